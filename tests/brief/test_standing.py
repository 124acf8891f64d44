"""Positions, exchanges and the network in the brief: seen without colour, each with its passage."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import html5lib
import pytest

from analysis import negotiated as made
from analysis.test_whole import analysis
from brief import builders
from brief.builders import HOSTILE
from travaux.brief import Material, render_html, render_markdown
from travaux.brief.cite import Citer
from travaux.brief.ledger import ledger
from travaux.brief.limits import Limits
from travaux.brief.standing import stance_words, standing
from travaux.model import Issue


def material() -> Material:
    page = made.page()
    return Material(
        "Talks on the sluices",
        (page,),
        provisions=tuple(made.provisions(page)),
        statements=tuple(made.statements(page)),
        analysis=analysis(),
        as_of=date(2031, 3, 6),
    )


def parsed(page: str) -> ET.Element:
    root: ET.Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    return root


def section(root: ET.Element, name: str) -> ET.Element:
    found = root.find(f".//section[@id='{name}']")
    assert found is not None
    return found


def words(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


@pytest.fixture(scope="module")
def root() -> ET.Element:
    return parsed(render_html(material()))


def test_a_cell_has_sign_number_and_letter_and_leads_to_its_passage(root: ET.Element) -> None:
    table = section(root, "positions").find(".//table")
    assert table is not None
    cells = {
        (words(row[0]), n): cell
        for row in table.findall("./tbody/tr")
        for n, cell in enumerate(row[1:])
    }
    cell = cells["Opening of the sluices", 0]
    assert re.fullmatch(r"\+[01]\.\d\d [RPO]", words(cell))
    link = cell.find("a")
    assert link is not None
    mark = root.find(f".//mark[@id='{link.attrib['href'][1:]}']")
    assert mark is not None
    assert words(mark).startswith("Lunde of Norland demanded")


def test_not_reported_is_not_neutral(root: ET.Element) -> None:
    shown = [words(cell) for cell in section(root, "positions").iter("td")]
    assert "n.r." in shown
    assert stance_words(0.0) == stance_words(-0.001) == "±0.00"
    assert stance_words(-0.5) == "−0.50"


def test_the_page_stays_valid_and_its_links_arrive(root: ET.Element) -> None:
    ids = [e.attrib["id"] for e in root.iter() if "id" in e.attrib]
    links = [a.attrib["href"] for a in root.iter("a")]
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)


def test_a_sticking_point_is_one_sentence_of_both_sides_words(root: ET.Element) -> None:
    shown = words(section(root, "points"))
    assert "Sudrey (−1.00" in shown
    assert "“that the sluices stay open until the harvest”" in shown
    computed, own = shown.index("as computed"), shown.index("What sources themselves call")
    assert computed < own < shown.index("“the sluices as the main sticking point”")


def test_the_ledger_has_demand_addressee_answer_state_and_what_is_due(root: ET.Element) -> None:
    shown = words(section(root, "exchanges"))
    assert shown.index("Answers pledged") < shown.index("Demands, proposals")
    assert "Osei promised that Sudrey would reply in writing" in shown
    assert "Norland →" in shown
    assert "rejected Sudrey" in shown


def test_the_picture_says_in_words_what_it_draws(root: ET.Element) -> None:
    (picture,) = (e for e in section(root, "network").iter() if str(e.tag).endswith("}svg"))
    told = "".join(e.text or "" for e in picture.iter() if e.tag.endswith("desc"))
    assert "Norland and Sudrey: agree on 0, differ on 1." in told
    assert any("×1" in (e.text or "") for e in picture.iter() if e.tag.endswith("text"))
    assert any("stroke-dasharray" in e.attrib for e in picture.iter())


def test_the_day_it_is_made_for_and_what_is_left_out_are_said(root: ET.Element) -> None:
    shown = words(section(root, "positions"))
    assert "As of 6 March 2031." in shown
    assert "take none on these issues" in shown


def test_markdown_says_the_same() -> None:
    shown = render_markdown(material())
    assert "| Opening of the sluices | **+1.00** P | **−1.00** " in shown
    assert "n.r. not reported" in shown
    assert "- **Norland** and **Sudrey**: agree on 0, differ on 1" in shown
    assert "### Issues tied together or kept apart" in shown


def test_sections_are_cut_and_say_so() -> None:
    given = material()
    citer = Citer(given.documents, 3)
    cut = standing(given, citer, replace(Limits(), issues=1, columns=1))
    assert cut is not None
    assert (len(cut.issues.shown), cut.issues.more) == (1, len({*cut_topics(given)}) - 1)
    assert cut.matrix.more_parties == 1
    book = ledger(given, citer, replace(Limits(), exchanges=1))
    assert book is not None
    assert book.exchanges.more >= 1


def cut_topics(given: Material) -> list[str]:
    assert given.analysis is not None
    return [p.topic for p in given.analysis.positions]


def test_a_brief_without_an_analysis_says_that_nothing_was_found() -> None:
    shown = words(section(parsed(render_html(builders.material())), "positions"))
    assert shown == "Who stands where No positions were found in these documents."


@pytest.mark.parametrize("bad", HOSTILE)
def test_hostile_names_stay_words(bad: str) -> None:
    given = material()
    assert given.analysis is not None
    issue = Issue("sluices", bad, bad, bad, bad, (bad,))
    party = replace(given.analysis.positions[0].party, name=bad)
    positions = tuple(replace(p, party=party) for p in given.analysis.positions)
    coded = tuple(replace(c, party=replace(c.party, name=bad)) for c in given.analysis.coded)
    spoilt = replace(given.analysis, issues=(issue,), positions=positions, coded=coded)
    page = parsed(render_html(replace(given, analysis=spoilt)))
    tags = {e.tag.rpartition("}")[2] for e in page.iter() if isinstance(e.tag, str)}
    assert not tags & {"script", "img"}
    assert not any(name.startswith("on") for e in page.iter() for name in e.attrib)
    assert not re.search(r"(?<!\\)<(?!https?://)", render_markdown(replace(given, analysis=spoilt)))
