"""The trained reader of event classes: what a source does to a target, in one sentence.

The first layers of a small encoder (MiniLM, Wang et al. 2020) with marks around the two actors, as
relation classification does it (Baldini Soares et al. 2019), in plain numpy. ``training/events.py``
makes the weights; ``docs/models.md`` tells of their data, scores and limits.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from travaux.errors import LanguageModelError
from travaux.language.event_pieces import MARKS, marked_pieces
from travaux.language.wordpiece import WordPiece
from travaux.model import EventClass, Span

__all__ = ["EventReader", "ReadEvent", "load_event_reader"]

WEIGHTS = Path(__file__).parent / "weights" / "events"

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class ReadEvent:
    """A class of PLOVER, and how sure the reader is of it, from 0 to 1 (not calibrated)."""

    plover: EventClass
    confidence: float


@dataclass(frozen=True, slots=True)
class EventReader:
    """A loaded reader. It keeps nothing between sentences, and may be used by several threads."""

    wordpiece: WordPiece
    marks: tuple[int, ...]
    weights: Mapping[str, Floats]
    layers: int
    heads: int
    classes: tuple[EventClass, ...]

    def read(self, text: str, source: Span | None, target: Span | None) -> ReadEvent:
        """The class of what ``source`` does to ``target`` in ``text``, a sentence.

        The actors are spans of ``text``; None stands for one that the sentence does not name. The
        reader always gives a class, also where nothing happens between the two.
        """
        ids = np.asarray(marked_pieces(text, source, target, self.wordpiece, self.marks))
        states = self._states(ids)
        opening = (self.marks[0], self.marks[2])
        pooled = [states.mean(axis=0), *(states[ids == mark].sum(axis=0) for mark in opening)]
        odds = _softmax(self._linear(np.concatenate(pooled), "out"))
        best = int(odds.argmax())
        return ReadEvent(self.classes[best], float(odds[best]))

    def _states(self, ids: npt.NDArray[np.int64]) -> Floats:
        """What the encoder makes of each piece: an array of (pieces, width)."""
        w = self.weights
        states = w["embeddings.word_embeddings.weight"][ids]
        states = states + w["embeddings.position_embeddings.weight"][: len(ids)]
        states = states + w["embeddings.token_type_embeddings.weight"][0]
        states = self._normal(states, "embeddings.LayerNorm")
        for layer in range(self.layers):
            states = self._layer(states, f"layer.{layer}")
        return states

    def _layer(self, states: Floats, name: str) -> Floats:
        heard = self._linear(self._attend(states, name), f"{name}.attention.output.dense")
        states = self._normal(states + heard, f"{name}.attention.output.LayerNorm")
        inner = _gelu(self._linear(states, f"{name}.intermediate.dense"))
        return self._normal(
            states + self._linear(inner, f"{name}.output.dense"), f"{name}.output.LayerNorm"
        )

    def _attend(self, states: Floats, name: str) -> Floats:
        query, key, value = (
            self._linear(states, f"{name}.attention.self.{part}")
            .reshape(len(states), self.heads, -1)
            .transpose(1, 0, 2)
            for part in ("query", "key", "value")
        )
        weights = _softmax(query @ key.transpose(0, 2, 1) / np.float32(query.shape[-1] ** 0.5))
        return (weights @ value).transpose(1, 0, 2).reshape(states.shape)

    def _linear(self, states: Floats, name: str) -> Floats:
        made: Floats = states @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]
        return made

    def _normal(self, states: Floats, name: str) -> Floats:
        centred = states - states.mean(axis=-1, keepdims=True)
        spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + np.float32(1e-12))
        made: Floats = centred / spread * self.weights[f"{name}.weight"]
        return made + self.weights[f"{name}.bias"]


def _softmax(values: Floats) -> Floats:
    powers = np.exp(values - values.max(axis=-1, keepdims=True))
    made: Floats = powers / powers.sum(axis=-1, keepdims=True)
    return made


def _gelu(values: Floats) -> Floats:
    """GELU as its authors approximate it (Hendrycks & Gimpel 2016)."""
    inner = np.float32(0.7978845608) * (values + np.float32(0.044715) * values**3)
    made: Floats = np.float32(0.5) * values * (1 + np.tanh(inner))
    return made


@lru_cache(maxsize=1)
def load_event_reader(folder: Path = WEIGHTS) -> EventReader:
    """The reader, loaded once. Raises LanguageModelError where its weights cannot be used."""
    try:
        card = json.loads((folder / "reader.json").read_text("utf-8"))
        vocabulary = (folder / "vocab.txt").read_text("utf-8").splitlines()
        with np.load(folder / "weights.npz", allow_pickle=False) as stored:
            weights = _restored(stored)
        marks = tuple(vocabulary.index(mark) for mark in MARKS)
        classes = tuple(EventClass(name) for name in card["classes"])
        words = WordPiece(vocabulary)
        return EventReader(words, marks, weights, card["layers"], card["heads"], classes)
    except (OSError, ValueError, KeyError) as error:
        raise LanguageModelError(
            f"The weights of the reader of events in {folder} cannot be used: {error}.",
            "Install Travaux anew.",
        ) from error


def _restored(stored: Mapping[str, npt.NDArray[Any]]) -> dict[str, Floats]:
    """Weights as numbers again: whole ones times the scale of their row."""
    found: dict[str, Floats] = {}
    for name in stored:
        if name.endswith(".scale"):
            continue
        values = stored[name].astype(np.float32)
        scale = stored[f"{name}.scale"] if f"{name}.scale" in stored else np.float32(1)
        found[name] = (values * scale).astype(np.float32)
    return found
