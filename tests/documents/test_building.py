from documents.pages import STORY
from travaux.documents.building import build, language_of
from travaux.documents.html import extract_html
from travaux.model import Fact, Origin


def test_the_language_is_told_from_the_words():
    assert language_of(STORY) == Fact("en", Origin.DETECTED)
    russian = "Министр заявил журналистам, что переговоры на озере продолжатся в среду."
    assert language_of(russian) == Fact("ru", Origin.DETECTED)


def test_the_language_of_a_few_letters_is_unknown():
    assert language_of("Article 4") is None


def test_the_title_on_the_page_is_taken_where_markup_adds_the_site():
    page = (
        f"<html><title>The lake talks resume | Post</title><h1>The lake talks resume</h1><p>{STORY}"
    )
    document = build("0" * 64, "x", extract_html(page, "x"))
    assert document.title == Fact("The lake talks resume", Origin.PAGE)
    assert document.text == STORY
