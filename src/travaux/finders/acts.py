"""What a statement does: demand, offer, reject, threaten, … as its cue and its content tell."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from travaux.codebook.cues import Cues, VerbCue
from travaux.model import Act

__all__ = ["act_of", "cue_verb", "is_negated"]

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
_REFUSING = frozenset({"refuse", "refuses", "refused", "refusing", "decline", "declines", "declined",
                       "declining"})  # fmt: skip
_FIRST = frozenset({"we", "i"})
_SELF = frozenset({"we", "i", "it", "they", "he", "she"})


def act_of(cue: Sequence[Token], content: Sequence[Token], cues: Cues) -> Act:
    """The act of a statement from the tokens of its cue and of its content.

    The cue decides unless it is neutral ("said", "believes"); then the content does. A negated
    cue does not do what it names: "did not rule out" rejects nothing.
    """
    verb = cue_verb(cue, cues)
    named = _named(verb, cue, content, cues)
    if is_negated(cue):
        if any(t.lower_ in ("want", "wants", "wanted") for t in cue):
            return Act.REJECT
        named = _NEGATED.get(named, named)
        if named not in _NEUTRAL:
            return named
        return named
    if named not in _NEUTRAL:
        return named
    return _of_content(content, cues) or named


def cue_verb(cue: Sequence[Token], cues: Cues) -> Token | None:
    """The verb among the tokens of a cue that attributes, the last one where there are several."""
    found = [t for t in cue if t.lower_ in cues.verbs and t.pos_ in ("VERB", "AUX")]
    return found[-1] if found else None


def is_negated(cue: Sequence[Token]) -> bool:
    """Whether a cue is negated ("did not rule out", "no longer insists", "refused to confirm")."""
    if any(t.dep_ == "neg" or t.lower_ in ("never", "neither", "nor") for t in cue):
        return True
    words = [t.lower_ for t in cue]
    if any(a == "no" and b == "longer" for a, b in zip(words, words[1:], strict=False)):
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
    if last in entry.acts:
        return last
    if not content:
        return "np"
    first = content[0]
    if first.is_quote and "quote" in entry.acts:
        return "quote"
    if first.lower_ == "to" and "to" in entry.acts:
        return "to"
    root = next((t for t in content if t.head not in content), first)
    if "np-to" in entry.acts and any(c.lower_ == "to" for c in root.lefts):
        return "np-to"
    return "that" if root.pos_ in ("VERB", "AUX") and "that" in entry.acts else "np"


def _of_content(content: Sequence[Token], cues: Cues) -> Act | None:
    for token in content:
        act = _of_token(token, cues)
        if act is not None:
            return act
    return None


def _of_token(token: Token, cues: Cues) -> Act | None:
    return None
