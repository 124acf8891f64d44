"""Scores of findings against gold documents, kind by kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from evaluation.gold import Gold, GoldItem
from evaluation.reading import ReadFile
from evaluation.spans import Score, paired, score_spans, trimmed
from evaluation.speech import score_speech
from travaux.language import TimeExpression, TimeKind
from travaux.model import (
    Meeting,
    Party,
    Passage,
    Person,
    Precision,
    Provision,
    Statement,
    Text,
    When,
    slug,
)

__all__ = ["Scores", "score_document"]

Scores = dict[str, Score]


def score_document(gold: Gold, read: ReadFile) -> Scores:
    """All scores of one document, by name ("people", "statements.content.exact", ...)."""
    scores: Scores = defaultdict(Score)
    for kind, scorer in _KINDS.items():
        if gold.annotates(kind):
            for name, score in scorer(gold, read).items():
                scores[name] += score
    return scores


def _counted(given: Iterable[Any], wanted: Iterable[Any], right: int) -> Score:
    return Score(right, len(list(given)), len(list(wanted)))


def _share(right: Iterable[bool]) -> Score:
    answers = list(right)
    return Score(sum(answers), len(answers), len(answers))


# -- parties and people


def _parties(gold: Gold, read: ReadFile) -> Scores:
    wanted, given = gold.of("Party"), read.findings.parties

    def alike(party: Party, item: GoldItem) -> float:
        same_id = item.body.get("id") == party.id
        return float(same_id or slug(item.body["name"]) == slug(party.name))

    return {"parties": _counted(given, wanted, len(paired(given, wanted, alike)))}


def _people(gold: Gold, read: ReadFile) -> Scores:
    wanted, given = gold.of("Person"), read.findings.people
    pairs = paired(given, wanted, lambda person, item: _same_name(person.name, item.body["name"]))
    offices = [_offices(person, item) for person, item in pairs]
    lost = sum(len(i.body.get("offices", ())) for i in wanted) - sum(s.wanted for s in offices)
    extra = sum(len(p.offices) for p in given) - sum(s.given for s in offices)
    return {
        "people": _counted(given, wanted, len(pairs)),
        "people.offices": sum(offices, Score(0, extra, lost)),
    }


def _same_name(given: str, wanted: str) -> float:
    left, right = slug(given).split("-"), slug(wanted).split("-")
    if left == right:
        return 2.0
    shorter, longer = sorted((left, right), key=len)
    return float(left[-1] == right[-1] and set(shorter) <= set(longer))


def _offices(person: Person, item: GoldItem) -> Score:
    given = {(slug(o.title), o.party.name if o.party else None) for o in person.offices}
    wanted = {(slug(o["title"]), o.get("party")) for o in item.body.get("offices", ())}
    return Score(len(given & wanted), len(given), len(wanted))


# -- meetings, texts, provisions


def _meetings(gold: Gold, read: ReadFile) -> Scores:
    wanted, given = gold.of("Meeting"), read.findings.meetings
    pairs = paired(given, wanted, _alike_meetings)
    return {
        "meetings": _counted(given, wanted, len(pairs)),
        "meetings.status": _share(
            m.status.value == (i.body.get("status") or "unknown") for m, i in pairs
        ),
        "meetings.when": _share(_days(m.when) == _gold_days(i.body) for m, i in pairs),
        "meetings.place": _share(_same(m.place, i.body.get("place")) for m, i in pairs),
    }


def _alike_meetings(meeting: Meeting, item: GoldItem) -> float:
    told = _days(meeting.when), _gold_days(item.body)
    if all(any(days) for days in told) and not _overlap(*told):
        return 0.0
    named = {slug(p.party.name if p.party else p.name) for p in meeting.participants}
    wanted = {slug(name) for name in item.body.get("participants") or ()}
    likeness = (
        2.0 * (_both(meeting.place, item.body.get("place")))
        + 2.0 * (_both(meeting.forum, item.body.get("forum")))
        + 1.0 * bool(named & wanted)
    )
    return likeness + 1.0 * (likeness > 0 and all(any(days) for days in told))


def _both(left: str | None, right: str | None) -> bool:
    return bool(left and right) and slug(left or "") == slug(right or "")


def _same(left: str | None, right: str | None) -> bool:
    return slug(left or "") == slug(right or "")


def _days(when: When | None) -> tuple[date | None, date | None]:
    return (when.earliest, when.latest) if when else (None, None)


def _gold_days(body: dict[str, Any]) -> tuple[date | None, date | None]:
    earliest, latest = (body.get(side) for side in ("earliest", "latest"))
    return (
        date.fromisoformat(earliest) if earliest else None,
        date.fromisoformat(latest) if latest else None,
    )


def _overlap(left: tuple[date | None, date | None], right: tuple[date | None, date | None]) -> bool:
    return (left[0] or date.min) <= (right[1] or date.max) and (right[0] or date.min) <= (
        left[1] or date.max
    )


def _texts(gold: Gold, read: ReadFile) -> Scores:
    wanted, given = gold.of("Text"), read.findings.texts

    def alike(text: Text, item: GoldItem) -> float:
        left, right = (set(slug(t).split("-")) for t in (text.title, item.body["title"]))
        shared = len(left & right) / max(1, min(len(left), len(right)))
        return max(shared if shared >= 0.5 else 0.0, 0.4 * _touches(text.passages, item, read))

    pairs = paired(given, wanted, alike)
    return {
        "texts": _counted(given, wanted, len(pairs)),
        "texts.status": _share(
            t.status.value == (i.body.get("status") or "unknown") for t, i in pairs
        ),
    }


def _touches(passages: tuple[Passage, ...], item: GoldItem, read: ReadFile) -> bool:
    places = [read.at(p.span) for p in passages]
    return any(a < end and start < b for a, b in places for start, end in item.spans)


def _provisions(gold: Gold, read: ReadFile) -> Scores:
    wanted, given = gold.of("Provision"), read.findings.provisions

    def alike(provision: Provision, item: GoldItem) -> float:
        if slug(provision.number) != slug(str(item.body["number"])):
            return 0.0
        title = item.body.get("text")
        if title is None or provision.text is None:
            return 1.0
        left, right = (set(slug(t).split("-")) for t in (provision.text.title, title))
        return 1.0 + len(left & right) / max(1, min(len(left), len(right)))

    pairs = paired(given, wanted, alike)
    return {
        "provisions": _counted(given, wanted, len(pairs)),
        "provisions.modality": _share(
            p.modality.value == i.body["modality"] for p, i in pairs if i.body.get("modality")
        ),
    }


# -- times and statements


def _times(gold: Gold, read: ReadFile) -> Scores:
    wanted = [item for item in gold.of("Time") if item.body.get("precision") != Precision.VAGUE]
    given = [t for t in read.times if t.when is not None and _names_days(t)]

    def touching(time: Any, item: GoldItem) -> float:
        start, end = read.at(time.span)
        return float(any(start < b and a < end for a, b in item.spans))

    pairs = paired(given, wanted, touching)
    right = sum(_days(time.when) == _gold_days(item.body) for time, item in pairs)
    return {
        "times.span": _counted(given, wanted, len(pairs)),
        "times": Score(right, len(given), len(wanted)),
    }


def _names_days(time: TimeExpression) -> bool:
    clock = time.kind is TimeKind.TIME and time.when is not None and not time.when.resolved
    return not clock and time.when is not None and time.when.precision is not Precision.VAGUE


def _statements(gold: Gold, read: ReadFile) -> Scores:
    wanted, given = gold.of("Statement"), read.findings.statements
    scores: Scores = {}
    for role, part in _PARTS.items():
        have = {_edge(read, p) for s in given for p in part(s) if p}
        want = {trimmed(gold.text, *span) for item in wanted for span in item.parts.get(role, ())}
        for measure, score in score_spans(have, want).items():
            scores[f"statements.{role}.{measure}"] = score
    pairs = paired(given, wanted, lambda s, item: _shared_content(s, item, read))
    scores["statements.act"] = _share(s.act.value == i.body.get("act") for s, i in pairs)
    scores["statements.mode"] = _share(s.mode.value == i.body.get("mode") for s, i in pairs)
    scores["statements.speaker"] = _share(_right_speakers(s, i, read) for s, i in pairs)
    scores |= score_speech(gold, read, pairs, lambda s, i: _right_speakers(s, i, read))
    scores["threats.condition"] = _parts_score(pairs, "condition", lambda s: s.condition, read)
    return scores


_PARTS: dict[str, Callable[[Statement], tuple[Passage | None, ...]]] = {
    "source": lambda s: (s.source,),
    "cue": lambda s: (s.cue,),
    "content": lambda s: s.content,
}


def _edge(read: ReadFile, passage: Passage) -> tuple[int, int]:
    return trimmed(read.original, *read.at(passage.span))


def _shared_content(statement: Statement, item: GoldItem, read: ReadFile) -> float:
    shared = wanted = 0
    for a, b in item.parts.get("content", ()):
        wanted += b - a
        for passage in statement.content:
            start, end = read.at(passage.span)
            shared += max(0, min(b, end) - max(a, start))
    given = sum(len(passage.text) for passage in statement.content)
    jaccard = shared / max(1, wanted + given - shared)
    return jaccard if jaccard >= 0.3 else 0.0


def _right_speakers(statement: Statement, item: GoldItem, read: ReadFile) -> bool:
    people = {person.id: person.name for person in read.findings.people}
    given = [
        (people.get(s.person or ""), s.party.name if s.party else None, s.name)
        for s in statement.speakers
    ]
    wanted = item.body.get("speakers") or []
    return len(given) == len(wanted) and all(
        any(_is_speaker(one, want) for one in given) for want in wanted
    )


def _is_speaker(given: tuple[str | None, str | None, str], want: dict[str, Any]) -> bool:
    person, party, name = given
    if want.get("person"):
        return person is not None and _same_name(person, want["person"]) > 0
    if want.get("party"):
        return person is None and slug(party or "") == slug(want["party"])
    return person is None and party is None and slug(name) == slug(want["name"])


def _parts_score(
    pairs: list[tuple[Statement, GoldItem]],
    role: str,
    part: Callable[[Statement], Passage | None],
    read: ReadFile,
) -> Score:
    total = Score()
    for statement, item in pairs:
        passage = part(statement)
        have = {_edge(read, passage)} if passage else set()
        want = {trimmed(read.original, *span) for span in item.parts.get(role, ())}
        total += score_spans(have, want)["overlap"]
    return total


_KINDS: dict[str, Callable[[Gold, ReadFile], Scores]] = {
    "Party": _parties,
    "Person": _people,
    "Meeting": _meetings,
    "Text": _texts,
    "Provision": _provisions,
    "Time": _times,
    "Statement": _statements,
}
