"""Train the reader of event classes: ``python -m training.events ROWS --base MODEL``.

``ROWS`` are the training rows of PLV, without those that ``evaluation/plover_test.json`` holds out;
``MODEL`` is a folder with all-MiniLM-L6-v2 (Apache-2.0). With ``--dev`` a fifth of the rows is kept
back and scored instead, and nothing is written. Needs torch, transformers and numpy, one core and
less than 2 GB. The same seed on the same machine gives the same weights.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from evaluation.plover import Row, held_out, macro, read_rows, unmarked
from transformers import AutoConfig, AutoModel

from training.own_sentences import own_sentences
from travaux.language.event_pieces import MARKS, marked_pieces
from travaux.language.wordpiece import WordPiece
from travaux.model import EventClass

CLASSES = [event.value for event in EventClass]
OUT = Path(__file__).parents[1] / "src" / "travaux" / "language" / "weights" / "events"
FREQUENT = 3000  # pieces at the front of BERT's list of words that are kept, seen or not
WORDS = 1996  # where its words begin, behind letters and signs

Example = tuple[tuple[int, ...], int]


class Net(torch.nn.Module):
    """The first layers of the encoder; mean and both opening marks give the class."""

    def __init__(self, base: Path, layers: int, marks: Sequence[int]) -> None:
        super().__init__()
        config = AutoConfig.from_pretrained(base, hidden_act="gelu_new", num_hidden_layers=layers)
        self.encoder = AutoModel.from_pretrained(base, config=config, add_pooling_layer=False)
        for weights in self.encoder.embeddings.parameters():
            weights.requires_grad = False
        self.opening = (marks[0], marks[2])
        self.dropout = torch.nn.Dropout(0.2)
        self.out = torch.nn.Linear(3 * config.hidden_size, len(CLASSES))

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """Logits of the classes for padded ids."""
        kept = (ids > 0).float()
        states = self.encoder(input_ids=ids, attention_mask=kept).last_hidden_state
        weights = [kept / kept.sum(1, keepdim=True)]
        weights += [(ids == mark).float() for mark in self.opening]
        pooled = torch.cat([(states * w[..., None]).sum(1) for w in weights], dim=1)
        return self.out(self.dropout(pooled))


def _padded(some: Sequence[Example]) -> torch.Tensor:
    longest = max(len(ids) for ids, _ in some)
    return torch.tensor([[*ids, *[0] * (longest - len(ids))] for ids, _ in some])


def _batches(examples: list[Example], size: int, rng: random.Random) -> Iterator[list[Example]]:
    """The examples in a random order, those of about the same length together."""
    order = rng.sample(examples, len(examples))
    runs = [sorted(order[at : at + 8 * size]) for at in range(0, len(order), 8 * size)]
    runs = [sorted(run, key=lambda one: len(one[0])) for run in runs]
    found = [run[at : at + size] for run in runs for at in range(0, len(run), size)]
    yield from rng.sample(found, len(found))


def train(net: Net, epochs: Sequence[list[Example]], told: argparse.Namespace) -> None:
    """Fit ``net`` to one list of examples after the other."""
    rng = random.Random(told.seed)
    plan = [batch for examples in epochs for batch in _batches(examples, told.batch, rng)]
    head = list(net.out.parameters())
    body = [p for p in net.encoder.parameters() if p.requires_grad]
    groups = [{"params": body, "lr": told.rate}, {"params": head, "lr": 1e-3}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = len(plan)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / (0.1 * steps)) * max(0.02, 1 - step / steps)
    )
    net.train()
    begun = time.perf_counter()
    for number, batch in enumerate(plan, 1):
        right = torch.tensor([label for _, label in batch])
        loss = torch.nn.functional.cross_entropy(net(_padded(batch)), right, label_smoothing=0.1)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        if number % 25 == 0:
            took = time.perf_counter() - begun
            print(f"step {number} of {steps}, loss {loss.item():.2f}, {took:.0f} s", flush=True)


def predict(net: Net, examples: Sequence[Example]) -> list[str]:
    """The class of each example."""
    net.eval()
    with torch.no_grad():
        return [CLASSES[int(net(_padded([one])).argmax())] for one in examples]


def export(net: Net, vocabulary: list[str], kept: list[int], out: Path, levels: int) -> int:
    """Write weights and vocabulary to ``out``; the bytes they take.

    Matrices are rounded to ``levels`` steps on each side of zero, row by row, and compressed.
    """
    arrays: dict[str, np.ndarray[Any, Any]] = {}
    state = {name: value.detach().numpy() for name, value in net.state_dict().items()}
    for name, value in state.items():
        if name.endswith(("position_ids", "token_type_ids")):
            continue
        short = name.removeprefix("encoder.").replace("encoder.layer.", "layer.")
        rows = value[kept] if "word_embeddings" in name else value
        rows = rows[:128] if "position_embeddings" in name else rows
        if rows.ndim == 1:
            arrays[short] = rows.astype(np.float32)
            continue
        scale = np.abs(rows).max(axis=1, keepdims=True) / levels
        arrays[short] = np.round(rows / np.maximum(scale, 1e-12)).astype(np.int8)
        arrays[f"{short}.scale"] = scale.astype(np.float32)
    out.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(out / "weights.npz", **arrays)
    (out / "vocab.txt").write_text("\n".join(vocabulary[i] for i in kept) + "\n", "utf-8")
    return sum(file.stat().st_size for file in out.iterdir())


def kept_pieces(vocabulary: list[str], examples: Sequence[Example]) -> list[int]:
    """The ids that the package keeps: pieces seen, letters and signs, the most frequent words."""
    seen = {piece for ids, _ in examples for piece in ids}
    letters = {i for i, piece in enumerate(vocabulary) if len(piece.removeprefix("##")) == 1}
    letters = {i for i in letters if vocabulary[i][-1].isascii()}
    special = {vocabulary.index(p) for p in ("[PAD]", "[UNK]", "[CLS]", "[SEP]", *MARKS)}
    return sorted(seen | letters | special | set(range(WORDS, WORDS + FREQUENT)))


def _halves(rows: list[Row], seed: int) -> tuple[list[Row], list[Row]]:
    """A fifth of each class kept back, and the others."""
    rng = random.Random(seed)
    classes: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        classes[row.plover].append(row)
    dev = [row for some in classes.values() for row in rng.sample(some, round(len(some) / 5))]
    numbers = {row.number for row in dev}
    return [row for row in rows if row.number not in numbers], dev


def main() -> None:
    """Train, and write the weights or print the score."""
    told = _arguments()
    torch.manual_seed(told.seed)
    torch.set_num_threads(told.threads)
    vocabulary = (told.base / "vocab.txt").read_text("utf-8").splitlines()
    wordpiece = WordPiece(vocabulary)
    marks = [vocabulary.index(mark) for mark in MARKS]

    def example(text: str, source: Any, target: Any, plover: str) -> Example:
        return marked_pieces(text, source, target, wordpiece, marks), CLASSES.index(plover)

    test = held_out()
    rows = [row for row in read_rows(told.rows) if row.number not in test]
    rows, dev = _halves(rows, told.seed) if told.dev else (rows, [])
    gold = [example(r.text, r.source, r.target, r.plover) for r in rows]
    own = [example(*unmarked(o.text), o.plover) for o in own_sentences(told.own, told.seed)]
    print(f"{len(gold)} rows {Counter(row.plover.value for row in rows)}, {len(own)} of our own")
    begun = time.perf_counter()
    net = Net(told.base, told.layers, marks)
    train(net, [gold + own] * told.mixed + [gold] * told.last, told)
    print(f"trained in {time.perf_counter() - begun:.0f} s")
    if dev:
        found = predict(net, [example(r.text, r.source, r.target, r.plover) for r in dev])
        pairs = [(row.plover.value, event) for row, event in zip(dev, found, strict=True)]
        print(f"macro-F1 {macro(pairs).f1:.3f} on {len(dev)} rows kept back")
        print(Counter(f"{gold} read as {read}" for gold, read in pairs if gold != read))
        return
    kept = kept_pieces(vocabulary, gold + own)
    size = export(net, vocabulary, kept, told.out, told.levels)
    card = {
        "layers": told.layers,
        "heads": net.encoder.config.num_attention_heads,
        "seed": told.seed,
    }
    (told.out / "reader.json").write_text(json.dumps(card | {"classes": CLASSES}, indent=1) + "\n")
    print(f"{told.out}: {len(kept)} pieces, {size / 1e6:.2f} MB")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.events", description=__doc__)
    parser.add_argument("rows", type=Path, help="PLV_train.tsv")
    parser.add_argument("--base", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--layers", type=int, default=3, help="of the encoder's six, from below")
    parser.add_argument("--own", type=int, default=60, help="sentences of our own for each class")
    parser.add_argument("--mixed", type=int, default=4, help="times over rows and own sentences")
    parser.add_argument("--last", type=int, default=3, help="times over the rows alone, at the end")
    parser.add_argument("--levels", type=int, default=31, help="steps that weights are rounded to")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument(
        "--dev", action="store_true", help="score a fifth of the rows, write nothing"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
