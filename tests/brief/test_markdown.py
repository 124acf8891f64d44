"""The Markdown brief says the same, and nothing from a source is markup in it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brief import builders
from brief.builders import HOSTILE, hostile
from travaux.brief import render_markdown
from travaux.brief.html import SECTIONS
from travaux.brief.markdown import escaped


def test_it_has_the_sections_of_the_page() -> None:
    shown = re.findall(r"^## (.*)$", render_markdown(builders.material()), re.MULTILINE)
    assert shown == [heading for _, heading in SECTIONS]


def test_passages_are_block_quotes_with_their_documents_number() -> None:
    shown = render_markdown(builders.material())
    assert "\n  > Belmark will end" not in shown
    assert (
        "\n  > **If Arvenia closes the border bridge, Belmark will end the talks, Trask warned.** "
        "\\[1\\]\n" in shown
    )


def test_it_is_the_same_each_time() -> None:
    assert render_markdown(builders.material()) == render_markdown(builders.material())


@pytest.mark.parametrize("bad", HOSTILE)
def test_hostile_words_do_not_become_markup(bad: str) -> None:
    shown = render_markdown(hostile(bad))
    assert not re.search(r"(?<!\\)<(?!https?://)", shown)
    assert "\u202e" not in shown
    assert "\x1b" not in shown


@given(st.text(alphabet=st.sampled_from("a1 .-+#>*_[]()<&|`~!\\\n:"), max_size=30))
def test_no_words_keep_an_unescaped_mark(text: str) -> None:
    shown = escaped(text)
    assert "\n" not in shown
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]<>#|~&]", re.sub(r"\\.", "", shown))
    assert not re.match(r"\s*([-+]|\d+[.)])(\s|$)", shown)
