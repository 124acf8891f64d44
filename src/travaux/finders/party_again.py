"""Names that a text itself introduces: "Full Name (ABC)", then "the Alliance"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from travaux.codebook.parties import Form, Surface, load_parties
from travaux.finders.mentions import Mention, MentionForm
from travaux.finders.party_index import NameIndex
from travaux.model import PartyKind, PartyRef, Span

__all__ = ["acronym_mentions", "epithet_mentions"]

_INTRODUCED = re.compile(r"\s?\((?:the )?[\"“']?([A-Z][A-Za-z0-9+&-]{1,9})[\"”']?\)")
_COLLECTIVE = frozenset({PartyKind.ORGANISATION, PartyKind.BLOC, PartyKind.GROUP})


def acronym_mentions(text: str, named: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions of parties by acronyms that ``text`` introduces after their full names."""
    learned: dict[str, PartyRef] = {}
    for mention in named:
        introduced = _INTRODUCED.match(text, mention.span.end)
        if introduced and mention.party and mention.form is MentionForm.NAME:
            learned.setdefault(introduced.group(1), mention.party)
    known = load_parties().surfaces
    new: dict[str, Surface | None] = {
        word: Surface(ref.id, Form.NAME) for word, ref in learned.items() if word not in known
    }
    for hit in NameIndex(new).scan(text) if new else ():
        yield Mention(Span(hit.start, hit.end), MentionForm.NAME, learned[hit.words])


def epithet_mentions(text: str, named: Sequence[Mention]) -> Iterator[Mention]:
    """Mentions such as "the Alliance" and "the bloc": by a common noun of a party named before.

    ``named`` are the mentions by name, in order. Of several parties that an epithet fits, the
    one that the tables give it to is meant, and else the one named last.
    """
    owners = _owners(text, named)
    if not owners:
        return
    either = "|".join(sorted(map(re.escape, owners), key=lambda word: (-len(word), word)))
    pattern = rf"\b[Tt]he ({either})\b(?!['’]s [A-Z]|[ -](?:of|for|between|with|among|[A-Z]))"
    for found in re.finditer(pattern, text):
        meant = _last_named(owners[found.group(1)], found.start())
        if meant is not None:
            yield Mention(Span(found.start(1), found.end(1)), MentionForm.NAME, meant)


_Named = list[tuple[int, PartyRef]]


def _owners(text: str, named: Iterable[Mention]) -> dict[str, _Named]:
    """Epithet -> where the parties that it fits are named, in order."""
    table = load_parties()
    given: dict[str, _Named] = {}
    derived: dict[str, _Named] = {}
    for mention in named:
        ref = mention.party
        if ref is None or mention.form is not MentionForm.NAME:
            continue
        entry = table.get(ref.id)
        for epithet in entry.epithets if entry else ():
            given.setdefault(epithet, []).append((mention.span.end, ref))
        if entry is None or entry.kind in _COLLECTIVE:
            for word in mention.span.of(text).split():
                if word in table.words["again"]:
                    derived.setdefault(word, []).append((mention.span.end, ref))
    return derived | given


def _last_named(named: _Named, before: int) -> PartyRef | None:
    at = bisect_left(named, before, key=lambda row: row[0]) - 1
    return named[at][1] if at >= 0 else None
