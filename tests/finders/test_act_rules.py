from __future__ import annotations

from collections.abc import Callable

import pytest

from travaux.codebook.cues import load_cues
from travaux.finders.act_rules import cue_verb, is_negated, is_void, ruled_act
from travaux.finders.statement_contents import judges, threatens
from travaux.language import Annotated
from travaux.model import Act

Read = Callable[..., Annotated]


def act(read: Read, cue: str, content: str) -> Act:
    """The act of "The envoy CUE CONTENT"."""
    tokens = read(f"The envoy {cue} {content}").tokens
    size = len(cue.split())
    return ruled_act(list(tokens[2 : 2 + size]), list(tokens[2 + size :]), load_cues()).act


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("demanded", "the withdrawal of all ships.", Act.DEMAND),
        ("called for", "a ceasefire.", Act.DEMAND),
        ("did not threaten", "to leave the talks.", Act.REPORT),
        ("does not want", "Peru to join the bloc.", Act.REJECT),
        ("said", "it would not accept the draft.", Act.REJECT),
        ("said", "they must withdraw their ships.", Act.DEMAND),
        ("said", "it would support the fund.", Act.PROMISE),
        ("said", "it would rain.", Act.REPORT),
        ("said", "that we demand an answer.", Act.DEMAND),
        ("said", "that we do not demand an answer.", Act.REPORT),
        ("said", "that the plan was unacceptable.", Act.REJECT),
        ("said", "that if they attack, they will face sanctions.", Act.THREATEN),
        ("said", "that if they talk, the harbour will open.", Act.REPORT),
    ],
)
def test_the_act_of_cue_and_content(read: Read, cue: str, content: str, expected: Act) -> None:
    assert act(read, cue, content) is expected


def test_a_side_is_told_by_the_caller(read: Read) -> None:
    tokens = read("The envoy said Peru would not accept the draft.").tokens
    cue, content = list(tokens[2:3]), list(tokens[3:])
    assert ruled_act(cue, content, load_cues()).act is Act.REPORT
    assert ruled_act(cue, content, load_cues(), lambda t: t.text == "Peru").act is Act.REJECT


def test_a_cue_by_marks_alone_is_told_by_its_content(read: Read) -> None:
    assert ruled_act([], list(read("We urge Peru to sign.").tokens), load_cues()).act is Act.APPEAL


@pytest.mark.parametrize(
    ("cue", "negated"),
    [
        ("did not rule out", True),
        ("no longer insists", True),
        ("refused to confirm", True),
        ("refused", False),
        ("has warned", False),
    ],
)
def test_negation_is_told_by_the_words_of_the_cue(read: Read, cue: str, negated: bool) -> None:
    tokens = read(f"The envoy {cue} a new round of talks.").tokens
    assert is_negated(list(tokens[2 : 2 + len(cue.split())])) is negated


def test_the_last_verb_of_a_cue_attributes(read: Read) -> None:
    verb = cue_verb(list(read("Peru refused to confirm the report.").tokens[1:4]), load_cues())
    assert verb is not None
    assert verb.text == "confirm"


def test_a_cue_that_failed_is_void(read: Read) -> None:
    assert is_void(list(read("Peru failed to agree on a text.").tokens[1:5]))
    assert not is_void(list(read("Peru agreed on a text.").tokens[1:3]))


def test_a_harm_that_depends_on_nothing_is_no_threat(read: Read) -> None:
    assert act(read, "said", "there will be sanctions.") is Act.REPORT


def test_who_would_act_tells_a_threat_from_a_warning(read: Read) -> None:
    def own(word: object) -> bool:
        return str(word) == "Norway"

    leave = list(read("that Norway will leave the talks unless Peru signs.").tokens)
    fail = list(read("that the talks will fail unless Peru signs.").tokens)
    assert threatens(leave, load_cues(), own)
    assert not threatens(fail, load_cues(), own)
    assert act(read, "said", "that the talks will fail unless Peru signs.") is Act.WARN


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("said", "the draft was too weak.", Act.ASSESS),
        ("said", "that talks had failed.", Act.ASSESS),
        ("said", "there is no hope of a deal.", Act.ASSESS),
        ("said", "the second round would start in June.", Act.REPORT),
        ("said", "there were 20 ships in the bay.", Act.REPORT),
        ("expressed", "gratitude to the hosts.", Act.ASSESS),
        ("stressed", "the need for a ceasefire.", Act.DEMAND),
        ("stressed", "that decisions had to be taken.", Act.DEMAND),
        ("insisting", "that all prisoners be freed.", Act.DEMAND),
        ("said", "the fund should deal with floods.", Act.DEMAND),
        ("prefers", "a shorter text.", Act.DEMAND),
        ("said", "it could not support the draft.", Act.REJECT),
        ("said", "that it rejected the draft.", Act.REJECT),
        ("said", "the clause was entirely unacceptable.", Act.REJECT),
        ("called", "the demands non-starters.", Act.REJECT),
        ("said", "it had no intention of leaving the talks.", Act.DENY),
        ("said", "that the report was not true.", Act.DENY),
        ("said", "that Peru had ignored the concerns of fishermen.", Act.ACCUSE),
        ("complained", "that nobody had listened.", Act.ACCUSE),
        ("said", "it was ready to sign the text.", Act.OFFER),
        ("said", "it would not attack the island.", Act.PROMISE),
        ("said", "it could accept the draft.", Act.ACCEPT),
        ("agreed", "to open the bridge.", Act.PROMISE),
        ("called on", "Peru to open its market.", Act.APPEAL),
        ("said", "we will not do that.", Act.REJECT),
        ("said", "nobody will agree to that.", Act.REJECT),
        ("said", "we have not sold a single missile.", Act.DENY),
        ("said", "we have not decided.", Act.REPORT),
        ("said", "the truce could unravel.", Act.WARN),
        ("said", "the blockade could lead to famine.", Act.WARN),
        ("said", "the other side is stalling.", Act.ACCUSE),
        ("said", "we can live with this text.", Act.ACCEPT),
        ("assured", "us that it would not build such weapons.", Act.PROMISE),
        ("maintains", "that its bondholders should pay.", Act.DEMAND),
        ("requested", "all States to refrain from force.", Act.APPEAL),
        ("criticised", "Peru for walking out.", Act.ACCUSE),
        ("condemned", "the shelling of the market.", Act.ACCUSE),
        ("concluded", "that neither side had met its duties.", Act.ASSESS),
        ("turned down", "the offer.", Act.REJECT),
        ("said", "they have broken every promise.", Act.ACCUSE),
        ("said", "no outside mediation would be accepted.", Act.REJECT),
    ],
)
def test_what_words_do_tells_the_act_of_a_neutral_cue(
    read: Read, cue: str, content: str, expected: Act
) -> None:
    assert act(read, cue, content) is expected


def test_an_event_is_no_judgement(read: Read) -> None:
    assert judges(list(read("The plan is unfair.").tokens), load_cues())
    assert not judges(list(read("The plan was signed in May.").tokens), load_cues())


def test_one_sentence_does_not_tell_what_a_long_statement_does(read: Read) -> None:
    text = "“They must leave. The sea is calm. The road is open. The fleet sailed.”"
    assert ruled_act([], list(read(text).tokens), load_cues()).act is not Act.DEMAND


def test_a_quote_in_pieces_is_judged_by_its_words(read: Read) -> None:
    tokens = list(read("“The text is weak,” Ruiz said, “but it is a beginning.”").tokens)
    said = next(i for i, t in enumerate(tokens) if t.text == "said")
    content = [*tokens[: said - 1], *tokens[said + 2 :]]
    assert ruled_act([tokens[said]], content, load_cues()).act is Act.ASSESS
