"""An invented text with two press pages: one contradicts itself, one numbers otherwise."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from brief.test_drafts import as_text
from record.builders import document
from travaux.brief import Material, gather, render_html, render_markdown
from travaux.brief.drafts import strips
from travaux.brief.words import bracketed
from travaux.reading import read
from travaux.record import Record

TEXT = """Draft agreement on the harbour of Quell

Article 1
The Parties shall keep the harbour of Quell open to merchant ships of every flag.

Article 2
Norvia shall not station warships in the harbour of Quell beyond those that lay there on 3 May 2019.

Article 3
[Each Party may inspect the customs sheds of the other Party once a year.]

Done at Quell on 4 June 2031.
"""
FILLER = "Traders in the old town said that they had heard as much and that prices were calm. " * 5
TWICE = f"""Envoys of Norvia and Tessaly met on 6 June 2031.
They spoke about the draft agreement on the harbour of Quell.

Article 2 says that Norvia shall not station warships in the harbour beyond those of 3 May 2019.

{FILLER}

Article 2 says that both capitals must share the income of all the customs sheds evenly.

Delegates praised the ban on warships in the harbour.
"""
OTHER = """Norvia and Tessaly argued over the draft agreement on the harbour of Quell on Monday.

Article 3 says that Norvia shall not station warships in the harbour beyond those that lay there.
"""


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Material:
    folder: Path = tmp_path_factory.mktemp("quell")
    for name, words in (("text", TEXT), ("twice", TWICE), ("other", OTHER)):
        (folder / f"{name}.txt").write_text(words, encoding="utf-8")
    with Record.open(":memory:", create=True) as record:
        read([str(folder)], record)
        return gather(record)


def test_the_pages_and_the_text_are_one_text_with_one_article_two(material: Material) -> None:
    numbers = [p.first("number") for p in material.provisions]
    assert numbers == ["1", "2", "3"]
    names = {p.name.partition(", ")[2].casefold() for p in material.provisions}
    assert names == {"draft agreement on the harbour of quell"}


def test_both_flags_stand_with_their_passages(material: Material) -> None:
    page = render_markdown(material)
    assert "two meanings" in page
    assert "is Article 2, draft agreement on the harbour of Quell in the text" in page
    assert page.count("**both capitals must share the income") >= 1


def test_the_words_of_the_text_come_before_those_of_the_pages(material: Material) -> None:
    page = render_html(material)
    assert page.index("The text:") < page.index("A page:")
    assert "Meant without its number" in page
    assert '<b class="sq">[</b>Each Party may inspect' in page


def test_the_day_of_the_cut_off_is_told(material: Material) -> None:
    (second,) = (p for p in material.provisions if p.first("number") == "2")
    days = [getattr(r.value, "earliest", None) for r in second.readings("dates")]
    assert date(2019, 5, 3) in days
    assert second.first("modality") == "prohibition"
    assert any(r.shown == "Norvia" for r in second.readings("bound"))


def test_signs_of_brackets_are_told_from_words() -> None:
    assert list(bracketed("a [b]")) == [("a ", False), ("[", True), ("b", False), ("]", True)]
    assert list(bracketed("")) == []


def test_treaties_after_one_pattern_are_no_drafts_of_each_other(material: Material) -> None:
    again = document(TEXT.replace("Quell", "Ambrel"), "ambrel.txt")
    texts = (*material.texts, as_text(again))
    found = strips([*material.documents, again], texts, 10, 30)
    assert [len(strip.versions) for strip in found] == [1, 1]


def test_the_text_itself_is_cut_at_the_limit_and_says_so(material: Material) -> None:
    (strip,) = strips(material.documents, material.texts, 10, 30)
    assert [(a.name, len(a.words), a.cut) for a in strip.words.shown] == [("Article 1", 30, True)]
    assert strip.words.more == 2
