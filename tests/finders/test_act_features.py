from __future__ import annotations

from collections.abc import Callable

from travaux.codebook.cues import load_cues
from travaux.finders.act_features import Told, features
from travaux.finders.act_rules import Ground, Ruled
from travaux.language import Annotated
from travaux.model import Act

Read = Callable[..., Annotated]
RULED = Ruled(Act.REPORT, Ground.NEUTRAL, Act.REPORT)


def names(read: Read, content: str, own: str = "") -> frozenset[str]:
    tokens = read(f"The envoy said {content}").tokens
    told = Told(list(tokens[2:3]), list(tokens[3:]), load_cues(), lambda t: t.text == own)
    return features(told, RULED)


def test_no_name_and_no_number_is_a_feature(read: Read) -> None:
    found = names(read, "Peru sent 4711 men to Callao on Tuesday.")
    assert not any(word in name.split() for name in found for word in ("peru", "Peru", "4711"))
    assert "w man" in found
    assert "counts" in found


def test_the_rules_are_features(read: Read) -> None:
    assert {"rule report", "rule report by neutral", "named report"} <= names(read, "it rained.")


def test_who_would_act_and_when_are_features(read: Read) -> None:
    assert "first who own would not" in names(read, "Peru would not sign.", own="Peru")
    assert "first who other would" in names(read, "Peru would sign.")
    assert "first who third can" in names(read, "they can sign.")
    assert "first who noun VBD passive" in names(read, "the text was signed.")


def test_a_condition_and_what_follows_are_features(read: Read) -> None:
    found = names(read, "we will respond with sanctions if they attack.")
    assert {"condition", "condition if", "then own will", "then harm"} <= found


def test_the_noun_of_a_phrase_is_a_feature(read: Read) -> None:
    tokens = read("The envoy expressed readiness to meet.").tokens
    found = features(Told(list(tokens[2:3]), list(tokens[3:]), load_cues()), RULED)
    assert "cue express" in found
    assert "head readiness" in found or "verb meet" in {n.removeprefix("any ") for n in found}


def test_the_words_of_a_long_content_are_bounded(read: Read) -> None:
    long = "the plan was weak and " * 400
    assert len(names(read, long)) < 1_000


def test_the_same_words_have_the_same_features(read: Read) -> None:
    assert names(read, "the plan is weak.") == names(read, "the plan is weak.")
