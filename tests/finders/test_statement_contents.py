from __future__ import annotations

from collections.abc import Callable

import pytest

from travaux.codebook.cues import load_cues
from travaux.finders import statement_contents
from travaux.finders.statement_contents import judges, performed, roots
from travaux.language import Annotated
from travaux.model import Act

Read = Callable[..., Annotated]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Stop the attacks.”", Act.APPEAL),
        ("“We call on Peru to sign.”", Act.APPEAL),
        ("“They ignored our concerns.”", Act.ACCUSE),
        ("“We need guarantees.”", Act.DEMAND),
        ("“We are not prepared to sign.”", Act.REJECT),
        ("“We will never recognise the line.”", Act.REJECT),
        ("“If they attack, we will respond.”", Act.THREATEN),
        ("“If talks fail, there will be a war.”", Act.WARN),
        ("“The ship arrived in May.”", None),
    ],
)
def test_words_perform_acts_by_themselves(read: Read, text: str, expected: Act | None) -> None:
    tokens = list(read(text).tokens)
    assert performed(tokens, load_cues(), lambda _: False) is expected


def test_what_a_relative_clause_says_is_not_performed(read: Read) -> None:
    tokens = list(read("“Those who reject the plan left early.”").tokens)
    assert performed(tokens, load_cues(), lambda _: False) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks may fail.", True),
        ("The delegation faces a choice.", True),
        ("The fund holds 20 million dollars.", False),
        ("The session is scheduled for May.", False),
    ],
)
def test_a_state_is_judged_and_an_event_told(read: Read, text: str, expected: bool) -> None:
    assert judges(list(read(text).tokens), load_cues()) is expected


def test_roots_stand_under_no_other_word(read: Read) -> None:
    found = roots(list(read("The plan that we read is weak.").tokens))
    assert [t.text for t in found] == ["is"]


def test_of_verbs_that_only_report_no_dependants_are_looked_at(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []
    monkeypatch.setattr(statement_contents, "_takes", lambda verb, _: looked.append(verb.text))
    tokens = list(read("Peru said Chile said we reject it.").tokens)
    performed(tokens, load_cues(), lambda word: word.text in ("Peru", "Chile"))
    assert set(looked) == {"reject"}
