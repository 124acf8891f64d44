"""A small invented negotiation: two states, Arvenia and Belmark, on a shared river and its dam."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from travaux.brief import Material
from travaux.model import (
    Act,
    Anchor,
    AnchorKind,
    Attribute,
    Document,
    Dropped,
    Entry,
    Fact,
    Kind,
    Mode,
    Origin,
    PartyRef,
    Passage,
    Precision,
    Reading,
    Said,
    SetAside,
    Speaker,
    Statement,
    TextRef,
    Value,
    When,
    content_id,
    sha256,
)

ARVENIA, BELMARK = PartyRef("name:arvenia", "Arvenia"), PartyRef("name:belmark", "Belmark")
TREATY = TextRef("text:draft", "Draft agreement on the Sil waters")
FIRST = """Arvenia and Belmark resume talks on the Sil

PORT LISSE, 4 March 2031. The foreign minister of Arvenia, Mara Ondel, arrived on Tuesday for the \
second round of talks on the waters of the Sil.
"We demand that the sluices at Hareth stay open until the harvest," Ondel told \
the newspaper Dagbrev.
Belmark's chief negotiator, Ivo Trask, rejected the demand. "There will be no open sluices without \
a joint gauge," he said.
Under Article 4 of the draft agreement, Belmark undertakes to release 300 cubic metres a second.
Article 10 forbids either side to build a second dam before 2040.
If Arvenia closes the border bridge, Belmark will end the talks, Trask warned.
The Joint Water Commission is to meet in Port Lisse on 12 March.
"""
SECOND = """Water talks: what the second round left open

The Joint Water Commission will come together in the middle of March, officials in Belmark said.
Article 4 obliges Belmark to keep the river "at its natural level", according to the draft.
Ondel promised that Arvenia would pay for half of the gauge if the sluices stay open.
Nobody named a place for the next round.
"""


HOSTILE = (
    "</style></title><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "{{ 7 * 7 }}{% raw %}",
    "<!-- & &amp; &#60; ]]>",
    "a\u202egnp.exe\x00\x1b[31m\ud800\ufffe\x85",
)


def document(text: str, source: str, **facts: object) -> Document:
    return Document(
        sha256(text.encode("utf-8", "backslashreplace")), source, "text/html", text, **facts
    )  # type: ignore[arg-type]


def passage(doc: Document, words: str) -> Passage:
    start = doc.text.index(words)
    return doc.passage(start, start + len(words))


def day(words: str, on: date, last: date | None = None, precision: str = "day") -> When:
    return When(words, on, last or on, Precision(precision), Anchor(AnchorKind.NONE_NEEDED))


def attribute(
    name: str, *readings: tuple[Value, Sequence[Passage]], many: bool = False
) -> Attribute:
    return Attribute(name, tuple(Reading(value, tuple(rests)) for value, rests in readings), many)


def entry(kind: Kind, name: str, passages: Sequence[Passage], *attributes: Attribute) -> Entry:
    return Entry(content_id(kind.value, ascii(name)), kind, name, attributes, tuple(passages), ())


def said(
    doc: Document, act: Act, speaker: Speaker, words: str, content: str, **more: object
) -> Said:
    parts: dict[str, object] = {
        "condition": None,
        "consequence": None,
        "channel": None,
        "when": None,
    }
    parts |= more
    statement = Statement(
        id=content_id("statement", doc.sha256, ascii(words)),
        source=None,
        cue=None,
        content=(passage(doc, content),),
        speakers=(speaker,),
        on_behalf_of=speaker.party,
        mode=Mode.DIRECT if f'"{content}' in doc.text else Mode.INDIRECT,
        act=act,
        addressees=(),
        passages=(passage(doc, words),),
        **parts,  # type: ignore[arg-type]
    )
    person = content_id("person", ascii(speaker.name)) if speaker.person else None
    return Said(statement, doc.sha256, (person,), ())


def documents() -> tuple[Document, Document]:
    first = document(
        FIRST,
        "https://dagbrev.example/sil?a=1&b=2",
        title=Fact("Arvenia and Belmark resume talks on the Sil", Origin.MARKUP),
        publisher=Fact("Dagbrev", Origin.MARKUP),
        published=Fact(date(2031, 3, 5), Origin.MARKUP),
        dateline=Fact("PORT LISSE, 4 March 2031", Origin.PAGE),
        language=Fact("en", Origin.DETECTED),
        url=Fact("https://dagbrev.example/sil?a=1&b=2", Origin.MARKUP),
        dropped=(Dropped(0, "Must read: five bridges of Port Lisse", "teaser"),),
    )
    second = document(
        SECOND,
        "notes/second-round.txt",
        title=Fact("Water talks: what the second round left open", Origin.PAGE),
        published=Fact(date(2031, 3, 7), Origin.USER),
        language=Fact("en", Origin.DETECTED),
    )
    return first, second


def parties(first: Document, second: Document) -> tuple[Entry, ...]:
    arvenia = [passage(first, "Arvenia and Belmark"), passage(second, "Arvenia")]
    belmark = [passage(first, "Belmark's"), passage(second, "officials in Belmark")]
    commission = [passage(first, "The Joint Water Commission")]
    kinds = [(BELMARK.name, belmark, "state"), (ARVENIA.name, arvenia, "state")]
    kinds.append(("Joint Water Commission", commission, "organisation"))
    return tuple(
        entry(
            Kind.PARTY,
            name,
            rests,
            attribute("kind", (kind, rests)),
            attribute("codes", (f"ISO {name[:3].upper()}", rests), many=True),
        )
        for name, rests, kind in kinds
    )


def people(first: Document) -> tuple[Entry, ...]:
    ondel = [passage(first, "The foreign minister of Arvenia, Mara Ondel")]
    trask = [passage(first, "Belmark's chief negotiator, Ivo Trask")]
    return (
        entry(
            Kind.PERSON,
            "Mara Ondel",
            ondel,
            attribute("office", ("foreign minister of Arvenia", ondel), many=True),
            attribute("party", (ARVENIA, ondel)),
            attribute("variants", ("Ondel", ondel), many=True),
        ),
        entry(
            Kind.PERSON,
            "Ivo Trask",
            trask,
            attribute("office", ("chief negotiator of Belmark", trask), many=True),
            attribute("party", (BELMARK, trask)),
        ),
        entry(Kind.PERSON, "Nele Harrow", [passage(first, "the newspaper Dagbrev")]),
    )


def meetings(first: Document, second: Document) -> tuple[Entry, ...]:
    exact = passage(first, "The Joint Water Commission is to meet in Port Lisse on 12 March.")
    vague = passage(second, "The Joint Water Commission will come together in the middle of March")
    round_two = passage(first, "the second round of talks on the waters of the Sil")
    middle = day("the middle of March", date(2031, 3, 11), date(2031, 3, 20), "month-part")
    return (
        entry(
            Kind.MEETING,
            "Joint Water Commission",
            [exact, vague],
            attribute("form", ("session", [exact])),
            attribute("place", ("Port Lisse", [exact])),
            attribute("when", (day("12 March", date(2031, 3, 12)), [exact]), (middle, [vague])),
            attribute("participants", (ARVENIA, [exact]), (BELMARK, [exact]), many=True),
            attribute("status", ("scheduled", [exact, vague])),
        ),
        entry(
            Kind.MEETING,
            "Second round of talks",
            [round_two],
            attribute("form", ("round", [round_two])),
            attribute("when", (day("Tuesday", date(2031, 3, 4)), [round_two])),
            attribute("status", ("ongoing", [round_two])),
        ),
        entry(Kind.MEETING, "Next round", [passage(second, "the next round")]),
    )


def texts(first: Document, second: Document) -> tuple[Entry, ...]:
    rests = [passage(first, "the draft agreement"), passage(second, "the draft")]
    return (
        replace(
            entry(
                Kind.TEXT,
                TREATY.title,
                rests,
                attribute("kind", ("agreement", rests)),
                attribute("status", ("draft", rests)),
            ),
            id=TREATY.id,
        ),
    )


def provisions(first: Document, second: Document) -> tuple[Entry, ...]:
    release = passage(first, "Belmark undertakes to release 300 cubic metres a second")
    level = passage(second, 'obliges Belmark to keep the river "at its natural level"')
    dam = passage(first, "forbids either side to build a second dam before 2040")
    return (
        entry(
            Kind.PROVISION,
            "Article 10",
            [dam],
            attribute("text", (TREATY, [dam])),
            attribute("number", ("10", [dam])),
            attribute("unit", ("article", [dam])),
            attribute("modality", ("prohibition", [dam])),
            attribute("bound", ("either side", [dam]), many=True),
            attribute("content", (dam.text, [dam])),
        ),
        entry(
            Kind.PROVISION,
            "Article 4",
            [release, level],
            attribute("text", (TREATY, [release, level])),
            attribute("number", ("4", [release, level])),
            attribute("unit", ("article", [release, level])),
            attribute("modality", ("obligation", [release, level])),
            attribute("bound", ("Belmark", [release, level]), many=True),
            attribute("content", (release.text, [release]), (level.text, [level])),
        ),
    )


def statements(first: Document, second: Document) -> tuple[Said, ...]:
    ondel = Speaker("Mara Ondel", "person:mara-ondel", ARVENIA)
    trask = Speaker("Ivo Trask", "person:ivo-trask", BELMARK)
    demand = "We demand that the sluices at Hareth stay open until the harvest,"
    refusal = "There will be no open sluices without a joint gauge,"
    warning = "If Arvenia closes the border bridge, Belmark will end the talks, Trask warned."
    promise = "Arvenia would pay for half of the gauge if the sluices stay open"
    told = f'"{demand}" Ondel told the newspaper Dagbrev.'
    return (
        said(
            first, Act.DEMAND, ondel, told, demand, channel=passage(first, "the newspaper Dagbrev")
        ),
        said(first, Act.REJECT, trask, f'"{refusal}" he said.', refusal),
        said(
            first,
            Act.WARN,
            trask,
            warning,
            "If Arvenia closes the border bridge, Belmark will end the talks",
            condition=passage(first, "If Arvenia closes the border bridge"),
            consequence=passage(first, "Belmark will end the talks"),
        ),
        said(
            second,
            Act.PROMISE,
            ondel,
            f"Ondel promised that {promise}.",
            promise,
            condition=passage(second, "if the sluices stay open"),
            consequence=passage(second, "Arvenia would pay for half of the gauge"),
        ),
    )


def material() -> Material:
    """Two documents that differ on a day and on an article, and one file that was set aside."""
    first, second = documents()
    return Material(
        title="Talks on the waters of the Sil",
        documents=(first, second),
        parties=parties(first, second),
        people=people(first),
        meetings=meetings(first, second),
        texts=texts(first, second),
        provisions=provisions(first, second),
        statements=statements(first, second),
        set_asides=(SetAside("scan.pdf", "scanned-pdf", "The PDF has no text.", "Run OCR first."),),
    )


def hostile(bad: str) -> Material:
    """A record in which everything that can hold words holds ``bad``."""
    fact = Fact(bad, Origin.MARKUP)
    page = document(
        bad, bad, title=fact, author=fact, publisher=fact, dateline=fact, url=fact, language=fact
    )
    whole = [page.passage(0, len(bad))]
    speaker = Speaker(bad, None, PartyRef("name:x", bad))
    entries = {
        kind: entry(
            kind,
            bad,
            whole,
            *(attribute(n, (bad, whole)) for n in ("kind", "number", "place", "status")),
            *(attribute(n, (bad, whole)) for n in ("content", "office", "modality", "codes")),
        )
        for kind in Kind
    }
    lines = [said(page, act, speaker, bad, bad, condition=whole[0]) for act in Act]
    return Material(
        bad,
        (page,),
        (entries[Kind.PARTY],),
        (entries[Kind.PERSON],),
        (entries[Kind.MEETING],),
        (entries[Kind.TEXT],),
        (entries[Kind.PROVISION],),
        tuple(lines),
        (SetAside(bad, bad, bad, bad),),
    )
