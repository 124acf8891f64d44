from hypothesis import given
from hypothesis import strategies as st

from travaux.documents import document_from_text
from travaux.legal import cited_units, legal_texts, normal_number, own_body, title_words
from travaux.model import Document, LegalText, LegalUnit, UnitKind


def as_it_is(text: str) -> Document:
    return Document(sha256="0" * 64, source="test", media_type="text/plain", text=text)


def units_of(text: str) -> list[LegalUnit]:
    return [unit for legal in legal_texts(as_it_is(text)) for unit in cited_units(legal)]


def bodies_of(text: str) -> list[str]:
    bodies = [own_body(unit, text) for unit in units_of(text)]
    return [body.of(text) if body else "" for body in bodies]


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
    units = units_of(TREATY)
    assert [(u.number, title_words(u, TREATY)) for u in units] == [
        ("1", "Use of terms"),
        ("2", None),
        ("2 bis", "Fees"),
    ]
    bodies = bodies_of(TREATY)
    assert bodies[0].startswith("For the purposes")
    assert bodies[1].endswith("that are late.")
    assert bodies[2] == "The Parties may share the costs."


def test_a_table_of_contents_names_the_headings_and_is_not_read_as_the_text() -> None:
    units = units_of(WITH_CONTENTS)
    assert [u.number for u in units] == ["I.1", "I.2", "II.1", "II.1.a", "II.2"]
    assert title_words(units[4], WITH_CONTENTS) == (
        "Tolls on vessels that carry goods over long distances"
    )
    assert bodies_of(WITH_CONTENTS)[4] == "1. No Party shall raise tolls."
    assert all(u.span.start > WITH_CONTENTS.index("4\n\nPart I") for u in units)


def test_a_table_of_contents_taken_out_of_the_text_still_names_its_headings() -> None:
    document = document_from_text(WITH_CONTENTS)
    assert "....." not in document.text
    (legal,) = legal_texts(document)
    assert [u.number for u in legal.articles()] == ["I.1", "I.2", "II.1", "II.1.a", "II.2"]


def test_an_article_with_nothing_under_it_has_no_body() -> None:
    assert units_of(WITH_CONTENTS)[0].body is None


def test_operative_paragraphs_are_the_units_of_a_resolution() -> None:
    units = units_of(RESOLUTION)
    assert [(u.number, u.word) for u in units] == [
        ("1", "paragraph"),
        ("2", "paragraph"),
        ("3", "paragraph"),
    ]
    assert bodies_of(RESOLUTION)[1].endswith("the end of the year;")


def test_prose_has_no_legal_structure() -> None:
    prose = "The talks went on.\n1. Bread\nArticle 4 was not discussed.\n"
    assert legal_texts(as_it_is(prose)) == ()


def test_numbers_are_compared_in_one_form() -> None:
    assert normal_number("TWELVE") == "12"
    assert normal_number("thirty-two") == "32"
    assert normal_number("3", "bis") == "3 bis"
    assert normal_number("IV") == "IV"


def shape(unit: LegalUnit) -> tuple[object, ...]:
    return (unit.kind.value, unit.number, tuple(shape(child) for child in unit.children))


def well_formed(legal: LegalText) -> bool:
    """Children lie inside their parent, in order, and headings and bodies inside their unit."""
    for unit in legal.walk():
        ends = [unit.span.start]
        for child in unit.children:
            if not (unit.span.contains(child.span) and ends[-1] <= child.span.start):
                return False
            ends.append(child.span.end)
        parts = [part for part in (unit.heading, unit.title, unit.body) if part]
        if not all(unit.span.contains(part) for part in parts):
            return False
    return True


@given(st.text(alphabet="Article 123.\nPt[a]…shalI()OPoi–\t", max_size=300))
def test_units_stand_in_order_and_inside_one_another(text: str) -> None:
    for legal in legal_texts(as_it_is(text)):
        assert well_formed(legal)
        assert legal.span.end <= len(text)


def test_an_article_ends_before_the_heading_of_a_part() -> None:
    text = (
        "PART I – FERRIES\n\nArticle 1 – Service\n\nEach Party shall keep a ferry.\n\n"
        "PART II – FARES\n\nArticle 2 – Fares\n\nThe Parties shall agree on fares.\n"
    )
    assert bodies_of(text) == [
        "Each Party shall keep a ferry.",
        "The Parties shall agree on fares.",
    ]


def test_paragraphs_of_a_communique_need_a_subject_and_what_it_did() -> None:
    told = "1. The Parties welcomed the ferry.\n\n2. Both sides agreed to meet.\n"
    assert [unit.number for unit in units_of(told)] == ["1", "2"]
    assert units_of("1. Peel the apples.\n\n2. The oven is hot.\n") == []


def test_the_last_article_ends_before_the_testimonium() -> None:
    text = f"{TREATY.rstrip()}\n\nIn witness whereof the undersigned have signed.\nDone at Lima.\n"
    assert bodies_of(text)[-1] == "The Parties may share the costs."
    (legal,) = legal_texts(as_it_is(text))
    assert legal.units[-1].kind is UnitKind.CLOSING


WHOLE = """Agreement on the Harbour of Vell

The Government of Alvera and the Government of Sorvia,

Recalling their talks at Vell,
Desiring to share the harbour,

Have agreed as follows:

CHAPTER I
GENERAL PROVISIONS

Article 1
Definitions
For the purposes of this Agreement:
(a) "harbour" means the Harbour of Vell; and
(b) "ship" means
(i) a vessel under sail; or
(ii) a vessel under steam.

Article 2
Use
1. Each Party may use the harbour.
2. Neither Party shall:
(a) close the harbour;
(b) raise fees, except:
– in winter; or
– in a storm.
3. The fees are set out in Annex A.

CHAPTER II
FINAL PROVISIONS

Article 3
Entry into force
This Agreement shall enter into force on signature.
It shall remain in force for ten years.

In witness whereof the undersigned have signed this Agreement.
Done at Vell on 3 May 2031.

Annex A
Fees

Article 1
Ships
1. A ship pays ten crowns.
2. A boat pays one crown.

Article 2
Boats
No fee is paid for a boat in tow.
"""


def test_a_treaty_is_a_tree() -> None:
    (legal,) = legal_texts(as_it_is(WHOLE))
    assert well_formed(legal)
    assert legal.title
    assert legal.title.of(WHOLE) == "Agreement on the Harbour of Vell"
    assert [(u.kind.value, u.number) for u in legal.units] == [
        ("preamble", None),
        ("chapter", "I"),
        ("chapter", "II"),
        ("closing", None),
        ("annex", "A"),
    ]
    assert [c.kind for c in legal.units[0].children] == [UnitKind.RECITAL] * 2
    first, second = legal.units[1].children
    assert shape(first) == (
        *("article", "1"),
        (
            ("point", "a", ()),
            ("point", "b", (("point", "i", ()), ("point", "ii", ()))),
        ),
    )
    assert [shape(c) for c in second.children][1] == (
        *("paragraph", "2"),
        (
            ("point", "a", ()),
            ("point", "b", (("point", None, ()), ("point", None, ()))),
        ),
    )
    (third,) = legal.units[2].children
    assert [c.number for c in third.children] == [None, None]
    assert [title_words(u, WHOLE) for u in legal.units[-1].children] == ["Ships", "Boats"]


def test_two_texts_in_one_file_are_two_and_said() -> None:
    both = WHOLE + "\n" + WHOLE.replace("Harbour of Vell", "Bay of Tarn")
    texts = legal_texts(as_it_is(both))
    assert [t.title.of(both) for t in texts if t.title] == [
        "Agreement on the Harbour of Vell",
        "Agreement on the Bay of Tarn",
    ]
    assert all(t.problems[0].reason == "two-texts" for t in texts)
    one = legal_texts(as_it_is(WHOLE))[0]
    assert [shape(u) for u in texts[1].units] == [shape(u) for u in one.units]


def test_a_table_of_contents_alone_is_said_to_be_one() -> None:
    head = WITH_CONTENTS[: WITH_CONTENTS.index("4\n\nPart I") + 1]
    (legal,) = legal_texts(document_from_text(head))
    assert [p.reason for p in legal.problems] == ["contents-only"]
    assert legal.units == ()


def test_a_bracket_that_never_closes_is_said_and_the_rest_is_read() -> None:
    text = WHOLE.replace("Each Party may use", "[Each Party may use")
    (legal,) = legal_texts(as_it_is(text))
    problem = next(p for p in legal.problems if p.reason == "unclosed-bracket")
    assert problem.span
    assert problem.span.of(text) == "["
    assert "Article 2" in problem.what
    assert len(list(legal.articles())) == 5


def test_other_scripts_are_read_by_their_headings_and_said() -> None:
    russian = "Соглашение\n\nСтатья 1\nСтороны открывают порт.\n\nСтатья 2\nСтороны платят.\n"
    (legal,) = legal_texts(as_it_is(russian))
    assert [u.number for u in legal.articles()] == ["1", "2"]
    assert "other-script" in {p.reason for p in legal.problems}
    arabic = "اتفاق\n\nالمادة 1\nيفتح الطرفان الميناء.\n\nالمادة 2\nيدفع الطرفان الرسوم.\n"
    (legal,) = legal_texts(as_it_is(arabic))
    assert [u.number for u in legal.articles()] == ["1", "2"]
    assert "right-to-left" in {p.reason for p in legal.problems}
    chinese = "協定\n\n第一条\n双方开放港口。\n\n第二条\n双方支付费用。\n\n第三条\n生效。\n"
    (legal,) = legal_texts(as_it_is(chinese))
    assert [u.number for u in legal.articles()] == ["1", "2", "3"]


def test_rules_and_sections_stand_for_articles() -> None:
    rules = "Rules of procedure\n\n" + "".join(
        f"Rule {n}\nThe Chair opens meeting {n}.\n\n" for n in range(1, 5)
    )
    assert [(u.word, u.number) for u in units_of(rules)] == [("rule", str(n)) for n in range(1, 5)]
    bill = "".join(
        f"SEC. {n}. SHORT TITLE {n}.\nThe Office shall act.\n\n" for n in (101, 102, 103)
    )
    assert [u.number for u in units_of(bill)] == ["101", "102", "103"]


def test_footnotes_are_no_paragraphs() -> None:
    text = WHOLE.replace(
        "2. Neither Party shall:", "1 See the map of the harbour.\n2. Neither Party shall:"
    )
    text = text.replace("may use the harbour.", "may use the harbour.1")
    (legal,) = legal_texts(as_it_is(text))
    (note,) = legal.notes
    assert note.mark == "1"
    assert note.span.of(text) == "1 See the map of the harbour."
    assert note.at is not None
    assert text[note.at] == "1"
    left = "".join(part.of(text) for part in legal.without_notes(legal.span))
    assert "See the map" not in left
    assert len(left) == len(legal.span) - len(note.span)
    second = legal.units[1].children[1]
    assert [c.number for c in second.children] == ["1", "2", "3"]


def test_a_citation_that_begins_a_line_is_no_heading() -> None:
    text = WHOLE.replace(
        "This Agreement shall enter into force on signature.",
        "This Agreement shall enter into force when what is said in\nArticle 2 and in\n"
        "Article 1\nof this Agreement was done.",
    )
    (legal,) = legal_texts(as_it_is(text))
    assert [u.number for u in legal.articles()] == ["1", "2", "3", "1", "2"]


def test_a_preamble_under_its_own_heading_holds_its_recitals_alone() -> None:
    text = WHOLE.replace("The Government of Alvera and", "PREAMBLE\n\nThe Government of Alvera and")
    (legal,) = legal_texts(as_it_is(text))
    assert [u.kind.value for u in legal.units] == [
        "preamble",
        "chapter",
        "chapter",
        "closing",
        "annex",
    ]
    assert [c.kind for c in legal.units[0].children] == [UnitKind.RECITAL] * 2
