"""Whom the heading of a turn means where it names nobody: "A", "SPOKESMAN", "The Chair"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from travaux.codebook.offices import load_offices
from travaux.codebook.turns import load_turns
from travaux.finders.attribution_turns import Turn, turns_of
from travaux.finders.mentions import Mention, Mentions
from travaux.language import Annotated
from travaux.model import Span

__all__ = ["TurnNames"]

_ENTRY = r"(?:^|[\n,;(])[ \t]*(?:the )?{}[ \t]*[:.–—-]+[ \t.]*(?=\S)"
_FRONT = 5000  # code points before the first turn that present who speaks
_WORD = re.compile(r"\w[\w’'-]*")
_CALLED = 12  # code points of an honorific before the name that a question begins with
_NEAR = 40  # code points between the word for an office in the front matter and its holder


class TurnNames:
    """The words that name the speakers of a transcript's turns."""

    def __init__(self, annotated: Annotated, mentions: Mentions) -> None:
        self._text = annotated.text
        self._mentions = mentions
        self._turns = turns_of(annotated)
        first = self._turns[0].label.start if self._turns else 0
        self._front = Span(max(0, first - _FRONT), first)
        title = annotated.document.title
        self._title = title.value if title else ""
        self._presented = tuple(self._people(self._front)) or tuple(self._addressed())
        self._offices: dict[str, Mention | None] = {}
        self._known = dict(self._all())

    def name(self, label: Span) -> Span | None:
        """Where whoever a label without a name means is named, or None."""
        return self._known.get(label)

    def _all(self) -> Sequence[tuple[Span, Span]]:
        stated = [t for t in self._turns if not t.asks]
        found: list[tuple[Span, Span]] = []
        unnamed: list[Turn] = []
        names: dict[str, Span] = {}
        for turn in stated:
            if (person := self._person(turn.label)) is not None:
                names.setdefault(person.person or "", person.span)
            elif (same := self._written_otherwise(turn)) is not None:
                found.append((turn.label, same.span))
                names.setdefault(same.person or "", same.span)
            elif (office := self._office(turn)) is not None:
                found.append((turn.label, office.span))
                names.setdefault(office.person or "", office.span)
            else:
                unnamed.append(turn)
        only = self._only(names)
        if only is not None:
            answers = load_turns().answering
            found += [(t.label, only) for t in unnamed if self._core(t) in answers]
        return found

    def _written_otherwise(self, turn: Turn) -> Mention | None:
        """Who is presented under the name that a label writes in capitals, whole or its last word.

        None where the last word fits two.
        """
        core = self._core(turn)
        alike = [
            m
            for m in self._presented
            if core in (name := m.span.of(self._text).lower(), name.split()[-1])
        ]
        return alike[0] if len({m.person for m in alike}) == 1 else None

    def _only(self, names: dict[str, Span]) -> Span | None:
        """The one person whom other labels, or else the front matter, name."""
        names = names or {m.person or "": m.span for m in reversed(self._presented)}
        return next(iter(names.values())) if len(names) == 1 else None

    def _office(self, turn: Turn) -> Mention | None:
        core = self._core(turn)
        if core not in self._offices:
            self._offices[core] = self._holder(core)
        return self._offices[core]

    def _holder(self, core: str) -> Mention | None:
        """The holder of the office that labels a turn, as the front matter has it."""
        if core in load_turns().answering:
            return None
        entry = re.search(_ENTRY.format(re.escape(core)), self._front_text, re.IGNORECASE)
        if entry is not None:
            start = self._front.start + entry.end()
            after = self._people(Span(start, min(self._front.end, start + _NEAR)))
            if after:
                return after[0]
        head = load_offices().pattern.search(core)
        if head is None or len({m.person for m in self._presented}) != 1:
            return None
        front = f"{self._title}\n{self._front_text}"
        beside = re.search(rf"\b{re.escape(head.group())}\b", front, re.IGNORECASE)
        return self._presented[0] if beside else None

    def _addressed(self) -> Iterator[Mention]:
        """Those whom the title names or questions begin with: "Ms Lind, will you sign?"."""
        titled = set(_WORD.findall(self._title))
        for turn in self._turns:
            for mention in self._people(turn.words) if turn.asks else ():
                name = mention.span.of(self._text)
                before = self._text[turn.words.start : mention.span.start]
                called = self._text.startswith(",", mention.span.end) and len(before) < _CALLED
                if name.split()[-1] in titled or (called and " " not in before.strip()):
                    yield mention

    @property
    def _front_text(self) -> str:
        return self._front.of(self._text)

    def _core(self, turn: Turn) -> str:
        return turn.label.of(self._text).strip(" .").lower().removeprefix("the ")

    def _person(self, span: Span) -> Mention | None:
        return next(iter(self._people(span)), None)

    def _people(self, span: Span) -> list[Mention]:
        return [m for m in self._mentions.inside(span) if m.person]
