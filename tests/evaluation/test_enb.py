"""Triples of bulletins, on sentences of our own making."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from evaluation.enb import Triple, load_bulletins, plain, score_bulletins, triples_of
from evaluation.gold import GoldError

from travaux.model import Act, Mode, PartyRef, Passage, Speaker, Statement

PERU = PartyRef("PER", "Peru")
GROUP = PartyRef("bloc:aosis", "AOSIS")


def passage(text: str) -> Passage:
    return Passage("0" * 64, 0, len(text), text)


def statement(
    cue: str, *content: str, party: PartyRef | None = PERU, group: PartyRef | None = None
) -> Statement:
    return Statement(
        id="s",
        source=None,
        cue=passage(cue),
        content=tuple(passage(piece) for piece in content),
        speakers=(Speaker("somebody", None, party),),
        on_behalf_of=group,
        mode=Mode.INDIRECT,
        act=Act.REJECT,
        channel=None,
        addressees=(),
        condition=None,
        consequence=None,
        when=None,
        passages=(),
    )


def only(stated: Statement) -> Triple:
    (triple,) = triples_of([stated])
    return triple


def test_words_of_a_cue_behind_its_verb_belong_to_the_point() -> None:
    assert only(statement("called for", "a fund")) == only(statement("called", "for a fund"))
    assert only(statement("drew attention to", "the gap")).point == "attention to the gap"


def test_negation_counts_in_a_predicate_and_auxiliaries_do_not() -> None:
    given = only(statement("did not support", "the text"))
    assert given == only(statement("could not support", "the text"))
    assert given == only(statement("cannot support", "the text"))
    assert given.predicate == "not support"
    assert given != only(statement("supported", "the text"))


def test_quotation_marks_and_edges_of_a_point_are_set_aside() -> None:
    given = only(statement("said", "that “the cap” is needed."))
    assert given == only(statement("said", "the cap is needed"))
    assert given != only(statement("said", "the cap is needed now"))


def test_who_sides_with_another_has_a_point_without_by() -> None:
    assert only(statement("supported by", "a fund")) == only(statement("supported", "a fund"))


def test_an_actor_is_the_group_spoken_for() -> None:
    assert only(statement("said", "no", group=GROUP)).actor == "bloc:aosis"
    assert list(triples_of([statement("said", "no", party=None)])) == []


def test_a_kind_is_that_of_the_act() -> None:
    assert only(statement("opposed", "the text")).kind == "oppose"


def test_marks_of_the_corpus_are_taken_out() -> None:
    assert plain("He[=> Peru] said ``no''.") == "He said “no”."


def corpus(folder: Path, line: str, **changed: Any) -> Path:
    """A corpus of one line with one triple, "Peru, opposed, the plan"."""
    (folder / "corpus.txt").write_text(line + "\n", "utf-8")
    row: dict[str, Any] = {
        "file": "corpus.txt",
        "line": 1,
        "start": 0,
        "end": len(line),
        "sha256": hashlib.sha256(line.encode()).hexdigest(),
        "triples": [{"actor": "Peru", "predicate": [5, 12], "point": [[13, 21]], "kind": "oppose"}],
    }
    path = folder / "gold.json"
    path.write_text(json.dumps({"sentences": [row | changed]}), "utf-8")
    return path


def test_triples_are_read_by_their_offsets(tmp_path: Path) -> None:
    gold = corpus(tmp_path, "PERU opposed the plan.")
    (bulletin,) = load_bulletins(gold, tmp_path)
    assert bulletin.triples == (Triple("PER", "opposed", "the plan", "oppose"),)


def test_other_words_than_those_annotated_are_an_error(tmp_path: Path) -> None:
    gold = corpus(tmp_path, "PERU opposed the plan.", sha256="0" * 64)
    with pytest.raises(GoldError, match="line 1"):
        list(load_bulletins(gold, tmp_path))


def test_a_sentence_read_right_scores_in_every_measure(tmp_path: Path) -> None:
    scores = score_bulletins(corpus(tmp_path, "PERU opposed the plan."), tmp_path)
    assert set(scores) == {"triple", "actor", "predicate", "point", "triple with kind"}
    assert all(score.f1 == 1 and score.wanted == 1 for score in scores.values())
