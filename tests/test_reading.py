from __future__ import annotations

from pathlib import Path

import pytest

import travaux
from travaux.errors import DocumentError
from travaux.model import SetAside
from travaux.settings import Settings

FRENCH = (
    "La ministre a déclaré que le traité ne serait pas signé avant la fin de l'année. Les deux"
    " parties se réuniront de nouveau à Genève la semaine prochaine, selon un diplomate."
)
ENGLISH = "“We will not sign the treaty,” said Ana Ruiz, the foreign minister of Spain, in Geneva."


def test_what_is_in_another_language_is_set_aside_and_not_misread(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FRENCH, "utf-8")
    (tmp_path / "b.txt").write_text(ENGLISH, "utf-8")
    with travaux.Record.open(":memory:") as record:
        summary = travaux.read([tmp_path], record)
        assert summary.read == record.document_count == 1
    (aside,) = summary.set_aside
    assert isinstance(aside, SetAside)
    assert aside.reason == "language"
    assert "'fr'" in aside.what


def test_a_sidecar_can_say_that_the_language_was_told_wrongly(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FRENCH, "utf-8")
    (tmp_path / "a.txt.meta.yaml").write_text("language: en\noverride: true\n", "utf-8")
    assert len(list(travaux.findings(tmp_path))) == 1


def test_an_unread_document_raises_where_nobody_takes_it() -> None:
    with pytest.raises(DocumentError, match="another language"):
        list(travaux.findings(text=FRENCH))


def test_the_language_read_is_that_of_the_model() -> None:
    assert Settings().language == "en"
