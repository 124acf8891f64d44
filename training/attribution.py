"""Train the reader of attributions: ``python -m training.attribution fast --base FOLDER``.

From PolNeAR's training articles to weights. Forty of them are held out: they choose the
thresholds and calibrate, and are never trained on. Seeded; a checkpoint after each part of an
epoch, so that a broken run goes on with ``--resume``.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812  PyTorch's own abbreviation

from training.bases import KINDS
from training.encoder import load_encoder
from training.labels import Lesson, lessons
from training.polnear import load_articles, split
from training.reader import Reader, away
from travaux.language.wordpiece import WordPiece

BATCH = 6  # windows
WORD_DROP = 0.04  # words shown as unknown, so that names are not learnt by heart
EMPTY_KEPT = 0.6  # share of the windows without any attribution that is shown
DECAY = 0.995  # of the running mean of the weights, which is what is kept


def main() -> None:
    """Train, telling how it goes."""
    told = _arguments()
    torch.manual_seed(told.seed)
    torch.set_num_threads(told.threads)
    kind = KINDS[told.kind]
    wordpiece = WordPiece((told.base / "vocab.txt").read_text("utf-8").splitlines())
    train, _ = split(load_articles(told.data / "polnear" / "train"))
    reader = Reader(load_encoder(told.base, kind.layers))
    shown = [lesson for a in train for lesson in lessons(a, wordpiece, told.longest)]
    Training(reader, wordpiece, shown, told, kind.rate).run()


def _arguments() -> argparse.Namespace:
    data = os.environ.get("TRAVAUX_DATA", Path(__file__).parents[2] / "shared" / "data")
    parser = argparse.ArgumentParser(prog="python -m training.attribution", description=__doc__)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("--base", type=Path, required=True, help="folder of the base model")
    parser.add_argument("--data", type=Path, default=Path(data))
    parser.add_argument("--out", type=Path, required=True, help="where checkpoints go")
    parser.add_argument("--epochs", type=float, help="otherwise as training.bases has it")
    parser.add_argument("--frozen", type=int, help="lowest layers left as they are")
    parser.add_argument("--longest", type=int, default=256)
    parser.add_argument("--seed", type=int, default=20260101)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--resume", action="store_true")
    told = parser.parse_args()
    kind = KINDS[told.kind]
    told.epochs = told.epochs or kind.epochs
    told.frozen = kind.frozen if told.frozen is None else told.frozen
    return told


class Training:
    """One training with its optimiser, its running mean and its checkpoints."""

    def __init__(
        self,
        reader: Reader,
        wordpiece: WordPiece,
        shown: list[Lesson],
        told: argparse.Namespace,
        rate: float,
    ) -> None:
        self.reader, self.special, self.shown, self.told = reader, wordpiece.special, shown, told
        _freeze(reader, told.frozen)
        head = [p for n, p in reader.named_parameters() if not n.startswith("encoder.")]
        body = [p for p in reader.encoder.parameters() if p.requires_grad]
        groups = [{"params": body, "lr": rate}, {"params": head, "lr": 1e-3}]
        self.optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
        self.steps = int(told.epochs * len(shown) / BATCH)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimiser, self._share)
        self.mean = {n: p.detach().clone() for n, p in reader.named_parameters() if p.requires_grad}
        self.at = 0
        if told.resume and told.out.exists():
            self._load()

    def _share(self, step: int) -> float:
        warm = 0.06 * self.steps
        if step < warm:
            return step / warm
        return max(0.02, 0.5 * (1 + math.cos(math.pi * (step - warm) / (self.steps - warm))))

    def run(self) -> None:
        """All steps that are left."""
        began = time.monotonic()
        heard = pieces = 0.0
        for step, batch in enumerate(_batches(self.shown, self.steps, self.told.seed)):
            if step < self.at:
                continue
            loss = self._loss(batch, random.Random(f"{self.told.seed}:{step}"))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.reader.parameters(), 1.0)
            self.optimiser.step()
            self.optimiser.zero_grad()
            self.schedule.step()
            self.at = step + 1
            self._average()
            heard += loss.item()
            pieces += sum(len(x.window.ids) for x in batch)
            if self.at % 25 == 0:
                took = time.monotonic() - began
                tell = f"{self.at}/{self.steps} loss {heard / 25:.4f} {pieces / took:.0f} pieces/s"
                print(f"{tell} {took:.0f} s", flush=True)
                heard = 0.0
            if self.at % 200 == 0 or self.at == self.steps:
                self._save()

    def _average(self) -> None:
        decay = min(DECAY, (1 + self.at) / (10 + self.at))
        with torch.no_grad():
            for name, p in self.reader.named_parameters():
                if name in self.mean:
                    self.mean[name].lerp_(p, 1 - decay)

    def _save(self) -> None:
        state = {
            "at": self.at,
            "mean": self.mean,
            "reader": self.reader.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "schedule": self.schedule.state_dict(),
        }
        part = self.told.out.with_suffix(".part")
        torch.save(state, part)
        part.rename(self.told.out)

    def _load(self) -> None:
        state = torch.load(self.told.out)
        self.at, self.mean = state["at"], state["mean"]
        self.reader.load_state_dict(state["reader"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.schedule.load_state_dict(state["schedule"])

    def _loss(self, batch: list[Lesson], chance: random.Random) -> Tensor:
        ids, kept = self._padded(batch, chance)
        tags, words, cues = self.reader(ids, kept)
        wanted, given, roles, count = [], [], [], 0
        for i, lesson in enumerate(batch):
            at = torch.tensor(lesson.window.at)
            mine = tags[i, at]
            given.append(mine)
            wanted.extend(lesson.tags)
            if part := self._role_loss(lesson, mine, words[i, at], cues[i, at], chance):
                roles.append(part[0])
                count += part[1]
        loss = F.cross_entropy(torch.cat(given), torch.tensor(wanted))
        return loss + (sum(roles) / count if count else 0.0)

    def _role_loss(
        self, lesson: Lesson, tags: Tensor, words: Tensor, cues: Tensor, chance: random.Random
    ) -> tuple[Tensor, int] | None:
        """The summed loss of the roles, over the cues and over words taken for cues in error."""
        real = list(lesson.cues)
        taken = {i for cue, _ in real for i in cue}
        with torch.no_grad():
            seems = tags.softmax(-1)[:, 5:9].sum(-1)
        wrong = [i for i in (seems > 0.15).nonzero().flatten().tolist() if i not in taken]
        nothing = (0,) * len(lesson.tags)
        real += [((i,), nothing) for i in chance.sample(wrong, min(2, len(wrong)))]
        if not real:
            return None
        heads = torch.stack([cues[list(cue)].mean(0) for cue, _ in real])
        gaps = away(torch.arange(len(lesson.tags)), torch.tensor([cue[0] for cue, _ in real]))
        given = self.reader.roles(words, heads, gaps)
        wanted = torch.tensor([roles for _, roles in real])
        loss = F.cross_entropy(given.flatten(0, 1), wanted.flatten(), reduction="sum")
        return loss, wanted.numel()

    def _padded(self, batch: list[Lesson], chance: random.Random) -> tuple[Tensor, Tensor]:
        long = max(len(x.window.ids) for x in batch)
        ids = torch.full((len(batch), long), self.special.pad)
        kept = torch.zeros((len(batch), long), dtype=torch.long)
        for i, lesson in enumerate(batch):
            shown = [
                self.special.unknown if chance.random() < WORD_DROP and p > 1200 else p
                for p in lesson.window.ids
            ]
            ids[i, : len(shown)] = torch.tensor(shown)
            kept[i, : len(shown)] = 1
        return ids, kept


def _freeze(reader: Reader, layers: int) -> None:
    encoder = reader.encoder
    encoder.word.requires_grad_(requires_grad=False)
    encoder.relative.requires_grad_(requires_grad=False)
    if layers:
        for part in (encoder.place, encoder.norm, *encoder.layers[:layers]):
            part.requires_grad_(requires_grad=False)


def _batches(shown: list[Lesson], steps: int, seed: int) -> Iterator[list[Lesson]]:
    """Batches of windows of about one length, in an order that the seed gives."""
    chance = random.Random(seed)
    done = 0
    while done < steps:
        order = [x for x in shown if any(x.tags) or chance.random() < EMPTY_KEPT]
        chance.shuffle(order)
        pools = [order[i : i + 24 * BATCH] for i in range(0, len(order), 24 * BATCH)]
        batches = []
        for pool in pools:
            pool.sort(key=lambda x: len(x.window.ids))
            batches += [pool[i : i + BATCH] for i in range(0, len(pool), BATCH)]
        chance.shuffle(batches)
        for batch in batches[: steps - done]:
            done += 1
            yield batch


if __name__ == "__main__":
    main()
