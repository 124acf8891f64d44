"""Texts on the table with their provisions, in the order of their numbers."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as field_

from travaux.analysis.cited import described, flags
from travaux.brief.cite import Citer, Cites
from travaux.brief.drafts import originals
from travaux.brief.fields import Field, field, row_passages
from travaux.brief.limits import Capped, Limits, capped
from travaux.brief.material import Material
from travaux.brief.words import capital, number_key, quoted
from travaux.model import Entry, Passage, TextRef

__all__ = ["ContentView", "FlagView", "ProvisionView", "TextView", "texts"]

_LETTERS = {
    "obligation": "O",
    "prohibition": "X",
    "permission": "P",
    "declaration": "D",
    "definition": "F",
    "condition": "C",
}
_ASKED = ("title", "modality", "content", "bound", "towards", "dates")
_BINDING = frozenset({"obligation", "prohibition", "permission"})
_FIELDS = ("kind", "status", "author", "addressees", "parties", "when", "version")


@dataclass(frozen=True, slots=True)
class ContentView:
    """What a provision says as one reading gives it, in quotation marks, and in which documents.

    ``own`` tells the words of the text itself from what a page says of them.
    """

    words: str
    numbers: tuple[int, ...]
    own: bool = False


@dataclass(frozen=True, slots=True)
class FlagView:
    """Something odd in how a page cites a provision, and the passages that show it."""

    what: str
    cites: Cites


@dataclass(frozen=True, slots=True)
class ProvisionView:
    """A provision. ``letter`` stands for its modality, empty where that is not known.

    ``told`` is False where it is only cited, and nothing is said of what it asks.
    ``binds`` is whether it is one that binds somebody, so that a party not told is worth saying.
    ``described`` are places that mean it without its number.
    """

    entry: str
    label: str
    title: Field
    letter: str
    modality: Field
    bound: Field
    towards: Field
    dates: Field
    contents: tuple[ContentView, ...]
    told: bool
    binds: bool
    cites: Cites
    flags: tuple[FlagView, ...] = ()
    described: Cites = field_(default_factory=Cites)


@dataclass(frozen=True, slots=True)
class TextView:
    """A text with its provisions. ``name`` is None for provisions of a text that is not named."""

    name: str | None
    kind: Field
    status: Field
    author: Field
    addressees: Field
    parties: Field
    when: Field
    version: Field
    provisions: Capped[ProvisionView]
    cites: Cites


def texts(material: Material, citer: Citer, limits: Limits) -> Capped[TextView]:
    """The texts, those with most provisions first; then provisions of no named text."""
    provisions = _by_text(material)
    own = originals(material.texts)
    odd, meant = _flags(material, own, citer), _meant(material, own)
    order = sorted(
        material.texts,
        key=lambda t: (-len(provisions.get(t.id, ())), -len(t.passages), t.name, t.id),
    )
    cut = capped(order, limits.texts)
    views = [_text(t, provisions.get(t.id, []), citer, limits, own) for t in cut.shown]
    if orphans := provisions.get("", []):
        views.append(_no_text(orphans, citer, limits, own))
    flagged = tuple(
        replace(v, provisions=_with_odd(v.provisions, odd, meant, citer)) for v in views
    )
    return Capped(flagged, cut.more)


def _flags(
    material: Material, own: Collection[str], citer: Citer
) -> Mapping[str, tuple[FlagView, ...]]:
    """By the id of a provision's entry what is odd in how pages cite it, each said once."""
    found: dict[str, dict[str, list[Passage]]] = {}
    for flag in flags(material.provisions, own):
        found.setdefault(flag.provision, {}).setdefault(flag.what, []).extend(flag.passages)
    return {
        key: tuple(FlagView(what, citer.cite(passages)) for what, passages in odd.items())
        for key, odd in found.items()
    }


def _meant(material: Material, own: Collection[str]) -> Mapping[str, list[Passage]]:
    """By the id of a provision's entry the places that mean it without its number."""
    found: dict[str, list[Passage]] = {}
    for document in material.documents if material.provisions else ():
        for one in described(document, material.provisions, own):
            found.setdefault(one.provision, []).append(one.passage)
    return found


def _with_odd(
    shown: Capped[ProvisionView],
    odd: Mapping[str, tuple[FlagView, ...]],
    meant: Mapping[str, list[Passage]],
    citer: Citer,
) -> Capped[ProvisionView]:
    views = (
        replace(p, flags=odd.get(p.entry, ()), described=citer.cite(meant.get(p.entry, ())))
        for p in shown.shown
    )
    return Capped(tuple(views), shown.more)


def _text(
    entry: Entry,
    provisions: Sequence[Entry],
    citer: Citer,
    limits: Limits,
    own: Collection[str],
) -> TextView:
    shown = {name: field(entry, name, citer) for name in _FIELDS}
    cites = citer.cite(row_passages(entry, *_FIELDS))
    return TextView(
        name=capital(entry.name),
        provisions=_provisions(provisions, citer, limits, own),
        cites=cites,
        **shown,
    )


def _no_text(
    provisions: Sequence[Entry], citer: Citer, limits: Limits, own: Collection[str]
) -> TextView:
    none = Field()
    shown = _provisions(provisions, citer, limits, own)
    return TextView(None, none, none, none, none, none, none, none, shown, Cites())


def _by_text(material: Material) -> dict[str, list[Entry]]:
    """Provisions by the entry id of their text, the empty id where the record has none."""
    ids = {found: text.id for text in material.texts for found in text.findings}
    titles = {r.shown: t.id for t in reversed(material.texts) for r in t.readings("title")}
    titles |= {text.name: text.id for text in reversed(material.texts)}
    grouped: dict[str, list[Entry]] = {}
    for provision in material.provisions:
        found = _text_of(provision, ids, titles)
        grouped.setdefault(found, []).append(provision)
    return grouped


def _text_of(
    provision: Entry, ids: Mapping[tuple[str, str], str], titles: Mapping[str, str]
) -> str:
    """The entry of the text that ``provision`` is said to belong to, or the empty id."""
    for reading in provision.readings("text"):
        if isinstance(reading.value, TextRef):
            pairs = ((p.document, reading.value.id) for p in reading.passages)
            if found := next((ids[pair] for pair in pairs if pair in ids), None):
                return found
        if reading.shown in titles:
            return titles[reading.shown]
    return ""


def _provisions(
    entries: Sequence[Entry], citer: Citer, limits: Limits, own: Collection[str]
) -> Capped[ProvisionView]:
    order = sorted(entries, key=lambda e: (number_key(str(e.first("number") or "")), e.name, e.id))
    cut = capped(_cited_once(order), limits.provisions)
    return Capped(tuple(_provision(e, citer, own) for e in cut.shown), cut.more)


def _cited_once(entries: Sequence[Entry]) -> list[Entry]:
    """``entries``, those of one number of which nothing is told made one."""
    once: dict[str, Entry] = {}
    for entry in entries:
        key = entry.id if _told(entry) else _label(entry)
        before = once.get(key)
        passages = (*before.passages, *entry.passages) if before else entry.passages
        once[key] = replace(before or entry, passages=passages)
    return list(once.values())


def _told(entry: Entry) -> bool:
    """Whether anything is told of a provision but its number."""
    said = (r.shown for name in _ASKED for r in entry.readings(name))
    return any(words not in {"", "unknown"} for words in said)


def _provision(entry: Entry, citer: Citer, own: Collection[str]) -> ProvisionView:
    modality = field(entry, "modality", citer)
    cites = citer.cite(row_passages(entry, "content", "modality", "bound"))
    bound = field(entry, "bound", citer)
    return ProvisionView(
        entry=entry.id,
        label=_label(entry),
        title=field(entry, "title", citer),
        letter=_LETTERS.get(modality.values[0].text, "") if modality.values else "",
        modality=modality,
        bound=bound,
        towards=field(entry, "towards", citer),
        dates=field(entry, "dates", citer),
        contents=_contents(entry, citer, own),
        told=_told(entry),
        binds=bool(bound.values) or any(v.text in _BINDING for v in modality.values),
        cites=cites,
    )


def _label(entry: Entry) -> str:
    """``Article 4``; the entry's name where it has no number."""
    number, unit = entry.first("number"), entry.first("unit")
    if number is None:
        return entry.name
    word = str(unit).capitalize() if unit is not None else "No."
    return f"{word} {number}"


def _contents(entry: Entry, citer: Citer, own: Collection[str]) -> tuple[ContentView, ...]:
    """Each different wording once, case and white space aside; the text's own words first."""
    itself: set[str] = set()
    wordings: dict[str, tuple[str, list[int]]] = {}
    for reading in entry.readings("content"):
        words = quoted(reading.shown)
        _, numbers = wordings.setdefault(words.casefold(), (words, []))
        numbers.extend(citer.numbers(reading.passages))
        if any(p.document in own for p in reading.passages):
            itself.add(words.casefold())
    found = [
        ContentView(words, tuple(sorted(set(numbers))), key in itself)
        for key, (words, numbers) in wordings.items()
    ]
    return tuple(sorted(found, key=lambda content: not content.own))
