"""A small invented negotiation as entries, statements and issues, for tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from brief.builders import attribute, document, entry, passage, said
from travaux.model import (
    Act,
    Document,
    Entry,
    Fact,
    Issue,
    Kind,
    Origin,
    PartyRef,
    Said,
    Speaker,
)

WORDS = """Lunde of Norland demanded that the sluices stay open until the harvest.
Osei of Sudrey rejected open sluices.
Lunde said that tolls and sluices should be settled together in one package.
Osei promised that Sudrey would reply in writing to the demand of Norland.
Osei described the sluices as the main sticking point.
Sudrey rejected Article 6 of the draft.
Norland rejected the claim that Article 6 binds it.
"""
ISSUES = (
    Issue(
        "sluices",
        "Opening of the sluices",
        "Whether the sluices stay open.",
        "The sluices stay open.",
        "The sluices are closed.",
        ("sluices",),
    ),
    Issue(
        "tolls",
        "Tolls",
        "Whether ships pay tolls.",
        "Tolls are paid.",
        "No tolls are paid.",
        ("tolls",),
    ),
)
NORLAND, SUDREY = (
    Entry(f"name:{n.lower()}", Kind.PARTY, n, (), (), ()) for n in ("Norland", "Sudrey")
)


def page(day: date = date(2031, 3, 5)) -> Document:
    return document(WORDS, "one.txt", published=Fact(day, Origin.USER))


def parties(doc: Document) -> list[Entry]:
    return [
        replace(one, passages=tuple(doc.passage(at, at + len(one.name)) for at in _all(doc, one)))
        for one in (NORLAND, SUDREY)
    ]


def _all(doc: Document, one: Entry) -> list[int]:
    return [at for at in range(len(doc.text)) if doc.text.startswith(one.name, at)]


def provisions(doc: Document) -> list[Entry]:
    rests = [
        passage(doc, "Sudrey rejected Article 6 of the draft."),
        passage(doc, "Norland rejected the claim that Article 6 binds it."),
    ]
    return [
        entry(
            Kind.PROVISION,
            "Article 6",
            rests,
            attribute("unit", ("article", rests)),
            attribute("number", ("6", rests)),
        )
    ]


def statements(doc: Document) -> list[Said]:
    norland = Speaker("Lunde", None, PartyRef(NORLAND.id, "Norland"))
    sudrey = Speaker("Osei", None, PartyRef(SUDREY.id, "Sudrey"))
    lines = WORDS.splitlines()
    rows = (
        (Act.DEMAND, norland, 0, "that the sluices stay open until the harvest"),
        (Act.REJECT, sudrey, 1, "open sluices"),
        (
            Act.DEMAND,
            norland,
            2,
            "that tolls and sluices should be settled together in one package",
        ),
        (Act.PROMISE, sudrey, 3, "that Sudrey would reply in writing to the demand of Norland"),
        (Act.ASSESS, sudrey, 4, "the sluices as the main sticking point"),
        (Act.REJECT, sudrey, 5, "Article 6 of the draft"),
        (Act.REJECT, norland, 6, "the claim that Article 6 binds it"),
    )
    made = [said(doc, act, who, lines[k], content) for act, who, k, content in rows]
    cues = ("demanded", "rejected", "said", "promised", "described", "rejected", "rejected")
    found = []
    for one, cue, line in zip(made, cues, lines, strict=True):
        at = WORDS.index(line) + line.index(cue)
        cued = replace(one.statement, cue=doc.passage(at, at + len(cue)))
        found.append(replace(one, statement=cued))
    return found
