"""What provisions do and whom they bind, on sentences of our own."""

import pytest

from travaux.legal import clauses, norms, told_clauses
from travaux.model import Force, Modality, Norms, Span


def whole(words: str) -> Norms:
    return norms(words)


def read(words: str) -> list[tuple[str, list[str]]]:
    return [
        (clause.modality.value, [span.of(words) for span in clause.bound])
        for clause in clauses(words, Span(0, len(words)))
    ]


@pytest.mark.parametrize(
    ("words", "modality"),
    [
        ("Each Party shall notify the others.", Modality.OBLIGATION),
        ("The Parties shall not build new bases as of 3 May 2004.", Modality.PROHIBITION),
        ("The members undertake to refrain from any exercise.", Modality.PROHIBITION),
        ("Members are to refrain from drills there.", Modality.PROHIBITION),
        ("The objective of this treaty is to end waste.", Modality.DECLARATION),
        ("A Party may withdraw at any time.", Modality.PERMISSION),
        ("The Parties reaffirm that they are not enemies.", Modality.DECLARATION),
        ("This treaty shall not be construed as limiting trade.", Modality.DECLARATION),
        ("For the purposes of this Treaty “base” means a camp.", Modality.DEFINITION),
        ('For the purposes of this Treaty "base" means a camp.', Modality.DEFINITION),
        ("Requests the Secretariat to report", Modality.OBLIGATION),
        ("Recalls its earlier decisions", Modality.DECLARATION),
        ("The Parties reaffirmed their friendship.", Modality.DECLARATION),
        ("Both sides called upon the donors to help.", Modality.DECLARATION),
        ("The Parties thanked their host and agreed to open the quay.", Modality.OBLIGATION),
        ("The Parties agreed not to mine the strait.", Modality.PROHIBITION),
        ("The two sides undertook to refrain from drills.", Modality.PROHIBITION),
        ("Neither Party may station troops there.", Modality.PROHIBITION),
        ("The Parties renounce the use of force.", Modality.PROHIBITION),
        ("This Treaty does not affect earlier claims.", Modality.DECLARATION),
        ("No vessel shall be boarded.", Modality.PROHIBITION),
        ("Salvage without a licence shall be prohibited.", Modality.PROHIBITION),
        ("Pilots shall be entitled to a fee.", Modality.PERMISSION),
        ("The Agency shall not be required to publish its minutes.", Modality.PERMISSION),
        ("Tolls need not be paid in the winter.", Modality.PERMISSION),
        ("This Protocol shall enter into force on the day of its signature.", Modality.CONDITION),
        ("This Chapter applies to pilots.", Modality.CONDITION),
        ("Each Party shall apply its own laws.", Modality.OBLIGATION),
        ("A raft shall be deemed to be a vessel.", Modality.DEFINITION),
        ("Annex B forms an integral part of this Protocol.", Modality.DECLARATION),
        ("Nothing in this Treaty shall affect the rights of fishers.", Modality.DECLARATION),
        (
            "Nothing in this Treaty shall prevent a Party from closing its ports.",
            Modality.PERMISSION,
        ),
        ("The Parties shall in no case close the lock.", Modality.PROHIBITION),
        ("The Council shall, where it sees fit, not publish the map.", Modality.PROHIBITION),
        ("Noting with concern the rise of the river,", Modality.DECLARATION),
        ("Authorizes the Secretariat to hire divers;", Modality.PERMISSION),
        ("Decides that all States shall mark their buoys;", Modality.OBLIGATION),
        ("Decides that no State may mine the lake;", Modality.PROHIBITION),
        ("There is no need for new rules on rafts.", Modality.DECLARATION),
    ],
)
def test_the_main_verb_tells_what_a_provision_does(words: str, modality: Modality) -> None:
    assert whole(words).modality is modality


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        (
            "All member States of the League shall not station troops.",
            "All member States of the League",
        ),
        ("Where a dam is built, each Party shall consult.", "each Party"),
        ("If a Party builds a dam it shall consult.", "a Party"),
        ("If a Party builds a dam, it may, after notice, fill it.", "a Party"),
        ("Calls upon all Member States to open ports", "all Member States"),
        ("Norland may invite observers.", "Norland"),
        ("The Republic of Sudmark shall withdraw.", "The Republic of Sudmark"),
        ("Norland reiterated its proposal.", "Norland"),
        ("The costs shall be borne by the Parties in equal parts.", "the Parties"),
        ("In taking such steps a Party shall consult the Board.", "a Party"),
        (
            "A Party whose vessels are inspected shall pay the fee.",
            "A Party whose vessels are inspected",
        ),
        ("The Parties, in accordance with their laws, shall act.", "The Parties"),
        ("One of the Parties shall keep the seal.", "One of the Parties"),
        ("We call on Norland to return the boats.", "We"),
        ("We instruct our experts to meet in May.", "our experts"),
        ("Parties are encouraged to share charts.", "Parties"),
        ("Nothing in this Treaty shall prevent a Party from closing its ports.", "a Party"),
        (
            "The Director-General of the League shall keep a list.",
            "The Director-General of the League",
        ),
    ],
)
def test_who_is_bound_stands_as_written(words: str, bound: str) -> None:
    assert read(words)[0][1] == [bound]


@pytest.mark.parametrize(
    "words",
    [
        "Customs duties applied in the Republic shall be abolished.",
        "This Treaty shall enter into force.",
        "Annex II shall list the ports.",
        "Amendments shall be adopted by consensus.",
        "The rights of each Party shall be respected.",
        "State aid shall be notified.",
    ],
)
def test_things_are_not_bound(words: str) -> None:
    assert [bound for _, bound in read(words)] == [[]]


def test_a_sentence_can_do_several_things() -> None:
    assert read("The Parties shall keep one ferry, and the Board may charter a second.") == [
        ("obligation", ["The Parties"]),
        ("permission", ["the Board"]),
    ]
    assert read("Parties should, and agencies and funds are encouraged to, help.") == [
        ("obligation", ["Parties"]),
        ("permission", ["agencies and funds"]),
    ]


def test_dependent_clauses_do_nothing_of_their_own() -> None:
    assert read("Each Party shall list the ports that a vessel may enter.") == [
        ("obligation", ["Each Party"])
    ]
    assert read("Where a permit may be needed, the Party shall say so.") == [
        ("obligation", ["the Party"])
    ]


def test_items_go_on_from_the_words_above_them() -> None:
    words = (
        "2. Each Party shall:\n(a) mark its buoys;\n(b) not dredge the channel:\n"
        "(i) in spring; or\n(ii) at night; and\n(c) report to the Board.\n"
        "3. Fees may be charged for:\n(a) mooring; and\n(b) pilotage."
    )
    assert read(words) == [
        ("obligation", ["Each Party"]),
        ("obligation", ["Each Party"]),
        ("prohibition", ["Each Party"]),
        ("obligation", ["Each Party"]),
        ("permission", []),
    ]
    assert [clause.implied for clause in whole(words).clauses] == [False, True, True, True, False]


def test_a_communique_speaks_in_the_name_of_its_authors() -> None:
    words = (
        "4. Ministers:\n- agreed to open the lock;\n- welcomed the survey.\nThey undertook to meet."
    )
    assert read(words) == [
        ("obligation", ["Ministers"]),
        ("declaration", ["Ministers"]),
        ("obligation", ["Ministers"]),
    ]


def test_what_is_only_asked_of_somebody_is_hortatory() -> None:
    for words in ("Parties should share charts.", "Parties are encouraged to share charts."):
        assert whole(words).clauses[0].force is Force.HORTATORY
    invited = whole("Invites Governments to contribute").clauses[0]
    assert (invited.modality, invited.force) == (Modality.PERMISSION, Force.HORTATORY)


@pytest.mark.parametrize(
    ("words", "readings"),
    [
        ("Each Party [shall][should] mark its buoys.", [Modality.OBLIGATION]),
        ("Each Party [shall] [may] mark its buoys.", [Modality.OBLIGATION, Modality.PERMISSION]),
        ("Each Party shall [not] dredge.", [Modality.PROHIBITION, Modality.OBLIGATION]),
        ("[Each Party shall mark its buoys.]", []),
    ],
)
def test_brackets_leave_the_modality_open(words: str, readings: list[Modality]) -> None:
    (clause,) = whole(words).clauses
    assert clause.contested is bool(readings)
    assert list(clause.readings) == readings
    assert [span.of(words) for span in clause.bound] == ["Each Party"]


def test_conditions_exceptions_and_those_it_is_owed_to() -> None:
    words = (
        "If the river rises, each Party shall, subject to Article 4, notify the other Party "
        "unless the gauge is broken."
    )
    (clause,) = whole(words).clauses
    assert [s.of(words) for s in clause.conditions] == ["If the river rises"]
    assert [s.of(words) for s in clause.exceptions] == [
        "subject to Article 4",
        "unless the gauge is broken",
    ]
    assert [s.of(words) for s in clause.towards] == ["the other Party"]


@pytest.mark.parametrize(
    ("words", "towards"),
    [
        ("The sides shall not use force against each other.", ["each other"]),
        ("The sides must not gain at the expense of Sudmark’s security.", ["Sudmark"]),
        ("The sides shall move towards the reduction of noise.", []),
    ],
)
def test_towards_whom_is_kept_as_written(words: str, towards: list[str]) -> None:
    assert [s.of(words) for s in whole(words).clauses[0].towards] == towards


@pytest.mark.parametrize(
    ("words", "modality", "bound"),
    [
        ("calls for a ban on overflights", Modality.PROHIBITION, []),
        ("not to dam the river", Modality.PROHIBITION, []),
        ("obliges the Parties to consult", Modality.OBLIGATION, ["the Parties"]),
        ("requires Norland not to dam", Modality.PROHIBITION, ["Norland"]),
        ("allows the Board to sit in private", Modality.PERMISSION, ["the Board"]),
        ("the parties shall talk", Modality.OBLIGATION, ["the parties"]),
    ],
)
def test_what_others_say_of_a_provision_is_read_too(
    words: str, modality: Modality, bound: list[str]
) -> None:
    (clause,) = told_clauses(words, Span(0, len(words)))
    assert clause.modality is modality
    assert [s.of(words) for s in clause.bound] == bound


@pytest.mark.parametrize(
    "words", ["", "transparency of exercises", "Article 4\nFees", "[[[", "(a)"]
)
def test_words_that_do_nothing_give_no_clause(words: str) -> None:
    assert read(words) == []
    assert whole(words).modality is Modality.UNKNOWN


def test_every_place_lies_in_the_stretch_that_was_read() -> None:
    text = "Before. Each Party shall act within 30 days of notice, unless Article 2 applies. After."
    span = Span(8, 81)
    found = norms(text, span)
    spans = [c.span for c in found.clauses] + [s for c in found.clauses for s in c.bound]
    spans += [limit.span for limit in found.limits] + [ref.span for ref in found.references]
    assert spans
    assert all(span.contains(one) for one in spans)
