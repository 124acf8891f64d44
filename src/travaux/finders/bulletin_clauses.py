"""The clauses of a bulletin-like sentence: whose position, by which verb, and how far."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from spacy.tokens import Token

from travaux.finders.attribution_parts import Page
from travaux.finders.bulletin_names import Group, Names, Side, Subject

__all__ = ["Clause", "Clauses"]

_BEFORE = frozenset(
    {",", ";", ":", ".", "–", "—", "-", "(", ")", "”", '"', "“", "\n", "and", "but", "while"}
    | {"whereas", "that", "including", "although", "though", "where"}
)
_AUXILIARIES = frozenset(
    ("did", "do", "does", "could", "would", "can", "ca", "not", "n't", "n’t", "have", "has", "had")
)
_FINITE = frozenset(("did", "does", "do", "could", "would", "can", "has", "have", "had", "ca"))
_JOINS = frozenset({"and", "but"})
_ALONE = frozenset({"while", "whereas"})
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_REASONS = frozenset({"since", "because"})
_DEEPEST = 3  # positions told inside one another
_NEAR = 80  # tokens in which a clause takes up again behind what is inserted
_ABOUT = frozenset({"to", "that", "for", "on"})
_SIDED = frozenset({"opposed", "supported"})


_Gaps: TypeAlias = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A position: speakers, the tokens of the verb group and of what is said, both inclusive.

    What is said from ``first`` to ``last`` is bare of the ``gaps``, asides of the writer's.
    """

    groups: tuple[Group, ...]
    sides: tuple[Side, ...]
    cue: tuple[int, int]
    first: int
    last: int
    gaps: tuple[tuple[int, int], ...]
    marked: bool

    def pieces(self) -> Iterator[tuple[int, int]]:
        """The first and last tokens of the stretches of what is said."""
        first = self.first
        for start, end in self.gaps:
            yield first, start - 1
            first = end
        yield first, self.last


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb group: its first token, its verb, and its form ("past", "-s", "-ing", "base")."""

    first: int
    verb: int
    form: str


@dataclass(frozen=True, slots=True)
class _Next:
    """What ends a position: with ``verb`` the same speakers go on, with ``subject`` along."""

    verb: _Verb | None = None
    subject: Subject | None = None
    at: int = 0


@dataclass(frozen=True, slots=True)
class Clauses:
    """Reads the clauses of the sentence from token ``first`` to ``end``."""

    page: Page
    names: Names
    first: int
    end: int
    depth: int = 0

    def read(self) -> Iterator[Clause]:
        """All positions of the sentence, those inside another's words after it."""
        opening = self._opening()
        at = self.first
        while at < self.end:
            found = self._at(at)
            if found is None:
                at = self._past(at)
                continue
            subject, verb = found
            if opening:
                subject, ahead = self._opened(opening, subject)
                yield from ahead
                opening = None
            at = yield from self._chain(subject, verb)

    def _past(self, at: int) -> int:
        """The token to look at after one where no clause begins: behind a list that has no verb."""
        subject = self.names.subject(at) if self._begins(at) else None
        return max(at, subject.groups[0].last) + 1 if subject else at + 1

    # -- what stands before the subject

    def _opening(self) -> tuple[int, _Verb | None] | None:
        """A participle before the subject ("Noting X, PERU …"), or those who speak along."""
        at = self._after_heading()
        verb = self._verb(at, comma=False)
        if verb and verb.form == "-ing":
            return at, verb
        opens = self.page.tokens[at].lower_ in (*_SIDED, "with", "together", "joined")
        return (at, None) if opens else None

    def _after_heading(self) -> int:
        """The first token of the sentence, or the one after its heading and colon."""
        for i in range(self.first, min(self.end - 1, self.first + 12)):
            if self.page.tokens[i].text == ":" and self.page.tokens[self.first].text[0].isupper():
                return i + 1
        return self.first

    def _opened(
        self, opening: tuple[int, _Verb | None], subject: Subject
    ) -> tuple[Subject, list[Clause]]:
        """The subject with those named before it, and what it adds there by a participle."""
        at, verb = opening
        if verb is None:
            start = subject.groups[0].first if subject.groups else subject.end
            before = replace(self.names, end=start)
            ahead = before.asides(at, Subject((), (), at))
            groups = (*subject.groups, *ahead.groups)
            return replace(subject, groups=groups, sides=(*ahead.sides, *subject.sides)), []
        start = subject.groups[0].first if subject.groups else subject.end
        clause = self._clause(replace(subject, sides=()), verb, start, ())
        return subject, [clause] if clause else []

    # -- subjects and verbs

    def _at(self, i: int) -> tuple[Subject, _Verb] | None:
        """The subject that begins at token ``i`` with its verb, or None."""
        if not self._begins(i):
            return None
        subject = self.names.subject(i)
        if subject is None and self._is_opened_pronoun(i):
            group = Group(i, i, i)
            subject = Subject((group,), (), i + 1)
        verb = self._verb(subject.end) if subject else None
        if subject is None or verb is None or verb.form == "base":
            return None
        if verb.form == "-ing" and not self._is_with(i):
            return None
        return subject, verb

    def _begins(self, i: int) -> bool:
        """Whether a clause can begin at token ``i``."""
        if i == self.first:
            return True
        before = self.page.tokens[i - 1]
        if self._inside(before) and before.text not in ("”", '"'):
            return False
        cue = self.page.cues.verbs.get(before.lower_)
        if before.lower_ in _BEFORE or (cue and "that" in cue.acts):
            return True
        return self._is_with(i)

    def _is_with(self, i: int) -> bool:
        """Whether token ``i`` stands after "with", not at the beginning of the sentence."""
        return i > self.first + 1 and self.page.tokens[i - 1].lower_ == "with"

    def _is_opened_pronoun(self, i: int) -> bool:
        """Whether "he" speaks and who sides with him stands before: "Supported by PERU, he"."""
        tokens = self.page.tokens
        start = self._after_heading()
        sided = tokens[start].lower_ in _SIDED and start + 1 < i
        return sided and tokens[i].lower_ in _PRONOUNS and tokens[i - 1].text == ","

    def _verb(self, at: int, *, comma: bool = True) -> _Verb | None:
        """The verb group of position at token ``at``, behind a comma and adverbs."""
        tokens = self.page.tokens
        while comma and at < self.end and tokens[at].text in (",", "–", "—", ")"):
            at += 1
        first = at
        while at < self.end and (tokens[at].lower_ in _AUXILIARIES or _is_adverb(tokens[at])):
            at += 1
        if at >= self.end or self._inside(tokens[at]):
            return None
        word = tokens[at]
        cue = self.page.cues.verbs.get(word.lower_)
        if cue is None or cue.lemma not in self.page.cues.positions:
            return None
        form = _form(word.lower_, cue.lemma)
        helped = any(t.lower_ in _FINITE for t in tokens[first:at])
        if form == "-s" and (helped or word.pos_ == "NOUN"):
            return None  # "have claims"
        return _Verb(first, at, "past" if helped else form)

    def _inside(self, token: Token) -> bool:
        return self.page.quote_at(token.idx) is not None

    # -- positions one after another

    def _chain(self, subject: Subject, verb: _Verb) -> Generator[Clause, None, int]:
        """The positions that ``subject`` takes one after another; returns where to read on."""
        while True:
            stop, after, gaps = self._reach(verb)
            spoken = subject if verb.form != "-ing" else replace(subject, sides=())
            if after and after.subject and after.verb is None:
                sides = (*spoken.sides, *after.subject.sides)
                spoken, after = replace(spoken, sides=sides), _Next(at=after.at)
            clause = self._clause(spoken, verb, stop, gaps)
            if clause:
                yield clause
                yield from self._nested(clause)
            if after is None or after.verb is None:
                return after.at if after else self.end
            along = after.subject
            verb = after.verb
            if along is not None:
                joined = (*subject.groups, *along.groups)
                subject = Subject(joined, along.sides, along.end)
            elif verb.form != "-ing":
                subject = replace(subject, sides=subject.sides)

    def _clause(self, subject: Subject, verb: _Verb, stop: int, gaps: _Gaps) -> Clause | None:
        last = stop - 1
        tokens = self.page.tokens
        while last > verb.verb and (
            tokens[last].text in (",", ";", ".", ":") or tokens[last].is_space
        ):
            last -= 1
        if last <= verb.verb:
            return None
        cue = (verb.first, verb.verb)
        first = verb.verb + 1
        return Clause(subject.groups, subject.sides, cue, first, last, gaps, subject.marked)

    def _nested(self, clause: Clause) -> Iterator[Clause]:
        """Positions of others told in what is said: "stated that the IMO recognizes …"."""
        if self.depth >= _DEEPEST:
            return
        inner = Clauses(self.page, self.names, clause.first, clause.last + 1, self.depth + 1)
        for i in range(clause.first, clause.last):
            before = self.page.tokens[i - 1].lower_
            found = inner._at(i) if before == "that" or i == clause.first else None
            if found and found[1].verb < clause.last:
                yield from inner._chain(*found)
                return

    # -- how far a position reaches

    def _reach(self, verb: _Verb) -> tuple[int, _Next | None, _Gaps]:
        """The token after the last of what is said by ``verb``, what follows, and what to cut."""
        gaps: _Gaps = ()
        at, depth = verb.verb + 1, 0
        tokens = self.page.tokens
        while at < self.end:
            quote = self.page.quote_at(tokens[at].idx)
            if quote is not None:
                at = max(at + 1, self.page.token_at(quote.outer.end))
                continue
            depth += (tokens[at].text == "(") - (tokens[at].text == ")")
            if depth > 0 or at == verb.verb + 1:
                at += 1
            elif end := self._beside_noun(at):
                gaps, at = (*gaps, (at, end)), end
            elif after := self._ends(at, verb):
                return at, after, gaps
            else:
                at += 1
        return self.end, None, gaps

    def _beside_noun(self, at: int) -> int:
        """The token after an aside on who supports a proposal that goes on behind it; else 0."""
        tokens = self.page.tokens
        if tokens[at].text != "," or tokens[at - 1].lower_ not in self.page.cues.motions:
            return 0
        aside = self.names.asides(at, Subject((), (), at))
        goes_on = aside.sides and aside.end + 1 < self.end and tokens[aside.end].text == ","
        return aside.end + 1 if goes_on and tokens[aside.end + 1].lower_ in _ABOUT else 0

    def _ends(self, at: int, verb: _Verb) -> _Next | None:
        """What a position by ``verb`` ends with at token ``at``, or None where it goes on."""
        word = self.page.tokens[at].lower_
        comma = word in (",", ";", "–", "—")
        start = at + comma
        if start >= self.end:
            return None
        joined = self.page.tokens[start].lower_
        if joined in _JOINS:
            return self._goes_on(start + 1, verb, joined=True) or self._anew(start + 1, verb)
        if joined in _ALONE:
            other = self._goes_on(start + 1, verb, joined=False) or self._anew(start + 1, verb)
            return other or (_Next(at=start + 1) if comma else None)
        if joined == "with" and (anew := self._with(start + 1)):
            return anew
        if comma:
            return self._behind_comma(start, verb, word)
        return _Next(at=self.end) if joined in _REASONS and not self._is_clause(verb) else None

    def _behind_comma(self, start: int, verb: _Verb, mark: str) -> _Next | None:
        joined = self.page.tokens[start].lower_
        if joined == "which" and not self._is_clause(verb):
            return _Next(at=self.end)
        sides = self.names.asides(start - 1, Subject((Group(start, start, start),), (), start))
        if sides.sides:
            return _Next(None, Subject((), sides.sides, sides.end), sides.end)
        if mark == ";" and (anew := self._anew(start, verb)):
            return anew
        return self._goes_on(start, verb, joined=False)

    def _goes_on(self, start: int, verb: _Verb, *, joined: bool) -> _Next | None:
        """Whether the same speakers take another position at ``start``, alone or with others."""
        if start >= self.end:
            return None
        along = self.names.asides(start, Subject((), (), start))
        also = along if along.groups or along.sides else None
        after = self._verb(along.end if also else start, comma=also is not None)
        if after is None or after.verb + 1 >= self.end:
            return None
        if after.form == "-ing":
            if self._is_inserted(after):
                return None
            behind = not joined or verb.form == "-ing" or self.page.tokens[start - 2].text == ","
            return _Next(after, also) if behind else None
        same = after.form == verb.form
        if not same or (verb.form == "-ing") or self._is_participle(after.verb, verb):
            return None
        return _Next(after, also) if joined or also else None

    def _is_inserted(self, verb: _Verb) -> bool:
        """Whether a clause goes on behind a participle: "the text, urging X, should be …"."""
        if self.page.tokens[verb.verb + 1].lower_ == "that":
            return False
        for token in self.page.tokens[verb.verb : min(self.end - 1, verb.verb + _NEAR)]:
            if token.text == "," and token.nbor().tag_ in ("MD", "VBZ", "VBP"):
                return token.nbor().dep_ in ("aux", "auxpass", "ROOT", "ccomp")
        return False

    def _is_participle(self, i: int, verb: _Verb) -> bool:
        """Whether a form in -ed is no finite verb: "agreed and adopted texts", "supported by"."""
        word, after = self.page.tokens[i], self.page.tokens[i + 1]
        if after.lower_ == "by" or word.dep_ == "amod" or word.tag_ == "JJ":
            return True
        joint = next(
            (t for t in reversed(self.page.tokens[verb.verb + 1 : i]) if t.text == "and"), None
        )
        before = self.page.tokens[joint.i - 1] if joint is not None else None
        if before is None or before.tag_ not in ("VBN", "VBD") or before.i <= verb.verb:
            return False
        passive = any(c.dep_ == "auxpass" for c in before.lefts)
        return not passive or (after.tag_ == "IN" and after.lower_ not in ("for", "that"))

    def _anew(self, start: int, verb: _Verb) -> _Next | None:
        """Whether other speakers take a position from token ``start`` on."""
        subject = self.names.subject(start) if start < self.end else None
        other = self._verb(subject.end) if subject else None
        if other is None or verb.form not in (other.form, "-ing"):
            return None
        return _Next(at=start) if other.form not in ("base", "-ing") else None

    def _with(self, start: int) -> _Next | None:
        """Other speakers with a participle: ", with PERU opposing the text"."""
        subject = self.names.subject(start)
        verb = self._verb(subject.end, comma=False) if subject else None
        if subject is None or verb is None or verb.form not in ("-ing", "past"):
            return None
        return _Next(at=start) if verb.verb + 1 < self.end else None

    def _is_clause(self, verb: _Verb) -> bool:
        """Whether what is said by ``verb`` is a clause."""
        words = self.page.tokens[verb.verb + 1 : verb.verb + 30]
        said = self.page.cues.verbs[self.page.tokens[verb.verb].lower_]
        opens = bool(len(words)) and words[0].lower_ == "that"
        return opens or (
            said.lemma in ("say", "state")
            and any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in words)
        )


def _is_adverb(token: Token) -> bool:
    return token.pos_ == "ADV" and token.tag_ in ("RB", "RBR", "RBS")


def _form(word: str, lemma: str) -> str:
    if word == lemma:
        return "base"
    if word.endswith("ing"):
        return "-ing"
    return "-s" if word.endswith("s") else "past"
