"""The encoders in PyTorch: BERT's and MPNet's layers, cut to as many as are wanted.

Own modules and not those of a library, since what is trained here must be what ONNX is given: the
layers alone, with attention in one kernel and the relative positions of MPNet as a constant.
"""

from __future__ import annotations

import json
import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812  PyTorch's own abbreviation

__all__ = ["Encoder", "load_encoder"]


class _Layer(nn.Module):
    def __init__(self, width: int, inner: int, heads: int, eps: float) -> None:
        super().__init__()
        self.heads = heads
        self.mixed = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=eps)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=eps)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        many, long, width = x.shape
        split = self.mixed(x).view(many, long, 3, self.heads, width // self.heads)
        q, k, v = split.permute(2, 0, 3, 1, 4)
        heard = F.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        x = self.norm1(x + self.out(heard.transpose(1, 2).reshape(many, long, width)))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class Encoder(nn.Module):
    """Ids (batch × length, integers; 1 in ``kept`` where no padding) to states (… × width)."""

    def __init__(self, config: dict[str, object], layers: int) -> None:
        super().__init__()
        width, heads = int(config["hidden_size"]), int(config["num_attention_heads"])
        eps = float(config["layer_norm_eps"])
        self.width, self.heads = width, heads
        self.mpnet = config["model_type"] == "mpnet"
        self.word = nn.Embedding(int(config["vocab_size"]), width)
        self.place = nn.Embedding(int(config["max_position_embeddings"]), width)
        self.norm = nn.LayerNorm(width, eps=eps)
        inner = int(config["intermediate_size"])
        self.layers = nn.ModuleList(_Layer(width, inner, heads, eps) for _ in range(layers))
        self.relative = nn.Embedding(int(config.get("relative_attention_num_buckets", 1)), heads)

    def forward(self, ids: Tensor, kept: Tensor) -> Tensor:
        """The states of the last layer."""
        long = ids.shape[1]
        first = 2 if self.mpnet else 0
        places = torch.arange(first, first + long)
        x = self.norm(self.word(ids) + self.place(places))
        bias = (1.0 - kept.to(x.dtype))[:, None, None, :] * -1e4
        if self.mpnet:
            buckets = _buckets(long, self.relative.num_embeddings)
            bias = bias + self.relative(buckets).permute(2, 0, 1).detach()
        for layer in self.layers:
            x = layer(x, bias)
        return x


def _buckets(long: int, many: int, furthest: int = 128) -> Tensor:
    """Buckets of relative places (Raffel et al. 2020, section 2.1), both directions."""
    places = torch.arange(long)
    away = places[None, :] - places[:, None]
    half = many // 2
    side = (away > 0).long() * half
    away = away.abs()
    exact = half // 2
    log = torch.log(away.clamp(min=1).float() / exact) / math.log(furthest / exact)
    far = (exact + (log * (half - exact)).long()).clamp(max=half - 1)
    return side + torch.where(away < exact, away, far)


def load_encoder(folder: Path, layers: int) -> Encoder:
    """The first ``layers`` layers of the BERT or MPNet model in ``folder``."""
    config = json.loads((folder / "config.json").read_text("utf-8"))
    weights = load_file(folder / "model.safetensors")
    encoder = Encoder(config, layers)
    encoder.load_state_dict(_renamed(weights, encoder), strict=True)
    return encoder


def _renamed(given: dict[str, Tensor], encoder: Encoder) -> dict[str, Tensor]:
    own = {
        "word.weight": given["embeddings.word_embeddings.weight"],
        "place.weight": given["embeddings.position_embeddings.weight"].clone(),
        "norm.weight": given["embeddings.LayerNorm.weight"],
        "norm.bias": given["embeddings.LayerNorm.bias"],
        "relative.weight": given.get(
            "encoder.relative_attention_bias.weight", encoder.relative.weight.detach()
        ),
    }
    if not encoder.mpnet:
        own["place.weight"] += given["embeddings.token_type_embeddings.weight"][0]
    for i in range(len(encoder.layers)):
        own |= _layer(given, i, mpnet=encoder.mpnet)
    return own


def _layer(given: dict[str, Tensor], i: int, *, mpnet: bool) -> dict[str, Tensor]:
    old, new = f"encoder.layer.{i}.", f"layers.{i}."
    if mpnet:
        parts = [f"{old}attention.attn.{p}" for p in "qkv"]
        out, norm = f"{old}attention.attn.o", f"{old}attention.LayerNorm"
    else:
        parts = [f"{old}attention.self.{p}" for p in ("query", "key", "value")]
        out, norm = f"{old}attention.output.dense", f"{old}attention.output.LayerNorm"
    names = {
        "out": out,
        "norm1": norm,
        "up": f"{old}intermediate.dense",
        "down": f"{old}output.dense",
        "norm2": f"{old}output.LayerNorm",
    }
    own = {}
    for kind in ("weight", "bias"):
        own[f"{new}mixed.{kind}"] = torch.cat([given[f"{p}.{kind}"] for p in parts])
        own |= {f"{new}{n}.{kind}": given[f"{o}.{kind}"] for n, o in names.items()}
    return own
