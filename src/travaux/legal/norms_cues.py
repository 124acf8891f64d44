"""The words that tell what a clause does, one by one, wherever they stand.

A cue is a run of modal verbs with what follows ("shall not", "may", "shall be deemed"), or a verb
that does the same ("undertakes to", "is entitled to", "reaffirms", "enters into force"). Whether
it is the main verb of its sentence is for the reader of clauses to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache

from travaux.codebook.norm_words import norm_words
from travaux.codebook.text_kinds import text_words
from travaux.model import Force, Modality

__all__ = ["Cue", "CueKind", "cues", "operative"]


class CueKind(Enum):
    """What kind of words a cue is."""

    MODAL = "modal"
    EFFECT = "effect"  # applies, enters into force: a condition where no actor is the subject
    COMMIT = "commit"
    DIRECT = "direct"  # who is named after it is bound
    CALL = "call"
    COPULA = "copula"  # is required to, has the right to
    DECLARE = "declare"
    MEANS = "means"


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue ``[start, end)`` and what it tells.

    ``thing`` is the modality where the subject is nobody who can be bound, ``reach`` the end of
    all words that were looked at.
    """

    start: int
    end: int
    kind: CueKind
    modality: Modality
    thing: Modality
    force: Force = Force.BINDING
    readings: tuple[Modality, ...] = ()
    past: bool = False
    saving: bool = False
    word: str = ""
    reach: int = 0


_O, _F, _P = Modality.OBLIGATION, Modality.PROHIBITION, Modality.PERMISSION
_D, _E, _C = Modality.DECLARATION, Modality.DEFINITION, Modality.CONDITION

_ADV = (
    r"(?:\s+(?:(?!(?:ap|sup|com|im|re|multi)ply\b|rely\b)\w{3,14}ly|also|further|each|both|all|"
    r"therefore|nevertheless|in\s+no\s+(?:case|event|way)|"
    r"at\s+all\s+times|always|thereafter|then|thus|likewise|as\s+appropriate|as\s+far\s+as\s+possible))"
)
_NOT = (
    r"(?:\s+(?:not|no\s+longer|never|in\s+no\s+(?:case|event|way|circumstances?)|"
    r"under\s+no\s+circumstances)\b)"
)
_MODALS = r"(?:shall|should|must|(?-i:may)|will|would)"
_MODAL = re.compile(
    rf"\b(?P<modals>{_MODALS}(?:[\s/]+(?:or\s+)?{_MODALS}){{0,4}})\b(?P<not>{_ADV}{{0,2}}{_NOT})?"
    rf"(?P<need>\s+need\s+not)?|\bneed\s+not\b|\b(?:cannot|can\s+not)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?P<adv>\s*,[^,;.:]{{1,160}},(?P<late>\s+not\b)?|{_ADV}{{0,3}})\s*"
    r"(?:"
    r"(?P<forbid>be\s+no\b|be\s+(?:\w+ly\s+)?(?:prohibited|forbidden|banned|barred|precluded|outlawed)\b|(?:refrain|abstain|desist|forgo|renounce|forswear)\b)"
    r"|(?P<permit>be\s+(?:\w+ly\s+)?(?:free|entitled|allowed|permitted|authori[sz]ed|at\s+liberty|eligible)\b|(?:have|retain|reserve|enjoy)\s+(?:\w+\s+)?right)"
    r"|(?P<unbound>be\s+(?:\w+ly\s+)?(?:required|obliged|obligated|bound|compelled)\b)"
    r"|(?P<encourage>be\s+(?:\w+ly\s+)?(?:encouraged|invited|welcome)\b)"
    r"|(?P<read>be\s+(?:\w+ly\s+)?(?:construed|interpreted|read|understood)\b|be\s+(?:deemed|considered|taken|regarded)\s+to\s+(?:affect|prejudice|prevent|imply|limit|alter)|"
    r"(?:affect|prejudice|impair|derogate|diminish|alter|modify)\b)"
    r"|(?P<deem>be\s+(?:\w+ly\s+)?(?:considered|deemed|regarded|defined|known\s+as|treated\s+as|taken\s+to\s+(?:be|mean))\b|mean\b|refer\s+to\b|have\s+the\s+(?:same\s+)?(?:respective\s+)?meanings?)"
    r"|(?P<prevent>(?:be\s+(?:construed|interpreted|read|understood|deemed|taken)\s+(?:so\s+as\s+)?(?:to\s+)?)?(?:prevent|preclude|restrict|bar|stop|preventing|precluding)\b)"
    r"|(?P<part>(?:constitute|form|be)\s+(?:an?\s+)?(?:integral\s+)?part\b)"
    r"|(?P<effect>(?:apply|enter|come|cease|expire|terminate|lapse|continue|prevail|extend|supersede|replace)\b|(?:take|have)\s+effect\b|"
    r"become\s+(?:effective|binding|applicable)|remain\s+(?:in\s+(?:force|effect)|valid|open|applicable|effective|binding|subject)|"
    r"be\s+(?:\w+ly\s+)?(?:applicable|effective|in\s+force|governed|valid|binding|open\b|subject\s+to|terminated|without\s+prejudice|null|deposited))"
    r"|(?P<being>be\s+(?:the|an?|in|at|as\s+follows)\b)"
    r"|(?P<not_more>not\b)"
    r")?",
    re.IGNORECASE,
)
_BE = r"(?:is|are|was|were|be)"
_COPULA = re.compile(
    rf"\b{_BE}(?P<not>{_NOT})?(?P<adv>{_ADV}{{0,2}})\s+(?:"
    r"(?P<encourage>encouraged|invited|recommended|welcome)\s+to\b|(?P<urge>urged|called\s+upon|requested|asked)\s+to\b"
    r"|(?P<require>required|obliged|obligated|bound|expected|compelled|mandated|tasked|instructed|directed|supposed|due|under\s+an?\s+(?:obligation|duty))\s+to\b"
    r"|(?P<permit>entitled|free|allowed|permitted|authori[sz]ed|eligible)\b"
    r"|(?P<forbid>prohibited|forbidden|banned|barred)\b"
    r"|(?P<deem>deemed|considered\s+(?:to|as)|regarded\s+as)\b"
    r"|(?P<to>(?:not\s+)?to)\s+(?=[a-z])"
    r"|(?P<state>(?:hereby\s+)?(?:established|created|set\s+up|an?\s+integral\s+part|incorporated)\b))"
    r"|\b(?:has|have|had)\s+(?:(?P<noright>no\s+right)|(?P<right>(?:\w+\s+)?right)s?\s+(?:to|of)\b|(?P<duty>an?\s+(?:\w+\s+)?(?:duty|obligation)|to)\s+(?=[a-z]))"
    r"|\b(?P<reserves>(?:reserve|retain)s?\s+(?:its\s+|their\s+|the\s+)?rights?)\b",
    re.IGNORECASE,
)
_FORGO = re.compile(
    r"\s*(?:\w+ly\s+)?(?:refrain|abstain|desist|forgo|renounce|forswear)", re.IGNORECASE
)
_EFFECT = re.compile(
    r"\b(?:(?:do(?:es)?\s+not\s+)?(?:appl(?:y|ies)\b(?!\s+for)|enters?\s+into\s+force|takes?\s+effect|comes?\s+into\s+(?:force|effect))|remains?\s+in\s+(?:force|effect)|"
    r"continues?\s+to\s+(?:be\s+(?:effective|in\s+force|binding)|apply)|ceases?\s+to\s+(?:apply|be|have)|expires?|prevails?)\b",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"(?:(?<=[”’\"'’)])|(?<=[”’\"'’)]\s)|(?<=[”’\"'’)]\s\s))\s?(?:(?:also|shall|and\s+its\s+derivatives)\s+)?(?:means?|refers?\s+to|includes?|comprises?|denotes?|has\s+the\s+(?:same\s+)?meaning|have\s+the\s+(?:same\s+)?meanings?|is\s+defined|are\s+defined|are\s+used\s+with\s+the\s+same\s+meanings?)\b"
    r"|\bmeans\b(?!\s+(?:of|that\s+(?:may|can|are)|to|and|or|for|by|by\s+which)\b)(?<!by\smeans)(?<!all\smeans)(?<!peaceful\smeans)",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _verbs() -> re.Pattern[str]:
    words = norm_words()

    def either(verbs: frozenset[str]) -> str:
        forms = sorted(verbs, key=lambda verb: (-len(verb), verb))
        return "|".join(r"\s+".join(verb.split()) for verb in forms)

    return re.compile(
        rf"\b(?:(?P<commit>{either(words.commit)})\b(?:\s+(?:themselves|itself|ourselves|himself|herself))?"
        rf"(?:\s+\w{{3,14}}ly)?(?:\s*,[^,.;:]{{1,120}},)?\s+(?:(?P<not>not\s+)?to|that)\b"
        rf"|(?P<direct>{either(words.direct)})\b|(?P<call>{either(words.call)})\b"
        rf"|(?P<forbid>{either(words.forbid)})\b|(?P<declare>{either(words.declare)})\b)",
        re.IGNORECASE,
    )


def cues(mask: str, start: int, end: int) -> tuple[Cue, ...]:
    """Every cue in ``mask[start:end]``, by its place; where two overlap, the more telling one."""
    found = [*_modals(mask, start, end), *_means(mask, start, end), *_copulas(mask, start, end)]
    found += _effects(mask, start, end)
    taken = [(cue.start, max(cue.end, cue.reach)) for cue in found]
    found += [
        cue
        for cue in _by_verbs(mask, start, end)
        if not any(a < cue.end and cue.start < b for a, b in taken)
    ]
    kept: list[Cue] = []
    for cue in sorted(found, key=lambda cue: (cue.start, -cue.end)):
        if kept and cue.kind is CueKind.COPULA and _side_by_side(mask, kept[-1], cue):
            kept[-1] = _both(kept[-1], cue)
        elif not kept or cue.start >= max(kept[-1].end, kept[-1].reach):
            kept.append(cue)
    return tuple(kept)


def _side_by_side(mask: str, first: Cue, second: Cue) -> bool:
    """Whether two wordings stand beside each other, as brackets offer them ("[shall][are to]")."""
    return (
        first.kind is CueKind.MODAL
        and first.end <= second.start
        and not mask[first.end : second.start].strip()
    )


def _both(first: Cue, second: Cue) -> Cue:
    """One cue that leaves open what either says; the first wording is the stricter."""
    readings = tuple(dict.fromkeys((*(first.readings or (first.modality,)), second.modality)))
    return replace(first, end=second.end, reach=second.end, readings=readings)


def _modals(mask: str, start: int, end: int) -> Iterator[Cue]:
    for match in _MODAL.finditer(mask, start, end):
        if mask[max(start, match.start() - 12) : match.start()].lower() == "as the case ":
            continue
        words = (match["modals"] or "").lower()
        if not words:
            need = "need" in match.group().lower()
            yield Cue(
                *match.span(),
                CueKind.MODAL if need else CueKind.DECLARE,
                _P if need else _D,
                _P if need else _D,
            )
            continue
        if words == "would" or match["need"]:
            if match["need"]:
                yield Cue(*match.span(), CueKind.MODAL, _P, _P)
            continue
        yield _modal(mask, match, words, end)


def _modal(mask: str, match: re.Match[str], words: str, end: int) -> Cue:
    after = _AFTER.match(mask, match.end(), end)
    negated = bool(match["not"]) or bool(after and (after["late"] or after["not_more"]))
    kinds = list(dict.fromkeys(re.findall(_MODALS, words.replace("May", "may"))))
    permits = "may" in kinds and len(kinds) == 1
    modality, thing, kind, saving = _told(after, negated=negated, permits=permits)
    tells = after is not None and after.lastgroup not in {None, "adv"}
    reach = after.end() if after and tells else match.end()
    stop = after.end("late") if after and after["late"] else match.end()
    stop = after.end() if after and after["not_more"] else stop
    hortatory = kinds == ["should"] or bool(after and after["encourage"])
    readings: tuple[Modality, ...] = ()
    if len(kinds) > 1:
        each = dict.fromkeys(
            _told(after, negated=negated, permits=one == "may")[0] for one in _by_strictness(kinds)
        )
        readings = tuple(each)
        modality = readings[0]
    return Cue(
        match.start(),
        stop,
        kind,
        modality,
        thing,
        Force.HORTATORY if hortatory else Force.BINDING,
        readings if len(readings) > 1 else (),
        saving=saving,
        word="prevent" if after and after["prevent"] else words,
        reach=reach,
    )


def _by_strictness(kinds: list[str]) -> list[str]:
    order = ["must", "shall", "will", "should", "would", "may"]
    return sorted(kinds, key=order.index)


def _told(
    after: re.Match[str] | None, *, negated: bool, permits: bool
) -> tuple[Modality, Modality, CueKind, bool]:
    """Modality, that of things, kind, and whether it is a saving clause, from the words after."""
    base = (_F if negated else _P) if permits else (_F if negated else _O)
    name = after.lastgroup if after else None
    if name == "forbid":
        base = _P if negated else _F
    elif name == "permit":
        base = _F if negated else _P
    elif name == "unbound":
        base = _P if negated else _O
    elif name == "encourage":
        base = _P
    elif name == "read":
        return _D, _D, CueKind.MODAL, True
    elif name == "deem":
        return _E, _E, CueKind.MODAL, False
    elif name in {"part", "being"}:
        return base, _D, CueKind.MODAL, False
    elif name == "prevent":
        return base, base, CueKind.MODAL, True
    elif name == "effect":
        return base, _P if permits and not negated else _C, CueKind.EFFECT, False
    return base, base, CueKind.MODAL, False


def _copulas(mask: str, start: int, end: int) -> Iterator[Cue]:
    for match in _COPULA.finditer(mask, start, end):
        negated = bool(match["not"])
        force = Force.BINDING
        if match["encourage"]:
            modality, force = _P, Force.HORTATORY
        elif match["urge"]:
            modality, force = _O, Force.HORTATORY
        elif match["require"] or match["duty"]:
            modality = _P if negated else _O
        elif match["permit"] or match["right"] or match["reserves"]:
            modality = _F if negated else _P
        elif match["forbid"] or match["noright"]:
            modality = _P if negated else _F
        elif match["to"]:
            modality = _F if negated or match["to"].lower().startswith("not") else _O
        elif match["deem"]:
            modality = _E
        else:
            modality = _D
        if modality is _O and _FORGO.match(mask, match.end(), end):
            modality = _F
        word = "to" if match["to"] else ""
        yield Cue(*match.span(), CueKind.COPULA, modality, modality, force, word=word)


def _effects(mask: str, start: int, end: int) -> Iterator[Cue]:
    for match in _EFFECT.finditer(mask, start, end):
        yield Cue(*match.span(), CueKind.EFFECT, _D, _C, word="indicative")


def _means(mask: str, start: int, end: int) -> Iterator[Cue]:
    for match in _MEANS.finditer(mask, start, end):
        yield Cue(*match.span(), CueKind.MEANS, _E, _E)


_KINDS = {
    "commit": (CueKind.COMMIT, _O),
    "direct": (CueKind.DIRECT, _O),
    "call": (CueKind.CALL, _D),
    "forbid": (CueKind.DECLARE, _F),
    "declare": (CueKind.DECLARE, _D),
}


def _by_verbs(mask: str, start: int, end: int) -> Iterator[Cue]:
    for match in _verbs().finditer(mask, start, end):
        name = next(n for n in _KINDS if match[n])
        kind, modality = _KINDS[name]
        if kind is CueKind.COMMIT and match["not"]:
            modality = _F
        if kind is CueKind.COMMIT and _FORGO.match(mask, match.end(), end):
            modality = _F
        if match[name][0].isupper() and match.start() > start:
            continue  # a noun of a name ("Heads of State")
        word = match[name].lower()
        past = word.endswith(("ed", "ook", "aken")) or word in {
            "held",
            "met",
            "did",
            "was",
            "were",
            "had",
        }
        yield Cue(*match.span(), kind, modality, modality, past=past, word=word)


_BEFORE_VERB = (
    r"(?:(?:also|further|again|strongly|solemnly|urgently|hereby|once\s+more|once\s+again|therefore|"
    r"in\s+this\s+regard)\s*,?\s+){0,2}"
)
_HORTATORY = frozenset({"invites", "encourages", "recommends", "hopes"})


@lru_cache(maxsize=1)
def _operative() -> re.Pattern[str]:
    verbs = sorted(text_words().operative, key=lambda verb: (-len(verb), verb))
    return re.compile(
        rf"\s*(?=[A-Z])(?P<verb>{_BEFORE_VERB}(?P<word>{'|'.join(verbs)})\b)(?:\s+(?:up)?on(?=\s))?",
        re.IGNORECASE,
    )


def operative(mask: str, start: int, end: int) -> Cue | None:
    """The verb that opens the paragraph of a resolution ("Calls upon"), None where none does."""
    match = _operative().match(mask, start, end)
    if match is None:
        return None
    word = match["word"].lower()
    modality = text_words().operative[word]
    force = Force.BINDING
    if word in _HORTATORY:
        modality, force = _P, Force.HORTATORY
    elif word in {"calls", "urges", "appeals"}:
        force = Force.HORTATORY
    begin = match.start("verb")
    return Cue(begin, match.end(), CueKind.DIRECT, modality, modality, force, word=word)
