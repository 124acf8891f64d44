from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

from analysis.test_whole import analysis
from travaux.brief.notebook import matrix_picture, network_picture


def test_the_matrix_is_a_table_with_a_cell_for_each_pair() -> None:
    table = ET.fromstring(matrix_picture(analysis())._repr_html_())  # noqa: S314 - our own
    rows = table.findall("./tbody/tr")
    assert [th.text for th in table.findall("./thead/tr/th")] == ["Issue", "Norland", "Sudrey"]
    assert all(len(row) == 3 for row in rows)
    assert {"n.r.", "+1.00 P"} <= {td.text for row in rows for td in row.findall("td")}


def test_the_network_is_a_picture_and_an_empty_one_where_there_is_none() -> None:
    ET.fromstring(network_picture(analysis())._repr_svg_())  # noqa: S314 - our own
    bare = network_picture(replace(analysis(), positions=()))._repr_svg_()
    assert len(ET.fromstring(bare)) == 0  # noqa: S314 - our own
