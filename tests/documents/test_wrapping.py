import textwrap

from hypothesis import given
from hypothesis import strategies as st

from documents.pages import SECOND, STORY
from travaux.documents.blocks import assemble
from travaux.documents.wrapping import blocks_of_text

LONG = f"{STORY} {SECOND} Neither side named a day for the next round of the negotiations."


def _texts(original: str, wrapped: bool = False) -> list[str]:
    return [block.text for block in blocks_of_text(original, wrapped)[0]]


def test_broken_lines_become_whole_paragraphs():
    original = "\n\n".join(textwrap.fill(words, 60) for words in (LONG, STORY, LONG))
    assert _texts(original) == [LONG, STORY, LONG]


def test_a_text_of_unbroken_paragraphs_is_left_as_it_is():
    original = f"{LONG}\n{STORY}\n\n{SECOND}"
    assert assemble(blocks_of_text(original)[0])[0] == original


def test_headings_of_articles_stand_alone():
    body = textwrap.fill(LONG, 60)
    original = f"Article 1\n{body}\nArticle 2\n1. {body}\n(a) {body}\nOption 1\n{body}"
    assert _texts(original) == [
        "Article 1",
        LONG,
        "Article 2",
        f"1. {LONG}",
        f"(a) {LONG}",
        "Option 1",
        LONG,
    ]


def test_a_reference_to_an_article_at_the_start_of_a_line_is_no_heading():
    original = (
        "The Parties shall act on the lake in the way that is set out in\n"
        "Article 4 and shall not strengthen their own security by means\n"
        "that weaken the security of others, on the lake or near its\n"
        "shores, as\nthey now stand."
    )
    assert len(_texts(original)) == 1


def test_a_word_broken_by_a_hyphen_is_joined_only_if_it_stands_whole_elsewhere():
    original = (
        "The negotiations on the lake went on for a week, and the nego-\n"
        "tiations on the dam were put off, since the two sides saw short-\n"
        "lived gains in that, and no more than that, as one of the people\n"
        "in the room said.\n"
    )
    assert "and the negotiations on the dam" in _texts(original)[0]
    assert "saw short-lived gains" in _texts(original)[0]


def test_a_paragraph_goes_on_over_a_page_and_its_footnote_comes_after():
    pages = (
        "The Parties shall keep the peace on the lake1 and they shall not\n"
        "send armed vessels beyond the line that was agreed between the\n"
        "1 The line is drawn on the map.\f"
        "two of them in the spring, nor shall they build new harbours on\nits shores."
    )
    texts = _texts(pages, wrapped=True)
    assert texts[0].endswith("agreed between the two of them in the spring, nor shall they build "
                             "new harbours on its shores.")  # fmt: skip
    assert texts[1] == "1 The line is drawn on the map."


def test_a_table_of_contents_is_dropped_with_its_reason():
    body = textwrap.fill(LONG, 60)
    blocks, gone = blocks_of_text(f"1. Objective ............ 4\n2. Scope ............ 5\n{body}")
    assert [d.reason for d in gone] == ["table-of-contents"] * 2
    assert [b.text for b in blocks] == [LONG]


@given(st.lists(st.text(alphabet="ab. -\n\f1A•\xa0\u200b", max_size=40), max_size=8))
def test_every_run_holds_the_words_of_the_original(parts):
    original = "\n".join(parts)
    blocks, gone = blocks_of_text(original)
    text, offsets = assemble(blocks)
    for run in offsets.runs:
        clean = text[run.clean : run.clean + run.length]
        assert clean == original[run.original : run.original + run.length].replace("\xa0", " ")
    for dropped in gone:
        assert original[dropped.start :].startswith(dropped.text)
