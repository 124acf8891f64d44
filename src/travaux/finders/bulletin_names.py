"""The parties that a bulletin of talks names together, and who speaks with, for or beside whom.

"ALGERIA, with Bolivia and Egypt, supported by OMAN and opposed by the EU," is one subject: its
speakers, and the sides that others take.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from travaux.codebook.parties import Form, load_parties
from travaux.codebook.surfaces import fold
from travaux.finders.attribution_parts import Page

__all__ = ["Group", "Name", "Names", "Side", "Subject", "names_in"]

_LONGEST = 8  # tokens of a party's name
_MOST = 200  # names in one list
_ARTICLES = frozenset({"the", "both"})
_QUANTITIES = frozenset(
    ("several", "many", "some", "numerous", "most", "other", "various", "developing", "developed")
)
_THOSE = frozenset(
    ("countries", "parties", "states", "nations", "members", "delegations", "groups", "delegates")
)
_JOINTS = (("as", "well", "as"), ("and",), ("or",), ("/",))
_WITH = (
    *(("with",), ("together", "with"), ("along", "with"), ("joined", "by")),
    *(("also", "speaking", "for"), ("speaking", "also", "for"), ("also", "with")),
)
_BEHALF = (
    *(("for",), ("on", "behalf", "of"), ("also", "on", "behalf", "of"), ("also", "for")),
    *(("speaking", "for"), ("speaking", "on", "behalf", "of"), ("representing",)),
)
_SIDING = frozenset(("supported", "opposed", "backed", "seconded", "endorsed"))


@dataclass(frozen=True, slots=True)
class Name:
    """A party's name: the token after its last, its id, and whether a state is in capitals."""

    end: int
    party: str
    capitals: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Those who share one source: tokens, both inclusive.

    ``tail`` is the first token of the last of several, the only one to speak for others in
    "Peru and Fiji, for the group"; ``behalf`` tells that they speak for another; ``marked`` that
    the words are such as bulletins write: a state in capitals, a group of parties, or three of a
    list.
    """

    first: int
    last: int
    tail: int
    behalf: bool = False
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """A side taken: the tokens of "supported by", both inclusive, and whose it is."""

    first: int
    last: int
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """Who speaks, and who takes sides; ``end`` is the token after all of them."""

    groups: tuple[Group, ...]
    sides: tuple[Side, ...]
    end: int

    @property
    def marked(self) -> bool:
        """Whether it is written as bulletins write."""
        return bool(self.sides) or any(g.marked or g.behalf for g in self.groups)


@lru_cache(maxsize=1)
def _blocs() -> frozenset[str]:
    return frozenset(p for p in load_parties().entries if p.startswith("bloc:"))


def names_in(page: Page, first: int, end: int) -> dict[int, Name]:
    """The names of parties among the tokens from ``first`` to ``end``, by their first token."""
    found: dict[int, Name] = {}
    at = first
    while at < end:
        name = _name_at(page, at, end)
        if name:
            found[at] = name
        at = name.end if name else at + 1
    return found


def _name_at(page: Page, i: int, end: int) -> Name | None:
    token = page.tokens[i]
    if not token.text[0].isupper():
        return None
    text, table = page.annotated.text, load_parties()
    for j in range(min(end, i + _LONGEST), i, -1):
        last = page.tokens[j - 1]
        words = fold(text[token.idx : last.idx + len(last)])
        surface = table.look_up(words)
        if surface and surface.form is Form.NAME and not _goes_on(page, j):
            capitals = words.isupper() and len(words) > 3 and not surface.party.startswith("org:")
            return Name(j, surface.party, capitals)
    return None


def _goes_on(page: Page, j: int) -> bool:
    """Whether a name is the first part of a hyphenated word: "US-led"."""
    return (
        j < len(page.tokens) and page.tokens[j].text == "-" and not page.tokens[j - 1].whitespace_
    )


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one sentence, ``end`` the token after its last."""

    page: Page
    names: Mapping[int, Name]
    end: int

    def subject(self, i: int) -> Subject | None:
        """The subject whose list of names begins at token ``i``, with the asides behind it."""
        group, at = self._list(i)
        if group is None:
            return None
        return self.asides(at, Subject((group,), (), at))

    def asides(self, at: int, subject: Subject) -> Subject:
        """``subject`` with those who speak along and take sides in the asides from ``at`` on."""
        while at < self.end:
            found = self._aside(at, subject)
            if found is None:
                break
            subject, at = found, found.end
        return subject

    def words(self, i: int, *options: tuple[str, ...]) -> int:
        """The token after the first of ``options`` that stands at ``i``; 0 where none does."""
        for option in options:
            end = i + len(option)
            if end <= self.end and tuple(t.lower_ for t in self.page.tokens[i:end]) == option:
                return end
        return 0

    def _aside(self, at: int, subject: Subject) -> Subject | None:
        opened = self.page.tokens[at].text in (",", "(", "–", "—")
        i = at + opened
        if found := self._along(i, opened, subject) or self._side(i, subject):
            closed = found.end < self.end and self.page.tokens[found.end].text == ")"
            return replace(found, end=found.end + closed)
        return self._more(i, subject) if opened else None

    def _along(self, i: int, opened: bool, subject: Subject) -> Subject | None:
        """Who speaks along, or is spoken for: ", with Peru", ", for the group"."""
        *before, last = subject.groups or (None,)
        if start := self.words(i, *_BEHALF):
            end = self._spoken_for(start)
            if not end or last is None or (not opened and subject.sides):
                return None
            spoken = self._speaking_for(last, end)
            return replace(subject, groups=(*filter(None, before), *spoken), end=end)
        if start := self.words(i, *_WITH):
            along, end = self._for_whom(*self._list(start))
            marked = (replace(group, marked=True) for group in along)
            return replace(subject, groups=(*subject.groups, *marked), end=end) if along else None
        return None

    def _side(self, i: int, subject: Subject) -> Subject | None:
        """Who takes a side: ", supported by Peru", "and opposed by Chile, for the group"."""
        start = self.words(i, ("and",), ("but",)) or i
        start += start < self.end and self.page.tokens[start].lower_ in ("also", "strongly")
        if start + 1 >= self.end or self.page.tokens[start].lower_ not in _SIDING:
            return None
        if self.page.tokens[start + 1].lower_ != "by":
            return None
        groups, end = self._for_whom(*self._list(start + 2))
        side = Side(start, start + 1, groups)
        return replace(subject, sides=(*subject.sides, side), end=end) if groups else None

    def _more(self, i: int, subject: Subject) -> Subject | None:
        """Further speakers behind one who speaks for others: "Fiji, for the group, and PERU"."""
        if not subject.groups or not subject.groups[-1].behalf or subject.sides:
            return None
        group, end = self._list(self.words(i, ("and",)) or i)
        if group is None:
            return None
        return replace(subject, groups=(*subject.groups, group), end=end)

    def _for_whom(self, group: Group | None, at: int) -> tuple[tuple[Group, ...], int]:
        """A group with whom it speaks for: "Tuvalu, for the LDCs"."""
        if group is None:
            return (), at
        comma = at < self.end and self.page.tokens[at].text == ","
        start = self.words(at + comma, *_BEHALF)
        end = self._spoken_for(start) if start else 0
        return (self._speaking_for(group, end), end) if end else ((group,), at)

    def _speaking_for(self, group: Group, end: int) -> tuple[Group, ...]:
        """``group``, whose last party speaks for others, named up to token ``end``."""
        spoken = Group(group.tail, end - 1, group.tail, behalf=True, marked=group.marked)
        last = group.tail - 1
        while last > group.first and self.page.tokens[last].lower_ in (",", "and"):
            last -= 1
        alone = group.tail == group.first
        return (spoken,) if alone else (replace(group, last=last, tail=group.first), spoken)

    def _spoken_for(self, start: int) -> int:
        """The token after the group named from ``start`` on, known or not; 0 where none is."""
        group, end = self._list(start, spoken_for=True)
        if group:
            return end
        for i in range(start, min(self.end, start + _LONGEST)):
            word = self.page.tokens[i]
            if word.text in (",", ")"):
                named = any(t.text[0].isupper() for t in self.page.tokens[start:i])
                return i if named else 0
            if word.is_punct and word.text not in ("-", "/"):
                return 0
        return 0

    def _list(self, i: int, *, spoken_for: bool = False) -> tuple[Group | None, int]:
        """The parties named one after another from ``i`` on, and the token after them.

        A list of those ``spoken_for`` ends before a comma and "and": others speak from there on.
        """
        first = tail = end = at = i
        names: list[Name] = []
        while at < self.end and len(names) < _MOST:
            start = at + (self.page.tokens[at].lower_ in _ARTICLES)
            name = self.names.get(start)
            if name is not None:
                first, tail = (first if names else at), at
                names.append(name)
            end = end if not (after := self._item(start, name)) else after
            at = self._joint(end) if after else 0
            if spoken_for and self.words(end, (",", "and")):
                break
            if not at:
                break
        if not names:
            return None, i
        marked = any(n.capitals or n.party in _blocs() for n in names) or len(names) > 2
        return Group(first, end - 1, tail, marked=marked), end

    def _item(self, start: int, name: Name | None) -> int:
        """The token after a name and its acronym, or after "others"; 0 where neither is."""
        if name is None:
            return self._others(start)
        end = name.end
        acronym = end + 2 < self.end and self.page.tokens[end].text == "("
        return end + 3 if acronym and self.page.tokens[end + 2].text == ")" else end

    def _others(self, i: int) -> int:
        """The token after others who are not named: "several other countries"."""
        tokens = self.page.tokens
        if tokens[i].lower_ == "others":
            return i + 1
        if tokens[i].lower_ not in _QUANTITIES:
            return 0
        for j in range(i, min(self.end, i + 4)):
            if tokens[j].lower_ in _THOSE or tokens[j].lower_ == "others":
                return j + 1
        return 0

    def _joint(self, i: int) -> int:
        """The token after what joins two names of a list; 0 where nothing does."""
        if i >= self.end:
            return 0
        comma = self.page.tokens[i].text == ","
        return self.words(i + comma, *_JOINTS) or (i + 1 if comma else 0)
