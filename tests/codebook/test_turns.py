from __future__ import annotations

from travaux.codebook.turns import load_turns


def test_who_asks_does_not_answer() -> None:
    turns = load_turns()
    assert turns.asking.isdisjoint(turns.answering)
    assert {"q", "moderator"} <= turns.asking
    assert "of" in turns.small
