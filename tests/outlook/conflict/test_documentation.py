"""The sample of the documentation is a case that is read and answered."""

from __future__ import annotations

import re
from pathlib import Path

from travaux.outlook.conflict import answer, in_words, load_conflict

PAGE = Path(__file__).parents[3] / "docs" / "outlook-conflict.md"


def test_the_sample_case_is_answered():
    (sample,) = re.findall(r"```yaml\n(.*?)```", PAGE.read_text("utf-8"), flags=re.DOTALL)
    model = load_conflict(PAGE, sample)
    assert model.states.count == 5
    said = in_words(answer(model))
    assert said[0].startswith("Outcome 1.")
    assert any("passage-12" in sentence for sentence in said)
