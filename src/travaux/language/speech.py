"""The trained reader of attributed speech: text to sources, cues and contents that belong together.

An encoder (MiniLM-L6 or MPNet cut to six layers, int8, through ONNX) reads a window of paragraphs
and gives each word a tag; a small head gives each cue the roles of the words around it, as semantic
role labelling does for predicates. ``training/attribution.py`` makes the weights,
``docs/models.md`` tells of their data, scores and limits.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from travaux.errors import LanguageModelError
from travaux.language.speech_decoding import Choice, Heard, Hearing, hear
from travaux.language.windows import Window, windows
from travaux.language.wordpiece import WordPiece

__all__ = ["SpeechReader", "load_speech"]

WEIGHTS = Path(__file__).parent / "weights"

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class SpeechReader:
    """A loaded reader. It keeps nothing between texts, and may be used by several threads."""

    wordpiece: WordPiece
    encoder: Any
    roles: Any
    choice: Choice
    longest: int

    def read(self, text: str) -> Hearing:
        """What is heard in ``text``, in order. Time is linear in its length."""
        found = windows(text, self.wordpiece, self.longest)
        heard = (one for window in found for one in self._window(window))
        return Hearing(self.choice, tuple(heard))

    def _window(self, window: Window) -> list[Heard]:
        tags, words, cues = self.states(window)
        at = np.asarray(window.at)

        def roles(runs: Sequence[range]) -> Floats:
            heads = np.stack([cues[at[r[0] : r[-1] + 1]].mean(axis=0) for r in runs])
            firsts = np.asarray([r[0] for r in runs], dtype=np.int64)
            given = {"words": words[at], "cues": heads, "firsts": firsts}
            found: Floats = self.roles.run(None, given)[0]
            return found

        return hear(window, tags[at], roles, self.choice)

    def states(self, window: Window) -> tuple[Floats, Floats, Floats]:
        """Log-probabilities of tags and the two projections, for each piece of a window."""
        ids = np.asarray([window.ids], dtype=np.int64)
        tags, words, cues = self.encoder.run(None, {"ids": ids, "kept": np.ones_like(ids)})
        return tags[0], words[0], cues[0]


@lru_cache(maxsize=2)
def load_speech(kind: str, threads: int = 1, folder: Path = WEIGHTS) -> SpeechReader:
    """The reader ``kind`` ("fast", "accurate"), loaded once.

    Raises LanguageModelError where its weights cannot be used.
    """
    place = folder / kind
    try:
        card = json.loads((place / "reader.json").read_text("utf-8"))
        vocabulary = (place / "vocab.txt").read_text("utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise LanguageModelError(*_unusable(place, error)) from error
    return SpeechReader(
        WordPiece(vocabulary),
        _session(place / "encoder.onnx", threads),
        _session(place / "roles.onnx", 1),
        Choice(**card["choice"]),
        card["longest"],
    )


def _session(path: Path, threads: int) -> Any:
    import onnxruntime  # noqa: PLC0415  loaded by the first document, not by every command

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise LanguageModelError(*_unusable(path, error)) from error


def _unusable(path: Path, error: Exception) -> tuple[str, str]:
    what = f"The reader's weights in {path} cannot be used: {error}."
    return what, "Install Travaux anew, or read with --reader rules."
