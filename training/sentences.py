"""Make the sentence vectors: ``python -m training.sentences --base MODEL TEXTS …``.

``TEXTS`` are files of running text (.txt) or JSON lines with a "text"; ``MODEL`` is a folder with
all-MiniLM-L6-v2 (Apache-2.0). Its vectors of their sentences, and of stretches of them, are what
the sums of piece vectors are fitted to, by their cosines among each other. The last 2,000 are held
back and scored. Needs torch, about ten minutes on two cores. The same seed gives the same vectors.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import nn

from training.encoder import Encoder, load_encoder
from travaux.language.wordpiece import WordPiece

WEIGHTS = Path(__file__).parents[1] / "src" / "travaux" / "language" / "weights"
HELD = 2_000
Floats = npt.NDArray[np.float32]


def sentences(paths: Sequence[Path], most: int, seed: int) -> list[str]:
    """At most ``most`` different sentences, a quarter of them cut to two to nine words."""
    rng = random.Random(seed)
    found = sorted({one for path in paths for one in _sentences(path)})
    rng.shuffle(found)
    return [_cut(one, rng) if rng.random() < 0.25 else one for one in found[:most]]


def _sentences(path: Path) -> Iterator[str]:
    words = path.read_text("utf-8", errors="replace")
    if path.suffix == ".jsonl":
        words = "\n".join(json.loads(line).get("text", "") for line in words.splitlines())
    for part in re.split(r"(?<=[.!?”\"])\s+|\n+", words):
        if 30 < len(part.strip()) < 500:
            yield part.strip()


def _cut(sentence: str, rng: random.Random) -> str:
    words = sentence.split()
    at = rng.randrange(max(1, len(words) - 4))
    return " ".join(words[at : at + rng.randint(2, 9)])


def taught(encoder: Encoder, wordpiece: WordPiece, texts: Sequence[str]) -> Floats:
    """The encoder's vectors of ``texts``: the mean over pieces, of length one."""
    pieces = [_whole(wordpiece, text) for text in texts]
    order = sorted(range(len(texts)), key=lambda i: len(pieces[i]))
    found = np.zeros((len(texts), encoder.width), dtype=np.float32)
    for at in range(0, len(order), 32):
        some = order[at : at + 32]
        longest = max(len(pieces[i]) for i in some)
        ids = torch.zeros((len(some), longest), dtype=torch.long)
        for row, i in enumerate(some):
            ids[row, : len(pieces[i])] = torch.tensor(pieces[i])
        kept = (ids > 0).long()
        with torch.no_grad():
            states = encoder(ids, kept) * kept[..., None]
        mean = states.sum(1) / kept.sum(1, keepdim=True)
        found[some] = nn.functional.normalize(mean, dim=1).numpy()
    return found


def _whole(wordpiece: WordPiece, text: str) -> list[int]:
    inside = [piece for word in wordpiece.words(text) for piece in word.pieces][:200]
    return [wordpiece.special.begin, *inside, wordpiece.special.end]


def first_vectors(
    encoder: Encoder, base: WordPiece, vocabulary: Sequence[str], width: int
) -> Floats:
    """Each piece as the encoder reads it alone, in its ``width`` main directions."""
    every = {piece: i for i, piece in enumerate(vocabulary)}
    ids = torch.tensor([[base.special.begin, i, base.special.end] for i in every.values()])
    with torch.no_grad():
        alone = torch.cat([encoder(some, torch.ones_like(some)).mean(1) for some in ids.split(512)])
    centred = alone.numpy() - alone.numpy().mean(axis=0)
    _, _, main = np.linalg.svd(centred, full_matrices=False)
    found: Floats = centred @ main[:width].T
    return found


def fit(
    start: Floats, texts: Sequence[Sequence[int]], right: Floats, epochs: int, seed: int
) -> Floats:
    """Piece vectors whose sums have the cosines of ``right`` among each other."""
    torch.manual_seed(seed)
    bag = nn.EmbeddingBag.from_pretrained(torch.tensor(start), freeze=False, mode="sum")
    out = nn.Linear(start.shape[1], right.shape[1])
    optimiser = torch.optim.Adam([*bag.parameters(), *out.parameters()], lr=2e-3)
    steps = epochs * -(-len(texts) // 512)
    slower = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: max(0.05, 1 - step / steps))
    rng = np.random.default_rng(seed)
    for epoch in range(epochs):
        order = rng.permutation(len(texts))
        total = 0.0
        for at in range(0, len(order), 512):
            some = order[at : at + 512]
            loss = _loss(bag, out, [texts[i] for i in some], torch.tensor(right[some]))
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            slower.step()
            total += loss.item() * len(some)
        print(f"epoch {epoch + 1} of {epochs}, loss {total / len(order):.4f}", flush=True)
    vectors: Floats = bag.weight.detach().numpy()
    return vectors


def _loss(
    bag: nn.EmbeddingBag, out: nn.Linear, texts: Sequence[Sequence[int]], right: torch.Tensor
) -> torch.Tensor:
    starts = np.cumsum([0, *(len(text) for text in texts[:-1])])
    flat = torch.tensor([piece for text in texts for piece in text])
    sums = bag(flat, torch.tensor(starts))
    unit = nn.functional.normalize(sums, dim=1)
    among = ((unit @ unit.T - right @ right.T) ** 2).mean()
    told = nn.functional.normalize(out(sums), dim=1)
    return 5 * among + (1 - (told * right).sum(1)).mean()


def packed(vectors: Floats) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.float16]]:
    """Each row rounded to sixteen steps, two values a byte, and the size of a step."""
    steps = (np.abs(vectors).max(axis=1) / 7.5 + 1e-12).astype(np.float16)
    # Of a few step sizes below the full range, each row takes the one with the least error.
    best, least = steps.copy(), np.full(len(vectors), np.inf)
    for part in (1.0, 0.85, 0.7, 0.55):
        tried = (steps.astype(np.float32) * part).clip(1e-6)
        near = np.clip(np.round(vectors / tried[:, None]), -8, 7) * tried[:, None]
        off = ((near - vectors) ** 2).sum(axis=1)
        best[off < least] = tried.astype(np.float16)[off < least]
        least = np.minimum(off, least)
    wide = np.clip(np.round(vectors / best.astype(np.float32)[:, None]), -8, 7) + 8
    whole = wide.astype(np.uint8)
    return (whole[:, ::2] << 4) | whole[:, 1::2], best


def score(vectors: Floats, texts: Sequence[Sequence[int]], right: Floats) -> str:
    """How the cosines agree with the encoder's, and how often its nearest is among our five."""
    sums = np.stack([vectors[list(text)].sum(axis=0) for text in texts])
    unit = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    half = len(texts) // 2
    ours, theirs = unit[:half] @ unit[half:].T, right[:half] @ right[half:].T
    nearest = theirs.argmax(axis=1)
    rank = (ours > ours[np.arange(half), nearest][:, None]).sum(axis=1)
    agree = np.corrcoef(ours.ravel(), theirs.ravel())[0, 1]
    return f"correlation {agree:.3f}, nearest among the first five {np.mean(rank < 5):.2f}"


def main() -> None:
    """From texts to the weights in the package."""
    parser = argparse.ArgumentParser(prog="python -m training.sentences", description=__doc__)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--most", type=int, default=60_000)
    parser.add_argument("--width", type=int, default=64)
    parser.add_argument("--epochs", type=int, default=25)
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args()
    vocabulary = (WEIGHTS / "fast" / "vocab.txt").read_text("utf-8").splitlines()
    wordpiece, encoder = WordPiece(vocabulary), load_encoder(told.base, 6).eval()
    listed = (told.base / "vocab.txt").read_text("utf-8").splitlines()
    texts = sentences(told.texts, told.most, told.seed)
    right = taught(encoder, WordPiece(listed), texts)
    pieces = [[p for w in wordpiece.words(text) for p in w.pieces] or [0] for text in texts]
    print(f"{len(texts)} sentences read", flush=True)
    places = {piece: i for i, piece in enumerate(listed)}
    start = first_vectors(encoder, WordPiece(listed), listed, told.width)
    start = start[[places[piece] for piece in vocabulary]] * _rarity(pieces, len(vocabulary))
    vectors = fit(start.astype(np.float32), pieces[:-HELD], right[:-HELD], told.epochs, told.seed)
    print("held back:", score(vectors, pieces[-HELD:], right[-HELD:]))
    kept, steps = packed(vectors)
    np.savez_compressed(WEIGHTS / "sentences.npz", packed=kept, steps=steps)
    from travaux.language.sentences import unpacked  # noqa: PLC0415

    near = unpacked(kept) * steps.astype(np.float32)[:, None]
    print("as written:", score(near, pieces[-HELD:], right[-HELD:]))


def _rarity(texts: Sequence[Sequence[int]], size: int) -> Floats:
    """Smooth inverse frequency (Arora et al. 2017), a column."""
    counted = Counter(piece for text in texts for piece in text)
    share = np.array([counted.get(i, 0) + 0.5 for i in range(size)]) / counted.total()
    rarity: Floats = (1e-3 / (1e-3 + share))[:, None].astype(np.float32)
    return rarity


if __name__ == "__main__":
    main()
