from __future__ import annotations

from collections.abc import Callable

import pytest

from travaux.finders.attribution import attributions
from travaux.language import Annotated

Read = Callable[..., Annotated]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Talks will resume, officials said.", "officials", "said", ("Talks will resume",)),
        ("The talks, diplomats said, may fail.", "diplomats", "said", ("The talks", "may fail")),
        (
            "According to the envoy, the talks will resume on Friday.",
            "the envoy",
            "According to",
            ("the talks will resume on Friday",),
        ),
        (
            "In Oslo's view, the talks are close to collapse.",
            "Oslo's",
            "view",
            ("the talks are close to collapse",),
        ),
        (
            "In the view of the mediators, a small deal is better than none.",
            "the mediators",
            "In the view of",
            ("a small deal is better than none",),
        ),
        (
            "The talks will resume on Friday, according to the envoy.",
            "the envoy",
            "according to",
            ("The talks will resume on Friday",),
        ),
    ],
)
def test_a_cue_beside_the_sentence_attributes_the_rest_of_it(
    read: Read, text: str, source: str, cue: str, content: tuple[str, ...]
) -> None:
    (found,) = attributions(read(text))
    assert found.source is not None
    assert found.source.of(text) == source
    assert found.cue is not None
    assert found.cue.of(text) == cue
    assert tuple(s.of(text) for s in found.content) == content


def test_a_plan_according_to_which_something_goes_attributes_nothing(read: Read) -> None:
    assert attributions(read("All went according to plan.")) == ()
