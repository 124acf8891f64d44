from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from travaux.model import content_id, slug


def test_the_same_parts_give_the_same_id_on_every_machine() -> None:
    assert content_id("meeting", "Geneva", 10, None) == "meeting:db0a70eafc3bdd39"


@given(st.lists(st.text(alphabet="ab", max_size=3), min_size=2, max_size=2))
def test_parts_do_not_run_into_each_other(parts: list[str]) -> None:
    if "".join(parts) != parts[0] or parts[1]:
        assert content_id("x", *parts) != content_id("x", "".join(parts))


def test_a_slug_folds_accents_and_keeps_other_scripts() -> None:
    assert slug("Jean-Noël BARROT") == "jean-noel-barrot"
    assert slug("Лавров") == "лавров"


@given(st.text())
def test_a_slug_of_a_slug_is_itself(name: str) -> None:
    assert slug(slug(name)) == slug(name)
