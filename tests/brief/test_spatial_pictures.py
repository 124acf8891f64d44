from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

from travaux.brief.spatial_pictures import position_line, tornado
from travaux.outlook.spatial import Issue, Range, SpatialActor, forecast

ONE = Range(1.0, 1.0)
ACTORS = tuple(
    SpatialActor(name, Range(low, high), ONE, ONE)
    for name, low, high in (
        ("<b>Nor & Co</b>", 10, 20),
        ("Sudria", 40, 40),
        ("Est\u202emark", 60, 60),
    )
)
ISSUE = Issue("Zone <script>", 0, 60, "none & nil", "deep", ACTORS, 0.0)
SVG = "{http://www.w3.org/2000/svg}"


def test_both_are_well_formed_named_and_escaped() -> None:
    told = forecast(ISSUE)
    for picture in (position_line(told), tornado(told)):
        root = ET.fromstring(picture)  # noqa: S314 - our own
        assert root.get("role") == "img"
        assert root.findtext(f"{SVG}title", "").endswith("Zone <script>")
        assert "Sudria" in root.findtext(f"{SVG}desc", "")
        assert "\u202e" not in picture


def test_marks_stand_where_positions_are() -> None:
    root = ET.fromstring(position_line(forecast(ISSUE)))  # noqa: S314
    marks = [float(c.get("cx", "")) for c in root.iter(f"{SVG}circle")]
    assert marks == sorted(marks)
    left, right = 190, 720
    assert marks[0] == left + (right - left) * 15 / 60
    assert marks[2] == right


def test_too_little_is_drawn_without_a_forecast() -> None:
    told = forecast(replace(ISSUE, actors=ACTORS[:2]))
    assert "Not enough is reported" in position_line(told)
    assert tornado(told) == ""
    assert position_line(forecast(replace(ISSUE, actors=()))) == ""


def test_dashed_bars_are_those_of_numbers_without_a_range() -> None:
    root = ET.fromstring(tornado(forecast(ISSUE)))  # noqa: S314
    bars = list(root.iter(f"{SVG}rect"))
    solid = [bar for bar in bars if bar.get("stroke-dasharray") is None]
    assert len(bars) == 9
    assert len(solid) == 1
