"""What a brief is made of, taken from a record once, so that the renderers are pure functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from travaux.analysis.cited import named_after
from travaux.analysis.whole import Analysis
from travaux.model import Document, Entry, Kind, Said, SetAside
from travaux.record import Record

__all__ = ["Material", "gather"]

TITLE = "What the documents say"


@dataclass(frozen=True, slots=True)
class Material:
    """Everything a brief shows. Documents are numbered [1], [2], … in the order given here.

    ``full`` shows every line, however long the page gets; otherwise long sections are cut short
    and say how many lines more there are. ``analysis`` is what the statements add up to, with the
    day it is made for in ``as_of``; without it the page has no positions.
    """

    title: str
    documents: tuple[Document, ...] = ()
    parties: tuple[Entry, ...] = ()
    people: tuple[Entry, ...] = ()
    meetings: tuple[Entry, ...] = ()
    texts: tuple[Entry, ...] = ()
    provisions: tuple[Entry, ...] = ()
    statements: tuple[Said, ...] = ()
    set_asides: tuple[SetAside, ...] = ()
    full: bool = False
    analysis: Analysis | None = None
    as_of: date | None = None


def gather(
    record: Record,
    title: str | None = None,
    *,
    full: bool = False,
    least: float | None = None,
    analysis: Analysis | None = None,
    as_of: date | None = None,
) -> Material:
    """The material of a brief on the whole of ``record``, under ``title``.

    Without one the parties that say most give it, each at least twice. With ``least`` only the
    statements that are at least so sure are taken. ``analysis`` is of the same record
    (:func:`travaux.negotiation.negotiation`), as of the day ``as_of``.
    """
    texts = tuple(record.entries(Kind.TEXT))
    statements = tuple(record.statements(least=least))
    return Material(
        title=title or _title(statements),
        documents=tuple(record.documents()),
        parties=tuple(record.entries(Kind.PARTY)),
        people=tuple(record.entries(Kind.PERSON)),
        meetings=tuple(record.entries(Kind.MEETING)),
        texts=texts,
        provisions=named_after(record.entries(Kind.PROVISION), texts),
        statements=statements,
        set_asides=tuple(record.set_asides()),
        full=full,
        analysis=analysis,
        as_of=as_of,
    )


def _title(statements: Sequence[Said]) -> str:
    """``Arvenia, Belmark and Corland: what the documents say``, of at most three parties."""
    count: Counter[str] = Counter()
    for said in statements:
        one = said.statement
        count.update({p.name for p in (one.on_behalf_of, *(s.party for s in one.speakers)) if p})
    ranked = sorted(
        (name for name, times in count.items() if times > 1), key=lambda n: (-count[n], n)
    )
    *others, last = ranked[:3] or [""]
    if not others:
        return TITLE
    return f"{', '.join(others)} and {last}: {TITLE[:1].lower()}{TITLE[1:]}"
