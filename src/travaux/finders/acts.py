"""What a statement does: demand, offer, reject, threaten, … as its cue and its content tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from spacy.tokens import Token

from travaux.codebook.cues import Cues, VerbCue
from travaux.finders.conditions import find_condition
from travaux.model import Act

__all__ = ["act_of", "cue_verb", "is_negated", "threatens"]

Own: TypeAlias = Callable[[Token], bool]
_NEUTRAL = frozenset({Act.REPORT, Act.ASSESS})
_NEGATED = {
    Act.ACCEPT: Act.REJECT,
    Act.REJECT: Act.REPORT,
    Act.DENY: Act.REPORT,
    Act.DEMAND: Act.REPORT,
    Act.PROMISE: Act.REPORT,
    Act.OFFER: Act.REPORT,
    Act.PROPOSE: Act.REPORT,
    Act.THREATEN: Act.REPORT,
    Act.WARN: Act.REPORT,
    Act.ACCUSE: Act.REPORT,
    Act.APPEAL: Act.REPORT,
}
_REFUSING = frozenset(
    ("refuse", "refuses", "refused", "refusing", "decline", "declines", "declined", "declining")
)
_FUTURE = frozenset({"will", "would", "shall", "’ll", "'ll", "wo"})
_FIRST = frozenset({"we", "i"})
_NONE = frozenset({"no", "nothing", "little", "neither"})
_OWN = frozenset({"his", "her", "its", "their", "our", "my"})
_SELF = frozenset({"we", "i", "it", "they", "he", "she"})


def act_of(
    cue: Sequence[Token],
    content: Sequence[Token],
    cues: Cues,
    own: Own = lambda _: False,
) -> Act:
    """The act of a statement from the tokens of its cue and of its content.

    The cue decides unless it is neutral ("said", "believes"); then the content does. A negated
    cue does not do what it names: "did not rule out" rejects nothing. ``own`` tells whether a
    word of the content names the speaker's side ("said Norway would not accept").
    """
    verb = cue_verb(cue, cues)
    named = _named(verb, cue, content, cues)
    if is_negated(cue) or (content and content[0].lower_ in _NONE):
        if any(t.lower_ in ("want", "wants", "wanted") for t in cue):
            return Act.REJECT if named is Act.DEMAND else Act.REPORT
        return _NEGATED.get(named, named)
    if named not in _NEUTRAL:
        return named
    uttered = _uttered(verb, content, cues) if verb is not None else None
    return uttered or _of_content(content, cues, own) or named


def _uttered(verb: Token, content: Sequence[Token], cues: Cues) -> Act | None:
    """The act that the object of an uttering verb names: "reiterated its demand"."""
    if cues.verbs[verb.lower_].lemma not in cues.expressing or not content:
        return None
    inside = range(content[0].i, content[-1].i + 1)
    noun = next((t for t in content if t.head.i not in inside and t.pos_ == "NOUN"), None)
    act = cues.nouns.get(noun.lower_) if noun is not None else None
    return act if act not in _NEUTRAL else None


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
    return len(words) > 1 and any(w in _REFUSING for w in words[:-1])


def _named(verb: Token | None, cue: Sequence[Token], content: Sequence[Token], cues: Cues) -> Act:
    if verb is None:
        nouns = [cues.nouns[t.lower_] for t in cue if t.lower_ in cues.nouns]
        return nouns[-1] if nouns else Act.REPORT
    entry = cues.verbs[verb.lower_]
    frame = _frame(entry, cue, content)
    return entry.acts.get(frame, next(iter(entry.acts.values())))


def _frame(entry: VerbCue, cue: Sequence[Token], content: Sequence[Token]) -> str:
    """The frame a cue is used in, told from its last word and the first of the content."""
    last = cue[-1].lower_
    for frame in (last, f"{last}-to"):
        if frame in entry.acts:
            return frame
    if not content:
        return "np"
    inside = range(content[0].i, content[-1].i + 1)
    root = next((t for t in content if t.head.i not in inside or t.head == t), content[0])
    return next((f for f in _fitting(content[0], root) if f in entry.acts), "np")


def _fitting(first: Token, root: Token) -> Iterator[str]:
    """The frames that a content with this first word and this root can stand in."""
    if first.is_quote:
        yield "quote"
    if first.lower_ == "to":
        yield "to"
    if first.lower_ == "that" and _subjunctive(root):
        yield "subjunctive"
    if any(c.lower_ == "to" for c in root.lefts):
        yield "np-to"
    if root.pos_ in ("VERB", "AUX"):
        yield "that"


def _subjunctive(verb: Token) -> bool:
    """Whether a clause stands in the subjunctive, or says what should be."""
    aux = [c.lower_ for c in verb.lefts if c.dep_ in ("aux", "auxpass")]
    return aux == ["should"] or (verb.tag_ in ("VB", "VBP") and not aux and _third(verb))


def _third(verb: Token) -> bool:
    """Whether the subject of ``verb`` is a third person singular, so that a bare form tells."""
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    return verb.tag_ == "VB" or (subject is not None and subject.tag_ in ("NN", "NNP"))


def _of_content(content: Sequence[Token], cues: Cues, own: Own) -> Act | None:
    """The act that neutrally attributed words perform by themselves, the first one found."""
    if threatens(content, cues):
        return Act.THREATEN
    for token in content:
        act = _of_token(token, cues, own)
        if act is not None:
            return act
    return None


def threatens(content: Sequence[Token], cues: Cues) -> bool:
    """Whether a content holds something harmful in store for somebody, on a condition."""
    found = find_condition(content, cues)
    if found is None or found.consequence is None:
        return False
    first, last = found.consequence
    told = content[0].doc[first : last + 1]
    return any(t.lower_ in _FUTURE for t in told) and any(t.lower_ in cues.harm for t in told)


def _of_token(token: Token, cues: Cues, own: Own) -> Act | None:
    word = token.lower_
    if word in cues.unacceptable and not any(c.dep_ == "neg" for c in token.head.children):
        return Act.REJECT
    if token.tag_ == "MD" or word in ("have", "has", "need", "needs"):
        return _of_modal(token, cues, own)
    if word in cues.verbs and token.pos_ == "VERB" and token.tag_ in ("VBP", "VB", "VBZ"):
        return _performed(token, cues)
    return None


def _of_modal(token: Token, cues: Cues, own: Own) -> Act | None:
    """The act of a modal: "they must withdraw", "we will not accept", "it would support"."""
    word = token.lower_
    verb = token.head if token.tag_ == "MD" else token
    subject = _subject(verb)
    who = subject.lower_ if subject is not None else None
    named = subject is not None and (own(subject) or _possessed(subject))
    if word in ("have", "has", "need", "needs"):
        to = any(c.dep_ == "xcomp" and any(g.tag_ == "TO" for g in c.lefts) for c in token.rights)
        return (
            Act.DEMAND
            if to and token.tag_ in ("VBP", "VBZ") and not named and _other(who)
            else None
        )
    if word in ("must", "should", "ought"):
        return (Act.DEMAND if word == "must" else Act.APPEAL) if not named and _other(who) else None
    if word not in _FUTURE or not (named or who in _SELF):
        return None
    if any(c.dep_ == "neg" or c.lower_ == "never" for c in verb.children):
        return Act.REJECT if verb.lemma_.lower() in cues.refusable else None
    lemma = verb.lemma_.lower()
    return Act.PROMISE if lemma in cues.commissive and not _in_condition(verb) else None


def _in_condition(verb: Token) -> bool:
    return any(c.dep_ == "mark" for c in verb.children)


def _subject(verb: Token) -> Token | None:
    found = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")]
    return found[-1] if found else None


def _possessed(noun: Token) -> bool:
    """Whether a noun is the speaker's own: "his country", "our side"."""
    return any(c.dep_ == "poss" and c.lower_ in _OWN for c in noun.lefts)


def _other(who: str | None) -> bool:
    """Whether a subject is somebody other than the speaker, and somebody at all."""
    return who is not None and who not in (*_FIRST, "it", "there", "this", "that", "what", "which")


def _performed(token: Token, cues: Cues) -> Act | None:
    """The act of a verb by which the speaker does what it names: "we call on", "I reject"."""
    subject = _subject(token)
    if subject is None or subject.lower_ not in _FIRST:
        return None
    entry = cues.verbs[token.lower_]
    acts = [a for frame, a in entry.acts.items() if _takes(token, frame)]
    act = next((a for a in acts if a not in _NEUTRAL), None)
    if act and any(c.dep_ == "neg" for c in token.children):
        return _NEGATED.get(act)
    return act


def _takes(verb: Token, frame: str) -> bool:
    """Whether ``verb`` is used in ``frame`` here."""
    deps = {c.dep_ for c in verb.rights}
    if frame == "np":
        return "dobj" in deps
    if frame in ("to", "np-to", "that", "ing", "quote"):
        return bool(deps & {"xcomp", "ccomp"})
    return any(c.dep_ == "prep" and c.lower_ in frame.split("-") for c in verb.rights)
