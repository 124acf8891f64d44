"""Where a meeting is: the city, country or venue that a preposition leads to."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from travaux.codebook.forums import forums
from travaux.codebook.meeting_forms import meeting_words
from travaux.finders.mentions import Mention, MentionForm
from travaux.finders.near import Near
from travaux.finders.phrases import span_of

__all__ = ["AT", "place_from"]

AT = frozenset({"in", "at", "near", "outside"})
"""The prepositions that lead to a place."""

_TOWNS = frozenset({"city", "capital", "town", "resort", "port", "village", "suburb", "seaside"})
_NO_PLACE = frozenset({"PERSON", "DATE", "TIME", "EVENT", "NORP", "LANGUAGE", "LAW", "WORK_OF_ART"})
_VENUE = frozenset({"NOUN", "PROPN", "ADJ", "PART"})


def place_from(near: Near, doc: Doc, at: int, stop: int) -> tuple[str | None, int] | None:
    """The place that the phrase from token ``at`` names, and one past its last token.

    A venue is read up to the city it stands in ("the Norwegian embassy in Lisbon"); a party's
    name inside it is no place, and where no city follows the place is None.
    """
    for skip in range(6):
        if at + skip >= stop:
            return None
        token = doc[at + skip]
        if (
            token.pos_ == "PROPN"
            and token.text[0].isupper()
            and _may_be_place(near, doc, at, token)
        ):
            return _proper(near, doc, at + skip, stop)
        if token.lower_ in _TOWNS or token.lower_ in {"the", "of", "a", "an", "its", "his", "her"}:
            continue
        if token.pos_ == "ADJ" and skip < 5:
            continue
        in_venue = doc[at - 1].lower_ != "in" and token.pos_ in _VENUE
        return _beyond_venue(near, doc, at + skip, stop) if in_venue else None
    return None


def _may_be_place(near: Near, doc: Doc, at: int, token: Token) -> bool:
    """Whether the name can be a place's; after "in" one that the parse takes for a person's is."""
    if token.ent_type_ not in {"PERSON", "DATE", "TIME", "NORP"}:
        return token.ent_type_ not in _NO_PLACE
    if near.in_time(token):
        return False
    own = near.named(span_of(doc, token.i, token.i + 1))
    return (
        token.i == at
        and doc[at - 1].lower_ == "in"
        and not any(m.person or m.form is MentionForm.DEMONYM for m in own)
    )


def _proper(near: Near, doc: Doc, at: int, stop: int) -> tuple[str | None, int] | None:
    end = at + 1
    while end < stop and doc[end].pos_ == "PROPN" and doc[end].ent_type_ == doc[at].ent_type_:
        end += 1
    if end < stop and doc[end].lower_ in _TOWNS:
        return place_from(near, doc, end, stop)
    if near.time_at(doc[at]) is not None:
        return None
    name = span_of(doc, at, end).of(near.annotated.text)
    whole = _is_party(near, doc, at, end)
    goes_on = end < stop and (doc[end].pos_ in {"NOUN", "PROPN"} or doc[end].tag_ == "POS")
    if whole or _is_forum(doc, name, end - 1):
        return _beyond_venue(near, doc, at, stop)
    if not goes_on:
        return name, end
    beyond = _beyond_venue(near, doc, at, stop)
    if beyond is None or beyond[0] is not None or _is_named(near, doc, at, end):
        return beyond
    return name, beyond[1]


def _named(near: Near, doc: Doc, at: int, end: int) -> list[Mention]:
    """The mentions of parties among the tokens, an article before them counted in."""
    inside = near.mentions.inside(span_of(doc, max(0, at - 1), end))
    return [m for m in inside if m.party is not None and m.span.end > doc[at].idx]


def _is_party(near: Near, doc: Doc, at: int, end: int) -> bool:
    """Whether the words name an organisation, whose seat may be anywhere."""
    named = _named(near, doc, at, end)
    return any(m.party and m.party.id.startswith(("org:", "bloc:")) for m in named)


def _is_named(near: Near, doc: Doc, at: int, end: int) -> bool:
    """Whether the words before a venue name a party ("the US mission")."""
    return any(m.form is not MentionForm.SEAT for m in _named(near, doc, at, end))


def _is_forum(doc: Doc, name: str, last: int) -> bool:
    return doc[last].lower_ in meeting_words().forms or next(forums().find(name), None) is not None


def _beyond_venue(near: Near, doc: Doc, at: int, stop: int) -> tuple[str | None, int] | None:
    """The city after a venue's name ("the embassy in Lisbon"), else the end of the name alone."""
    end = at
    while end < stop and end - at < 8 and _in_venue(near, doc[end]):
        end += 1
    if end == at:
        return None
    if end + 1 < stop and doc[end].lower_ in AT:
        further = place_from(near, doc, end + 1, stop)
        if further is not None and further[0] is not None:
            return further
    return None, end


def _in_venue(near: Near, token: Token) -> bool:
    small = token.text in {"-", "–"} or token.lower_ in {"of", "the"}
    return (token.pos_ in _VENUE or small) and "\n" not in token.text and not near.in_time(token)
