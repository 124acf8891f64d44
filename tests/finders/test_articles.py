from hypothesis import given
from hypothesis import strategies as st

from travaux.finders.articles import legal_units, normal_number

TREATY = """Treaty on the Waters of the Upper Lake

The Parties to this Treaty have agreed as follows:

Article 1
Use of terms
For the purposes of this Treaty "lake" means the Upper Lake.

Article 2
1. Each Party shall measure the level of the lake every month.
2. Article 5 applies to measurements that are late.

Article 2 bis: Fees
The Parties may share the costs.
"""

WITH_CONTENTS = """Draft text of the instrument on river navigation

Contents
Part I
1. Preamble ............................. 2
2. Objective of the instrument .......... 2
Part II
1. Locks and weirs ...................... 3
a. Locks ................................ 3
2. Tolls on vessels that carry goods over
long distances .......................... 4

Part I
1. Preamble
2. Objective of the instrument
1. The objective of this instrument is to keep the river open.
Part II
1. Locks and weirs3
a. Locks
1. Each Party shall keep its locks in repair.
2. Tolls on vessels that carry goods over
long distances
1. No Party shall raise tolls.
"""

RESOLUTION = """The Assembly,
Recalling its earlier decisions,
1. Calls upon all States to open their ports;
2. Also requests the Secretariat to report
by the end of the year;
3. Decides to remain seized of the matter.
"""


def test_articles_keep_their_numbers_titles_and_bodies() -> None:
    units = legal_units(TREATY)
    assert [(u.number, u.title) for u in units] == [
        ("1", "Use of terms"),
        ("2", None),
        ("2 bis", "Fees"),
    ]
    bodies = [u.body.of(TREATY) if u.body else "" for u in units]
    assert bodies[0].startswith("For the purposes")
    assert bodies[1].endswith("that are late.")
    assert bodies[2] == "The Parties may share the costs."


def test_a_table_of_contents_names_the_headings_and_is_not_read_as_the_text() -> None:
    units = legal_units(WITH_CONTENTS)
    assert [u.number for u in units] == ["I.1", "I.2", "II.1", "II.1.a", "II.2"]
    assert units[4].title == "Tolls on vessels that carry goods over long distances"
    assert units[4].body is not None
    assert units[4].body.of(WITH_CONTENTS) == "1. No Party shall raise tolls."
    assert all(u.heading.start > WITH_CONTENTS.index("4\n\nPart I") for u in units)


def test_a_table_of_contents_taken_out_of_the_text_still_names_its_headings() -> None:
    head, _, body = WITH_CONTENTS.partition("long distances .......................... 4\n")
    listed = head[head.index("1. Preamble") :] + "long distances .......................... 4"
    units = legal_units(body, listed)
    assert [u.number for u in units] == ["I.1", "I.2", "II.1", "II.1.a", "II.2"]
    assert units[4].body is not None
    assert units[4].body.of(body) == "1. No Party shall raise tolls."


def test_an_article_with_nothing_under_it_has_no_body() -> None:
    assert legal_units(WITH_CONTENTS)[0].body is None


def test_operative_paragraphs_are_the_units_of_a_resolution() -> None:
    units = legal_units(RESOLUTION)
    assert [(u.number, u.unit) for u in units] == [
        ("1", "paragraph"),
        ("2", "paragraph"),
        ("3", "paragraph"),
    ]
    assert units[1].body is not None
    assert units[1].body.of(RESOLUTION).endswith("the end of the year;")


def test_prose_has_no_legal_structure() -> None:
    assert legal_units("The talks went on.\n1. Bread\nArticle 4 was not discussed.\n") == ()


def test_numbers_are_compared_in_one_form() -> None:
    assert normal_number("TWELVE") == "12"
    assert normal_number("thirty-two") == "32"
    assert normal_number("3", "bis") == "3 bis"
    assert normal_number("IV") == "IV"


@given(st.text(alphabet="Article 123.\nPt[a]…shalI\t", max_size=300))
def test_units_stand_in_order_and_do_not_overlap(text: str) -> None:
    end = 0
    for unit in legal_units(text):
        assert end <= unit.heading.start <= unit.heading.end
        end = unit.body.end if unit.body else unit.heading.end
        assert end <= len(text)


def test_an_article_ends_before_the_heading_of_a_part() -> None:
    text = (
        "PART I – FERRIES\n\nArticle 1 – Service\n\nEach Party shall keep a ferry.\n\n"
        "PART II – FARES\n\nArticle 2 – Fares\n\nThe Parties shall agree on fares.\n"
    )
    bodies = [unit.body.of(text) for unit in legal_units(text) if unit.body]
    assert bodies == ["Each Party shall keep a ferry.", "The Parties shall agree on fares."]


def test_paragraphs_of_a_communique_need_a_subject_and_what_it_did() -> None:
    told = "1. The Parties welcomed the ferry.\n\n2. Both sides agreed to meet.\n"
    assert [unit.number for unit in legal_units(told)] == ["1", "2"]
    assert legal_units("1. Peel the apples.\n\n2. The oven is hot.\n") == ()


def test_the_last_article_ends_before_the_testimonium() -> None:
    text = f"{TREATY.rstrip()}\n\nIn witness whereof the undersigned have signed.\nDone at Lima.\n"
    last = legal_units(text)[-1]
    assert last.body is not None
    assert last.body.of(text) == "The Parties may share the costs."
