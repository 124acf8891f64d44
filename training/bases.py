"""The readers that can be trained: layers of the base model, how long, how fast."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["KINDS", "Kind"]


@dataclass(frozen=True, slots=True)
class Kind:
    """``layers`` are kept of the base, the lowest ``frozen`` as they are; ``rate`` is AdamW's."""

    layers: int
    frozen: int
    epochs: float
    rate: float
    beside: tuple[str, ...] = ()  # readers whose log-probabilities are averaged with this one's


KINDS = {
    "fast": Kind(layers=6, frozen=0, epochs=3.0, rate=2.5e-4),
    "accurate": Kind(layers=6, frozen=3, epochs=1.3, rate=1.0e-4, beside=("fast",)),
}
