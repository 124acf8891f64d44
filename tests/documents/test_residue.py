from datetime import date

from documents.pages import PASTED, SECOND, STORY
from travaux.documents import document_from_text
from travaux.model import Document, Fact, Origin, Span


def _reasons(page: Document) -> dict[str, str]:
    return {d.text: d.reason for d in page.dropped}


def test_a_pasted_page_loses_its_residue_and_nothing_else():
    page = document_from_text(PASTED)
    assert page.text == f"{STORY}\n\nWhat was said\n\n{SECOND}"
    assert _reasons(page) == {
        "NewsEnvoys resume talks on the lake accord": "repeated-title",
        "Envoys resume talks on the lake accord": "title",
        "Delegates walk along the shore before the opening session. / wiki": "caption",
        "By Lena Ortiz in Varna March 5, 2024": "byline",
        "Read more": "block-heading",
        "Storm closes the northern ports": "teaser",
        "Latest news": "block-heading",
        "Old war, new front: the siege of the island": "teaser",
        "Fighting on the island has gone on for three weeks and the hospitals are...": "teaser",
        "Must read": "block-heading",
        "You might also likeRELATED": "block-heading",
        "Dismiss": "button",
    }


def test_the_words_of_a_pasted_page_give_its_facts():
    page = document_from_text(PASTED)
    assert page.title == Fact("Envoys resume talks on the lake accord", Origin.PAGE)
    assert page.author == Fact("Lena Ortiz", Origin.PAGE)
    assert page.dateline == Fact("Varna", Origin.PAGE)
    assert page.published == Fact(date(2024, 3, 5), Origin.PAGE)


def test_teasers_in_the_midst_of_a_report_end_at_the_next_paragraph():
    page = document_from_text(f"{STORY}\n\nRelated\n\nStorm closes the ports\n\n{SECOND}")
    assert page.text == f"{STORY}\n\n{SECOND}"


def test_titles_with_broken_off_excerpts_are_teasers_without_a_heading_too():
    pair = "Siege of the island\n\nThe siege has gone on for three weeks and the...\n\n"
    page = document_from_text(f"{STORY}\n\n{SECOND}\n\n{pair}{pair.replace('island', 'port')}")
    assert page.text == f"{STORY}\n\n{SECOND}"


def test_one_paragraph_that_breaks_off_is_no_teaser():
    text = f"{STORY}\n\nA pause\n\n“We could of course...\n\n{SECOND}"
    assert document_from_text(text).text == text


def test_short_paragraphs_in_full_sentences_under_a_link_heading_are_teasers():
    teaser = (
        "Siege of the island\n\nThe siege has now gone on for three weeks and no end is in sight."
    )
    page = document_from_text(
        f"{STORY}\n\n{SECOND}\n\nLatest news\n\n{teaser}\n\n{teaser} It goes on."
    )
    assert page.text == f"{STORY}\n\n{SECOND}"


def test_a_headline_over_a_report_is_its_title():
    page = document_from_text(f"Envoys resume talks on the lake accord\n\n{STORY}\n\n{SECOND}")
    assert page.text == f"{STORY}\n\n{SECOND}"
    assert page.title == Fact("Envoys resume talks on the lake accord", Origin.PAGE)


def test_a_first_line_that_is_a_sentence_is_text():
    text = f"Norland wishes to explain its vote.\n\n{STORY}\n\n{SECOND}"
    assert document_from_text(text).text == text


def test_the_title_and_day_of_a_treaty_stay_in_its_text():
    title = "Accord on the Security of the Lake"
    text = "\n\n".join(
        [title, "5 March 2024", "Article 1", STORY, "Article 2", SECOND, "Article 3", STORY]
    )
    page = document_from_text(text)
    assert page.text == text
    assert page.title == Fact(title, Origin.PAGE, Span(0, len(title)))
    assert page.published == Fact(date(2024, 3, 5), Origin.PAGE)


def test_a_dateline_stays_where_it_stands():
    page = document_from_text(f"VARNA, March 5 (Lakeside) — {STORY}\n\n{SECOND}")
    assert page.dateline == Fact("VARNA, March 5 (Lakeside)", Origin.PAGE, Span(0, 25))
    assert page.published is None


def test_a_day_of_an_update_is_no_day_of_publication():
    page = document_from_text(f"Talks on the lake resume\n\nUpdated March 6, 2024\n\n{STORY}")
    assert page.published is None
    assert page.text == STORY


def test_a_list_that_ends_a_report_is_kept():
    text = f"{STORY}\n\nThe draft has two articles:\n• Article 1: the line;\n• Article 2: the dam"
    assert document_from_text(text).text == text


def test_a_text_without_a_story_is_left_as_it_is():
    assert document_from_text("Latest news").text == "Latest news"
