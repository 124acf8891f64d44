"""The page is valid, closed to the outside, and shows hostile words as words."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree as ET

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brief import builders
from brief.builders import HOSTILE, hostile
from travaux.brief import Material, render_html
from travaux.brief.html import SECTIONS
from travaux.model import Act, Fact, Mode, Origin, Speaker


def parsed(page: str) -> ET.Element:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    root: ET.Element = parser.parse(page)
    return root


def words(page: str) -> str:
    return "".join(parsed(page).itertext())


@pytest.fixture(scope="module")
def page() -> str:
    return render_html(builders.material())


def test_the_page_is_valid_html_in_every_shape(page: str) -> None:
    parsed(page)
    parsed(render_html(Material(title="Nothing")))
    parsed(render_html(replace(builders.material(), full=True)))


def test_ids_are_unique_and_every_internal_link_arrives(page: str) -> None:
    root = parsed(page)
    ids = [e.attrib["id"] for e in root.iter() if "id" in e.attrib]
    links = [a.attrib["href"] for a in root.iter("a")]
    named = " ".join(e.attrib.get("aria-labelledby", "") for e in root.iter()).split()
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in links if link.startswith("#")} | set(named) <= set(ids)


def test_nothing_is_loaded_run_or_sent(page: str) -> None:
    root = parsed(page)
    tags = {e.tag.rpartition("}")[2] for e in root.iter() if isinstance(e.tag, str)}
    assert not tags & {"script", "img", "link", "iframe", "object", "form", "base", "video"}
    assert not any(
        name.startswith("on") or name == "style" for e in root.iter() for name in e.attrib
    )
    policy = root.find(".//meta[@http-equiv='Content-Security-Policy']")
    assert policy is not None
    assert policy.attrib["content"].startswith("default-src 'none'; style-src 'sha256-")
    style = root.find(".//style")
    assert style is not None
    assert not re.search(r"url\(|@import", style.text or "")


def test_headings_go_down_one_level_at_a_time(page: str) -> None:
    levels = [int(e.tag[1]) for e in parsed(page).iter() if e.tag in {"h1", "h2", "h3", "h4"}]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_every_section_stands_in_its_order(page: str) -> None:
    headings = [e.text for e in parsed(page).iter("h2")]
    assert headings == [heading for _, heading in SECTIONS]


def test_table_cells_have_their_headings(page: str) -> None:
    for table in parsed(page).iter("table"):
        columns = table.findall("./thead/tr/th")
        assert all(th.attrib["scope"] == "col" for th in columns)
        for row in table.findall("./tbody/tr"):
            if row.attrib.get("class") == "under":
                assert int(row[0].attrib["colspan"]) == len(columns)
                continue
            assert row[0].attrib["scope"] == "row"
            assert len(row) == len(columns)


def test_every_passage_is_verbatim_and_links_to_its_place(page: str) -> None:
    material = builders.material()
    root = parsed(page)
    places = {m.attrib["id"]: "".join(m.itertext()) for m in root.iter("mark") if "id" in m.attrib}
    quotes = [(q, q.find("mark")) for q in root.iter("blockquote")]
    assert len(quotes) > 15
    for quote, mark in quotes:
        assert mark is not None
        shown = "".join(quote.itertext()).removeprefix("… ").removesuffix(" …")
        assert shown in material.documents[int(quote.attrib["data-number"]) - 1].text
    for place, text in places.items():
        number, start = (int(n) for n in re.findall("[0-9]+", place))
        assert material.documents[number - 1].text[start:].startswith(text)


def test_the_documents_are_given_whole_with_their_marks(page: str) -> None:
    root = parsed(page)
    for number, document in enumerate(builders.documents(), 1):
        article = root.find(f".//article[@id='doc-{number}']/div")
        assert article is not None
        shown = ["".join(p.itertext()) for p in article.findall("p")]
        assert shown == [line for line in document.text.split("\n") if line.strip()]


def test_each_statement_is_quoted_with_speaker_side_act_and_channel(page: str) -> None:
    shown = " ".join(words(page).split())
    assert (
        "Mara Ondel (Arvenia), channel: “the newspaper Dagbrev”: “We demand that the sluices at "
        "Hareth stay open until the harvest,” as read: demand · quoted words" in shown
    )
    assert "Condition“If Arvenia closes the border bridge”" in shown.replace(
        "Condition ", "Condition"
    )


def test_readings_that_differ_stand_side_by_side_with_their_documents(page: str) -> None:
    shown = " ".join(words(page).split())
    assert "12 March 2031 [1] · 11–20 March 2031 (“the middle of March”) [2]" in shown
    assert "described differently" in shown


def test_what_is_not_reported_is_a_dash_with_its_meaning(page: str) -> None:
    shown = [e for e in parsed(page).iter("span") if e.attrib.get("class") == "nr"]
    assert shown
    assert all(e.attrib["title"] == "not reported" for e in shown)


def test_articles_come_in_the_order_of_their_numbers(page: str) -> None:
    section = parsed(page).find(".//section[@id='texts']")
    assert section is not None
    shown = "".join(section.itertext())
    assert 0 < shown.index("Article 4") < shown.index("Article 10")


@pytest.mark.parametrize("words_of_an_enemy", HOSTILE)
def test_hostile_words_are_shown_as_words_wherever_they_stand(words_of_an_enemy: str) -> None:
    page = render_html(hostile(words_of_an_enemy))
    root = parsed(page)
    assert not {"script", "img"} & {e.tag for e in root.iter()}
    assert not any(name.startswith("on") for e in root.iter() for name in e.attrib)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff\ufffe]", page)
    if words_of_an_enemy.isprintable():
        assert words(page).count(words_of_an_enemy) > 12


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=60))
def test_any_text_at_all_gives_a_valid_page(text: str) -> None:
    parsed(render_html(hostile(text)))


def test_only_web_addresses_become_links() -> None:
    first, _ = builders.documents()
    for url, linked in (
        ("https://example.org/a?b=1&c=2", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org/", False),
        ("https://example.org/\u202ea", False),
        ("http://[broken", False),
    ):
        document = replace(first, url=Fact(url, Origin.MARKUP), source="page.html")
        root = parsed(render_html(Material("", (document,))))
        links = [a.attrib["href"] for a in root.iter("a")]
        assert (url in links) is linked


def test_the_same_material_gives_the_same_bytes(page: str) -> None:
    assert render_html(builders.material()) == page


def test_a_brief_of_two_pages_is_small(page: str) -> None:
    assert len(page.encode()) < 400_000


def test_a_long_section_is_cut_and_says_so_and_full_shows_all() -> None:
    material = many(documents=4, statements=50)
    cut, full = render_html(material), render_html(replace(material, full=True))
    assert "20 more: see <code>travaux show statements</code>" in cut
    assert " more: see" not in full
    assert full.count("claim 49 of") > cut.count("claim 49 of")


def test_long_documents_are_given_in_excerpts_and_the_page_says_so() -> None:
    material = many(documents=3, statements=3, padding=120_000)
    page = render_html(material)
    assert "too long to be given whole" in page
    assert "padding words" not in page
    assert "claim 2 of document 2" in page
    assert "padding words" in render_html(replace(material, full=True))


def test_a_large_record_is_drawn_fast_and_small() -> None:
    material = many(documents=125, statements=24, padding=4_000)
    started = time.perf_counter()
    page = render_html(material)
    assert time.perf_counter() - started < 3
    assert len(page.encode()) < 6_000_000


def many(documents: int, statements: int, padding: int = 0) -> Material:
    """Documents with statements of one speaker, each in a paragraph of its own."""
    speaker = Speaker("Mara Ondel", "person:mara-ondel", builders.ARVENIA)
    read, made = [], []
    for number in range(documents):
        lines = [f"She made claim {n} of document {number} there." for n in range(statements)]
        text = "\n".join([*lines, "padding words " * (padding // 14)])
        document = builders.document(
            text, f"{number}.txt", published=Fact(date(2031, 3, 1), Origin.USER)
        )
        read.append(document)
        acts = tuple(Act)
        made += [
            builders.said(document, acts[n % len(acts)], speaker, line, line[4:-1])
            for n, line in enumerate(lines)
        ]
    return Material("Many", tuple(read), statements=tuple(made))


def test_indirect_words_are_not_passed_off_as_quoted(page: str) -> None:
    modes = {said.statement.mode for said in builders.material().statements}
    assert modes == {Mode.DIRECT, Mode.INDIRECT}
    assert "reported, in the source’s words" in page


@pytest.mark.parametrize("scheme", [0, 1, -1], ids=["light", "dark", "print"])
def test_every_text_colour_has_the_contrast_that_wcag_aa_asks(scheme: int) -> None:
    blocks = re.findall(r":root \{(.*?)\}", style(), re.DOTALL)
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+);", blocks[scheme]))
    pairs = [
        (ink, ground)
        for ink in ("ink", "muted", "accent", "differ")
        for ground in ("paper", "soft")
    ]
    for ink, ground in [*pairs, ("mark-ink", "mark")]:
        assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)


def style() -> str:
    found = parsed(render_html(Material(""))).find(".//style")
    assert found is not None
    return found.text or ""


def contrast(first: str, second: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    low, high = sorted(map(luminance, (first, second)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
