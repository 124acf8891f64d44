from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from travaux.errors import LanguageModelError
from travaux.finders.act_weights import FORMAT, key_of, load_weights, read_weights
from travaux.model import Act


def written(path: Path, **changed: object) -> Path:
    """A small file of weights: "good" speaks for accepting, "bad" for rejecting."""
    parts: dict[str, object] = {
        "format": FORMAT,
        "acts": ["accept", "reject"],
        "keys": np.array([key_of("good"), key_of("bad")], dtype=np.uint32),
        "values": np.array([[1.0, -1.0], [-1.0, 1.0]], dtype=np.float16),
        "temperature": 1.0,
        "sure": ["accept by cue"],
    }
    np.savez(path, **{name: np.asarray(value) for name, value in (parts | changed).items()})
    return path


def test_weights_give_a_probability_for_each_act(tmp_path: Path) -> None:
    weights = read_weights(written(tmp_path / "a.npz"))
    good = weights.probabilities(["good", "unknown"])
    assert weights.acts == (Act.ACCEPT, Act.REJECT)
    assert good.sum() == pytest.approx(1.0)
    assert good[0] == pytest.approx(1 / (1 + np.exp(-2)))
    assert weights.probabilities([]).tolist() == [0.5, 0.5]


def test_a_higher_temperature_says_less(tmp_path: Path) -> None:
    cold = read_weights(written(tmp_path / "a.npz")).probabilities(["good"])
    warm = read_weights(written(tmp_path / "b.npz", temperature=2.0)).probabilities(["good"])
    assert cold[0] > warm[0] > 0.5


def test_absent_weights_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(LanguageModelError, match=r"are missing.*Install Travaux again"):
        read_weights(tmp_path / "absent.npz")


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x03\x04 cut short"])
def test_damaged_weights_are_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.npz"
    path.write_bytes(content)
    with pytest.raises(LanguageModelError, match=r"cannot be read: .*broken\.npz"):
        read_weights(path)


def test_half_a_file_is_named(tmp_path: Path) -> None:
    path = written(tmp_path / "half.npz")
    path.write_bytes(path.read_bytes()[:200])
    with pytest.raises(LanguageModelError, match="cannot be read"):
        read_weights(path)


@pytest.mark.parametrize(
    "changed",
    [
        {"format": FORMAT + 1},
        {"acts": ["accept", "dance"]},
        {"values": np.zeros((1, 2), dtype=np.float16)},
        {"keys": np.array(["object"], dtype=object)},
    ],
)
def test_weights_of_another_kind_are_refused(tmp_path: Path, changed: dict[str, object]) -> None:
    with pytest.raises(LanguageModelError, match="cannot be read"):
        read_weights(written(tmp_path / "other.npz", **changed))


def test_the_weights_of_the_package_know_all_acts() -> None:
    weights = load_weights()
    assert set(weights.acts) == set(Act)
    assert weights.values.shape == (len(weights.rows), len(Act))
    assert np.isfinite(weights.values).all()
