"""Weights for the package: ``python -m training.export fast --from CHECKPOINT --base FOLDER``.

Writes ``encoder.onnx`` (int8) and ``roles.onnx``, the vocabulary and ``reader.json``.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.bases import KINDS
from training.encoder import load_encoder
from training.pruning import prune
from training.reader import Reader, away
from travaux.language.speech import WEIGHTS


class _States(nn.Module):
    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, kept: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        tags, words, cues = self.reader(ids, kept)
        return tags.log_softmax(-1), words, cues


class _Roles(nn.Module):
    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, words: Tensor, cues: Tensor, firsts: Tensor) -> Tensor:
        gaps = away(torch.arange(words.shape[0]), firsts)
        return self.reader.roles(words, cues, gaps).log_softmax(-1)


def load_checkpoint(kind: str, base: Path, checkpoint: Path) -> Reader:
    """The reader with the running mean of its weights."""
    reader = Reader(load_encoder(base, KINDS[kind].layers))
    state = torch.load(checkpoint)
    reader.load_state_dict(state["reader"] | state["mean"])
    return reader.eval()


def export(
    reader: Reader, vocabulary: Path, out: Path, beside: Sequence[str] = (), *, plain: bool = False
) -> None:
    """Write the reader to ``out``; ``plain`` keeps 32 bits, to measure what int8 costs."""
    out.mkdir(parents=True, exist_ok=True)
    shutil.copy(vocabulary, out / "vocab.txt")
    ids = torch.randint(1000, 2000, (1, 40))
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "encoder.onnx"
        torch.onnx.export(
            _States(reader),
            (ids, torch.ones_like(ids)),
            whole,
            input_names=["ids", "kept"],
            output_names=["tags", "words", "cues"],
            dynamic_axes={
                n: {0: "batch", 1: "piece"} for n in ("ids", "kept", "tags", "words", "cues")
            },
            opset_version=17,
            dynamo=False,
        )
        if plain:
            shutil.copy(whole, out / "encoder.onnx")
        else:
            quantize_dynamic(
                whole,
                out / "encoder.onnx",
                per_channel=True,
                reduce_range=True,
                weight_type=QuantType.QInt8,
            )
    hidden = reader.word.out_features
    torch.onnx.export(
        _Roles(reader),
        (torch.randn(30, hidden), torch.randn(3, hidden), torch.tensor([1, 5, 7])),
        out / "roles.onnx",
        input_names=["words", "cues", "firsts"],
        output_names=["roles"],
        dynamic_axes={"words": {0: "word"}, "cues": {0: "cue"}, "firsts": {0: "cue"}},
        opset_version=17,
        dynamo=False,
    )
    card = {"longest": 256, "beside": list(beside), "choice": {}}
    if not (out / "reader.json").exists():
        (out / "reader.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")


def main() -> None:
    """Export."""
    parser = argparse.ArgumentParser(prog="python -m training.export", description=__doc__)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("--from", dest="checkpoint", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--plain", action="store_true")
    told = parser.parse_args()
    reader = load_checkpoint(told.kind, told.base, told.checkpoint)
    out = told.out or WEIGHTS / told.kind
    beside = KINDS[told.kind].beside
    export(reader, told.base / "vocab.txt", out, beside, plain=told.plain)
    prune(out)


if __name__ == "__main__":
    main()
