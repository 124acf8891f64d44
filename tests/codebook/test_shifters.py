from __future__ import annotations

import pytest

from travaux.codebook import shifters as module
from travaux.codebook.shifters import shifters
from travaux.errors import CodebookError


def test_words_are_plain_and_verbs_of_wanting_are_stems() -> None:
    table = shifters()
    assert {"not", "never", "without"} <= table.negators
    assert {"demand", "propos"} <= table.wanting
    assert "proposes" not in table.wanting
    assert "refus" in table.refusing
    assert all(word == word.lower() for word in table.negators | table.blockers)


def test_a_phrase_is_not_both_firm_and_open() -> None:
    table = shifters()
    assert table.firm
    assert table.open
    assert not set(table.firm) & set(table.open)


def test_a_broken_table_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "read_table", lambda _: {"negators": []})
    with pytest.raises(CodebookError, match="shifters"):
        shifters.__wrapped__()
