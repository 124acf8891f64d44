from documents.pages import STORY
from travaux.documents.building import language_of
from travaux.model import Fact, Origin


def test_the_language_is_told_from_the_words():
    assert language_of(STORY) == Fact("en", Origin.DETECTED)
    russian = "Министр заявил журналистам, что переговоры на озере продолжатся в среду."
    assert language_of(russian) == Fact("ru", Origin.DETECTED)


def test_the_language_of_a_few_letters_is_unknown():
    assert language_of("Article 4") is None
