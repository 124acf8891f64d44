"""The reader of attributions in PyTorch: an encoder, a tag for each word, roles for each cue."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812  PyTorch's own abbreviation

from training.encoder import Encoder
from training.labels import ROLES, TAGS

__all__ = ["FAR", "HIDDEN", "Reader", "away"]

HIDDEN = 192  # units between a pair of word and cue and its roles
FAR = 24  # buckets of the distance from cue to word, each side


def away(places: Tensor, cue: Tensor) -> Tensor:
    """The bucket of each word's distance from a cue: exact to 8, then by a factor of 1.3."""
    gap = places[None, :] - cue[:, None]
    size = gap.abs().float()
    far = 8 + torch.floor(torch.log(size.clamp(min=8) / 8) / 0.26236426446749106)
    bucket = torch.where(size < 8, size, far).long().clamp(max=FAR - 1)
    return bucket + FAR * (gap > 0).long()


class Reader(nn.Module):
    """States of an encoder to tags (… × TAGS), and two projections whose sum gives roles."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.tag = nn.Linear(encoder.width, len(TAGS))
        self.word = nn.Linear(encoder.width, HIDDEN)
        self.cue = nn.Linear(encoder.width, HIDDEN)
        self.away = nn.Embedding(2 * FAR, HIDDEN)
        self.mixed = nn.Linear(HIDDEN, HIDDEN)
        self.role = nn.Linear(HIDDEN, len(ROLES))
        nn.init.normal_(self.away.weight, std=0.02)

    def forward(self, ids: Tensor, kept: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Tags, and the projections of each piece as a word and as a cue."""
        states = self.encoder(ids, kept)
        return self.tag(states), self.word(states), self.cue(states)

    def roles(self, words: Tensor, cues: Tensor, gaps: Tensor) -> Tensor:
        """Roles (cues × words × ROLES) of ``words`` (words × HIDDEN) towards ``cues``."""
        both = F.gelu(words[None] + cues[:, None] + self.away(gaps))
        return self.role(both + F.gelu(self.mixed(both)))
