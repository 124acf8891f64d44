"""People: who is named, by which names, with which offices, for which side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from travaux.codebook.offices import load_names, plain
from travaux.finders.mentions import Mention, MentionForm, Mentions
from travaux.finders.people_entries import (
    PersonEntry,
    Register,
    can_be_given,
    introduces,
    is_royal,
    lone_names,
)
from travaux.finders.people_holders import counterparts, holders
from travaux.finders.people_labels import labelled
from travaux.finders.people_names import Run, Word, name_runs, rejoined
from travaux.finders.people_offices import OfficePhrase, find_offices, is_private
from travaux.finders.people_tokens import Tokens
from travaux.language import Annotated
from travaux.model import Office, PartyRef, Person, Span, slug

__all__ = ["People", "find_people"]

_OF_PARTY = re.compile(r" (?:of |\()(?:the )?")
_BEFORE_PLACES = frozenset({"to", "of", "in", "at", "from"})
_LONGEST = 5  # words in a name, particles not counted
_NEARBY = 2  # sentences within which a full name is still in the reader's mind


@dataclass(frozen=True, slots=True)
class People:
    """The people of one document, their mentions by name, and what else is known of them.

    ``offices`` are all offices that the text names, whether their holder is named or not;
    ``holders`` maps the index of one to a ``Person.id``; ``genders`` maps ids to ``"m"``/``"f"``.
    """

    people: tuple[Person, ...]
    mentions: tuple[Mention, ...]
    offices: tuple[OfficePhrase, ...] = ()
    holders: tuple[tuple[int, str], ...] = ()
    genders: tuple[tuple[str, str], ...] = ()


def find_people(annotated: Annotated, parties: Mentions) -> People:
    """The people that a document names, with their offices and sides, in order of first mention."""
    tokens = Tokens(annotated, parties)
    offices = find_offices(tokens)
    runs: Sequence[Run] = _before_verbs(rejoined(_trimmed(tokens, offices, parties)), tokens)
    held = holders(runs, offices, tokens)
    titled = {run: offices[office] for office, run in reversed(held)}
    register, named = _introduced(runs, titled, labelled(annotated, runs), tokens)
    runs = [_out_of_headline(run, register) for run in runs]
    meant = _meant(runs, titled, named, register, annotated, tokens)
    sides = _sides(tokens, parties, runs, meant)
    return _people(annotated, sides, offices, runs, held, meant)


def _trimmed(tokens: Tokens, offices: Sequence[OfficePhrase], parties: Mentions) -> tuple[Run, ...]:
    """The capitalised runs that can hold a name, without words that belong to something else."""
    masked = [office.span for office in offices]
    masked += [mention.span for mention in parties if not _is_name_part(mention, tokens)]
    masked += [
        Span(e.start_char, e.end_char) for e in tokens.doc.ents if e.label_ in ("DATE", "TIME")
    ]
    runs = (_trim(run, tokens) for run in name_runs(tokens.text, masked))
    return tuple(run for run in runs if run is not None)


def _before_verbs(runs: Sequence[Run], tokens: Tokens) -> tuple[Run, ...]:
    """``runs`` without a headline's verb: "Ana Lind Objected", where "Ana Lind" stands elsewhere.

    A word that the text also writes small is no part of a name.
    """
    names = {tuple(word.key for word in run.words) for run in runs}
    longer = [run for run in runs if tuple(word.key for word in run.words[:-1]) in names]
    longer = [run for run in longer if len(run.words) > 2]
    verbs = {run for run in longer if tokens.is_common(run.words[-1].text)}
    return tuple(replace(run, words=run.words[:-1]) if run in verbs else run for run in runs)


def _is_name_part(mention: Mention, tokens: Tokens) -> bool:
    """Whether a country's name is a person's here ("Israel Katz", "Michael Jordan")."""
    at = tokens.range(mention.span)
    if mention.form != MentionForm.NAME or len(at) != 1 or not tokens.is_person(at[0]):
        return False
    before, after = tokens.get(at[0] - 1), tokens.get(at[0] + 1)
    if before is not None and before.lower_ in _BEFORE_PLACES:
        return False
    if before is not None and before.lower_ in load_names().given and tokens.is_person(before.i):
        return True
    own = tokens.doc[at[0]]
    next_ = after is not None and tokens.is_person(after.i) and after.ent_iob_ == "I"
    return next_ and own.ent_iob_ == "B" and own.lower_ in load_names().given


def _trim(run: Run, tokens: Tokens) -> Run | None:
    """``run`` without a sentence's first word that is no name, or what lies outside the entity."""
    words = run.words
    while words and run.honorific is None and _opens_sentence(words, tokens):
        words = words[1:]
    if not words:
        return None
    cut = next((i for i in range(1, len(words)) if _breaks_off(words, i)), None)
    headline = cut is not None and len(words) > 2
    words = words[:cut] if headline else words
    if run.honorific is None:
        words = _within_entity(words, tokens)
    start = run.start if run.honorific else words[0].start
    return Run(words, start, run.honorific, headline or len(words) > _LONGEST)


def _breaks_off(words: tuple[Word, ...], i: int) -> bool:
    """Whether a word inside a run shows that a headline's words are in capitals."""
    low = plain(words[i].text)
    last = i == len(words) - 1 and low in load_names().family_first | {"may", "will", "march"}
    return low in load_names().openers and not last and len(low) > 1


def _opens_sentence(words: tuple[Word, ...], tokens: Tokens) -> bool:
    i = tokens.at(words[0].start)
    token = tokens.doc[i]
    low = plain(words[0].text)
    if low in load_names().openers:
        return not (tokens.is_person(i) and token.pos_ == "PROPN")
    return (
        bool(token.is_sent_start) and len(words) > 1 and token.pos_ not in {"PROPN", "NOUN", "ADJ"}
    )


def _within_entity(words: tuple[Word, ...], tokens: Tokens) -> tuple[Word, ...]:
    """The words of one person's entity, where it holds two or more at one end of a longer run."""
    if len(words) < 3:
        return words
    inside = [tokens.is_person(tokens.at(word.start)) for word in words]
    if all(inside) or not any(inside):
        return words
    if inside[-1] and plain(words[0].text) not in load_names().given:
        first = len(words) - inside[::-1].index(False)
        if _begins_name(words[:first], words[first], tokens):
            return words
        return words[first:] if len(words) - first > 1 else words
    last = inside.index(False)
    return words[:last] if last > 1 and len(words) > 3 else words


def _begins_name(outside: tuple[Word, ...], inside: Word, tokens: Tokens) -> bool:
    """Whether words that open a sentence belong to the name of a person whose entity lacks them."""
    at = tokens.at(outside[0].start)
    before = tokens.get(at - 1)
    opens = before is None or tokens.doc[at].is_sent_start or before.text == ":"
    if not opens or plain(inside.text) in load_names().given:
        return False
    return all(
        tokens.doc[tokens.at(word.start)].dep_ == "compound" and not tokens.is_common(word.text)
        for word in outside
    )


def _introduced(
    runs: Sequence[Run],
    titled: dict[int, OfficePhrase],
    labels: frozenset[int],
    tokens: Tokens,
) -> tuple[Register, dict[int, PersonEntry]]:
    """Everybody whom the text introduces, full names first; and the entries of full names.

    ``labels``: the runs that label a turn of a transcript.
    """
    alone = frozenset(run.words[0].key for run in runs if len(run.words) == 1)
    register, named = Register(alone), {}
    known = [
        i
        for i, run in enumerate(runs)
        if i in labels or introduces(run, _side(run, titled.get(i)), tokens)
    ]
    for i in known:
        if len(runs[i].words) > 1:
            named[i] = register.introduce(runs[i])
    for i in known:
        if len(runs[i].words) == 1:
            royal = _royal(runs[i], titled.get(i))
            known_by = register.by_given if royal else register.bare
            if not (known_by(runs[i]) or register.called(runs[i])):
                register.introduce(runs[i])
    for run in lone_names(runs, register, tokens):
        register.introduce(run)
    return register, named


def _side(run: Run, office: OfficePhrase | None) -> str:
    """Where an office stands by a name, as :func:`introduces` wants it."""
    if office is None:
        return ""
    return "before" if 0 <= run.start - office.span.end <= 1 or office.plural else "beside"


def _royal(run: Run, office: OfficePhrase | None) -> bool:
    return is_royal(run.honorific) or (office is not None and is_royal(office.head))


def _out_of_headline(run: Run, register: Register) -> Run:
    """The full name that a headline's run starts with, the run itself where none is known."""
    if run.headline:
        for length in (2, 3):
            name = Run(run.words[:length], run.start, run.honorific)
            if len(run.words) >= length and register.lookup(name) is not None:
                return name
    return run


def _meant(
    runs: Sequence[Run],
    titled: dict[int, OfficePhrase],
    named: dict[int, PersonEntry],
    register: Register,
    annotated: Annotated,
    tokens: Tokens,
) -> dict[int, PersonEntry | None]:
    """Whom each run means; None where it means one of several."""
    meant: dict[int, PersonEntry | None] = {}
    heads = _heads(titled, named)
    for i, run in enumerate(runs):
        entry = named.get(i)
        if entry is None and len(run.words) > 1:
            entry = register.lookup(run)
        sentence = annotated.sentence_index(run.span.start)
        if entry is None and len(run.words) == 1:
            royal = _royal(run, titled.get(i))
            candidates = register.by_given(run) if royal else ()
            candidates = candidates or register.bare(run)
            if not candidates and (i in titled or can_be_given(run, tokens)):
                candidates = register.called(run)
            if not candidates or not _can_be_name(run, i in titled, tokens):
                continue
            entry = _latest(_entitled(candidates, run, titled.get(i), heads), sentence)
            meant[i] = entry
            if entry is not None and i not in titled:
                entry.bare += 1
        if entry is not None:
            meant[i] = entry
            entry.runs.append(run)
            if len(run.words) > 1 or i in titled:
                entry.full = sentence
    return meant


def _can_be_name(run: Run, titled: bool, tokens: Tokens) -> bool:
    """Whether a single word is a name here and not the common word it looks like."""
    if titled or run.honorific:
        return True
    token = tokens.doc[tokens.at(run.words[0].start)]
    if plain(run.words[0].text) in load_names().openers:
        return token.ent_type_ == "PERSON"
    return not token.is_sent_start or token.pos_ in {"PROPN", "NOUN", "ADJ"}


def _heads(
    titled: dict[int, OfficePhrase], named: dict[int, PersonEntry]
) -> dict[PersonEntry, set[str]]:
    """The heads of the offices that each person is introduced with."""
    heads: dict[PersonEntry, set[str]] = {}
    for i, entry in named.items():
        if i in titled:
            heads.setdefault(entry, set()).add(titled[i].head)
    return heads


def _entitled(
    candidates: Sequence[PersonEntry],
    run: Run,
    office: OfficePhrase | None,
    heads: dict[PersonEntry, set[str]],
) -> Sequence[PersonEntry]:
    """Those of several with one family name whom the title before it fits: "Governor Lind"."""
    if len(candidates) < 2:
        return candidates
    gender = load_names().honorifics.get(run.honorific or "", "")
    fitting = [c for c in candidates if not (gender and c.gender and c.gender != gender)]
    if office is not None:
        holding = [c for c in fitting if office.head in heads.get(c, ())]
        fitting = holding or fitting
    return fitting or candidates


def _latest(candidates: Sequence[PersonEntry], sentence: int) -> PersonEntry | None:
    """Whom a family name alone means among ``candidates``: the one last named in full.

    Nobody where two were named in full in one sentence, or where one just named in full comes
    between another and the name that has been used for that other before; later it is the other's
    again.
    """
    if len(candidates) == 1:
        return candidates[0]
    best = max(candidate.full for candidate in candidates)
    latest = [candidate for candidate in candidates if candidate.full == best]
    used = max(candidates, key=lambda candidate: candidate.bare)
    if used.bare >= 2 and used not in latest:
        return used if sentence > best + _NEARBY else None
    return latest[0] if len(latest) == 1 else None


def _people(
    annotated: Annotated,
    sides: dict[PersonEntry, PartyRef],
    offices: Sequence[OfficePhrase],
    runs: Sequence[Run],
    held: Sequence[tuple[int, int]],
    meant: dict[int, PersonEntry | None],
) -> People:
    order = list(dict.fromkeys(entry for entry in meant.values() if entry is not None))
    names = {entry: _name(entry) for entry in order}
    ids = _ids(order, names)
    holds: dict[PersonEntry, list[tuple[OfficePhrase, Run]]] = {entry: [] for entry in order}
    holding = []
    for office, run in held:
        entry = meant.get(run)
        if entry is not None:
            holds[entry].append((offices[office], runs[run]))
            holding.append((office, ids[entry]))
    people = [
        _person(ids[entry], names[entry], entry, holds[entry], sides.get(entry), annotated)
        for entry in order
    ]
    people = _through_owners(people, offices, holding)
    party = {person.id: person.party for person in people}
    mentions = [
        Mention(
            runs[i].span, MentionForm.NAME, party.get(ids[e]) if e else None, ids[e] if e else None
        )
        for i, e in meant.items()
    ]
    genders = tuple((ids[entry], entry.gender) for entry in order if entry.gender)
    return People(tuple(people), tuple(mentions), tuple(offices), tuple(holding), genders)


def _ids(order: Iterable[PersonEntry], names: dict[PersonEntry, str]) -> dict[PersonEntry, str]:
    """An id for each entry; a second person of the same name gets a number."""
    seen: Counter[str] = Counter()
    ids = {}
    for entry in order:
        base = f"person:{slug(names[entry])}"
        seen[base] += 1
        ids[entry] = base if seen[base] == 1 else f"{base}-{seen[base]}"
    return ids


def _shown(words: tuple[Word, ...]) -> str:
    return " ".join(word.text for word in words)


def _name(entry: PersonEntry) -> str:
    """The fullest form: most words, not in capitals throughout, most often, first."""
    forms = Counter(_shown(run.words) for run in entry.runs)
    return max(forms, key=lambda form: (len(form.split()), not form.isupper(), forms[form]))


def _sides(
    tokens: Tokens, parties: Mentions, runs: Sequence[Run], meant: dict[int, PersonEntry | None]
) -> dict[PersonEntry, PartyRef]:
    """The sides of people named with their country: "Germany's Merkel", "Merkel of Germany"."""
    text = tokens.text
    ends = {mention.span.end: mention for mention in parties if mention.party}
    starts = {mention.span.start: mention for mention in parties if mention.party}
    sides: dict[PersonEntry, PartyRef] = {}
    for i, entry in meant.items():
        run = runs[i]
        before = (
            ends.get(run.start - 3) if text[run.start - 3 : run.start] in {"'s ", "’s "} else None
        )
        link = _OF_PARTY.match(text, run.span.end)
        found = before or _heading(run, ends, text) or (starts.get(link.end()) if link else None)
        if entry is not None and found is not None and found.party is not None:
            sides.setdefault(entry, found.party)
    for at, party in counterparts(runs, tokens):
        entry = meant.get(at)
        if entry is not None:
            sides.setdefault(entry, party)
    return sides


def _heading(run: Run, ends: dict[int, Mention], text: str) -> Mention | None:
    """The party in capitals that a paragraph gives the floor to: "NORWAY: Ann Lind, Minister …"."""
    if text[run.start - 2 : run.start] != ": ":
        return None
    party = ends.get(run.start - 2)
    opens = party is not None and (party.span.start == 0 or text[party.span.start - 1] == "\n")
    return party if party is not None and opens and party.span.of(text).isupper() else None


def _person(
    id_: str,
    name: str,
    entry: PersonEntry,
    holds: Sequence[tuple[OfficePhrase, Run]],
    side: PartyRef | None,
    annotated: Annotated,
) -> Person:
    document = annotated.document
    spans = [run.span for run in entry.runs]
    offices = []
    for phrase, run in holds:
        stretch = phrase.span.cover(run.span)
        passage = document.passage(stretch.start, stretch.end)
        offices.append(Office(phrase.title, phrase.party, passage, phrase.former))
    current = Counter(
        office.party
        for office, (phrase, _) in zip(offices, holds, strict=True)
        if office.party is not None and not office.former and not is_private(phrase)
    )
    return Person(
        id=id_,
        name=name,
        variants=tuple(sorted({_shown(run.words) for run in entry.runs} - {name})),
        offices=_distinct(offices),
        party=max(current, key=lambda p: current[p]) if current else side,
        passages=tuple(document.passage(span.start, span.end) for span in spans),
    )


def _distinct(offices: Sequence[Office]) -> tuple[Office, ...]:
    """Each office once; one without a party is the same one with it."""
    stated = {o.title.casefold() for o in offices if o.party is not None}
    kept: dict[tuple[str, PartyRef | None, bool], Office] = {}
    for office in sorted(offices, key=lambda o: o.passage.start):
        title = office.title.casefold()
        if title and (office.party is not None or title not in stated):
            kept.setdefault((title, office.party, office.former), office)
    return tuple(kept.values())


def _through_owners(
    people: Sequence[Person], offices: Sequence[OfficePhrase], holders: Sequence[tuple[int, str]]
) -> list[Person]:
    """Whoever holds an office that is somebody's ("Putin's spokesman") speaks for their side."""
    ends = {p.end: person.party for person in people for p in person.passages if person.party}
    owned = {id_: ends.get(offices[i].owner or -1) for i, id_ in reversed(holders)}
    return [
        person
        if person.party or not owned.get(person.id)
        else _with_party(person, owned[person.id])
        for person in people
    ]


def _with_party(person: Person, party: PartyRef | None) -> Person:
    return Person(person.id, person.name, person.variants, person.offices, party, person.passages)
