"""Two invented reports of one negotiation, with the findings that a reader would make of them."""

from __future__ import annotations

from datetime import date

from record.builders import (
    NORLAND,
    SUDREY,
    day,
    document,
    meeting,
    party,
    passage,
    person,
    provision,
    statement,
    text,
)
from travaux.model import (
    Act,
    Codes,
    Document,
    Findings,
    Meeting,
    MeetingForm,
    MeetingStatus,
    Speaker,
)

__all__ = ["MONDAY", "TUESDAY", "many"]

Case = tuple[Document, Findings]


def _first() -> Case:
    doc = document(
        "Norland and Sudrey met in the Sound Council on 3 May.\n"
        "Deputy Minister Sergei Morov of Norland handed over the Treaty on Fish and Salt.\n"
        "Sudrey must withdraw its ships, Sergei Morov said. Article 4 binds Sudrey.",
        "monday.txt",
        date(2030, 5, 6),
    )
    morov = person(doc, "Sergei Morov", office="Deputy Minister", side=NORLAND)
    treaty = text(doc, "Treaty on Fish and Salt", author=NORLAND)
    talks = meeting(
        doc,
        "met in the Sound Council on 3 May",
        forum="Sound Council",
        form=MeetingForm.SESSION,
        when=day(2030, 5, 3, "3 May"),
        parties=(NORLAND, SUDREY),
        status=MeetingStatus.HELD,
    )
    said = statement(
        doc,
        "Sudrey must withdraw its ships",
        Speaker("Sergei Morov", morov.id, NORLAND),
        act=Act.DEMAND,
        to=[Speaker("Sudrey", None, SUDREY)],
    )
    article = provision(doc, "Article 4 binds Sudrey", "4", treaty.ref, bound=["Sudrey"])
    parties = (party(doc, NORLAND, codes=Codes(iso3="NRL")), party(doc, SUDREY))
    return doc, Findings(doc.sha256, parties, (morov,), (talks,), (treaty,), (article,), (said,))


def _second() -> Case:
    doc = document(
        "The Sound Council sat in Bergen. Sergey Morov threatened Sudrey with a blockade in June.",
        "tuesday.txt",
        date(2030, 5, 7),
    )
    morov = person(doc, "Sergey Morov", side=NORLAND)
    talks: Meeting = meeting(
        doc,
        "The Sound Council sat in Bergen",
        forum="Sound Council",
        form=MeetingForm.SESSION,
        place="Bergen",
    )
    said = statement(
        doc,
        "with a blockade in June",
        Speaker("Sergey Morov", morov.id, NORLAND),
        act=Act.THREATEN,
        when=day(2030, 6, 1),
    )
    return doc, Findings(doc.sha256, (party(doc, SUDREY),), (morov,), (talks,), (), (), (said,))


MONDAY = _first()
TUESDAY = _second()


def many(count: int) -> list[Case]:
    """Reports that differ in a number."""
    made = []
    for number in range(count):
        doc = document(f"Norland sent note {number} to Sudrey, Ana Ruiz said.", f"{number}.txt")
        ruiz = person(doc, "Ana Ruiz")
        said = statement(doc, f"Norland sent note {number}", Speaker("Ana Ruiz", ruiz.id))
        found = (party(doc, NORLAND), party(doc, SUDREY))
        made.append((doc, Findings(doc.sha256, found, (ruiz,), statements=(said,))))
        assert passage(doc, "Ana Ruiz").text == "Ana Ruiz"
    return made
