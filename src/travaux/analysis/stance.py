"""Which side words take on an issue: whether they are for its positive or its negative pole.

Two readings are added. The first counts the words that turn their object around ("reject", "ban",
"not") between the verb and the issue's keyword: an even number leaves the matter as it is, an odd
one is against it (valence shifters, Polanyi and Zaenen 2006; compositional polarity, Moilanen and
Pulman 2007). The issue's own poles, read in the same way, say which pole that is. The second looks
at words that stand in one pole only. Both are rules: they see no irony and no world knowledge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from travaux.analysis.wording import Wording, stems_of, wording
from travaux.codebook.negotiating import turn_of_phrase
from travaux.codebook.shifters import shifters
from travaux.model import Firmness, Issue

__all__ = ["Poles", "Taken", "firmness", "no_view", "poles_of", "turned", "turned_cue"]

_ENDS = frozenset({";", ".", ":", "?", "!"})
_CLAUSE = frozenset(
    {
        "but",
        "while",
        "although",
        "though",
        "because",
        "whereas",
        "if",
        "unless",
        "whether",
        "until",
        "since",
    }
)
_ASKED = frozenset({"demand", "propos", "request", "question", "talk", "issu", "disput", "discuss"})
_ABOUT = frozenset({"on", "over", "about", "regarding", "concerning"})
_PRONOUNS = frozenset({"they", "it", "this", "these", "all", "both", "everything"})
_DETERMINERS = frozenset({"the", "a", "an", "any", "its", "their", "our", "his", "her"})
_PARTICLES = frozenset({"out", "up", "off", "on", "over", "down", "also", "only"})
_NEAR = frozenset({"no", "without", "nor"})
_SUPPOSING = frozenset({"if", "unless", "whether"})
_LINKING = frozenset({"as", "is", "are", "was", "were", "be", "remains", "represents", "poses"})
_REACH = 7  # words that a negation reaches
_BEFORE = 14  # words before a keyword that can govern it
_AFTER = 7  # words after it that can say something of it


@dataclass(frozen=True, slots=True)
class Taken:
    """The side that words take: ``stance`` in [−1, 1], and ``why`` in words."""

    stance: float
    why: str


@dataclass(frozen=True, slots=True)
class Poles:
    """An issue made ready: keywords with the pole that more of each means, words of one pole."""

    issue: Issue
    keywords: tuple[tuple[tuple[str, ...], int], ...]
    positive: frozenset[str]
    negative: frozenset[str]

    def taken(self, said: Wording) -> Taken | None:
        """The side that ``said`` takes, None where nothing in it says so."""
        ways = list(self._turns(said))
        lean, told = self._lean(said)
        total = sum(way for way, _ in ways) + 1.2 * lean
        if not ways and not lean:
            return None
        if abs(total) < 0.5:
            return Taken(0.0, "its words point both ways")
        stance = max(-1.0, min(1.0, total / max(1.0, len(ways) * 0.75 + abs(lean) * 0.5)))
        return Taken(stance, "; ".join([*dict.fromkeys(words for _, words in ways), *told]))

    def _turns(self, said: Wording) -> Iterator[tuple[int, str]]:
        taken: set[int] = set()
        for stems, way in self.keywords:
            for place in said.find(stems):
                if taken.isdisjoint(place) and not _unclear(said, place):
                    taken.update(place)
                    turns = turned(said, place)
                    words = " ".join(said.words[place.start : place.stop])
                    yield way * (-1) ** len(turns), _told(words, turns)

    def _foreign(self, turns: Sequence[str]) -> list[str]:
        """The turning words that are no keywords: a ceiling does not turn talk of ceilings."""
        own = {stem for stems, _ in self.keywords for stem in stems}
        return [words for words in turns if own.isdisjoint(wording(words).stems)]

    def _lean(self, said: Wording) -> tuple[float, list[str]]:
        """How many words of one pole alone are said, each turned by what stands before it."""
        lean, told = 0.0, []
        for at, stem in enumerate(said.stems):
            side = (stem in self.positive) - (stem in self.negative)
            if side and not _unclear(said, range(at, at + 1)):
                turns = self._foreign(turned(said, range(at, at + 1)))
                lean += side * (-1) ** len(turns)
                told.append(
                    f"“{said.words[at]}” is of the {'positive' if side > 0 else 'negative'} pole"
                )
        return max(-1.5, min(1.5, lean)), told[:2]


def _told(words: str, turns: Sequence[str]) -> str:
    return f"“{words}” turned by {', '.join(turns)}" if turns else f"“{words}” as it is"


@lru_cache(maxsize=1_024)
def poles_of(issue: Issue) -> Poles:
    """The poles of ``issue``, its keywords pointing to the pole that its poles' words give them."""
    positive, negative = wording(issue.positive), wording(issue.negative)
    ways: dict[tuple[str, ...], int] = {}
    for keyword in issue.keywords:
        stems = stems_of(keyword)
        ways[stems] = _way(positive, stems) - _way(negative, stems)
    told = sum(ways.values()) or _way_of_pronoun(positive) - _way_of_pronoun(negative)
    usual = 1 if told >= 0 else -1
    known = {stem for stems in ways for stem in stems}
    for stems, way in list(ways.items()):  # "halt" on building says what "building" does not
        if not way and _stems("blockers").issuperset(stems):
            ways[stems] = -usual
    ordered = sorted(ways, key=lambda stems: (-len(stems), stems))
    keywords = tuple((stems, (ways[stems] > 0) - (ways[stems] < 0) or usual) for stems in ordered)
    shift = _shifting()
    own = [wording.telling() - known - shift - _PARTICLES for wording in (positive, negative)]
    return Poles(issue, keywords, own[0] - own[1], own[1] - own[0])


def _way(pole: Wording, stems: tuple[str, ...]) -> int:
    return sum(-1 if len(turned(pole, place)) % 2 else 1 for place in pole.find(stems))


def _way_of_pronoun(pole: Wording) -> int:
    """Likewise for a pole that names no keyword: "They are withdrawn", "There is none"."""
    if pole.words[:1] == ("there",):
        return -1 if set(pole.words) & {"none", "no", "nothing"} else 1
    if pole.words[:1] and pole.words[0] in _PRONOUNS:
        return -1 if len(turned(pole, range(1))) % 2 else 1
    return 0


def turned(said: Wording, place: range) -> tuple[str, ...]:
    """The words that turn around what stands at ``place``, in order."""
    first, last = _clause(said, place)
    inside = [at for at in range(first, last) if at not in place]
    found: list[str] = []
    skip: set[int] = set()
    for at in inside:
        if at in skip:
            continue
        phrase = _phrase_at(said, at, last)
        if phrase:
            skip.update(range(at, at + len(phrase)))
            found.append(" ".join(phrase))
        elif _turns(said, at, place):
            found.append(said.words[at])
    return tuple(found) or _judged(said, place.stop)


def _judged(said: Wording, at: int) -> tuple[str, ...]:
    """A judgement further on in the clause: "… to the east as a major threat", "… is dangerous"."""
    bad = _stems("blockers") | _stems("adjectives")
    stop = min(len(said.words), at + _BEFORE)
    for place in range(at, stop):
        if _ends(said.words[place]):
            return ()
        if said.words[place] in _LINKING:
            near = range(place + 1, min(stop, place + 5))
            words = [said.words[n] for n in near if said.stems[n] in bad]
            negated = any(said.words[n] in shifters().negators for n in near)
            return (words[0],) if words and not negated else ()
    return ()


def _clause(said: Wording, place: range) -> tuple[int, int]:
    """The words around ``place`` that can govern it: up to the clause's ends."""
    first = place.start
    while first > 0 and place.start - first < _BEFORE and not _begins(said.words[first - 1]):
        first -= 1
    last = place.stop
    while last < len(said.words) and last - place.stop < _AFTER and not _stops(said, last):
        last += 1
    return first, last


def _begins(word: str) -> bool:
    """Whether what stands before ``word`` does not govern what follows ("cut by targets")."""
    return _ends(word) or word == "by"


def _unclear(said: Wording, place: range) -> bool:
    """Whether the place is only supposed, or the subject of a demand whose side is not told."""
    before = said.words[max(0, place.start - 4) : place.start]
    asked = any(stem in _ASKED for stem in said.stems[max(0, place.start - 4) : place.start])
    return _supposed(said, place) or (asked and bool(_ABOUT.intersection(before)))


def _supposed(said: Wording, place: range) -> bool:
    """Whether the place stands in a clause that only supposes it: "if the talks fail"."""
    first, _ = _clause(said, place)
    return first > 0 and said.words[first - 1] in _SUPPOSING


def _ends(word: str) -> bool:
    return word in _ENDS or word in _CLAUSE


def _stops(said: Wording, at: int) -> bool:
    word = said.words[at]
    if word == "to" and said.words[at + 1 : at + 2] == ("be",):
        return False
    return _ends(word) or word in {
        ",",
        "and",
        "or",
        "which",
        "who",
        "that",
        "to",
        "by",
        "in",
        "with",
    }


def _turns(said: Wording, at: int, place: range) -> bool:
    """Whether the word at ``at`` turns around the thing at ``place``."""
    word, stem = said.words[at], said.stems[at]
    table = shifters()
    before = at < place.start
    if word in _NEAR:  # "no autonomy and remains under …": it reaches as far as its noun
        return before and place.start - at <= 5 and "and" not in said.words[at : place.start]
    if word in table.negators:
        return not before or place.start - at <= _REACH
    if stem in _stems("adjectives"):
        return True
    if stem in _stems("blockers"):
        if (
            before
        ):  # "rejects and condemns the ban" turns once, "fighting stops and a truce holds" not
            return said.words[at + 1 : at + 2] not in (("and",), (",",), ("or",))
        return _passive(said, at, place)
    return before and word in table.against and place.start - at <= 5


def _passive(said: Wording, at: int, place: range) -> bool:
    """Whether a verb after the thing speaks of it: "must stop", "be lifted", "has ended"."""
    between = said.words[max(place.stop, at - 2) : at]
    if said.words[at + 1 : at + 2] and said.words[at + 1] in _DETERMINERS:
        return False  # "a hotline would lower the danger" is not lowered itself
    helpers = {
        "be",
        "is",
        "are",
        "was",
        "were",
        "been",
        "must",
        "should",
        "will",
        "would",
        "has",
        "have",
    }
    return at == place.stop or bool(helpers.intersection(between))


def _phrase_at(said: Wording, at: int, last: int) -> tuple[str, ...]:
    for phrase in _phrases().get(said.words[at], ()):
        if said.words[at : at + len(phrase)] == phrase and at + len(phrase) <= last:
            return phrase
    return ()


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in shifters().phrases:
        words = wording(phrase).words
        found.setdefault(words[0], []).append(words)
    return found


@lru_cache(maxsize=4)
def _stems(kind: str) -> frozenset[str]:
    words: frozenset[str] = getattr(shifters(), kind)
    return frozenset(stem for word in words for stem in wording(word).stems)


@lru_cache(maxsize=1)
def _shifting() -> frozenset[str]:
    return _stems("blockers") | _stems("adjectives") | _stems("negators")


@lru_cache(maxsize=4_096)
def turned_cue(cue: str) -> bool:
    """Whether a cue turns what it governs: "rejected", "opposition to", not "did not rule out"."""
    said = wording(cue)
    end = len(said.words)
    return len(turned(said, range(end, end))) % 2 == 1


def no_view(words: str) -> bool:
    """Whether the words say that who speaks takes no side."""
    return bool(turn_of_phrase("no_view").search(words))


def firmness(said: Wording) -> Firmness:
    """How firmly it is meant, by the words for red lines and for openness."""
    line = f" {' '.join(said.words)} "
    if any(f" {phrase} " in line for phrase in _lines("firm")):
        return Firmness.RED_LINE
    if any(f" {phrase} " in line for phrase in _lines("open")):
        return Firmness.OPENNESS
    return Firmness.PREFERENCE


@lru_cache(maxsize=2)
def _lines(kind: str) -> tuple[str, ...]:
    phrases: tuple[str, ...] = getattr(shifters(), kind)
    return tuple(" ".join(wording(phrase).words) for phrase in phrases)
