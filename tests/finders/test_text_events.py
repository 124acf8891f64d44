from __future__ import annotations

from collections.abc import Callable

from travaux.finders.mentions import Mentions
from travaux.finders.near import Near
from travaux.finders.parties import party_mentions
from travaux.finders.text_events import _party_at
from travaux.language import Annotated


def test_an_apposition_without_a_party_names_none(read: Callable[..., Annotated]) -> None:
    annotated = read(
        "Ana Ruiz, the chair, and the envoy, Omar Vey, tabled it. Peru, a member, left."
    )
    near = Near(annotated, Mentions(party_mentions(annotated)))
    assert any(token.dep_ == "appos" for token in annotated.tokens)
    found = {token.text: _party_at(near, token) for token in annotated.tokens}
    assert found["chair"] is None
    assert found["Vey"] is None
    assert found["Peru"] is not None
