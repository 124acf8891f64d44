"""Identifiers that come from content, so that the same input gives the same ids everywhere."""

from __future__ import annotations

import hashlib
import re
import unicodedata

__all__ = ["content_id", "sha256", "slug"]


def sha256(content: bytes) -> str:
    """The SHA-256 of ``content``, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def content_id(kind: str, *parts: str | int | None) -> str:
    """An id ``kind:<16 hex digits>`` made of ``parts``; the same parts give the same id."""
    packed = "\x1f".join("" if part is None else str(part) for part in parts)
    return f"{kind}:{hashlib.sha256(packed.encode()).hexdigest()[:16]}"


def slug(name: str) -> str:
    """``name`` in lower case, accents folded, other than letters and digits as one hyphen.

    Letters of any script are kept: "Лавров" gives "лавров".
    """
    compatible = unicodedata.normalize("NFKD", name).casefold()
    folded = unicodedata.normalize("NFKD", compatible)
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", plain).strip("-")
