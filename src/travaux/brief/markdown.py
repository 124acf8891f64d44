"""The brief as plain Markdown: the same lines, with passages as block quotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from travaux.brief.drafts import Strip
from travaux.brief.fields import Field, Shown
from travaux.brief.markdown_negotiation import NEGOTIATION
from travaux.brief.markdown_words import NOT_REPORTED, escaped, more, passages
from travaux.brief.material import Material
from travaux.brief.meetings import Dated, MeetingView
from travaux.brief.page import Fact, Page, page
from travaux.brief.parties import PartyView, PersonView
from travaux.brief.sources import FullText, SourceView
from travaux.brief.statements import ActGroup, Line
from travaux.brief.texts import ProvisionView, TextView
from travaux.brief.words import counted

__all__ = ["escaped", "render_markdown"]


def render_markdown(material: Material) -> str:
    """The brief as CommonMark. Every word of a source is escaped, so that none of it is markup."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(_page(page(material)))).strip() + "\n"


def _page(view: Page) -> Iterator[str]:
    yield from (f"# {escaped(view.title)}", "", f"Read: {escaped(view.read)}.", "")
    yield f"Made by {escaped(view.made_by)}, by machine and not reviewed. Numbers such as \\[1\\]"
    yield "are documents. Under every line stands the passage it rests on, word for word."
    yield f"A dash ({NOT_REPORTED}) means: not reported in these documents. A percentage tells how"
    yield "likely it is that words are rightly given to their speaker, not whether they are true."
    sections: tuple[tuple[str, Callable[[Page], Iterable[str]]], ...] = (
        ("At a glance", _glance),
        *NEGOTIATION,
        ("Parties and people", _people),
        ("Timeline", _timeline),
        ("Meetings", _meetings),
        ("Texts and provisions", _texts),
        ("Threats, warnings and promises", _threats),
        ("Demands and answers", _answers),
        ("All statements", _statements),
        ("Sources", _sources),
        ("Documents", _documents),
    )
    for heading, lines in sections:
        body = list(lines(view))
        yield from ("", f"## {heading}", "", *(body or ["None found in these documents."]))


def _refs(numbers: Iterable[int]) -> str:
    return "".join(f" \\[{number}\\]" for number in numbers)


def _value(shown: Shown) -> str:
    return escaped(shown.text)


def _field(values: Field, join: str = ", ") -> str:
    if not values.values:
        return NOT_REPORTED
    if not (values.note or values.sourced):
        return join.join(map(_value, values.values))
    note = f" (*{values.note}*)" if values.note else ""
    return " · ".join(_value(v) + _refs(v.numbers) for v in values.values) + note


def _labelled(*pairs: tuple[str, Field], only_said: bool = False) -> str:
    shown = (f"{label}: {_field(f)}" for label, f in pairs if f.values or not only_said)
    return "; ".join(shown)


def _glance(view: Page) -> Iterator[str]:
    for number, what, _ in view.glance.counts:
        yield f"- {number} {what}"
    day = view.glance.ahead_of
    heading = f"Meetings still ahead on {day}" if day else "Meetings reported as coming"
    yield from _facts(heading, view.glance.ahead)
    if view.glance.threats:
        yield from ("", "### Threats and warnings with a condition", "")
    for line in view.glance.threats:
        yield from _threat(line, full=False)
    yield from _facts("Texts most spoken of", view.glance.texts)


def _facts(heading: str, facts: Iterable[Fact]) -> Iterator[str]:
    for index, fact in enumerate(facts):
        if index == 0:
            yield from ("", f"### {heading}", "")
        yield f"- **{escaped(fact.words)}**: {escaped(fact.detail)}"
        yield from passages(fact.cites)


def _people(view: Page) -> Iterator[str]:
    people = view.people
    for party in people.parties.shown:
        yield from _party(party)
    yield from more(people.parties, "parties")
    if people.unaffiliated.shown:
        yield from ("### People whose side is not reported", "")
    for person in people.unaffiliated.shown:
        yield from _person(person)
    yield from more(people.unaffiliated, "people")
    if people.named.shown:
        yield from ("### Parties that are named and to whom no statement is attributed", "")
    for party in people.named.shown:
        yield f"- **{escaped(party.name)}**{_code(party)}: {_field(party.kind)}"
        yield from passages(party.cites)
    yield from more(people.named, "parties")


def _code(party: PartyView) -> str:
    return f" ({escaped(party.code)})" if party.code else ""


def _party(party: PartyView) -> Iterator[str]:
    yield from (f"### {escaped(party.name)}{_code(party)}", "")
    said = counted(party.statements, "statement")
    also = _labelled(("also as", party.variants), only_said=True)
    yield f"Kind: {_field(party.kind)}; {said}" + (f"; {also}" if also else "")
    yield from passages(party.cites, "")
    for person in party.people.shown:
        yield from _person(person)
    yield from more(party.people, "people")


def _person(person: PersonView) -> Iterator[str]:
    also = _labelled(("also as", person.variants), only_said=True)
    said = counted(person.statements, "statement") if person.statements else ""
    parts = [_field(person.offices, "; "), also, said]
    yield f"- **{escaped(person.name)}**: {'; '.join(filter(None, parts))}"
    yield from passages(person.cites)


def _timeline(view: Page) -> Iterator[str]:
    for row in view.timeline.rows.shown:
        yield _dated(row)
    yield from more(view.timeline.rows, "meetings")


def _dated(row: Dated) -> str:
    status = f", {_field(row.status)}" if row.status.values else ""
    numbers = "" if row.status.sourced else _refs(row.cites.numbers)
    return f"- {_field(row.when)}: {row.kind.lower()}, **{escaped(row.name)}**{status}{numbers}"


def _meetings(view: Page) -> Iterator[str]:
    for meeting in view.meetings.shown:
        yield from _meeting(meeting)
    yield from more(view.meetings, "meetings")


def _meeting(meeting: MeetingView) -> Iterator[str]:
    yield f"- **{escaped(meeting.name)}**"
    yield "  " + _labelled(
        ("Forum", meeting.forum),
        ("Form", meeting.form),
        ("When", meeting.when),
        ("Place", meeting.place),
        ("Participants", meeting.participants),
        ("Status", meeting.status),
    )
    yield from passages(meeting.cites)


def _texts(view: Page) -> Iterator[str]:
    for strip in view.drafts:
        yield from _strip(strip)
    for text in view.texts.shown:
        yield from _text(text)
    yield from more(view.texts, "texts")


def _strip(strip: Strip) -> Iterator[str]:
    """The articles of a text that the record holds, one letter a version."""
    yield from (f"### Articles: {escaped(' → '.join(strip.versions))}", "")
    yield from (escaped(" → ".join(strip.counts)), "")
    for problem in strip.problems:
        yield f"- *{escaped(problem)}*"
    for row in strip.rows.shown:
        letters = " ".join(f"[{chip.letter}]" for chip in row.chips)
        yield f"- {escaped(letters)} **{escaped(row.name)}** {escaped(row.title)}"
    yield ""
    yield from more(strip.rows, "articles")


def _text(text: TextView) -> Iterator[str]:
    if text.name is None:
        yield from ("### Provisions cited without naming their text", "")
    else:
        yield from (f"### {escaped(text.name)}", "")
        yield _labelled(
            ("Kind", text.kind),
            ("Status", text.status),
            ("By", text.author),
            ("To", text.addressees),
            ("Between", text.parties),
            ("When", text.when),
            ("Version", text.version),
        )
        yield from passages(text.cites, "")
    for provision in text.provisions.shown:
        yield from _provision(provision)
    yield from more(text.provisions, "provisions")


def _provision(one: ProvisionView) -> Iterator[str]:
    title = f", {_field(one.title)}" if one.title.values else ""
    flag = " (*described differently*)" if len(one.contents) > 1 else ""
    modality = _field(one.modality) if one.told else "cited, what it says is not reported"
    yield f"- **{escaped(one.label)}**{title}: {modality}{flag}"
    for odd in one.flags:
        yield from ("", f"  *{escaped(odd.what)}*")
        yield from passages(odd.cites)
    for content in one.contents:
        whose = ("The text: " if content.own else "A page: ") if len(one.contents) > 1 else ""
        yield from ("", f"  {whose}{escaped(content.words)}{_refs(content.numbers)}")
    binds = f"Binds: {_field(one.bound)}" if one.binds else ""
    also = _labelled(("Towards", one.towards), ("Dates", one.dates), only_said=True)
    if binds or also:
        yield from ("", f"  {'; '.join(filter(None, (binds, also)))}")
    if one.described.shown:
        yield from ("", "  Meant without its number:")
        yield from passages(one.described)
    yield from passages(one.cites)


def _attribution(line: Line) -> str:
    who = f"**{escaped(line.who)}**" if line.who else f"Speaker {NOT_REPORTED}"
    parts = (("for", line.for_whom), ("to", line.to_whom), ("channel:", line.channel))
    words = [who, *(f"{word} {escaped(value)}" for word, value in parts if value)]
    if line.when:
        words.append(_value(line.when))
    return ", ".join(words)


def _statement(line: Line) -> Iterator[str]:
    yield f"- {_attribution(line)}: {escaped(line.content)} ({_as_read(line)})"
    yield from passages(line.cites)


def _as_read(line: Line) -> str:
    cue = escaped(line.cue) if line.cue else None
    return "; ".join(filter(None, (f"as read: {line.act}", line.mode, cue, line.sure)))


def _threat(line: Line, *, full: bool = True) -> Iterator[str]:
    yield f"- {_attribution(line)} ({_as_read(line)})"
    yield from ("", f"  Condition: {escaped(line.condition or NOT_REPORTED)}")
    yield from ("", f"  → Consequence: {escaped(line.consequence or NOT_REPORTED)}")
    if full or not (line.condition and line.consequence):
        yield from ("", f"  In full: {escaped(line.content)}")
    yield from passages(line.cites)


def _threats(view: Page) -> Iterator[str]:
    for group in view.threats:
        yield from (f"### {group.heading}", "")
        for line in group.lines.shown:
            yield from _threat(line)
        yield from more(group.lines, "threats")


def _answers(view: Page) -> Iterator[str]:
    for side in view.answers:
        yield from (f"### {escaped(side.heading)}", "")
        for group in side.acts:
            yield from _act(group)


def _act(group: ActGroup) -> Iterator[str]:
    yield from (f"#### {group.heading}", "")
    for line in group.lines.shown:
        yield from _statement(line)
    yield from more(group.lines, "statements")


def _statements(view: Page) -> Iterator[str]:
    titles = {source.number: source.title for source in view.sources}
    for group in view.statements:
        yield from (f"### \\[{group.number}\\] {escaped(titles[group.number])}", "")
        for line in group.lines.shown:
            yield from _statement(line)
        yield from more(group.lines, "statements")


def _sources(view: Page) -> Iterator[str]:
    for source in view.sources:
        yield from _source(source)
    if view.set_asides:
        yield from ("", "### Set aside", "")
    for aside in view.set_asides:
        yield f"- **{escaped(aside.source)}** ({escaped(aside.reason)}): " + escaped(
            f"{aside.what} {aside.advice}"
        )


def _source(source: SourceView) -> Iterator[str]:
    yield from ("", f"- **\\[{source.number}\\] {escaped(source.title)}**", "")
    for fact in source.facts:
        value = f"<{fact.href}>" if fact.href else escaped(fact.value)
        yield f"  - {fact.label}: {value} ({fact.origin})"
    if source.missing:
        yield f"  - Not reported: {', '.join(source.missing)}"
    yield f"  - Given as: {escaped(source.source)} ({escaped(source.media_type)})"
    yield f"  - SHA-256: `{source.digest}`"
    for dropped in source.dropped.shown:
        yield f"  - Left out ({escaped(dropped.reason)}): {escaped(dropped.text)}"
    yield from more(source.dropped, "documents")


def _documents(view: Page) -> Iterator[str]:
    if not view.whole:
        yield "Only the paragraphs that a line above rests on; … stands for what is left out."
    for document in view.documents:
        yield from _document(document)


def _document(document: FullText) -> Iterator[str]:
    yield from ("", f"### \\[{document.number}\\] {escaped(document.title)}")
    for paragraph in document.paragraphs:
        yield from ("", escaped("".join(piece.text for piece in paragraph)) or "…")
