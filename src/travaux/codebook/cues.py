"""The verbs and nouns that attribute words to somebody, and the act each stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias

from travaux.codebook.tables import read_table
from travaux.errors import CodebookError
from travaux.model import Act

__all__ = ["Cues", "VerbCue", "inflections", "load_cues"]

_WORD_LISTS = (
    *("commissive", "refusable", "harm", "hostile", "bad"),
    *("offending", "stative", "expressing", "binding", "involuntary", "pending", "selves"),
    *("answering", "kind", "measures", "force", "relief", "yielding", "triggers"),
)
Phrase: TypeAlias = tuple[tuple[str, ...], Act, bool]
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class VerbCue:
    """A verb that attributes. ``acts`` gives the act for each frame it takes ("that", "to", …).

    ``particles`` gives the acts it has instead with a word of its own after it ("pointed out").
    """

    lemma: str
    acts: Mapping[str, Act]
    particles: Mapping[str, Mapping[str, Act]]

    def before(self, word: str) -> Mapping[str, Act]:
        """The acts by frame where ``word``, in lower case, follows the verb."""
        return self.particles.get(word, self.acts)


@dataclass(frozen=True, slots=True)
class Cues:
    """All cues: verbs by each of their inflected forms, nouns by form, and what goes with them.

    ``leading`` are the forms of verbs that lead to the one that says ("went on to say");
    ``channels`` nouns of what carries words to the public, ``audiences`` those who carry them,
    ``speakers`` nouns of those who speak together ("a group"); ``positions`` are lemmas of the
    verbs by which a bulletin tells what a party holds, ``motions`` nouns that do.
    ``commissive``, ``refusable``, ``hostile``, ``offending``, ``stative``, ``expressing`` and
    ``binding`` are lemmas of verbs, as are ``involuntary``, which turn nothing down where they are
    negated, and ``pending``, which then deny nothing; ``selves`` are nouns of the speaker's side
    ("our country"); ``adjectives`` give the act of "is concerned that"; ``harm`` and ``bad``
    are words in lower case, as are ``kind`` (what an answer that harms nobody consists of),
    ``measures`` and ``force``; ``answering``, ``relief`` and ``yielding`` are lemmas of verbs that
    answer an act, take harm away or give way; ``uttered`` the acts of nouns that are expressed and
    carry no clause. ``phrases`` are, by their first word, the words of set phrases, their act, and
    whether they need the speaker's side as subject; ``occasions`` phrases, word by word, that
    open a condition ("in case of"), ``moments`` those that open one where something yet to come
    hangs on them ("once"), and ``triggers`` nouns of what somebody may do ("any attack would").
    """

    verbs: Mapping[str, VerbCue]
    nouns: Mapping[str, Act]
    leading: frozenset[str]
    channels: frozenset[str]
    audiences: frozenset[str]
    speakers: frozenset[str]
    positions: frozenset[str]
    motions: frozenset[str]
    commissive: frozenset[str]
    refusable: frozenset[str]
    harm: frozenset[str]
    hostile: frozenset[str]
    bad: frozenset[str]
    answering: frozenset[str]
    kind: frozenset[str]
    measures: frozenset[str]
    force: frozenset[str]
    relief: frozenset[str]
    yielding: frozenset[str]
    offending: frozenset[str]
    stative: frozenset[str]
    expressing: frozenset[str]
    binding: frozenset[str]
    involuntary: frozenset[str]
    pending: frozenset[str]
    selves: frozenset[str]
    adjectives: Mapping[str, Act]
    uttered: Mapping[str, Act]
    phrases: Mapping[str, tuple[Phrase, ...]]
    occasions: tuple[tuple[str, ...], ...]
    moments: tuple[tuple[str, ...], ...]
    triggers: frozenset[str]


@lru_cache(maxsize=1)
def load_cues() -> Cues:
    """The table of cues, read and checked once. Raises CodebookError where a row is broken."""
    table = read_table("cues")
    irregular: dict[str, list[str]] = table["irregular"]
    acts: dict[str, dict[str, Act]] = {}
    for row in table["verbs"]:
        if not all(isinstance(word, str) for word in (*row["frames"], *row["lemmas"])):
            raise CodebookError(f"The table 'cues' has a row that is not all words: {row}")
        for lemma in row["lemmas"]:
            acts.setdefault(lemma, {}).update(dict.fromkeys(row["frames"], _act(row["act"])))
    cues = [_verb(lemma, frames) for lemma, frames in acts.items()]
    return Cues(
        verbs={form: cue for cue in cues for form in _forms(cue.lemma, irregular)},
        nouns=dict(_nouns(table["nouns"])),
        leading=frozenset(f for lemma in table["leading"] for f in _forms(lemma, irregular)),
        channels=frozenset(table["channels"]),
        audiences=frozenset(table["audiences"]),
        speakers=frozenset(f for noun in table["speakers"] for f in (noun, _s(noun))),
        positions=frozenset(table["positions"]),
        motions=frozenset(f for noun in table["motions"] for f in (noun, _s(noun))),
        **{k: frozenset(table["contents"][k]) for k in _WORD_LISTS},
        adjectives={w: _act(act) for act, words in table["adjectives"].items() for w in words},
        uttered=dict(_nouns(table["contents"]["uttered"])),
        phrases=_phrases(table["contents"]),
        occasions=tuple(tuple(words.split()) for words in table["contents"]["occasion"]),
        moments=tuple(tuple(words.split()) for words in table["contents"]["moment"]),
    )


def _verb(lemma: str, frames: Mapping[str, Act]) -> VerbCue:
    """A verb with its frames, those that need a particle ("np out") under that particle."""
    plain = {f: act for f, act in frames.items() if " " not in f}
    particles: dict[str, dict[str, Act]] = {}
    for frame, act in frames.items():
        if " " in frame:
            bare, particle = frame.split()
            particles.setdefault(particle, {})[bare] = act
    return VerbCue(lemma, plain, particles)


def _nouns(rows: Mapping[str, Iterable[str]]) -> Iterable[tuple[str, Act]]:
    for act, lemmas in rows.items():
        for lemma in lemmas:
            yield lemma, _act(act)
            yield _s(lemma), _act(act)


def _phrases(contents: Mapping[str, Any]) -> Mapping[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for key, ours in (("phrases", False), ("own phrases", True)):
        for act, rows in contents[key].items():
            for row in rows:
                words = tuple(row.split())
                found.setdefault(words[0], []).append((words, _act(act), ours))
    return {word: tuple(rows) for word, rows in found.items()}


def _act(name: Any) -> Act:
    try:
        return Act(name)
    except ValueError as unknown:
        raise CodebookError(
            f"The table 'cues' names an act that does not exist: {name}"
        ) from unknown


def _forms(lemma: str, irregular: Mapping[str, list[str]]) -> tuple[str, ...]:
    forms = (lemma, *irregular[lemma]) if lemma in irregular else inflections(lemma)
    again = lemma.startswith("re") and lemma[2:3] not in ("", "-")
    return (*forms, *(f"re-{form[2:]}" for form in forms if form[:2] == "re")) if again else forms


def inflections(verb: str) -> tuple[str, ...]:
    """The forms of a regular English verb: itself, -s, -ed and -ing."""
    if verb.endswith("e"):
        stem = verb if verb.endswith(("ee", "oe", "ye")) else verb[:-1]
        return verb, verb + "s", verb + "d", stem + "ing"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb, _s(verb), verb[:-1] + "ied", verb + "ing"
    return verb, _s(verb), verb + "ed", verb + "ing"


def _s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x", "z")) else "s")
