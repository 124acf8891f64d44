from xml.etree import ElementTree as ET

from travaux.brief.package_pictures import pareto_svg
from travaux.outlook.packages import Issue, PackageCase, Party, answer


def _case(parties, minimum=0.0):
    rows = [((0.0, 3.0, 5.0), (4.0, 1.0, 0.0)), ((5.0, 3.0, 0.0), (0.0, 3.0, 4.0))]
    return PackageCase(
        (Issue("A", ("x", "y", "z")), Issue("B", ("x", "y", "z"))),
        tuple(Party(f"<{n}&", rows[n % 2], minimum, minimum) for n in range(parties)),
    )


def test_names_are_escaped_and_the_picture_describes_itself():
    drawn = ET.fromstring(pareto_svg(answer(_case(2))))  # noqa: S314 - our own
    spoken = drawn.find("{*}desc").text
    assert drawn.get("role") == "img"
    assert "Nash: <0&" in spoken
    assert len(drawn.findall("{*}g")) == 1


def test_each_pair_has_its_plot_up_to_six():
    assert len(ET.fromstring(pareto_svg(answer(_case(3)))).findall("{*}g")) == 3  # noqa: S314
    drawn = ET.fromstring(pareto_svg(answer(_case(5))))  # noqa: S314
    assert len(drawn.findall("{*}g")) == 6
    assert "6 of 10 pairs" in drawn.find("{*}desc").text


def test_no_package_no_picture():
    assert pareto_svg(answer(_case(2, minimum=99.0))) == ""
