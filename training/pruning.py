"""Rows of the vocabulary that an English reader never needs, taken out of exported weights."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import onnx
from onnx import numpy_helper

__all__ = ["needed", "prune"]

_SCRIPTS = ("LATIN", "DIGIT", "MODIFIER", "COMBINING")


def needed(piece: str) -> bool:
    """Whether a piece can stand in English text: no placeholder, no letter of another script."""
    if piece.startswith("[unused"):
        return False
    letters = (c for c in piece.removeprefix("##") if unicodedata.category(c)[0] in "LM")
    return all(unicodedata.name(c, "").startswith(_SCRIPTS) for c in letters)


def prune(folder: Path) -> int:
    """Take the rows out of ``encoder.onnx`` and ``vocab.txt``; how many pieces are left."""
    vocabulary = (folder / "vocab.txt").read_text("utf-8").splitlines()
    kept = [i for i, piece in enumerate(vocabulary) if needed(piece)]
    model = onnx.load(folder / "encoder.onnx")
    tables = [t for t in model.graph.initializer if list(t.dims)[:1] == [len(vocabulary)]]
    if len(tables) != 1:
        raise ValueError(f"{folder}: no one table of {len(vocabulary)} rows")
    rows = numpy_helper.to_array(tables[0])[kept]
    tables[0].CopyFrom(numpy_helper.from_array(rows.copy(), tables[0].name))
    onnx.save(model, folder / "encoder.onnx")
    text = "\n".join(vocabulary[i] for i in kept)
    (folder / "vocab.txt").write_text(text + "\n", "utf-8")
    return len(kept)
