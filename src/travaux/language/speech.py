"""The trained reader of attributed speech: text to sources, cues and contents that belong together.

An encoder (MiniLM-L6 or MPNet cut to six layers, int8, through ONNX) reads a window of paragraphs
and gives each word a tag; a small head gives each cue the roles of the words around it, as semantic
role labelling does for predicates. ``training/attribution.py`` makes the weights,
``docs/models.md`` tells of their data, scores and limits.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
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
class _Network:
    """An encoder with its vocabulary and its head."""

    wordpiece: WordPiece
    encoder: Any
    roles: Any

    def heard(self, window: Window) -> tuple[Floats, Callable[[Sequence[range]], Floats]]:
        """Log-probabilities of tags (words × TAGS), and those of roles towards cues, when asked."""
        ids = np.asarray([window.ids], dtype=np.int64)
        tags, words, cues = self.encoder.run(None, {"ids": ids, "kept": np.ones_like(ids)})
        at = np.asarray(window.at)
        words, cues = words[0][at], cues[0][at]

        def roles(runs: Sequence[range]) -> Floats:
            heads = np.stack([cues[r[0] : r[-1] + 1].mean(axis=0) for r in runs])
            firsts = np.asarray([r[0] for r in runs], dtype=np.int64)
            given = {"words": words, "cues": heads, "firsts": firsts}
            found: Floats = self.roles.run(None, given)[0]
            return found

        return tags[0][at], roles


@dataclass(frozen=True, slots=True)
class SpeechReader:
    """A loaded reader: one network, or several whose log-probabilities are averaged.

    It keeps nothing between texts, and may be used by several threads.
    """

    networks: tuple[_Network, ...]
    choice: Choice
    longest: int

    def read(self, text: str) -> Hearing:
        """What is heard in ``text``, in order. Time is linear in its length."""
        several = [windows(text, network.wordpiece, self.longest) for network in self.networks]
        heard = (one for same in zip(*several, strict=True) for one in self._window(same))
        return Hearing(self.choice, tuple(heard))

    def _window(self, same: tuple[Window, ...]) -> list[Heard]:
        told = [n.heard(window) for n, window in zip(self.networks, same, strict=True)]

        def roles(runs: Sequence[range]) -> Floats:
            return _mean([given(runs) for _, given in told])

        return hear(same[0], _mean([tags for tags, _ in told]), roles, self.choice)


def _mean(several: Sequence[Floats]) -> Floats:
    """The mean of log-probabilities, that is of what several experts hold (Hinton 2002)."""
    if len(several) == 1:
        return several[0]
    mean: Floats = np.mean(several, axis=0, dtype=np.float32)
    return mean


@lru_cache(maxsize=2)
def load_speech(kind: str, threads: int = 1, folder: Path = WEIGHTS) -> SpeechReader:
    """The reader ``kind`` ("fast", "accurate"), loaded once.

    Raises LanguageModelError where its weights cannot be used.
    """
    try:
        card = json.loads((folder / kind / "reader.json").read_text("utf-8"))
        choice = Choice(**card["choice"])
        names = [kind, *card.get("beside", ())]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise LanguageModelError(*_unusable(folder / kind, error)) from error
    networks = tuple(_network(folder / name, threads) for name in names)
    return SpeechReader(networks, choice, card["longest"])


def _network(place: Path, threads: int) -> _Network:
    try:
        wordpiece = WordPiece((place / "vocab.txt").read_text("utf-8").splitlines())
    except (OSError, ValueError) as error:
        raise LanguageModelError(*_unusable(place, error)) from error
    encoder, roles = (_session(place / f"{n}.onnx", threads) for n in ("encoder", "roles"))
    return _Network(wordpiece, encoder, roles)


def _session(path: Path, threads: int) -> Any:
    import onnxruntime  # noqa: PLC0415  loaded by the first document, not by every command

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Threads that wait in a loop would take a core from the language pipeline beside them.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise LanguageModelError(*_unusable(path, error)) from error


def _unusable(path: Path, error: Exception) -> tuple[str, str]:
    what = f"The reader's weights in {path} cannot be used: {error}."
    return what, "Install Travaux anew, or read with --reader rules."
