import hashlib
import json
from pathlib import Path

import pytest
from evaluation.gold import GoldError
from evaluation.support import compared, load_support, score_support

WORDS = "Peru, opposed by France, and with Chile, asked for time."
PAIRS = {("Chile", "Peru", "+"), ("France", "Peru", "-")}


@pytest.fixture
def annotations(tmp_path: Path) -> Path:
    (tmp_path / "bulletin.txt").write_text(f"x\t{WORDS}\n", "utf-8")
    row = {
        "file": "bulletin.txt",
        "line": 1,
        "start": 2,
        "end": 2 + len(WORDS),
        "sha256": hashlib.sha256(WORDS.encode()).hexdigest(),
        "pairs": [
            {"by": [34, 39], "of": [0, 4], "sign": "+"},
            {"by": [17, 23], "of": [0, 4], "sign": "-"},
        ],
    }
    path = tmp_path / "gold.json"
    path.write_text(json.dumps({"sentences": [row]}), "utf-8")
    return path


def test_names_are_read_from_their_places(annotations: Path) -> None:
    (sentence,) = load_support(annotations, annotations.parent)
    assert sentence.text == WORDS
    assert sentence.pairs == PAIRS


def test_perfect_and_empty_readings(annotations: Path) -> None:
    folder = annotations.parent
    assert score_support(annotations, folder, lambda _: PAIRS)["pair"].f1 == 1
    assert score_support(annotations, folder, lambda _: ())["pair"].f1 == 0


def test_direction_and_sign_both_count() -> None:
    turned = compared({("Peru", "Chile", "+"), ("France", "Peru", "+")}, PAIRS)
    assert turned["pair"].right == 0
    assert turned["pair without sign"].right == 1
    assert (turned["support"].given, turned["oppose"].given) == (2, 0)


def test_names_of_one_party_are_equal() -> None:
    assert compared({("the US", "CHILE", "+")}, {("United States", "Chile", "+")})["pair"].f1 == 1


def test_other_words_are_refused(annotations: Path) -> None:
    (annotations.parent / "bulletin.txt").write_text(f"x\t{WORDS.upper()}\n", "utf-8")
    with pytest.raises(GoldError, match="not the words annotated"):
        list(load_support(annotations, annotations.parent))
