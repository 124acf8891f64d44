"""What surrounds a statement: its channel, whom it addresses, for whom it is made, and when."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from travaux.codebook.cues import Cues, load_cues
from travaux.codebook.media import MediaTable, load_media
from travaux.finders.attribution import Attribution
from travaux.finders.attribution_turns import is_turn
from travaux.finders.mentions import Mentions
from travaux.language import Annotated
from travaux.model import PartyRef, Span, When, slug

__all__ = ["Circumstances", "circumstances"]

_CARRYING = frozenset({"in", "on", "at", "during", "via", "through", "to", "by", "with"})
_TO_WHOM = frozenset({"to", "on", "upon", "with", "from"})
_CLIMB = 4
_PLACES_AND_TIMES = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME", "EVENT"})
_THINGS = frozenset({"this", "that", "it", "these", "those", "which", "what"})
_FOR = re.compile(r", for (?=(?:the )?[A-Z])")
_GROUP = re.compile(
    r"\s*(?:the\s+)?((?:[A-Z][\w/&.'’-]*\s+(?:(?:of|for|and)\s+(?:the\s+)?)?){0,6}"
    r"(?:[Gg]roup|GROUP|[Aa]lliance|[Cc]oalition|[Bb]loc|[Nn]etwork|[Ff]orum|[A-Z]{3,}))\b"
)
_ON_BEHALF = re.compile(r"\b(?:on behalf of|speaking for|in the name of)\b", re.IGNORECASE)
_SPEAKS_FOR = re.compile(
    r"\b(?:I|[Ww]e|my delegation)\b[^.?!\n]{0,80}\b(?:on behalf of|in the name of)\b"
)
_ASIDE = 120  # code points between a source and its cue
_LETTERS = 5  # of a broadcaster or agency that no table holds: "told RTE"
_OPENING = 500  # code points of a turn in which its speaker tells for whom it is held


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Spans of the channel and of the addressees, the party spoken for, and the time."""

    channel: Span | None
    addressees: tuple[Span, ...]
    on_behalf_of: PartyRef | None
    when: When | None


def circumstances(
    annotated: Annotated, found: Attribution, verb: Token | None, mentions: Mentions
) -> Circumstances:
    """What stands beside the cue ``verb`` of an attribution, outside its content."""
    if verb is None:
        return Circumstances(None, (), _for_others(annotated, found, mentions), None)
    cues, media = load_cues(), load_media()
    objects = list(_beside(verb))
    beside = [t for t in objects if not _inside(t, found.content)]
    publisher = annotated.document.publisher
    carries = _Carriers(cues, media, mentions, _bare(publisher.value) if publisher else "")
    channel = next((s for t in beside if (s := _channel(t, carries))), None)
    addressees = tuple(s for t in objects if (s := _addressee(t, verb, found, carries)))
    spoken = _spoken(verb, found)
    party = _on_behalf(annotated, found, [*map(_words, beside), spoken], mentions)
    if party and spoken:
        spoken = None
    return Circumstances(
        channel or spoken or _posted(verb), addressees[:1], party, _when(annotated, verb, found)
    )


def _beside(verb: Token) -> Iterator[Token]:
    """Objects and prepositions of the verb, and prepositions of its objects."""
    for child in verb.children:
        if child.dep_ in ("dobj", "dative", "prep", "agent"):
            yield child
        if child.dep_ in ("ccomp", "xcomp") and any(g.tag_ == "TO" for g in child.lefts):
            yield from (g for g in child.lefts if g.dep_ == "nsubj" and g.i > verb.i)


def _inside(token: Token, content: tuple[Span, ...]) -> bool:
    return any(s.start <= token.idx < s.end for s in content)


def _words(token: Token) -> Span:
    last = token.right_edge
    return Span(token.left_edge.idx, last.idx + len(last))


def _phrase(token: Token) -> Span:
    """The noun phrase of ``token`` as far as its own clause, bare of what is told."""
    last = token
    for child in token.rights:
        if child.dep_ not in ("appos", "prep", "compound", "flat", "conj", "cc", "case"):
            break
        last = child.right_edge
    return Span(token.left_edge.idx, last.idx + len(last))


def _bare(name: str) -> str:
    return name.strip().casefold().removeprefix("the ")


@dataclass(frozen=True, slots=True)
class _Carriers:
    """Knows who carries words to the public: media, reporters, and names that are nobody's.

    ``publisher`` is the document's own, bare, "" where it states none.
    """

    cues: Cues
    media: MediaTable
    mentions: Mentions
    publisher: str

    def holds(self, noun: Token, *, named_only: bool = False) -> bool:
        """Whether ``noun`` is the press: in the table, an audience, or "the Courier".

        ``named_only`` leaves names that no table holds aside.
        """
        phrase = noun.doc[noun.left_edge.i : noun.i + 1]
        if noun.lower_ in self.cues.audiences or self.media.look_up(noun.text) is not None:
            return True
        if self.media.look_up(phrase.text) is not None or _bare(phrase.text) == self.publisher:
            return True
        if named_only or noun.ent_type_ in _PLACES_AND_TIMES:
            return False
        named = self.mentions.inside(Span(noun.left_edge.idx, noun.idx + len(noun)))
        letters = noun.text.isupper() and 2 <= len(noun.text) <= _LETTERS
        return noun.pos_ == "PROPN" and (letters or phrase[0].lower_ == "the") and not named


def _channel(token: Token, carriers: _Carriers) -> Span | None:
    if token.dep_ in ("dobj", "dative", "nsubj") and token.pos_ in ("NOUN", "PROPN"):
        return _phrase(token) if carriers.holds(token) else None
    if token.dep_ != "prep" or token.lower_ not in _CARRYING:
        return None
    noun = next((c for c in token.rights if c.dep_ == "pobj"), None)
    if noun is None:
        return None
    if noun.is_title and noun.i + 1 < len(noun.doc) and noun.nbor().like_num:
        return None  # "in Article 4"
    carries = noun.lower_ in carriers.cues.channels and token.lower_ not in ("to", "with", "by")
    if carries or carriers.holds(noun, named_only=token.lower_ != "to"):
        return Span(token.idx, _phrase(noun).end)
    return None


def _spoken(verb: Token, found: Attribution) -> Span | None:
    """The participle clause of "Speaking to reporters in Brussels, she said …"."""
    for child in verb.children:
        if child.dep_ == "advcl" and child.lower_ in ("speaking", "writing", "addressing"):
            return None if _inside(child, found.content) else _words(child)
    return None


def _posted(verb: Token) -> Span | None:
    """The verb itself where it names its channel: "tweeted"."""
    if verb.lower_ in ("tweeted", "tweets", "tweeting"):
        return Span(verb.idx, verb.idx + len(verb))
    return None


def _addressee(token: Token, verb: Token, found: Attribution, carriers: _Carriers) -> Span | None:
    """The words of whom ``verb`` addresses, if ``token`` leads to them."""
    entry = carriers.cues.verbs.get(verb.lower_)
    frames = entry.acts if entry else {}
    if token.dep_ in ("dobj", "dative", "nsubj"):
        led = _inside(token, found.content)
        told = "np-to" in frames if led else "person" in frames or "np-to" in frames
        carried = carriers.holds(token) or token.lower_ in carriers.cues.channels
        return _phrase(token) if told and not carried else None
    if (
        _inside(token, found.content)
        or token.dep_ not in ("prep", "dative")
        or token.lower_ not in _TO_WHOM
    ):
        return None
    if token.lower_ in ("on", "upon") and "on-to" not in frames:
        return None
    if token.lower_ == "to" and "to-np" in frames:
        return None
    noun = next((c for c in token.rights if c.dep_ == "pobj"), None)
    if noun is None or carriers.holds(noun) or noun.lower_ in carriers.cues.channels:
        return None
    return _phrase(noun) if token.i > verb.i and noun.lower_ not in _THINGS else None


def _on_behalf(
    annotated: Annotated, found: Attribution, spans: list[Span | None], mentions: Mentions
) -> PartyRef | None:
    """The party after "on behalf of" or "speaking for", beside the verb or in the source.

    "Kenya, for the African Group," does too. A group that no table holds keeps its words.
    """
    source = _with_aside(found)
    for span in [*spans, source]:
        match = _ON_BEHALF.search(annotated.text, span.start, span.end) if span else None
        if match is None and span and span == source:
            match = _FOR.search(annotated.text, span.start, span.end)
        if match and span:
            named = mentions.inside(Span(match.end(), span.end))
            known = next((m.party for m in named if m.party), None)
            return known or _group(annotated.text[match.end() : span.end])
    return None


def _with_aside(found: Attribution) -> Span | None:
    """The source with what stands between it and its cue: "Peru, for the Rio Group, said"."""
    if found.source is None or found.cue is None:
        return found.source
    apart = found.cue.start - found.source.end
    return found.source.cover(found.cue) if 0 < apart < _ASIDE else found.source


def _for_others(annotated: Annotated, found: Attribution, mentions: Mentions) -> PartyRef | None:
    """The party for which a turn is held: "I have the honour to speak on behalf of the group"."""
    if found.source is None or not is_turn(annotated.text, found):
        return None
    start = found.content[0].start
    heading = _ON_BEHALF.search(annotated.text, found.source.start, found.source.end)
    match = heading or _SPEAKS_FOR.search(
        annotated.text, start, min(found.content[0].end, start + _OPENING)
    )
    if match is None:
        return None
    stop = found.source.end if heading else match.end() + _OPENING
    named = mentions.inside(Span(match.end(), stop))
    known = next((m.party for m in named if m.party and m.span.start - match.end() < 6), None)
    return known or _group(annotated.text[match.end() : stop])


def _group(words: str) -> PartyRef | None:
    """A party by the words of its name, where they name one: "the Umbrella Group"."""
    found = _GROUP.match(words)
    name = " ".join(found.group(1).split()) if found else ""
    return PartyRef(f"name:{slug(name)}", name) if name else None


def _when(annotated: Annotated, verb: Token, found: Attribution) -> When | None:
    """The time that hangs on the verb, or on nothing nearer, outside the content."""
    sentence = annotated.sentence_at(verb.idx)
    at = bisect_left(annotated.times, sentence.start, key=lambda t: t.span.start)
    best: tuple[int, When] | None = None
    for time in annotated.times[at : at + 20]:
        if time.span.start >= sentence.end:
            break
        if time.when is None or any(s.overlaps(time.span) for s in found.content):
            continue
        token = annotated.token_span(time.span)
        steps = _steps(token.root, verb) if token else None
        if steps is not None and (best is None or steps < best[0]):
            best = (steps, time.when)
    return best[1] if best else None


def _steps(token: Token, verb: Token) -> int | None:
    """How many heads lie between ``token`` and ``verb``, None where another verb does."""
    for step in range(_CLIMB):
        if token == verb:
            return step
        if (step and token.pos_ in ("VERB", "AUX")) or token.head == token:
            return None
        token = token.head
    return None
