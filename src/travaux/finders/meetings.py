"""Meetings: every mention of one meeting in a document joined into one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from travaux.codebook.meeting_forms import meeting_words
from travaux.finders.meeting_mentions import MeetingMention, meeting_mentions
from travaux.finders.mentions import Mention, MentionForm, Mentions
from travaux.finders.near import Near
from travaux.language import Annotated
from travaux.model import (
    Document,
    Meeting,
    MeetingForm,
    MeetingStatus,
    Participant,
    Passage,
    Precision,
    Span,
    When,
    content_id,
    slug,
)

__all__ = ["find_meetings"]

_REACH = 2_500  # code points back to which "these talks" can point
_OPEN = 60  # meetings back that a mention is compared with
_FOLLOW_UP = re.compile(
    r"\bfollow(?:ing|s|ed)?[- ](?:up\s+(?:to|on)|on\s+from)\s+"
    r"(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){0,2}$"
    r"|\bfollows\s+(?:the\s+|an?\s+)?$"
)
_FOLLOWED_BY = re.compile(
    r"\bfollowed\s+(?:up\s+)?(?:by|with)\s+(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){0,2}$"
)


@dataclass(slots=True)
class _Cluster:
    """The mentions of one meeting so far."""

    mentions: list[MeetingMention]
    follows: _Cluster | None = None
    forum: str | None = None
    place: str | None = None
    when: When | None = None
    parties: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)

    def take(self, mention: MeetingMention) -> None:
        self.mentions.append(mention)
        self.forum = self.forum or mention.forum
        self.place = self.place or mention.place
        self.when = _finer(self.when, mention.when)
        self.parties |= {m.party.id for m in mention.sides if m.party}
        self.people |= {m.person for m in mention.sides if m.person}

    @property
    def start(self) -> int:
        return self.mentions[0].span.start


def find_meetings(annotated: Annotated, mentions: Mentions) -> tuple[Meeting, ...]:
    """The meetings that a document tells of, in the order of their first mention."""
    near = Near(annotated, mentions)
    clusters: list[_Cluster] = []
    last: tuple[MeetingMention, _Cluster | None] | None = None
    for mention in meeting_mentions(near):
        cluster = _home(clusters, mention)
        if cluster is None and _stands_alone(mention):
            cluster = _Cluster([])
            clusters.append(cluster)
        if cluster is not None:
            cluster.take(mention)
            clusters += _sequence(near, last, mention, cluster) if last else []
        last = (mention, cluster)
    clusters.sort(key=lambda c: c.start)
    ids = {id(c): _id(annotated.document, c) for c in clusters}
    names = _full_names(near, mentions)
    return tuple(_meeting(near, cluster, ids, names) for cluster in clusters)


def _stands_alone(mention: MeetingMention) -> bool:
    """Whether the words tell enough to stand for a meeting of their own."""
    sides = len({m.person or m.party for m in mention.sides})
    set_in_time = mention.place is not None or mention.when is not None
    last = mention.name.lower().split()[-1]
    if not set_in_time and last in meeting_words().needs_day:
        return False
    if mention.forum is not None:
        return set_in_time or not mention.plural
    if sides >= 2:
        return any(m.party for m in mention.sides)
    general = last in meeting_words().needs_sides
    if sides == 1:
        return set_in_time
    return (mention.of_delegates and set_in_time) or _placed(mention, general=general)


def _placed(mention: MeetingMention, *, general: bool) -> bool:
    """Whether place and day, or the place of a meeting of parties, tell which one it is."""
    if mention.place is not None and mention.when is not None:
        return not general or mention.form in _OF_PARTIES or mention.definite
    return mention.place is not None and mention.form in {
        MeetingForm.SUMMIT,
        MeetingForm.TALKS,
        MeetingForm.CONSULTATIONS,
        MeetingForm.MINISTERIAL,
    }


_OF_PARTIES = (MeetingForm.ROUND, MeetingForm.SESSION, MeetingForm.TALKS)
"""Forms that tell of parties even where none is named."""


def _home(clusters: Sequence[_Cluster], mention: MeetingMention) -> _Cluster | None:
    """The meeting already found that ``mention`` speaks of, None where it is another."""
    open_to = [c for c in reversed(clusters[-_OPEN:]) if _compatible(c, mention)]
    shared = [c for c in open_to if _shares(c, mention)]
    if shared:
        return shared[0]
    return _pointed_at(open_to, mention) if mention.definite and mention.told == 0 else None


def _pointed_at(open_to: Sequence[_Cluster], mention: MeetingMention) -> _Cluster | None:
    """The meeting that "the talks" or "this meeting" means, None where it is not certain."""
    words = meeting_words()
    if mention.plural or len(mention.name.split()) > 3 or not mention.name.islower():
        return None
    near_by = [c for c in open_to if mention.span.start - c.mentions[-1].span.end <= _REACH]
    own = words.families[mention.form]
    same = [c for c in near_by if own in {words.families[m.form] for m in c.mentions}]
    if mention.pointing:
        return max(near_by, key=lambda c: c.mentions[-1].span.start, default=None)
    return same[0] if len(same) == 1 else None


def _compatible(cluster: _Cluster, mention: MeetingMention) -> bool:
    """Whether nothing told of the two differs: forum, form, place, day, who."""
    if cluster.forum and mention.forum and cluster.forum != mention.forum:
        return False
    if not _forms_agree(cluster, mention):
        return False
    if cluster.place and mention.place and slug(cluster.place) != slug(mention.place):
        return False
    if cluster.when and mention.when and not _days_agree(cluster.when, mention.when):
        return False
    parties = {m.party.id for m in mention.sides if m.party}
    if (
        len(parties) > 1
        and len(cluster.parties) > 1
        and not (parties <= cluster.parties or cluster.parties <= parties)
    ):
        return False
    return not (parties and cluster.parties and not parties & cluster.parties)


def _forms_agree(cluster: _Cluster, mention: MeetingMention) -> bool:
    words = meeting_words()
    if cluster.forum and cluster.forum == mention.forum:
        return True
    own = words.families[mention.form]
    return all(
        words.families[m.form] == own or (words.families[m.form], own) in words.related
        for m in cluster.mentions[:1]
    )


def _days_agree(one: When, other: When) -> bool:
    if one.resolved and other.resolved:
        return one.agrees_with(other)
    return one.text.lower() == other.text.lower()


def _shares(cluster: _Cluster, mention: MeetingMention) -> bool:
    """Whether something told of both is the same and tells this meeting from others."""
    if cluster.forum and mention.forum:
        return True
    parties = {m.party.id for m in mention.sides if m.party}
    people = {m.person for m in mention.sides if m.person}
    same_sides = len(parties & cluster.parties) > 1 or bool(people & cluster.people)
    met = not (parties and cluster.parties) or bool(parties & cluster.parties)
    if cluster.when and mention.when and _exact(cluster.when) and _exact(mention.when):
        return met
    words = meeting_words()
    if words.families[cluster.mentions[0].form] != words.families[mention.form]:
        return False
    if cluster.place and mention.place:
        return same_sides or met
    bare = mention.place is None and mention.when is None
    return same_sides and bare and (mention.definite or _same_words(cluster, mention))


def _same_words(cluster: _Cluster, mention: MeetingMention) -> bool:
    return slug(cluster.mentions[0].name) == slug(mention.name)


def _exact(when: When | None) -> bool:
    return when is not None and when.resolved and when.precision is Precision.DAY


def _finer(one: When | None, other: When | None) -> When | None:
    """The more exact of two times that agree."""
    if one is None or other is None:
        return one or other
    return other if _exact(other) and not _exact(one) else one


def _sequence(
    near: Near,
    last: tuple[MeetingMention, _Cluster | None],
    mention: MeetingMention,
    cluster: _Cluster,
) -> list[_Cluster]:
    """Note which of two meetings the words between them put first.

    A meeting of which only the day is told stands on its own once it is told what it follows;
    it is then returned.
    """
    before, other = last
    between = near.annotated.text[before.span.end : mention.span.start]
    if other is cluster or len(between) > 300:
        return []
    if _FOLLOWED_BY.search(between):
        cluster.follows = cluster.follows or other
    elif _FOLLOW_UP.search(between):
        if other is None and _exact(before.when):
            late = _Cluster([], follows=cluster)
            late.take(before)
            return [late]
        if other is not None:
            other.follows = other.follows or cluster
    return []


def _full_names(near: Near, mentions: Iterable[Mention]) -> dict[str, str]:
    """The longest words by which each person is named."""
    text, names = near.annotated.text, dict[str, str]()
    for mention in mentions:
        if mention.person is not None and mention.form is MentionForm.NAME:
            words = " ".join(mention.span.of(text).split())
            if len(words) > len(names.get(mention.person, "")):
                names[mention.person] = words
    return names


def _id(document: Document, cluster: _Cluster) -> str:
    first = cluster.mentions[0]
    return content_id(
        "meeting", document.sha256, first.form.value, first.span.start, first.span.end
    )


def _meeting(near: Near, cluster: _Cluster, ids: dict[int, str], names: dict[str, str]) -> Meeting:
    telling = sorted(cluster.mentions, key=lambda m: (-m.told, m.span.start))
    first = telling[0]
    document = near.annotated.document
    sentence = near.annotated.sentence_at(first.span.start).cover(first.span)
    spans = dict.fromkeys([sentence, *(m.span for m in telling[1:])])
    return Meeting(
        id=ids[id(cluster)],
        name=_name(cluster, first),
        forum=cluster.forum,
        form=_form(telling),
        place=cluster.place,
        when=cluster.when,
        participants=_participants(telling, names),
        status=_status(telling),
        passages=tuple(_passage(document, span) for span in spans),
        follows=ids[id(cluster.follows)] if cluster.follows else None,
    )


def _name(cluster: _Cluster, first: MeetingMention) -> str:
    name = first.name
    if cluster.place and cluster.place.lower() not in name.lower():
        name = f"{name} in {cluster.place}"
    return name


def _form(telling: Sequence[MeetingMention]) -> MeetingForm:
    """The most exact form told: a word that says more than "meeting", where one is used."""
    exact = [m.form for m in telling if m.form is not MeetingForm.MEETING]
    return exact[0] if exact else telling[0].form


_FINAL = (MeetingStatus.CANCELLED, MeetingStatus.POSTPONED)


def _status(telling: Sequence[MeetingMention]) -> MeetingStatus:
    """What is told of the meeting; that it is off counts for more than that it was to be."""
    told = [m.status for m in sorted(telling, key=lambda m: m.span.start)]
    for status in _FINAL:
        if status in told:
            return status
    known = [m.status for m in telling if m.status is not MeetingStatus.UNKNOWN]
    return known[0] if known else MeetingStatus.UNKNOWN


def _participants(
    telling: Sequence[MeetingMention], names: dict[str, str]
) -> tuple[Participant, ...]:
    found: dict[tuple[str | None, str | None], Participant] = {}
    people = [m for mention in telling for m in mention.sides if m.person]
    spoken = {m.party.id for m in people if m.party}
    for mention in telling:
        for side in mention.sides:
            if side.person is not None:
                name = names.get(side.person, side.person.removeprefix("person:"))
                found.setdefault((side.person, None), Participant(name, side.party, side.person))
            elif side.party is not None and side.party.id not in spoken:
                found.setdefault((None, side.party.id), Participant(side.party.name, side.party))
    return tuple(found.values())


def _passage(document: Document, span: Span) -> Passage:
    return document.passage(span.start, span.end)
