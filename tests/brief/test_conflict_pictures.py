"""Pictures of conflicts: well formed, escaped, and saying what the model says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree
from lxml.html import fragment_fromstring

from travaux.brief.conflict_pictures import conflict_graph, decision_table
from travaux.outlook.conflict import Conflict, GraphModel
from travaux.outlook.conflict.spec import Option, Ranking, Tier

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def model() -> GraphModel:
    options = (Option("a", 0, "sign <b>now</b>"), Option("b", 1, "leave & wait"))
    orders = ([2, 3, 0, 1], [1, 3, 0, 2])
    rankings = tuple(Ranking(tuple(Tier((s,)) for s in order)) for order in orders)
    return GraphModel.of(Conflict(("A", "B\u202e"), options, rankings, status_quo=3, title="T<i>"))


def test_the_graph_has_a_node_a_state_and_an_arrow_an_improvement(model: GraphModel):
    drawn = conflict_graph(model)
    assert drawn is not None
    top = etree.fromstring(drawn.encode())
    assert top.get("role") == "img"
    assert top.findtext(f"{SVG}title") == "T<i>"
    assert len(top.findall(f"{SVG}g")) == 4
    assert drawn.count('fill="#222222" stroke') == 2
    arrows = [p for p in top.findall(f"{SVG}path") if "Q" in p.get("d", "")]
    assert len(arrows) == 4
    assert "\u202e" not in drawn
    assert "<b>" not in drawn


def test_more_states_than_can_be_told_apart_are_not_drawn(model: GraphModel):
    options = tuple(Option(f"o{k}", 0) for k in range(5))
    everything = Ranking((Tier((), rest=True),))
    many = GraphModel.of(replace(model.conflict, options=options, preferences=(everything,) * 2))
    assert conflict_graph(many) is None
    assert "<caption>" in decision_table(many)


def test_the_table_says_what_holds(model: GraphModel):
    table = fragment_fromstring(decision_table(model))
    rows = {row.findtext("th"): [c.text for c in row.findall("td")][1:] for row in table.iter("tr")}
    assert rows["NASH"] == ["holds", "–"]
    assert rows["SEQ"] == ["holds", "holds"]
    assert rows["sign <b>now</b>"] == ["–", "Yes"]
    assert rows["Improving moves from the status quo"] == ["2", "0"]
