from __future__ import annotations

from record.builders import NORLAND, SUDREY, document, party, passage, person
from travaux.analysis import Sides
from travaux.model import Kind
from travaux.record.entries import build_entry


def test_parties_are_found_inside_a_passage_and_not_beside_it() -> None:
    doc = document("Norland spoke. Sudrey must answer Norland. Sudrey slept.")
    entries = [
        build_entry(Kind.PARTY, ref.id, [(doc.sha256, party(doc, ref))])
        for ref in (NORLAND, SUDREY)
    ]
    found = list(Sides(entries, []).inside(passage(doc, "Sudrey must answer Norland")))
    assert [doc.text[n.start : n.end] for n in found] == ["Sudrey", "Norland"]


def test_a_name_that_two_parties_have_names_neither() -> None:
    doc = document("Minister Ana Ruiz spoke.")
    people = [
        build_entry(Kind.PERSON, str(ref), [(doc.sha256, person(doc, "Ana Ruiz", side=ref))])
        for ref in (NORLAND, SUDREY)
    ]
    assert Sides([], people[:1]).of_name("Ana Ruiz") == NORLAND
    assert Sides([], people).of_name("Ana Ruiz") is None
    assert Sides([], people).of_name("Kari Lunde") is None
