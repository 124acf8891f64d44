"""The condition of a threat, a warning or a promise, and what is to follow from it."""

from __future__ import annotations

__all__: list[str] = []
