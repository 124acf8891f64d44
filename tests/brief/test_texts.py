"""Provisions of a text: what is told of each, and one line for those that are only cited."""

from __future__ import annotations

from brief import builders
from brief.builders import attribute, documents, entry, passage
from travaux.brief import Material, render_html, render_markdown
from travaux.brief.cite import Citer
from travaux.brief.limits import Limits
from travaux.brief.texts import ProvisionView, texts
from travaux.model import Entry, Kind


def cited(words: str, number: str, **told: str) -> Entry:
    rests = [passage(documents()[0], words)]
    said = {"number": number, "unit": "article", "modality": "unknown"} | told
    return entry(Kind.PROVISION, words, rests, *(attribute(k, (v, rests)) for k, v in said.items()))


def provisions(*entries: Entry) -> tuple[ProvisionView, ...]:
    material = Material("", documents(), provisions=entries)
    (view,) = texts(material, Citer(documents(), 3), Limits()).shown
    return view.provisions.shown


def test_provisions_only_cited_are_one_line_for_each_number() -> None:
    shown = provisions(cited("Article 4", "4"), cited("draft agreement", "4"), cited("dam", "7"))
    assert [(p.label, p.told, len(p.cites.shown)) for p in shown] == [
        ("Article 4", False, 2),
        ("Article 7", False, 1),
    ]


def test_provisions_that_say_something_are_never_made_one() -> None:
    shown = provisions(
        cited("Article 4", "4", content="keeps the river"),
        cited("draft agreement", "4", modality="prohibition"),
    )
    assert [(p.told, p.binds) for p in shown] == [(True, False), (True, True)]


def test_a_provision_only_cited_says_so_and_has_no_empty_fields() -> None:
    material = Material("", documents(), provisions=(cited("Article 4", "4"),))
    assert "Article 4**: cited, what it says is not reported" in render_markdown(material)
    page = render_html(material)
    assert "cited, what it says is" in page
    assert '<span class="label">Binds' not in page
    assert '<span class="label">Binds' in render_html(builders.material())
