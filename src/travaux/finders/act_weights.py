"""The trained reader of acts: weights of features, and from them a probability for each act."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from zlib import crc32

import numpy as np
import numpy.typing as npt

from travaux.errors import LanguageModelError
from travaux.model import Act

__all__ = ["FORMAT", "Weights", "key_of", "load_weights", "read_weights"]

FORMAT = 1
_PLACE = ("weights", "acts.npz")
_ADVICE = "Install Travaux again, or make the file anew with: python -m training.acts"


@dataclass(frozen=True, slots=True)
class Weights:
    """A multinomial logistic regression over hashed features.

    ``acts`` are its classes, ``rows`` the row of ``values`` for each known feature's key;
    ``values`` is [features, acts]. ``temperature`` divides the sums, so that the probabilities
    are as often right as they say (Guo et al., 2017). ``sure`` are the grounds of the rules, with
    their act, that keep the last word.
    """

    acts: tuple[Act, ...]
    rows: Mapping[int, int]
    values: npt.NDArray[np.float32]
    temperature: float
    sure: frozenset[str]

    def probabilities(self, names: Iterable[str]) -> npt.NDArray[np.float64]:
        """The probability of each of ``acts`` for a statement with these features.

        Features that are not known count for nothing. The values sum to one.
        """
        found = sorted(row for name in names if (row := self.rows.get(key_of(name))) is not None)
        sums = self.values[found].sum(axis=0, dtype=np.float64) / self.temperature
        powers = np.exp(sums - sums.max())
        return np.asarray(powers / powers.sum())


def key_of(name: str) -> int:
    """The key of a feature: the CRC-32 of its name."""
    return crc32(name.encode())


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """The weights in the package, read once. Raises LanguageModelError where they are broken."""
    return read_weights(resources.files("travaux").joinpath(*_PLACE))


def read_weights(place: Traversable) -> Weights:
    """The weights in one file, as ``training.acts`` writes it.

    Raises LanguageModelError where it is absent, damaged, or of another format.
    """
    try:
        with place.open("rb") as file, np.load(file, allow_pickle=False) as kept:
            return _weights(kept)
    except FileNotFoundError as absent:
        raise LanguageModelError(f"The weights of acts are missing: {place}.", _ADVICE) from absent
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as broken:
        raise LanguageModelError(
            f"The weights of acts cannot be read: {place} ({broken}).", _ADVICE
        ) from broken


def _weights(kept: Mapping[str, npt.NDArray[np.generic]]) -> Weights:
    if int(kept["format"]) != FORMAT:
        raise ValueError(f"format {int(kept['format'])}, not {FORMAT}")
    keys = kept["keys"].tolist()
    values = kept["values"].astype(np.float32)
    acts = tuple(Act(str(name)) for name in kept["acts"])
    if values.shape != (len(keys), len(acts)):
        raise ValueError(f"{values.shape} values for {len(keys)} features and {len(acts)} acts")
    return Weights(
        acts,
        {int(key): row for row, key in enumerate(keys)},
        values,
        float(kept["temperature"]),
        frozenset(str(name) for name in kept["sure"]),
    )
