"""Statements: attributions with their speakers, acts, channels, addressees and conditions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from travaux.finders.act_rules import cue_verb
from travaux.finders.acts import Told, act_of
from travaux.finders.attribution import Attribution, attributions
from travaux.finders.attribution_turns import is_turn
from travaux.finders.conditions import Condition, find_condition
from travaux.finders.mentions import Mentions
from travaux.finders.statement_again import named_before
from travaux.finders.statement_asserted import antecedent, asserted, head_of, speaks
from travaux.finders.statement_circumstances import circumstances
from travaux.finders.statement_contents import threatens
from travaux.finders.statement_nesting import once, outer_of
from travaux.finders.statement_reader import StatementReader, reader_of
from travaux.language import Annotated
from travaux.model import Mode, Passage, Person, Span, Speaker, Statement, content_id

__all__ = ["find_statements", "told_in"]

_CLAUSE = re.compile(r",? (?:who|which|whose) .*| (?:led|headed|chaired) by .*", re.DOTALL)
_NEAR = 2  # sentences from who spoke to "they": the number of a paragraph can be one
_COMPRISING = re.compile(r",? (?:among them|including|such as)\s")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_FIRST = frozenset({"i", "we"})
_OURS = frozenset({"my", "our"})


def find_statements(
    annotated: Annotated, mentions: Mentions, people: tuple[Person, ...]
) -> tuple[Statement, ...]:
    """The statements of a document, in the order of their first words.

    A statement inside another's content names that one in ``nested_in``.
    """
    reader = reader_of(annotated, mentions, people)
    found = [a for a in attributions(annotated) if asserted(reader, a)]
    ids = [_id(annotated, a) for a in found]
    outer = outer_of(found)
    who = _all_speakers(reader, found, outer)
    stated = [
        _statement(reader, a, ids[i], ids[at] if (at := outer[i]) is not None else None, who[i])
        for i, a in enumerate(found)
    ]
    return tuple(once(stated, outer))


def _id(annotated: Annotated, found: Attribution) -> str:
    places = [found.source, found.cue, *found.content]
    numbers = [n for s in places for n in ((s.start, s.end) if s else (None, None))]
    return content_id("statement", annotated.document.sha256, *numbers)


def _all_speakers(
    reader: StatementReader, found: Sequence[Attribution], outer: Sequence[int | None]
) -> list[tuple[Speaker, ...]]:
    """The speakers of each attribution; "I" and "my government" in somebody's words are theirs."""
    who = [_speakers(reader, a.source) for a in found]
    for i in range(1, len(found)):
        who[i] = _many(reader, found[i - 1 : i + 1], who[i - 1 : i + 1])
    who = list(named_before(reader, found, who))
    for i, a in enumerate(found):
        at = outer[i]
        words = a.source.of(reader.annotated.text).lower().split() if a.source else []
        if at is None or not words or _mode(reader.annotated, found[at]) is not Mode.DIRECT:
            continue
        if len(words) == 1 and words[0] in _FIRST:
            who[i] = who[at]
        elif words[0] in _OURS and words[-1] in reader.cues.selves and a.source:
            sides = {s.party for s in who[at] if s.party}
            party = sides.pop() if len(sides) == 1 else None
            who[i] = (Speaker(a.source.of(reader.annotated.text), None, party),)
    return who


def _many(
    reader: StatementReader, pair: Sequence[Attribution], who: Sequence[tuple[Speaker, ...]]
) -> tuple[Speaker, ...]:
    """The speakers of the second of a pair: "they" are the several who just spoke.

    "The Ministers agreed to meet. They asked …", "Peru and Chile said … They added …".
    """
    (first, second), (before, own) = pair, who
    text = reader.annotated.text
    they = second.source is not None and second.source.of(text).lower() == "they"
    if not they or second.source is None or first.source is None or any(s.party for s in own):
        return own
    at = reader.annotated.sentence_index
    near = at(second.source.start) - at(first.content[-1].end - 1) <= _NEAR
    together = at(first.source.start) < at(second.source.start)
    several = len(before) > 1 or head_of(reader.tokens(first.source)).tag_ in ("NNS", "NNPS")
    return before if near and together and several else own


def _statement(
    reader: StatementReader,
    found: Attribution,
    id_: str,
    outer: str | None,
    speakers: tuple[Speaker, ...],
) -> Statement:
    document = reader.annotated.document
    told = _told(reader, found, speakers)
    verb = cue_verb(told.cue, reader.cues)
    around = circumstances(reader.annotated, found, verb, reader.mentions)
    condition = find_condition(told.content, reader.cues)
    act = act_of(told)
    return Statement(
        id=id_,
        source=reader.passage(found.source),
        cue=reader.passage(found.cue),
        content=tuple(document.passage(s.start, s.end) for s in found.content),
        speakers=speakers,
        on_behalf_of=around.on_behalf_of,
        mode=_mode(reader.annotated, found),
        act=act.act,
        channel=reader.passage(around.channel),
        addressees=_addressees(reader, around.addressees, speakers),
        condition=reader.between(condition.condition) if condition else None,
        consequence=reader.between(condition.consequence) if condition else None,
        when=around.when,
        passages=_passages(reader.annotated, found),
        nested_in=outer,
        confidence=found.probability,
        act_confidence=round(act.probability, 2),
    )


def told_in(
    annotated: Annotated,
    mentions: Mentions,
    people: tuple[Person, ...],
    found: Iterable[Attribution],
) -> Iterator[Told]:
    """What the reader of acts is given for each of ``found``, whoever found them."""
    reader = reader_of(annotated, mentions, people)
    for attribution in found:
        yield _told(reader, attribution, _speakers(reader, attribution.source))


def _told(reader: StatementReader, found: Attribution, speakers: Sequence[Speaker]) -> Told:
    content = [t for span in found.content for t in reader.tokens(span)]
    condition = find_condition(content, reader.cues)
    return Told(
        reader.tokens(found.cue),
        content,
        reader.cues,
        _own(reader, speakers),
        names=_is_somebody(reader, content),
        strikes=condition is not None and _for_unnamed(reader, speakers, content, condition),
    )


def _for_unnamed(
    reader: StatementReader, speakers: Sequence[Speaker], content: Sequence[Token], found: Condition
) -> bool:
    """Whether who holds an office of no named party tells what a party would do to another.

    "The foreign minister said Lima would answer with sanctions if …": a minister speaks of what
    the own side would do, unless the condition names that party.
    """
    people = (reader.people.get(s.person) for s in speakers if s.person and not s.party)
    if not any(p and any(not o.former for o in p.offices) for p in people):
        return False
    tokens = reader.annotated.tokens
    hinge = Span(tokens[found.condition[0]].idx, tokens[found.condition[1]].idx)
    others = {m.party.id for m in reader.mentions.inside(hinge) if m.party}

    def own(word: Token) -> bool:
        here = reader.mentions.inside(Span(word.left_edge.idx, word.idx + len(word)))
        return any(m.party and m.party.id not in others and not m.person for m in here)

    return threatens(content, reader.cues, own)


def _speakers(reader: StatementReader, source: Span | None) -> tuple[Speaker, ...]:
    """The speakers a source names; a relative pronoun stands for the noun before it."""
    if source is None:
        return ()
    source = reader.turns.name(source) or source
    listed = _COMPRISING.search(reader.annotated.text, source.start + 1, source.end)
    if listed:
        source = Span(source.start, listed.start())
    words = reader.tokens(source)
    noun = antecedent(words[0]) if len(words) == 1 else None
    if noun is None and len(words) == 1 and words[0].lower_ in ("who", "which", "that", "whom"):
        return ()  # whom it stands for is not told
    if noun is None:
        return _own_speakers(reader, source, words)
    while noun.dep_ == "pobj" and not speaks(reader, [noun]):
        noun = noun.head.head
    if noun.left_edge.i >= words[0].i or noun.pos_ not in ("NOUN", "PROPN", "PRON"):
        return ()
    start = noun.left_edge.idx
    before = reader.annotated.text[start : words[0].idx].rstrip(" ,")
    named = Span(start, start + len(before))
    return _own_speakers(reader, named, reader.tokens(named))


def _own_speakers(
    reader: StatementReader, source: Span, words: Sequence[Token]
) -> tuple[Speaker, ...]:
    """The speakers of a noun phrase; a person in it who is not its head does not speak."""
    while words and words[-1].tag_ == "POS" and len(words) > 1:
        words = words[:-1]
        source = Span(source.start, words[-1].idx + len(words[-1]))
    passage = reader.annotated.document.passage(source.start, source.end)
    speakers = tuple(_bare(s) for s in reader.speakers.of(passage))
    if not any(s.person for s in speakers):
        return speakers
    people = [m for m in reader.mentions.inside(source) if m.person]
    if all(_belongs(m.span, words) for m in people):
        return (Speaker(passage.text),)
    return speakers


def _bare(speaker: Speaker) -> Speaker:
    """An unnamed speaker without the clause that tells more: "a diplomat who saw the text"."""
    if speaker.person:
        return speaker
    return replace(speaker, name=_CLAUSE.sub("", speaker.name) or speaker.name)


def _belongs(person: Span, words: Sequence[Token]) -> bool:
    """Whether a name stands under a preposition or possessive: "a friend of Ann", "Ann's aide"."""
    inside = {t.i for t in words}
    names = [t for t in words if person.start <= t.idx < person.end]
    top = next((t for t in names if t.head not in names), None)
    for _ in range(6):
        if top is None or top.i not in inside or top.head == top or top.head.i not in inside:
            return False
        if top.dep_ in ("poss", "pobj") and not (top.dep_ == "pobj" and top.head.dep_ == "agent"):
            return True
        top = top.head
    return False


def _addressees(
    reader: StatementReader, spans: Iterable[Span], speakers: Sequence[Speaker]
) -> tuple[Speaker, ...]:
    """Whom the words of an addressee name: somebody else than the speakers, and no thing."""
    found: list[Speaker] = []
    for span in spans:
        if speaks(reader, reader.tokens(span)):
            passage = reader.annotated.document.passage(span.start, span.end)
            found += (s for s in reader.speakers.of(passage) if s not in speakers)
    return tuple(found)


def _is_somebody(reader: StatementReader, content: Sequence[Token]) -> bool:
    """Whether a content is a party or person: to back one accepts no proposal."""
    if not content or any(t.tag_ in _FINITE for t in content):
        return False
    inside = range(content[0].i, content[-1].i + 1)
    head = next((t for t in content if t.head.i not in inside or t.head == t), content[0])
    named = reader.mentions.inside(Span(content[0].idx, content[-1].idx + len(content[-1])))
    return any(m.span.start <= head.idx < m.span.end for m in named)


def _own(reader: StatementReader, speakers: Sequence[Speaker]) -> Callable[[Token], bool]:
    """Tells whether a word names a party that one of ``speakers`` is or speaks for."""
    sides = {s.party.id for s in speakers if s.party}

    def own(word: Token) -> bool:
        here = reader.mentions.inside(Span(word.left_edge.idx, word.idx + len(word)))
        return any(m.party and m.party.id in sides and not m.person for m in here)

    return own


def _passages(annotated: Annotated, found: Attribution) -> tuple[Passage, ...]:
    """One passage for each paragraph that the parts of an attribution stand in."""
    covers: dict[Span, Span] = {}
    for span in (*found.content, found.source, found.cue):
        if span:
            paragraph = annotated.paragraph_at(span.start)
            covers[paragraph] = covers.get(paragraph, span).cover(span)
    return tuple(annotated.document.passage(s.start, s.end) for s in sorted(covers.values()))


def _mode(annotated: Annotated, found: Attribution) -> Mode:
    """Direct where quotes or a turn are all the content, mixed where quotes are a part of it."""
    if is_turn(annotated.text, found):
        return Mode.DIRECT
    held = 0
    for span in found.content:
        quote = annotated.quote_at(span.start)
        if quote and quote.outer.contains(span):
            held += 1
    if held == len(found.content):
        return Mode.DIRECT
    quoted = any(_quotes_in(annotated, span) for span in found.content)
    return Mode.MIXED if quoted or held else Mode.INDIRECT


def _quotes_in(annotated: Annotated, span: Span) -> bool:
    at = bisect_left(annotated.quotes, span.start, key=lambda q: q.outer.start)
    return at < len(annotated.quotes) and annotated.quotes[at].outer.start < span.end
