"""What a statement looks like to the trained reader of acts: names of features that it has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Token

from travaux.codebook.cues import Cues
from travaux.finders.act_rules import Ruled, cue_verb
from travaux.finders.conditions import find_condition
from travaux.finders.statement_contents import FIRST, Own, roots

__all__ = ["Told", "features"]

_MOST = 60  # words of a content that are looked at, and as many at its end
_CLAUSES = 4  # main clauses whose verb is looked at
_LISTS = (
    *("commissive", "refusable", "hostile", "offending", "stative", "involuntary", "pending"),
    *("answering", "relief", "yielding", "expressing"),
)
_WORDS = ("harm", "bad", "kind", "measures", "force")
_BASE = frozenset({"NOUN", "VERB", "ADJ"})
_WHOS = {
    **dict.fromkeys(("he", "she", "they"), "third"),
    **dict.fromkeys(("there", "this", "that", "what", "which"), "thing"),
    **dict.fromkeys(("nobody", "nothing", "none"), "nobody"),
    "it": "it",
    "you": "you",
}
_OPEN = frozenset({"NOUN", "VERB", "ADJ", "ADV", "AUX", "SCONJ", "PRON", "DET", "PART", "INTJ"})


@dataclass(frozen=True, slots=True)
class Told:
    """The words of a statement, and what is known of who says them.

    ``cue`` and ``content`` are its tokens. ``own`` tells whether a word of the content names the
    speaker's side. ``names``: the content is a party or a person, whom to back or oppose accepts
    and rejects nothing. ``strikes``: a side that is the speaker's, though it is not named so, would
    do harm on a condition.
    """

    cue: Sequence[Token]
    content: Sequence[Token]
    cues: Cues
    own: Own = field(default=lambda _: False)
    names: bool = False
    strikes: bool = False


def features(told: Told, ruled: Ruled) -> frozenset[str]:
    """The features of a statement. No name and no number is among them.

    They are strings, so that what is learnt can be read; their order and number do not matter.
    """
    found = {"always", *_of_rules(ruled), *_of_cue(told), *_of_content(told)}
    for i, verb in enumerate(_main(told.content)):
        clause = tuple(_of_clause(verb, told))
        found.update(f"any {name}" for name in clause)
        if i == 0:
            found.update(f"first {name}" for name in clause)
            found.update(f"{ruled.act} {name}" for name in clause)
    found.update(_of_condition(told))
    found.update(_of_words(told))
    if told.names:
        found.add("names somebody")
    return frozenset(found)


def _of_rules(ruled: Ruled) -> Iterator[str]:
    yield f"rule {ruled.act}"
    yield f"named {ruled.named}"
    yield f"rule {ruled.act} by {ruled.ground}"
    yield f"ground {ruled.ground}"


def _of_cue(told: Told) -> Iterator[str]:
    words = [t.lower_ for t in told.cue]
    verb = cue_verb(told.cue, told.cues)
    yield f"cue words {min(len(words), 4)}"
    if verb is not None:
        lemma = told.cues.verbs[verb.lower_].lemma
        yield f"cue {lemma}"
        yield f"cue tag {verb.tag_}"
        yield from (f"cue may {act}" for act in set(told.cues.verbs[verb.lower_].acts.values()))
        if told.content:
            yield f"cue {lemma} {_opening(told.content)}"
    for word, token in zip(words, told.cue, strict=True):
        if token is not verb:
            yield f"by cue {token.lemma_.lower() if token.pos_ in _BASE else word}"
    yield from (f"cue pair {a} {b}" for a, b in pairwise(words))


def _opening(content: Sequence[Token]) -> str:
    """How a content begins: a quotation, "that", "to", a gerund, or the kind of its first word."""
    first = content[0]
    if first.is_quote:
        return "quote"
    if first.lower_ in ("that", "to", "if", "whether", "what", "how", "why"):
        return first.lower_
    if first.tag_ == "VBG":
        return "ing"
    return "clause" if next(roots(content), None) is not None else "phrase"


def _of_content(told: Told) -> Iterator[str]:
    content = told.content
    if not content:
        yield "empty"
        return
    yield f"opens {_opening(content)}"
    yield f"long {min(len(content) // 8, 6)}"
    quotes = sum(t.is_quote for t in content)
    yield f"quotes {min(quotes, 3)}" if quotes else "no quotes"
    yield f"sentences {min(sum(t.is_sent_start is True for t in content[1:]), 3)}"
    if any(t.text == "?" for t in content):
        yield "asks"
    if any(t.text == "!" for t in content):
        yield "exclaims"
    if any(t.pos_ == "NUM" for t in content):
        yield "counts"
    yield from _of_people(told)
    yield from _of_head(told)


def _of_people(told: Told) -> Iterator[str]:
    words = {t.lower_ for t in told.content}
    yield from (f"has {w}" for w in ("we", "i", "our", "you", "they", "their", "us") if w in words)
    if any(t.pos_ == "PROPN" and told.own(t) for t in told.content):
        yield "names own side"
    elif any(t.pos_ == "PROPN" for t in told.content):
        yield "names others"


def _of_head(told: Told) -> Iterator[str]:
    """The noun that heads a content without a verb of its own."""
    if next(roots(told.content), None) is not None:
        return
    inside = {t.i for t in told.content}
    head = next((t for t in told.content if t.head.i not in inside), told.content[0])
    word = head.lemma_.lower()
    if head.pos_ == "PROPN":
        yield "head a name"
        return
    yield f"head {word}"
    yield f"head ends {word[-4:]}"
    act = told.cues.nouns.get(head.lower_) or told.cues.uttered.get(head.lower_)
    if act:
        yield f"head means {act}"


def _main(content: Sequence[Token]) -> Iterator[Token]:
    """The verbs of the first main clauses of a content, those joined to them included."""
    found = 0
    for verb in roots(content):
        for each in (verb, *(c for c in verb.rights if c.dep_ == "conj" and c.pos_ == "VERB")):
            if found < _CLAUSES:
                yield each
            found += 1


def _of_clause(verb: Token, told: Told) -> Iterator[str]:
    who, tense = _who(verb, told), _tense(verb)
    negated = any(c.dep_ == "neg" or c.lower_ == "never" for c in verb.children)
    lemma = verb.lemma_.lower()
    yield f"verb {lemma}"
    yield f"who {who}"
    yield f"tense {tense}"
    yield f"who {who} {tense}{' not' * negated}"
    yield f"{tense} {lemma}{' not' * negated}"
    if negated:
        yield "not"
    for name in _LISTS:
        if lemma in getattr(told.cues, name):
            yield f"{name}"
            yield f"{name} {who} {tense}{' not' * negated}"
    entry = told.cues.verbs.get(verb.lower_)
    if entry is not None:
        yield from (f"verb may {act} {who}{' not' * negated}" for act in set(entry.acts.values()))
    for child in verb.children:
        if child.dep_ in ("acomp", "attr", "dobj", "oprd", "xcomp") and child.pos_ != "PROPN":
            yield f"{child.dep_} {child.lemma_.lower()}"
            yield f"{lemma} {child.dep_}"
        elif child.dep_ == "advmod":
            yield f"advmod {child.lower_}"


def _who(verb: Token, told: Told) -> str:
    """Who the subject of a verb is, from where the speaker stands."""
    subject = _subject(verb)
    if subject is None:
        return "none"
    word = subject.lower_
    if word in FIRST or told.own(subject):
        return "own"
    if word in _WHOS:
        return _WHOS[word]
    if subject.dep_ == "expl":
        return "thing"
    if any(c.lower_ == "no" for c in subject.lefts):
        return "nobody"
    others = word in told.cues.speakers or word in told.cues.selves
    return "other" if subject.pos_ == "PROPN" or others else "noun"


def _subject(verb: Token) -> Token | None:
    for _ in range(3):
        found = [c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass", "expl")]
        if found:
            return found[-1]
        if verb.dep_ not in ("conj", "xcomp"):
            return None
        verb = verb.head
    return None


def _tense(verb: Token) -> str:
    """The tense or modal of a verb group, and whether it is passive."""
    helps = [c for c in verb.lefts if c.dep_ in ("aux", "auxpass")]
    passive = " passive" if any(c.dep_ == "auxpass" for c in helps) else ""
    modal = next((c.lemma_.lower() for c in helps if c.tag_ == "MD"), None)
    if modal:
        return modal + passive
    if any(c.lower_ == "to" for c in helps):
        return "to" + passive
    finite = helps[0] if helps else verb
    have = "perfect" if any(c.lemma_ == "have" for c in helps) else ""
    going = "going" if verb.tag_ == "VBG" and helps else ""
    return " ".join(filter(None, (finite.tag_, have, going))) + passive


def _of_condition(told: Told) -> Iterator[str]:
    found = find_condition(told.content, told.cues) if told.content else None
    if found is None:
        return
    doc = told.content[0].doc
    yield "condition"
    yield f"condition {doc[found.condition[0]].lower_}"
    if found.consequence is None:
        return
    words = doc[found.consequence[0] : found.consequence[1] + 1]
    verb = next((t for t in words if t.pos_ in ("VERB", "AUX") and t.head.i == t.i), words.root)
    yield f"then {_who(verb, told)} {_tense(verb)}"
    for name in _WORDS:
        if any(t.lower_ in getattr(told.cues, name) for t in words):
            yield f"then {name}"


def _of_words(told: Told) -> Iterator[str]:
    content = [t for t in told.content if not t.is_space]
    kept = content if len(content) <= 2 * _MOST else [*content[:_MOST], *content[-_MOST:]]
    words = [_word(t) for t in kept]
    for token, word in zip(kept, words, strict=True):
        if token.pos_ in _OPEN and word:
            yield f"w {word}"
    for a, b in pairwise(words):
        if a and b:
            yield f"p {a} {b}"
    yield from (f"begins {w}" for w in words[:3] if w)
    for name in _WORDS:
        if any(t.lower_ in getattr(told.cues, name) for t in kept):
            yield f"holds {name}"


def _word(token: Token) -> str:
    """A word as the reader knows it: no names, no numbers, no punctuation."""
    if token.pos_ in ("PROPN", "NUM") or not token.is_alpha:
        return "n't" if token.lower_ in ("n't", "n’t") else ""
    return token.lemma_.lower() if token.pos_ in ("NOUN", "VERB") else token.lower_
