from __future__ import annotations

import pytest

from travaux.codebook.cues import inflections, load_cues
from travaux.model import Act


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("demand", {"demand", "demands", "demanded", "demanding"}),
        ("propose", {"propose", "proposes", "proposed", "proposing"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("stress", {"stress", "stresses", "stressed", "stressing"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("convey", {"convey", "conveys", "conveyed", "conveying"}),
    ],
)
def test_regular_verbs_inflect(verb: str, forms: set[str]) -> None:
    assert set(inflections(verb)) == forms


@pytest.mark.parametrize("form", ["said", "told", "swore", "hoping", "rebutted", "signalled"])
def test_every_form_of_a_cue_is_found(form: str) -> None:
    assert form in load_cues().verbs


@pytest.mark.parametrize(
    ("form", "frame", "act"),
    [
        ("demanded", "np", Act.DEMAND),
        ("offered", "to", Act.OFFER),
        ("insisted", "subjunctive", Act.DEMAND),
        ("insisted", "that", Act.REPORT),
        ("warned", "of", Act.WARN),
        ("accused", "np-of", Act.ACCUSE),
        ("refused", "to", Act.REJECT),
    ],
)
def test_a_cue_has_an_act_for_each_frame(form: str, frame: str, act: Act) -> None:
    assert load_cues().verbs[form].acts[frame] is act


def test_every_act_has_a_cue() -> None:
    cues = load_cues()
    acts = {act for cue in cues.verbs.values() for act in cue.acts.values()}
    assert acts == set(Act)


def test_nouns_have_plurals() -> None:
    nouns = load_cues().nouns
    assert nouns["demand"] is nouns["demands"] is Act.DEMAND
    assert nouns["pledges"] is Act.PROMISE


def test_frames_are_words() -> None:
    frames = {frame for cue in load_cues().verbs.values() for frame in cue.acts}
    assert {"on", "that", "np", "to"} <= frames
    assert all(isinstance(frame, str) for frame in frames)
