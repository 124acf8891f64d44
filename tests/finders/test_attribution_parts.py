"""What the rules of attribution look up in a page."""

from __future__ import annotations

from conftest import Read
from travaux.finders.attribution_parts import Page

TEXT = "Mara Ondel said “yes” on Monday, “no” on Friday and “never” in May."


def test_the_quotes_in_a_stretch_are_those_that_share_a_character_with_it(read: Read) -> None:
    page = Page.of(read(TEXT))
    for start in range(len(TEXT)):
        for end in range(start + 1, len(TEXT) + 1, 3):
            shared = [q for q in page.quotes if q.outer.start < end and start < q.outer.end]
            assert list(page.quotes_in(start, end)) == shared
