from __future__ import annotations

from dataclasses import replace

from brief.builders import document, said
from travaux.analysis.acted_on import Sides
from travaux.analysis.support import supports
from travaux.model import Act, Document, Entry, Kind, PartyRef, Said, Speaker

NAMES = ("Norland", "Sudrey", "Eastmark")


def sides(page: Document) -> Sides:
    return Sides(
        [
            Entry(
                f"name:{name.lower()}",
                Kind.PARTY,
                name,
                (),
                tuple(
                    page.passage(at, at + len(name))
                    for at in range(len(page.text))
                    if page.text.startswith(name, at)
                ),
                (),
            )
            for name in NAMES
        ],
        [],
    )


def one(page: Document, by: str, source: str, cue: str, content: str) -> Said:
    speaker = Speaker(by, None, PartyRef(f"name:{by.lower()}", by))
    made = said(page, Act.ASSESS, speaker, page.text, content)
    at, start = page.text.index(source), page.text.index(cue)
    spoken = replace(
        made.statement,
        source=page.passage(at, at + len(source)),
        cue=page.passage(start, start + len(cue)),
    )
    return replace(made, statement=spoken)


def found(page: Document, *told: Said) -> set[tuple[str, str, int]]:
    return {(s.by.name, s.of.name, s.sign) for s in supports(told, sides(page))}


def test_who_opposes_is_told_by_the_passive() -> None:
    page = document("Norland, opposed by Sudrey, said the fund must grow.", "one.txt")
    content = "the fund must grow"
    told = (
        one(page, "Norland", "Norland", "said", content),
        one(page, "Sudrey", "Sudrey", "opposed by", content),
    )
    assert found(page, *told) == {("Sudrey", "Norland", -1)}


def test_who_speaks_with_another_supports_it() -> None:
    page = document("Norland, with Sudrey and Eastmark, said the fund must grow.", "one.txt")
    source = "Norland, with Sudrey and Eastmark"
    told = one(page, "Norland", source, "said", "the fund must grow")
    assert found(page, told) == {("Sudrey", "Norland", 1), ("Eastmark", "Norland", 1)}


def test_support_of_a_proposal_is_support_of_whose_it_is() -> None:
    page = document("Norland supported the proposal of Sudrey.", "one.txt")
    assert found(page, one(page, "Norland", "Norland", "supported", "the proposal of Sudrey")) == {
        ("Norland", "Sudrey", 1)
    }
    page = document("Norland rejected a fund in Sudrey.", "one.txt")
    assert found(page, one(page, "Norland", "Norland", "rejected", "a fund in Sudrey")) == set()
