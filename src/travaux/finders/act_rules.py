"""What a statement does by rules: demand, offer, reject, … as its cue and its content tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from spacy.tokens import Token

from travaux.codebook.cues import Cues
from travaux.finders.attribution_parts import frames_of
from travaux.finders.statement_contents import (
    NEGATED,
    NEUTRAL,
    Own,
    forebodes,
    judges,
    performed,
    phrased,
    roots,
    threatens,
)
from travaux.model import Act

__all__ = ["Ground", "Ruled", "cue_verb", "is_negated", "is_void", "ruled_act"]

_REFUSING = frozenset(
    ("refuse", "refuses", "refused", "refusing", "decline", "declines", "declined", "declining")
)
_VOID = frozenset(
    ("fail", "fails", "failed", "failing", "hesitate", "hesitates", "hesitated", "hesitating")
)
_ASSURING = frozenset({"assure", "reassure"})
_AVOIDING = frozenset(
    ("avoid", "avoids", "avoided", "avoiding", "refrain", "refrains", "refrained", "refraining")
) | {"short", "stop", "stops", "stopped", "cease", "ceases", "ceased"}
_ENDED = frozenset({"stop", "stops", "stopped", "cease", "ceases", "ceased"})
_NOT_YET = frozenset({"yet", "neither", "nor", "short"})
_OPPOSITE = {Act.REJECT: Act.ACCEPT, Act.DEMAND: Act.ACCEPT, Act.ACCEPT: Act.REJECT}
_MEETINGS = frozenset(
    ("meeting", "meetings", "summit", "round", "rounds", "negotiations", "compromise", "mediation")
)
_SAYING = frozenset(
    (
        *("comment", "say", "answer", "speculate", "elaborate", "discuss", "confirm", "reply"),
        *("respond", "speak", "talk", "explain", "specify", "disclose", "reveal", "name"),
    )
)
_HINTING = frozenset({"hint", "signal", "indicate", "intimate"})
_NONE = frozenset({"no", "nothing", "little", "neither"})


class Ground(StrEnum):
    """By what the rules tell an act."""

    CUE = "cue"  # the cue names it: "demanded"
    NEGATED = "negated"  # the cue is negated: "did not rule out"
    CONDITION = "condition"  # a cue of warning, and harm that the speaker's side would do
    CONTENT = "content"  # what is said after a neutral cue
    NEUTRAL = "neutral"  # nothing does: told or judged


@dataclass(frozen=True, slots=True)
class Ruled:
    """The act that the rules tell, by what they tell it, and the act that the cue alone names.

    ``firm``: words of polarity or modality decide ("did not rule out"), which keep the last word.
    """

    act: Act
    ground: Ground
    named: Act
    firm: bool = False


def ruled_act(
    cue: Sequence[Token],
    content: Sequence[Token],
    cues: Cues,
    own: Own = lambda _: False,
) -> Ruled:
    """The act of a statement by rules, from the tokens of its cue and of its content.

    The cue decides unless it is neutral ("said", "believes"); then the content does. A negated
    cue does not do what it names: "did not rule out" rejects nothing. ``own`` tells whether a
    word of the content names the speaker's side ("said Norway would not accept").
    """
    verb = cue_verb(cue, cues)
    named = _named(verb, cue, content, cues)
    nothing = content and content[0].lower_ in _NONE and not any(roots(content))
    if is_negated(cue) or nothing:
        return Ruled(_negated(cue, content, named, cues), Ground.NEGATED, named, firm=True)
    if named is Act.WARN and threatens(content, cues, own):
        return Ruled(Act.THREATEN, Ground.CONDITION, named, firm=True)
    if named is Act.REJECT and _silent(content):
        return Ruled(Act.REPORT, Ground.CUE, named, firm=True)
    if named not in NEUTRAL:
        return Ruled(named, Ground.CUE, named)
    if turned := _turned(verb, content, cues, own):
        return Ruled(turned, Ground.CONTENT, named, firm=True)
    act = _told(verb, named, content, cues, own)
    return Ruled(act, Ground.NEUTRAL if act in NEUTRAL else Ground.CONTENT, named)


def _negated(cue: Sequence[Token], content: Sequence[Token], named: Act, cues: Cues) -> Act:
    """The act of a cue that is negated and would name ``named``: what it leaves open or gives up.

    "No longer insists" gives way and "no longer backs" turns down; "did not rule out talks" is
    open to them, "did not rule out force" leaves it open; what was not asked, threatened or
    promised, or not yet agreed, is told and no more.
    """
    words = {t.lower_ for t in cue}
    if not words.isdisjoint(("want", "wants", "wanted")):
        return Act.REJECT if named is Act.DEMAND else NEGATED.get(named, named)
    if _given_up(cue):
        insisted = named is Act.REPORT and "insist" in {t.lemma_ for t in cue}
        return Act.ACCEPT if insisted else _OPPOSITE.get(named, NEGATED.get(named, named))
    if named is Act.ACCEPT:
        return Act.REPORT if words & _NOT_YET or _perfect(cue) else Act.REJECT
    if named in (Act.REJECT, Act.DENY) and not words & _NOT_YET:
        return _left_open(cue, content, named, cues)
    return NEGATED.get(named, named)


def _left_open(cue: Sequence[Token], content: Sequence[Token], named: Act, cues: Cues) -> Act:
    """The act of not turning down and not denying: "did not object to", "did not rule out"."""
    verb = cue_verb(cue, cues)
    if verb is not None and verb.lemma_ in ("object", "oppose", "resist"):
        return Act.ACCEPT
    return Act.OFFER if named is Act.REJECT and _welcome(content, cues) else Act.ASSESS


def _silent(content: Sequence[Token]) -> bool:
    """Whether what is refused is to speak: "declined to comment"."""
    words = [t.lemma_.lower() for t in content[:3]]
    return len(words) > 1 and words[0] == "to" and not _SAYING.isdisjoint(words[1:])


def _given_up(cue: Sequence[Token]) -> bool:
    """Whether what a cue names was done before: "no longer insists", "stopped objecting to"."""
    words = [t.lower_ for t in cue]
    ended = not _ENDED.isdisjoint(words[:-1]) and "short" not in words
    return ended or ("no", "longer") in pairwise(words)


def _perfect(cue: Sequence[Token]) -> bool:
    """Whether a cue tells what has not happened so far: "has not agreed to"."""
    have = any(t.lower_ in ("has", "have", "had") for t in cue)
    return have and any(t.tag_ in ("VBN", "VBD") for t in cue)


def _welcome(content: Sequence[Token], cues: Cues) -> bool:
    """Whether what is left open is what another side may wish: talks, a concession, to join."""
    for token in content:
        lemma = token.lemma_.lower()
        if token.lower_ in cues.kind or token.lower_ in _MEETINGS:
            return True
        if token.tag_ == "VBG" and (lemma in cues.yielding or lemma in ("join", "meet", "talk")):
            return True
    return False


def _told(verb: Token | None, named: Act, content: Sequence[Token], cues: Cues, own: Own) -> Act:
    """The act of words that a neutral cue attributes."""
    if verb is not None and cues.verbs[verb.lower_].lemma in _ASSURING and _future(content):
        return Act.PROMISE
    act = performed(content, cues, own)
    if act is None and named is Act.REPORT and forebodes(content, cues, own):
        return Act.WARN
    return act or (Act.ASSESS if judges(content, cues) else named)


def _turned(verb: Token | None, content: Sequence[Token], cues: Cues, own: Own) -> Act | None:
    """The act of what is done without scruple or only hinted at, or that a word names outright."""
    if act := _unhesitating(content, cues) or phrased(content, cues, own):
        return act
    if verb is None:
        return None
    hints = cues.verbs[verb.lower_].lemma in _HINTING
    return (_hinted(content, cues, own) if hints else None) or _uttered(verb, content, cues)


def _unhesitating(content: Sequence[Token], cues: Cues) -> Act | None:
    """The act of what is said to be done without scruple: "would not hesitate to strike"."""
    for verb in roots(content):
        negated = any(c.dep_ == "neg" or c.lower_ == "never" for c in verb.children)
        if verb.lemma_ != "hesitate" or not negated:
            continue
        done = next((c for c in verb.rights if c.dep_ == "xcomp"), None)
        if done is not None:
            words = {t.lower_ for t in done.subtree}
            harms = done.lemma_.lower() in cues.hostile or words & cues.force
            return Act.THREATEN if harms else Act.PROMISE
    return None


def _hinted(content: Sequence[Token], cues: Cues, own: Own) -> Act | None:
    """The act of what the speaker's side is hinted to be able to do: "hinted it could accept"."""
    for verb in roots(content):
        modal = any(c.lower_ in ("could", "might", "may", "can") for c in verb.lefts)
        subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
        if not modal or subject is None or any(c.dep_ == "neg" for c in verb.children):
            continue
        if subject.lower_ not in ("it", "they", "he", "she", "we", "i") and not own(subject):
            continue
        lemma = verb.lemma_.lower()
        entry = cues.verbs.get(lemma)
        if lemma in cues.hostile and lemma not in cues.yielding:
            return Act.THREATEN
        accepts = entry is not None and Act.ACCEPT in entry.acts.values()
        if accepts or lemma in cues.yielding or lemma in cues.commissive:
            return Act.OFFER
    return None


def _future(content: Sequence[Token]) -> bool:
    return any(t.lower_ in ("will", "would", "’ll", "'ll") for v in roots(content) for t in v.lefts)


def _uttered(verb: Token, content: Sequence[Token], cues: Cues) -> Act | None:
    """The act that the object of an uttering verb names: "reiterated its demand"."""
    if cues.verbs[verb.lower_].lemma not in cues.expressing or not content:
        return None
    inside = {t.i for t in content}
    noun = next((t for t in content if t.head.i not in inside and t.pos_ == "NOUN"), None)
    if noun is None:
        return None
    act = cues.uttered.get(noun.lower_) or cues.nouns.get(noun.lower_)
    return act if act is not Act.REPORT else None


def cue_verb(cue: Sequence[Token], cues: Cues) -> Token | None:
    """The verb among the tokens of a cue that attributes, the last one where there are several."""
    found = [t for t in cue if t.lower_ in cues.verbs and t.pos_ in ("VERB", "AUX")]
    return found[-1] if found else None


def is_negated(cue: Sequence[Token]) -> bool:
    """Whether a cue is negated ("did not rule out", "no longer insists", "refused to confirm")."""
    if any(t.dep_ == "neg" or t.lower_ in ("never", "neither", "nor") for t in cue):
        return True
    words = [t.lower_ for t in cue]
    if ("no", "longer") in pairwise(words):
        return True
    if ("yet", "to") in pairwise(words):
        return True
    return len(words) > 1 and any(w in _REFUSING or w in _AVOIDING for w in words[:-1])


def is_void(cue: Sequence[Token]) -> bool:
    """Whether a cue says that nothing was said or done: "failed to agree on", "hesitated to"."""
    return any(t.lower_ in _VOID for t in cue[:-1])


def _named(verb: Token | None, cue: Sequence[Token], content: Sequence[Token], cues: Cues) -> Act:
    if verb is None:
        named = (cues.nouns.get(t.lower_) or cues.adjectives.get(t.lower_) for t in cue)
        return next(filter(None, named), Act.REPORT)
    entry = cues.verbs[verb.lower_]
    acts = frames_of(verb, entry)
    return acts.get(_frame(acts, cue, content), next(iter(acts.values()), Act.REPORT))


def _frame(acts: Mapping[str, Act], cue: Sequence[Token], content: Sequence[Token]) -> str:
    """The frame a cue is used in, told from its last word and the first of the content."""
    last = "on" if cue[-1].lower_ == "upon" else cue[-1].lower_
    for frame in (f"{last}-np", last, f"{last}-to"):
        if frame in acts:
            return frame
    if "as" in acts and any(t.lower_ == "as" and t.head in cue for t in content):
        return "as"
    if "np-for" in acts and any(t.lower_ == "for" and t.head in cue for t in content):
        return "np-for"
    if not content:
        return "np"
    inside = {t.i for t in content}
    root = next((t for t in content if t.head.i not in inside or t.head == t), content[0])
    return next((f for f in _fitting(content[0], root) if f in acts), "np")


def _fitting(first: Token, root: Token) -> Iterator[str]:
    """The frames that a content with this first word and this root can stand in."""
    if first.is_quote:
        yield "quote"
    if first.lower_ == "to":
        yield "to"
    if first.tag_ == "VBG":
        yield "ing"
    if first.lower_ == "that" and _subjunctive(root):
        yield "subjunctive"
    if any(c.lower_ == "to" for c in root.lefts) or _whom_to(root):
        yield "np-to"
    if root.pos_ in ("VERB", "AUX"):
        yield "that"


def _whom_to(noun: Token) -> bool:
    """Whether an infinitive that hangs on a noun says what is asked of it: "all States to …"."""
    if noun.pos_ not in ("NOUN", "PROPN", "PRON"):
        return False
    near = [c for c in noun.rights if c.dep_ in ("acl", "relcl")]
    beside = [c for c in noun.head.rights if c.dep_ == "xcomp" and c.i > noun.i]
    return any(g.tag_ == "TO" for c in (*near, *beside) for g in c.lefts)


def _subjunctive(verb: Token) -> bool:
    """Whether a clause stands in the subjunctive, or says what should be."""
    aux = [c.lower_ for c in verb.lefts if c.dep_ in ("aux", "auxpass")]
    if aux in (["should"], ["be"]) or (verb.lower_ == "be" and not aux):
        return True
    return verb.tag_ in ("VB", "VBP") and not aux and _third(verb)


def _third(verb: Token) -> bool:
    """Whether the subject of ``verb`` is a third person singular, so that a bare form tells."""
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    return verb.tag_ == "VB" or (subject is not None and subject.tag_ in ("NN", "NNP"))
