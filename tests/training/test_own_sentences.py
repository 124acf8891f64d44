from __future__ import annotations

import re
from collections import Counter

from training.own_sentences import own_sentences

from travaux.model import EventClass


def test_every_class_has_as_many_sentences() -> None:
    counts = Counter(one.plover for one in own_sentences(10, seed=1))
    assert counts == {event.value: 10 for event in EventClass}


def test_every_sentence_marks_an_actor_and_is_filled() -> None:
    for one in own_sentences(40, seed=2):
        assert re.search(r"<([st])>[^<]+</\1>", one.text), one.text
        assert not re.search(r"[\[\]{}]", one.text), one.text


def test_the_same_seed_gives_the_same_sentences() -> None:
    assert own_sentences(5, seed=3) == own_sentences(5, seed=3)
    assert own_sentences(5, seed=3) != own_sentences(5, seed=4)
