"""What surrounds a statement: its channel, whom it addresses, for whom it is made, and when."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from travaux.codebook.cues import Cues, load_cues
from travaux.codebook.media import MediaTable, load_media
from travaux.finders.attribution import Attribution
from travaux.finders.mentions import Mentions
from travaux.language import Annotated
from travaux.model import PartyRef, Span, When

__all__ = ["Circumstances", "circumstances"]

_CARRYING = frozenset({"in", "on", "at", "during", "via", "through", "to", "by", "with"})
_TO_WHOM = frozenset({"to", "on", "upon", "with", "from"})
_CLIMB = 4


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
        return Circumstances(None, (), None, None)
    cues, media = load_cues(), load_media()
    beside = [t for t in _beside(verb) if not _inside(t, found.content)]
    channel = next((s for t in beside if (s := _channel(t, cues, media))), None)
    addressees = tuple(s for t in beside if (s := _addressee(t, verb, cues, media)))
    return Circumstances(
        channel or _spoken(verb, found) or _posted(verb),
        addressees[:1],
        _on_behalf(annotated, beside, found, mentions),
        _when(annotated, verb, found),
    )


def _beside(verb: Token) -> Iterator[Token]:
    """Objects and prepositions of the verb, and prepositions of its objects."""
    for child in verb.children:
        if child.dep_ in ("dobj", "dative", "prep", "agent"):
            yield child
        if child.dep_ in ("ccomp", "xcomp") and child.i > verb.i:
            yield from (g for g in child.lefts if g.dep_ == "nsubj" and g.i == verb.i + 1)


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


def _is_channel(noun: Token, cues: Cues, media: MediaTable) -> bool:
    words = noun.doc[noun.left_edge.i : noun.i + 1].text
    return (
        noun.lower_ in cues.audiences
        or media.look_up(words) is not None
        or media.look_up(noun.text) is not None
    )


def _channel(token: Token, cues: Cues, media: MediaTable) -> Span | None:
    if token.dep_ in ("dobj", "dative", "nsubj") and token.pos_ in ("NOUN", "PROPN"):
        return _phrase(token) if _is_channel(token, cues, media) else None
    if token.dep_ != "prep" or token.lower_ not in _CARRYING:
        return None
    noun = next((c for c in token.rights if c.dep_ == "pobj"), None)
    if noun is None:
        return None
    if noun.is_title and noun.i + 1 < len(noun.doc) and noun.nbor().like_num:
        return None  # "in Article 4"
    carries = noun.lower_ in cues.channels and token.lower_ not in ("to", "with", "by")
    if carries or _is_channel(noun, cues, media):
        return Span(token.idx, _phrase(noun).end)
    return None


def _spoken(verb: Token, found: Attribution) -> Span | None:
    """ "Speaking to reporters in Brussels, she said …": the participle clause."""
    for child in verb.children:
        if child.dep_ == "advcl" and child.lower_ in ("speaking", "writing", "addressing"):
            return None if _inside(child, found.content) else _words(child)
    return None


def _posted(verb: Token) -> Span | None:
    """The verb itself where it names its channel: "tweeted"."""
    if verb.lower_ in ("tweeted", "tweets", "tweeting"):
        return Span(verb.idx, verb.idx + len(verb))
    return None


def _addressee(token: Token, verb: Token, cues: Cues, media: MediaTable) -> Span | None:
    """The words of whom ``verb`` addresses, if ``token`` leads to them."""
    entry = cues.verbs.get(verb.lower_)
    frames = entry.acts if entry else {}
    if token.dep_ in ("dobj", "dative", "nsubj"):
        told = "person" in frames or "np-to" in frames
        return _phrase(token) if told and not _is_channel(token, cues, media) else None
    if token.dep_ not in ("prep", "dative") or token.lower_ not in _TO_WHOM:
        return None
    if token.lower_ in ("on", "upon") and "on-to" not in frames:
        return None
    noun = next((c for c in token.rights if c.dep_ == "pobj"), None)
    if noun is None or _is_channel(noun, cues, media) or noun.lower_ in cues.channels:
        return None
    return _phrase(noun)


def _on_behalf(
    annotated: Annotated, beside: list[Token], found: Attribution, mentions: Mentions
) -> PartyRef | None:
    """The party after "on behalf of" or "speaking for", beside the verb or in the source."""
    if found.source is None and not beside:
        return None
    start = min([t.idx for t in beside] + ([found.source.start] if found.source else []))
    end = max([_words(t).end for t in beside] + ([found.source.end] if found.source else []))
    words = annotated.text[start:end]
    for phrase in ("on behalf of", "speaking for", "in the name of"):
        at = words.find(phrase)
        if at >= 0:
            rest = Span(start + at, end)
            return next((m.party for m in mentions.inside(rest) if m.party), None)
    return None


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
        if step and token.pos_ in ("VERB", "AUX") or token.head == token:
            return None
        token = token.head
    return None
