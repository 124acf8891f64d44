"""One entry a person: which names in a document are one person's, and who a bare surname is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from travaux.codebook.offices import load_names, plain
from travaux.codebook.parties import load_parties
from travaux.finders.people_names import (
    Run,
    Word,
    aliases,
    family,
    gender_of,
    key,
    same_person,
    stands_first,
)
from travaux.finders.people_tokens import Tokens

__all__ = [
    "PersonEntry",
    "Register",
    "can_be_given",
    "introduces",
    "is_royal",
    "lone_names",
]

_AT_PLACES = frozenset({"in", "near", "at", "around", "outside", "inside", "across", "into"})
_SPEAKS = frozenset(
    {"say", "tell", "add", "warn", "ask", "insist", "argue", "claim", "announce", "agree", "meet",
     "call", "urge", "want", "promise", "demand", "reject", "accuse", "write", "tweet", "decide"}
)  # fmt: skip
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_NO_PEOPLE = _PLACES | {"WORK_OF_ART", "EVENT", "LAW"}
_CROWD = 50  # the most entries of one family or given name that are compared
_ROYAL = frozenset(
    {
        "king",
        "queen",
        "prince",
        "princess",
        "emir",
        "sultan",
        "sheikh",
        "sheikha",
        "pope",
        "emperor",
    }
)


@dataclass(slots=True, eq=False)
class PersonEntry:
    """One person while a document is read.

    ``full`` is the sentence that last named them in full, ``bare`` how often a family
    name alone meant them.
    """

    words: tuple[Word, ...]
    gender: str = ""
    full: int = -1
    bare: int = 0
    runs: list[Run] = field(default_factory=list)
    names: dict[tuple[str, ...], tuple[Word, ...]] = field(default_factory=dict)

    def takes(self, run: Run) -> bool:
        """Whether ``run``, a full name, can be another spelling of this person's."""
        if not self.agrees(run):
            return False
        return any(same_person(name, run.words) or _ends(name, run) for name in self.names.values())

    def agrees(self, run: Run) -> bool:
        """Whether an honorific or given name speaks against this person."""
        gender = gender_of(run)
        return not (gender and self.gender and gender != self.gender)

    def add_name(self, run: Run) -> None:
        """Take ``run`` for a name of this person."""
        self.names.setdefault(tuple(word.key for word in run.words), run.words)
        self.gender = self.gender or gender_of(run)


def _ends(name: tuple[Word, ...], run: Run) -> bool:
    """Whether ``run`` is a family name of two words or more, of ``name`` ("Stafford Smith")."""
    shorter = len(name) - len(run.words)
    return shorter > 0 and all(
        a.key == b.key for a, b in zip(name[shorter:], run.words, strict=True)
    )


class Register:
    """The people of one document, looked up by the keys of their names.

    ``alone`` are the keys of the words that stand alone where a name can stand.
    """

    def __init__(self, alone: frozenset[str] = frozenset()) -> None:
        self._alone = alone
        self.entries: list[PersonEntry] = []
        self._by_alias: dict[str, list[PersonEntry]] = defaultdict(list)
        self._by_given: dict[str, list[PersonEntry]] = defaultdict(list)

    def introduce(self, run: Run) -> PersonEntry:
        """The person named ``run``, a new one where no entry takes it."""
        known = self.lookup(run) if len(run.words) > 1 else None
        if known is None:
            known = PersonEntry(run.words)
            self.entries.append(known)
        known.add_name(run)
        for alias in aliases(run.words):
            _add(self._by_alias[alias], known)
        if len(run.words) > 1:
            _add(self._by_given[run.words[0].key], known)
        return known

    def lookup(self, run: Run) -> PersonEntry | None:
        """The entry that a full name belongs to."""
        candidates = [
            *self._by_alias.get(family(run.words).key, []),
            *self._by_alias.get(run.words[-1].key, []),
            *self._by_given.get(run.words[0].key, []),
        ]
        return next(
            (entry for entry in candidates if len(entry.words) > 1 and entry.takes(run)), None
        )

    def bare(self, run: Run) -> Sequence[PersonEntry]:
        """The entries that a family name alone, or with an honorific, can mean."""
        known = self._by_alias.get(key(run.words[-1].text), [])
        return [entry for entry in known if entry.agrees(run)]

    def by_given(self, run: Run) -> Sequence[PersonEntry]:
        """The entries that a given name alone can mean."""
        return self._by_given.get(run.words[0].key, [])

    def called(self, run: Run) -> Sequence[PersonEntry]:
        """The only one whom a given name alone can mean, if no family name stands for them.

        So Ethiopians, Icelanders, Burmese, Thais and many others are called.
        """
        known = self._by_given.get(run.words[0].key, [])
        if len(known) != 1 or not known[0].agrees(run):
            return []
        names = known[0].names.values()
        return [] if any(family(name).key in self._alone for name in names) else known


def can_be_given(run: Run, tokens: Tokens) -> bool:
    """Whether a word alone can be somebody's given name here, and is no place or party."""
    word, at = run.words[0], tokens.at(run.words[0].start)
    token, before = tokens.doc[at], tokens.get(at - 1)
    if token.pos_ != "PROPN" or load_parties().look_up(word.text) is not None:
        return False
    if before is not None and before.lower_ in _AT_PLACES:
        return False
    return token.ent_type_ not in _PLACES or token.head.lemma_ in _SPEAKS


def _add(entries: list[PersonEntry], entry: PersonEntry) -> None:
    if len(entries) < _CROWD and entry not in entries:
        entries.append(entry)


def is_royal(title: str | None) -> bool:
    """Whether people with this title or office are named by their given name."""
    return title is not None and title.split(" ")[-1] in _ROYAL


def introduces(run: Run, office: str, tokens: Tokens) -> bool:
    """Whether ``run`` can only be a person's name: by title, given name or entity label.

    ``office`` is ``"before"`` where an office stands right before the name, ``"beside"`` where one
    stands in apposition to it, ``""`` where there is none.
    """
    last = run.words[-1]
    label = tokens.doc[tokens.at(last.start)].ent_type_
    held = len(run.words) > 1 and (office == "before" or (office and label == "PERSON"))
    if run.headline or (_is_thing(run) and not held):
        return False
    if len(run.words) == 1:
        common = label != "PERSON" and tokens.is_common(last.text)
        return not common and _introduced_alone(run, office, label)
    if run.honorific is not None and _titles(run, label):
        return True
    given = plain(run.words[0].text).partition("-")[0] in load_names().given
    if _names_text(run) and not (given and label == "PERSON"):
        return False
    return bool(office) or _named_in_full(run, given, label, tokens)


def _named_in_full(run: Run, given: bool, label: str, tokens: Tokens) -> bool:
    """Whether two words or more are a name by themselves; ``given``: the first is a given name.

    Words that the text also writes small are no evidence of one.
    """
    last = run.words[-1].text
    if _acronym(last) or (not given and _follows_place_word(run, tokens)):
        return False
    common = [] if stands_first(run.words) else [tokens.is_common(word.text) for word in run.words]
    noun = given and plain(run.words[0].text) in load_names().given_nouns
    if common and (all(common[noun:]) if given else any(common)):
        return False
    if label == "PERSON":
        return not plain(last).endswith("ism")
    return given and label not in _NO_PEOPLE


def _introduced_alone(run: Run, office: str, label: str) -> bool:
    """Whether one word is a family name, by its title, and no party's name ("Observer Moscow")."""
    last = run.words[-1]
    if run.honorific is None and load_parties().look_up(last.text) is not None:
        return False
    beside = (" " in last.text or office == "beside") and label == "PERSON"
    if _names_text(run) and run.honorific is None:
        return False
    titled = office == "before" or beside or (run.honorific is not None and _titles(run, label))
    return titled and not _acronym(last.text) and plain(last.text) not in load_names().openers


def _follows_place_word(run: Run, tokens: Tokens) -> bool:
    before = tokens.get(tokens.at(run.start) - 1)
    return before is not None and before.lower_ in _AT_PLACES


def _titles(run: Run, label: str) -> bool:
    """Whether the honorific is one of people only, or the name is not that of an organisation."""
    return bool(load_names().honorifics[run.honorific or "mr"]) or label not in {"ORG", "GPE"}


def _is_thing(run: Run) -> bool:
    names = load_names()
    first = len(run.words) > 1 and plain(run.words[0].text) in names.thing_openers
    return first or plain(run.words[-1].text) in names.things


def _names_text(run: Run) -> bool:
    """Whether a word of the run is what a text or a part of one is called: "Annex B Waste"."""
    texts = load_names().texts
    words = [plain(word.text) for word in run.words]
    return any(word in texts or word.removesuffix("s") in texts for word in words)


def _acronym(word: str) -> bool:
    return word.isupper() and 1 < len(word) <= 5


def lone_names(runs: Iterable[Run], register: Register, tokens: Tokens) -> list[Run]:
    """Family names that no full name introduces but that act like people: the first of each.

    Half of their places at least are taken for people by the entity recogniser, and in one at
    least the name is the subject of something that only people and parties do.
    """
    seen: dict[str, list[Run]] = defaultdict(list)
    for run in runs:
        if len(run.words) == 1 and not register.bare(run) and not register.by_given(run):
            seen[run.words[0].key].append(run)
    return [places[0] for places in seen.values() if _acts_like_person(places, tokens)]


def _acts_like_person(places: list[Run], tokens: Tokens) -> bool:
    word = places[0].words[0]
    if _is_thing(places[0]) or _acronym(word.text) or plain(word.text) in load_names().openers:
        return False
    if _names_text(places[0]) or tokens.is_common(word.text):
        return False
    at = [tokens.doc[tokens.at(run.words[0].start)] for run in places]
    labels = Counter(token.ent_type_ for token in at)
    speaks = any(token.dep_ == "nsubj" and token.head.lemma_ in _SPEAKS for token in at)
    return speaks and 2 * labels["PERSON"] >= len(at)
