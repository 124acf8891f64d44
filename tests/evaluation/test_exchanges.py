from dataclasses import replace
from pathlib import Path

import pytest
from evaluation.exchanges import (
    Link,
    Negotiation,
    Place,
    Position,
    Reading,
    compared,
    load_negotiation,
    score_exchanges,
)
from evaluation.gold import GoldError

DEV = Path(__file__).parents[2] / "evaluation" / "exchanges" / "dev"
TEXT = "Alba asked Brun to open the port. Brun refused. Alba asked for maps."


@pytest.fixture
def negotiation(tmp_path: Path) -> Negotiation:
    (tmp_path / "1.txt").write_text(TEXT, "utf-8")
    (tmp_path / "issues.yaml").write_text("issues: [{id: port}, {id: maps}]", "utf-8")
    (tmp_path / "gold.yaml").write_text(
        """
parties: [{id: alba, name: Alba}, {id: brun, name: Brun}]
positions:
  - {party: alba, issue: port, stance: "+", document: 1.txt, words: asked Brun to open the port}
  - {party: brun, issue: port, stance: "-", document: 1.txt, words: Brun refused}
open: [[alba, maps]]
exchanges:
  - document: 1.txt
    words: asked Brun to open the port
    answers: [{by: brun, kind: rejected, document: 1.txt, words: Brun refused}]
  - {document: 1.txt, words: asked for maps, answers: []}
""",
        "utf-8",
    )
    return load_negotiation(tmp_path)


def test_all_is_right_where_the_reading_is_the_gold(negotiation: Negotiation) -> None:
    assert {s.f1 for s in compared(negotiation, negotiation.wanted).values()} == {1.0}


def test_an_empty_reading_finds_nothing_and_abstains(negotiation: Negotiation) -> None:
    scores = compared(negotiation, Reading())
    assert scores["stance"].f1 == scores["link"].f1 == 0
    assert scores["abstention"].f1 == 1


def test_a_wrong_sign_counts_against_both_sides(negotiation: Negotiation) -> None:
    rows = (Position("Alba", "port", "+"), Position("brun", "port", "+"))
    score = compared(negotiation, Reading(rows))["stance"]
    assert (score.right, score.given, score.wanted) == (1, 2, 2)


def test_a_stance_where_nothing_is_told_lowers_both_figures(negotiation: Negotiation) -> None:
    rows = (Position("brun", "maps", "0"), Position("alba", "maps", "+"))
    scores = compared(negotiation, Reading(rows))
    assert scores["abstention"].right == 0
    assert scores["stance"].given == 1


def test_parties_outside_the_gold_are_left_out(negotiation: Negotiation) -> None:
    assert compared(negotiation, Reading((Position("Corr", "port", "+"),)))["stance"].given == 0


def test_a_link_needs_both_ends(negotiation: Negotiation) -> None:
    (wanted,) = negotiation.wanted.links
    astray = Link(wanted.demand, Place("1.txt", 50, 60), "rejected")
    assert compared(negotiation, Reading(links=(astray,)))["link"].right == 0
    elsewhere = Link(wanted.demand, Place("2.txt", *wanted.answer[1:]), "rejected")
    assert compared(negotiation, Reading(links=(elsewhere,)))["link"].right == 0


def test_overlap_is_enough_and_kind_is_counted_apart(negotiation: Negotiation) -> None:
    near = Link(Place("1.txt", 0, 20), Place("1.txt", 39, 90), "deferred")
    scores = compared(negotiation, Reading(links=(near,)))
    assert scores["link"].f1 == 1
    assert scores["kind"].f1 == 0


def test_a_gold_link_is_paired_once(negotiation: Negotiation) -> None:
    (wanted,) = negotiation.wanted.links
    second = Link(Place("1.txt", 0, 20), wanted.answer, "rejected")
    score = compared(negotiation, Reading(links=(wanted, second)))["link"]
    assert (score.right, score.given, score.wanted) == (1, 2, 1)


def test_silence_is_wrong_where_an_answer_is_told_and_neutral_where_none_is(
    negotiation: Negotiation,
) -> None:
    (wanted,) = negotiation.wanted.links
    unanswered = Link(negotiation.unanswered[0], None, "none reported")
    missed = Link(wanted.demand, None, "none reported")
    assert compared(negotiation, Reading(links=(unanswered,)))["link"].given == 0
    assert compared(negotiation, Reading(links=(missed,)))["link"].right == 0


def test_words_that_no_document_holds_are_refused(negotiation: Negotiation) -> None:
    (negotiation.folder / "1.txt").write_text("Nothing of it.", "utf-8")
    with pytest.raises(GoldError, match="does not hold"):
        load_negotiation(negotiation.folder)


def test_the_development_half_is_whole() -> None:
    scores = score_exchanges(DEV, lambda negotiation: negotiation.wanted)
    assert {s.f1 for s in scores.values()} == {1.0}
    nothing = score_exchanges(DEV, lambda n: replace(n.wanted, positions=(), links=()))
    assert nothing["stance"].f1 == nothing["link"].f1 == 0
