from __future__ import annotations

from collections.abc import Callable

import pytest

from travaux.codebook.cues import load_cues
from travaux.finders.statement_contents import performed
from travaux.finders.threats import friendly
from travaux.language import Annotated
from travaux.model import Act

Read = Callable[..., Annotated]


def act(read: Read, content: str) -> Act | None:
    """The act of what an envoy of Peru said."""
    tokens = list(read(f"The envoy said {content}").tokens)[3:]
    return performed(tokens, load_cues(), lambda t: t.text in ("Peru", "Lima"))


@pytest.mark.parametrize(
    "content",
    [
        "that if Chile chose a blockade, Peru would answer with a blockade of its own.",
        "that Lima would have to take steps of its own if it received no reply by June.",
        "that Peru could suspend the fishing talks if the neighbours ignored the report.",
        "that Peru would use armed force if diplomacy did not bring the hostages home.",
        "“If any ships enter the strait, Peru will meet that with a firm blow.”",
        "that they would leave the talks unless Chile withdrew.",
        "that his country might retaliate if the dam was built.",
    ],
)
def test_harm_by_the_own_side_on_a_condition_is_a_threat(read: Read, content: str) -> None:
    assert act(read, content) is Act.THREATEN


@pytest.mark.parametrize(
    "content",
    [
        "that Peru would sign if Chile withdrew.",
        "that Peru would end the blockade if Chile signed the accord.",
        "that the sanctions would be lifted if Chile returned the ships.",
        "that Peru would answer with a proposal of its own if Chile sent a draft.",
        "that Peru would not attack if Chile left.",
        "that Peru would withdraw its troops if Chile did the same.",
        "that Peru would meet with the mediators if Chile came.",
    ],
)
def test_a_promise_on_a_condition_is_no_threat(read: Read, content: str) -> None:
    assert act(read, content) is not Act.THREATEN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("if they withdrew", True),
        ("if they did not withdraw", False),
        ("unless they withdrew", False),
        ("if they refused to withdraw", False),
    ],
)
def test_who_gives_way_meets_a_friendly_condition(read: Read, text: str, expected: bool) -> None:
    tokens = read(f"They would stay {text}.").tokens
    assert friendly(tokens[3:-1], load_cues()) is expected
