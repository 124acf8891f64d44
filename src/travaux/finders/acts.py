"""What a statement does: demand, offer, reject, threaten, … as its cue and its content tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
    roots,
    threatens,
)
from travaux.model import Act

__all__ = ["act_of", "cue_verb", "is_negated", "is_void"]

_REFUSING = frozenset(
    ("refuse", "refuses", "refused", "refusing", "decline", "declines", "declined", "declining")
)
_VOID = frozenset(
    ("fail", "fails", "failed", "failing", "hesitate", "hesitates", "hesitated", "hesitating")
)
_ASSURING = frozenset({"assure", "reassure"})
_NONE = frozenset({"no", "nothing", "little", "neither"})


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
    nothing = content and content[0].lower_ in _NONE and not any(roots(content))
    if is_negated(cue) or nothing:
        if any(t.lower_ in ("want", "wants", "wanted") for t in cue):
            return Act.REJECT if named is Act.DEMAND else Act.REPORT
        return NEGATED.get(named, named)
    if named is Act.WARN and threatens(content, cues, own):
        return Act.THREATEN
    if named not in NEUTRAL:
        return named
    return _told(verb, named, content, cues, own)


def _told(verb: Token | None, named: Act, content: Sequence[Token], cues: Cues, own: Own) -> Act:
    """The act of words that a neutral cue attributes."""
    if verb is not None and cues.verbs[verb.lower_].lemma in _ASSURING and _future(content):
        return Act.PROMISE
    uttered = _uttered(verb, content, cues) if verb is not None else None
    act = uttered or performed(content, cues, own)
    if act is None and named is Act.REPORT and forebodes(content, cues, own):
        return Act.WARN
    return act or (Act.ASSESS if judges(content, cues) else named)


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
    return len(words) > 1 and any(w in _REFUSING for w in words[:-1])


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
