"""Words that were kept, added, dropped and moved."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from travaux.legal.redline import redline
from travaux.model.versions import Edit

_LINES = st.lists(st.text("ab [] ", max_size=12), max_size=6).map("\n".join)


def test_words_inside_a_paragraph_are_compared() -> None:
    (row,) = redline("The Parties shall report yearly.", "The Parties [may] report yearly.")
    assert [(p.edit, p.text) for p in row.after] == [
        (Edit.KEPT, "The Parties "),
        (Edit.ADDED, "[may] "),
        (Edit.KEPT, "report yearly."),
    ]


def test_a_paragraph_that_stands_elsewhere_is_moved() -> None:
    rows = redline(
        "Lamps are lit.\nFees are paid.\nNets rest.", "Fees are paid.\nNets rest.\nLamps are lit."
    )
    edits = {p.edit for row in rows for side in (row.before, row.after) for p in side}
    assert edits == {Edit.KEPT, Edit.MOVED}


@given(_LINES, _LINES)
def test_the_pieces_of_a_side_are_its_words(before: str, after: str) -> None:
    rows = redline(before, after)
    for text, side in ((before, "before"), (after, "after")):
        said = "\n".join("".join(p.text for p in getattr(r, side)) for r in rows)
        assert said.split() == text.split()
