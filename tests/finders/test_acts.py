from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import numpy as np
import pytest

from travaux.codebook.cues import load_cues
from travaux.finders.act_rules import Ground, Ruled
from travaux.finders.act_weights import Weights, key_of, load_weights
from travaux.finders.acts import Told, act_of, by_rules, decide
from travaux.language import Annotated
from travaux.model import Act

Read = Callable[..., Annotated]


def told(read: Read, cue: str, content: str, **known: bool) -> Told:
    """The words of "The envoy CUE CONTENT"."""
    tokens = read(f"The envoy {cue} {content}").tokens
    size = len(cue.split())
    return Told(list(tokens[2 : 2 + size]), list(tokens[2 + size :]), load_cues(), **known)


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("demanded", "the withdrawal of all ships.", Act.DEMAND),
        ("urged", "both sides to show restraint.", Act.APPEAL),
        ("threatened", "to leave the talks.", Act.THREATEN),
        ("promised", "to return the prisoners.", Act.PROMISE),
        ("denied", "that his ships had crossed the line.", Act.DENY),
        ("accused", "Peru of breaking the truce.", Act.ACCUSE),
        ("proposed", "a buffer zone.", Act.PROPOSE),
        ("said", "it would not accept the draft.", Act.REJECT),
        ("said", "that they must withdraw their ships.", Act.DEMAND),
        ("said", "the draft was too weak.", Act.ASSESS),
        ("said", "two sailors had been wounded.", Act.REPORT),
        ("warned", "that the truce could collapse.", Act.WARN),
    ],
)
def test_what_plain_statements_do(read: Read, cue: str, content: str, expected: Act) -> None:
    assert act_of(told(read, cue, content)).act is expected


def test_a_reading_says_how_probable_it_is(read: Read) -> None:
    plain = act_of(told(read, "demanded", "the withdrawal of all ships."))
    vague = act_of(told(read, "said", "the ships have their own history."))
    assert 0 < vague.probability < plain.probability <= 1


def test_nothing_said_is_read_too(read: Read) -> None:
    tokens = list(read("The envoy spoke.").tokens)
    assert act_of(Told([], [], load_cues())).act in Act
    assert act_of(Told(tokens[2:3], [], load_cues())).act in Act


def test_to_back_somebody_accepts_nothing(read: Read) -> None:
    assert by_rules(told(read, "backs", "the chair.")).act is Act.ACCEPT
    assert by_rules(told(read, "backs", "the chair.", names=True)).act is Act.ASSESS


def test_a_side_that_is_not_named_as_the_speakers_own_may_threaten(read: Read) -> None:
    words = told(read, "said", "Lima would answer if Peru was attacked.", strikes=True)
    assert by_rules(words).act is Act.THREATEN


def _weights(*sure: str) -> Weights:
    values = np.array([[2.0, 0.0]], dtype=np.float32)
    return Weights((Act.REPORT, Act.DEMAND), {key_of("always"): 0}, values, 1.0, frozenset(sure))


def test_rules_keep_the_last_word_where_they_are_surer() -> None:
    ruled = Ruled(Act.DEMAND, Ground.CUE, Act.DEMAND)
    names = frozenset({"always", "never seen"})
    assert decide(ruled, names, _weights()).act is Act.REPORT
    kept = decide(ruled, names, _weights("demand by cue"))
    assert kept.act is Act.DEMAND
    assert kept.probability == pytest.approx(0.1192, abs=1e-4)


def test_the_package_reads_acts_without_what_trained_them() -> None:
    code = (
        "import sys; from travaux.finders.acts import act_of; "
        "from travaux.finders.act_weights import load_weights; load_weights(); "
        "sys.exit(any(m in sys.modules for m in ('sklearn', 'scipy', 'torch')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_weights_are_read_when_they_are_first_needed() -> None:
    code = (
        "from travaux.finders import acts, act_weights; "
        "assert act_weights.load_weights.cache_info().currsize == 0"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    assert load_weights() is load_weights()


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("did not rule out", "further sanctions.", Act.ASSESS),
        ("did not rule out", "talks with the islanders.", Act.OFFER),
        ("has not ruled out", "joining the fund.", Act.OFFER),
        ("ruled out", "a longer truce.", Act.REJECT),
        ("refused to confirm", "the number of the dead.", Act.REPORT),
        ("declined", "to comment on the letter.", Act.REPORT),
        ("no longer insists on", "an apology.", Act.ACCEPT),
        ("no longer insists", "that the chair resign.", Act.ACCEPT),
        ("no longer opposes", "the corridor.", Act.ACCEPT),
        ("stopped opposing", "the corridor.", Act.ACCEPT),
        ("no longer supports", "the corridor.", Act.REJECT),
        ("did not object to", "the new date.", Act.ACCEPT),
        ("denied", "that the fleet had sailed.", Act.DENY),
        ("did not deny", "that the fleet had sailed.", Act.ASSESS),
        ("said", "he would not hesitate to attack the port.", Act.THREATEN),
        ("said", "he would not hesitate to help the islanders.", Act.PROMISE),
        ("has not agreed to", "the quota.", Act.REPORT),
        ("does not accept", "the quota.", Act.REJECT),
        ("has yet to reject", "the offer.", Act.REPORT),
        ("stopped short of demanding", "a full withdrawal.", Act.REPORT),
        ("avoided blaming", "the army.", Act.REPORT),
        ("hinted", "that it could accept a shorter truce.", Act.OFFER),
        ("hinted", "that it could expel the diplomats.", Act.THREATEN),
        ("rejected", "the allegation that he had lied.", Act.REJECT),
        ("rejected", "the call to step down.", Act.REJECT),
        ("did not want", "Peru to join the fund.", Act.REJECT),
        ("did not promise", "new ships.", Act.REPORT),
    ],
)
def test_polarity_and_modality_turn_what_a_cue_names(
    read: Read, cue: str, content: str, expected: Act
) -> None:
    assert by_rules(told(read, cue, content)).act is expected
    assert act_of(told(read, cue, content)).act is expected
