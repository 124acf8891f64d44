"""What the words said do by themselves, whatever attributes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from spacy.tokens import Token

from travaux.codebook.cues import Cues
from travaux.finders.conditions import find_condition
from travaux.finders.threats import friendly, relieves, strikes_back
from travaux.model import Act

__all__ = [
    "FIRST",
    "NEGATED",
    "NEUTRAL",
    "Own",
    "forebodes",
    "judges",
    "performed",
    "phrased",
    "roots",
    "threatens",
]

Own: TypeAlias = Callable[[Token], bool]
NEUTRAL = frozenset({Act.REPORT, Act.ASSESS})
NEGATED = {
    Act.ACCEPT: Act.REJECT,
    **dict.fromkeys(
        (
            Act.REJECT,
            Act.DENY,
            Act.DEMAND,
            Act.PROMISE,
            Act.OFFER,
            Act.PROPOSE,
            Act.THREATEN,
            Act.WARN,
            Act.ACCUSE,
            Act.APPEAL,
        ),
        Act.REPORT,
    ),
}
FIRST = frozenset({"we", "i"})
_SELF = FIRST | {"it", "they", "he", "she"}
_OWN = frozenset({"his", "her", "its", "their", "our", "my"})
_FUTURE = frozenset({"will", "would", "shall", "’ll", "'ll", "wo"})
_ABLE = frozenset({"can", "could", "ca", "may", "might"})
_NOBODY = frozenset({"it", "this", "that", "what", "which", "nobody", "nothing"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_HINGED = frozenset(
    ("if", "unless", "when", "as", "because", "although", "though", "while", "whether", "since")
)
_DONE = frozenset({"did", "has", "have", "had"})
_WILLING = frozenset({"ready", "prepared", "willing", "open"})
_FIXED = frozenset({"due", "set", "scheduled", "expected", "open", "closed", "able"})
_LIKELY = frozenset({"likely", "probably", "perhaps", "possibly", "clearly", "presumably"})
_KEPT = frozenset(
    {"promise", "promises", "word", "pledge", "pledges", "commitment", "commitments", "agreement"}
    | {"agreements", "truce", "ceasefire", "treaty", "accord", "deal", "law", "rules", "contract"}
)
_DEEPEST = 8
_MANY = 3  # sentences from which on a single one does not tell what all do


def performed(content: Sequence[Token], cues: Cues, own: Own) -> Act | None:
    """The act that neutrally attributed words perform by themselves.

    Of one or two sentences it is the first one found, of more the one that most of them perform.

    ``own`` tells whether a word names the speaker's side. None where they only tell or judge.
    """
    if not content:
        return None
    reading = _Reading.of(content, cues, own)
    return reading.conditional() or reading.main()


def phrased(content: Sequence[Token], cues: Cues, own: Own) -> Act | None:
    """The act of the set phrase in a single sentence without a condition: "unacceptable"."""
    many = any(t.is_sent_start for t in content[1:])
    if not content or many or find_condition(content, cues) is not None:
        return None
    return _Reading.of(content, cues, own).phrased()


def forebodes(content: Sequence[Token], cues: Cues, own: Own) -> bool:
    """Whether something bad is said to come or to be possible: "the truce could collapse"."""
    return bool(content) and _Reading.of(content, cues, own).forebodes()


def threatens(content: Sequence[Token], cues: Cues, own: Own) -> bool:
    """Whether the speaker's side would itself do what harms, on a condition."""
    return bool(content) and _Reading.of(content, cues, own).strikes()


def judges(content: Sequence[Token], cues: Cues) -> bool:
    """Whether words give a judgement or a state of affairs, and no event: "the plan is weak"."""
    verb = next(iter(roots(content)), None)
    if verb is None:
        return False
    if verb.lemma_ == "be" and verb.tag_ != "VBN":
        return _describes(verb)
    if any(c.tag_ == "MD" and c.lower_ in _ABLE for c in verb.lefts):
        return True
    if any(c.lower_ in _LIKELY for c in verb.lefts):
        return True
    passive = any(c.dep_ == "auxpass" for c in verb.lefts)
    return (verb.lemma_.lower() in cues.stative and not passive) or _asks(content)


def roots(content: Sequence[Token]) -> Iterator[Token]:
    """The verbs of a content that stand under no other word of it."""
    if content:
        inside = {t.i for t in content}
        for token in content:
            outside = token.head == token or token.head.i not in inside
            if outside and token.pos_ in ("VERB", "AUX"):
                yield token


def _describes(verb: Token) -> bool:
    """Whether a form of "be" joins its subject to a quality, and to no number or date."""
    told = _has(verb, "expl") and any(c.lower_ in _FUTURE for c in verb.lefts)
    for child in () if told else verb.children:
        if child.dep_ == "acomp":
            counted = child.lower_ == "dead" and any(t.tag_ == "CD" for t in verb.subtree)
            return child.lower_ not in _FIXED and not counted
        if child.dep_ == "attr":
            return not any(t.tag_ == "CD" for t in child.subtree)
        if child.dep_ == "expl" or (child.dep_ == "prep" and child.lower_ in ("of", "up")):
            return not any(t.like_num for t in verb.subtree)
    return False


def _asks(content: Sequence[Token]) -> bool:
    return any(t.text == "?" for t in content[-3:])


@dataclass(frozen=True, slots=True)
class _Reading:
    content: Sequence[Token]
    cues: Cues
    own: Own
    selves: frozenset[str]

    @classmethod
    def of(cls, content: Sequence[Token], cues: Cues, own: Own) -> _Reading:
        return cls(content, cues, own, FIRST if content[0].is_quote else _SELF)

    def acts(self) -> Iterator[Act]:
        for i, token in enumerate(self.content):
            act = self._phrase(i) or self._of_token(token)
            if act is not None and not self._hinged(token):
                yield act
        if _asks(self.content) and any(t.lower_ in ("we", "you") for t in self.content):
            yield Act.APPEAL

    def phrased(self) -> Act | None:
        """The act of the first set phrase in a main clause."""
        found = ((t, self._phrase(i)) for i, t in enumerate(self.content))
        return next((act for t, act in found if act is not None and not self._hinged(t)), None)

    def main(self) -> Act | None:
        """The first act, or of three sentences and more the one that most of them perform."""
        starts = [i for i, t in enumerate(self.content) if i == 0 or t.is_sent_start]
        if len(starts) < _MANY:
            return next(self.acts(), None)
        ends = [*starts[1:], len(self.content)]
        parts = [self.content[a:b] for a, b in zip(starts, ends, strict=True)]
        each = [next(replace(self, content=p).acts(), None) for p in parts]
        done = Counter(act for act in each if act is not None).most_common(1)
        return done[0][0] if done and done[0][1] * _MANY >= len(parts) else None

    def forebodes(self) -> bool:
        """Whether something bad will or may happen that the speaker's side does not do."""
        for verb in roots(self.content):
            told = any(c.tag_ == "MD" and c.lower_ in _FUTURE | _ABLE for c in verb.lefts)
            if not told or _has(verb, "neg") or self._is_own(_subject(verb)):
                continue
            after = (c for c in verb.rights if c.dep_ in ("dobj", "attr", "acomp", "xcomp"))
            led = (c for p in verb.rights if p.dep_ == "prep" for c in p.rights)
            words = {verb.lower_, *(c.lower_ for c in (*after, *led))}
            if any(w in self.cues.bad for w in words):
                return True
        return False

    def conditional(self) -> Act | None:
        """A threat where harm is held in store on a condition, else a warning of a bad outcome."""
        told = self._consequence()
        future = any(t.lower_ in _FUTURE for t in told)
        harmed = future and any(t.lower_ in self.cues.harm and not _has(t, "neg") for t in told)
        if self.strikes() or (harmed and not relieves(told, self.cues)):
            return Act.THREATEN
        present = future or any(t.lower_ in _ABLE or t.tag_ == "VBZ" for t in told)
        return Act.WARN if present and any(t.lower_ in self.cues.bad for t in told) else None

    def strikes(self) -> bool:
        """Whether the speaker's side is who would act on a condition: "we leave unless …"."""
        found = find_condition(self.content, self.cues)
        if found is None or found.consequence is None:
            return False
        doc = self.content[0].doc
        first, last = found.condition
        earned = friendly(doc[first : last + 1], self.cues)
        return any(
            t.tag_ == "MD"
            and t.lower_ in _FUTURE | _ABLE
            and strikes_back(t.head, self.cues, earned=earned)
            and self._is_own(_subject(t.head))
            and not _has(t.head, "neg")
            for t in self._consequence()
        )

    def _consequence(self) -> Sequence[Token]:
        found = find_condition(self.content, self.cues)
        if found is None or found.consequence is None:
            return ()
        first, last = found.consequence
        return list(self.content[0].doc[first : last + 1])

    def _hinged(self, word: Token) -> bool:
        """Whether a word stands in a relative clause, or in one that says when, why or if."""
        first, last = self.content[0].i, self.content[-1].i
        for _ in range(_DEEPEST):
            if word.dep_ == "relcl":
                return True
            if word.dep_ == "advcl" and any(c.lower_ in _HINGED for c in word.lefts):
                return first <= min(c.i for c in word.lefts)
            if word.head == word or not first <= word.head.i <= last:
                return False
            word = word.head
        return False

    def _is_own(self, subject: Token | None) -> bool:
        if subject is None:
            return False
        own = subject.lower_ in self.selves or self.own(subject)
        return own or _possessed(subject, self.cues)

    def _phrase(self, i: int) -> Act | None:
        """The act of a set phrase that begins here: "unacceptable", "no intention of"."""
        for words, act, ours in self.cues.phrases.get(self.content[i].lower_, ()):
            here = self.content[i : i + len(words)]
            if tuple(t.lower_ for t in here) != words:
                continue
            if ours and not self._is_own(_subject(_verb_of(here[-1]))):
                continue
            if not any(c.dep_ == "neg" and c not in here for c in here[0].head.children):
                return act
        return None

    def _of_token(self, token: Token) -> Act | None:
        word = token.lower_
        if token.tag_ == "MD":
            return self._of_modal(token)
        if word in ("have", "has", "had", "need", "needs", "needed"):
            return self._of_need(token)
        if word in _WILLING and token.dep_ == "acomp":
            return self._of_willing(token)
        return self._of_verb(token) if token.pos_ == "VERB" else None

    def _of_verb(self, token: Token) -> Act | None:
        act = self._of_own_act(token) if token.lower_ in self.cues.verbs else None
        broken = token.lemma_ == "break" and any(c.lower_ in _KEPT for c in token.rights)
        told = token.tag_ in _FINITE or (token.tag_ == "VBG" and _has(token, "aux"))
        if act is None and told and (broken or token.lemma_.lower() in self.cues.offending):
            act = self._of_offence(token)
        if act is None and _has(token, "neg"):
            act = self._of_denial(token)
        if act is None and token.tag_ == "VB" and token.dep_ == "ROOT":
            act = self._of_imperative(token)
        return act

    def _of_modal(self, token: Token) -> Act | None:
        """The act of a modal: "they must withdraw", "we will not accept", "it would support"."""
        word, verb = token.lower_, token.head if token.dep_ == "aux" else token
        subject = _subject(verb)
        own = self._is_own(subject)
        if subject is not None and _none(subject) and verb.lemma_.lower() in self.cues.refusable:
            return Act.REJECT if word in _FUTURE | _ABLE else None
        if word in ("must", "should", "ought"):
            theirs = subject is not None and not self._ours(subject) and _other(subject)
            thing = verb.lemma_ == "be" or _has(verb, "auxpass") or _has(verb, "expl")
            return Act.DEMAND if theirs or thing else None
        if not own or word not in _FUTURE | _ABLE or self._hinged(verb):
            return None
        lemma = verb.lemma_.lower()
        if any(c.dep_ == "neg" or c.lower_ == "never" for c in verb.children):
            return self._of_refusal(verb, word)
        if lemma in self.cues.commissive and word in _FUTURE:
            return Act.PROMISE
        entry = self.cues.verbs.get(lemma)
        return Act.ACCEPT if entry and Act.ACCEPT in entry.acts.values() else None

    def _of_refusal(self, verb: Token, modal: str) -> Act | None:
        """The act of what the speaker will or cannot do: refused, or promised where it harms."""
        lemma = verb.lemma_.lower()
        if lemma in self.cues.refusable or verb.tag_ == "MD":
            return Act.REJECT
        if modal not in _FUTURE or lemma in self.cues.involuntary:
            return None
        if lemma in self.cues.hostile:
            return Act.PROMISE
        subject = _subject(verb)
        return Act.REJECT if subject is not None and self._ours(subject) else None

    def _ours(self, subject: Token) -> bool:
        """Whether a subject surely is the speaker: no "they" or "he", who may be anybody."""
        return subject.lower_ in FIRST or self.own(subject) or _possessed(subject, self.cues)

    def _of_need(self, token: Token) -> Act | None:
        """The act of "they have to", "there needs to be", "we need guarantees"."""
        if token.tag_ not in ("VBP", "VBZ", "VBD"):
            return None
        subject = _subject(token)
        to = any(c.dep_ == "xcomp" and any(g.tag_ == "TO" for g in c.lefts) for c in token.rights)
        if to:
            theirs = subject is not None and not self._ours(subject) and _other(subject)
            return Act.DEMAND if theirs or _has(token, "expl") else None
        needs = token.lemma_ == "need" and any(c.dep_ == "dobj" for c in token.rights)
        return Act.DEMAND if needs and self._is_own(subject) else None

    def _of_willing(self, token: Token) -> Act | None:
        """The act of "we are ready to talk", "it was not prepared to sign"."""
        to = any(c.dep_ in ("xcomp", "prep") for c in token.rights)
        if token.head.lemma_ != "be" or not to or not self._is_own(_subject(token.head)):
            return None
        negated = any(c.dep_ == "neg" for c in token.head.children)
        return Act.REJECT if negated else Act.OFFER

    def _of_own_act(self, token: Token) -> Act | None:
        """The act of a verb by which the speaker's side does what it names: "we reject"."""
        subject = _subject(token)
        if subject is None or token.tag_ not in ("VB", *_FINITE):
            return None
        if subject.lower_ in FIRST:
            told = token.tag_ in ("VBP", "VB") and not _has(token, "auxpass")
        else:
            told = self._is_own(subject) and not _has(token, "auxpass")
        if not told or any(c.tag_ == "MD" for c in token.lefts):
            return None
        negations = {c.lower_ for c in token.children if c.dep_ == "neg"}
        entry = self.cues.verbs[token.lower_]
        if negations and subject.dep_ == "nsubj" and "never" in negations and token.tag_ != "VB":
            return Act.DENY
        able = ((frame, a) for frame, a in entry.acts.items() if a not in NEUTRAL)
        act = next((a for frame, a in able if _takes(token, frame)), None)
        return NEGATED.get(act) if act and negations else act

    def _of_denial(self, token: Token) -> Act | None:
        """The act of saying what one's side has not done: "we did not sell them arms"."""
        helped = any(c.lower_ in _DONE for c in token.lefts)
        subject, lemma = _subject(token), token.lemma_.lower()
        if not helped or subject is None or subject.dep_ != "nsubj" or not self._is_own(subject):
            return None
        vague = lemma in self.cues.involuntary or lemma in self.cues.pending
        return None if vague or lemma in self.cues.stative else Act.DENY

    def _of_offence(self, token: Token) -> Act | None:
        """The act of telling what others do wrong: "they ignored our concerns"."""
        subject = _subject(token)
        if subject is None or subject.dep_ != "nsubj" or _has(token, "neg"):
            return None
        named = subject.pos_ == "PROPN" or subject.lower_ in ("they", "you")
        somebody = named or subject.lower_ in self.cues.selves | self.cues.speakers
        return Act.ACCUSE if somebody and not self._ours(subject) else None

    def _of_imperative(self, token: Token) -> Act | None:
        """The act of an imperative at the head of its sentence: "Stop the attacks"."""
        before = [c for c in token.lefts if not c.is_punct and not c.is_space]
        bare = all(c.lower_ in ("do", "not", "n’t", "n't", "please", "never") for c in before)
        first = token.sent.start in (token.i, *(c.i for c in token.lefts))
        return Act.APPEAL if bare and first and not _has(token, "nsubj") else None


def _has(verb: Token, dep: str) -> bool:
    return any(c.dep_ == dep for c in verb.children)


def _subject(verb: Token | None) -> Token | None:
    """The subject of ``verb``, or that of the verb it is joined to."""
    for _ in range(3):
        if verb is None:
            return None
        found = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")]
        if found:
            return found[-1]
        if verb.dep_ not in ("conj", "xcomp"):
            return None
        verb = verb.head
    return None


def _verb_of(word: Token) -> Token | None:
    for _ in range(_DEEPEST):
        if word.pos_ in ("VERB", "AUX") and word.dep_ not in ("pcomp", "acl", "relcl", "xcomp"):
            return word
        if word.head == word:
            return None
        word = word.head
    return None


def _none(subject: Token) -> bool:
    """Whether a subject is nobody: "no country", "nobody"."""
    return subject.lower_ in ("nobody", "none") or any(c.lower_ == "no" for c in subject.lefts)


def _possessed(noun: Token, cues: Cues) -> bool:
    """Whether a noun is the speaker's own side: "his country", "our side"."""
    return noun.lower_ in cues.selves and any(
        c.dep_ == "poss" and c.lower_ in _OWN for c in noun.lefts
    )


def _other(subject: Token) -> bool:
    """Whether a subject is somebody other than the speaker, and somebody at all."""
    return subject.lower_ not in _NOBODY


def _takes(verb: Token, frame: str) -> bool:
    """Whether ``verb`` is used in ``frame`` here."""
    clauses = [c for c in verb.rights if c.dep_ in ("xcomp", "ccomp")]
    if frame == "np":
        return _has(verb, "dobj")
    if frame in ("to", "np-to"):
        to = [c for c in clauses if any(g.tag_ == "TO" for g in c.lefts)]
        somebody = _has(verb, "dobj") or any(_has(c, "nsubj") for c in to)
        return bool(to) and somebody == (frame == "np-to")
    if frame == "ing":
        return any(c.tag_ == "VBG" for c in clauses)
    if frame in ("that", "quote"):
        return any(not any(g.tag_ == "TO" for g in c.lefts) for c in clauses)
    return any(c.dep_ == "prep" and c.lower_ in frame.split("-") for c in verb.rights)
