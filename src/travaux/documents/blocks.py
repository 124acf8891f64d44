"""Between original and clean text: blocks of words that know where each came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from travaux.model import Dropped, OffsetMap, Run

__all__ = ["Block", "Piece", "assemble", "block_of", "by_line", "dropped", "pieces_between"]

# One for one: other spaces and control characters become a space, half characters a mark.
_SPACES = "\t\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_CONTROLS = "".join(
    map(chr, (*range(9), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0)))
)
_ONE_FOR_ONE = str.maketrans(dict.fromkeys(_SPACES + _CONTROLS, " "))
_HALF = re.compile("[\ud800-\udfff]")
# Left out: soft hyphens, zero-width spaces, byte order marks, direction overrides.
_LEFT_OUT = re.compile("[\xad\u200b\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a block. ``start`` is where they stand in the original, None if put in."""

    text: str
    start: int | None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item.

    ``near`` is set where one line break parts it from the block before; ``kind`` is the reason to
    drop it where its place in the markup tells one.
    """

    pieces: tuple[Piece, ...]
    text: str
    near: bool = False
    kind: str = ""

    @property
    def start(self) -> int:
        """Where the block starts in the original."""
        return next((p.start for p in self.pieces if p.start is not None), 0)

    @property
    def end(self) -> int:
        """Where the block ends in the original."""
        return max((p.start + len(p.text) for p in self.pieces if p.start is not None), default=0)

    def cut(self, start: int, end: int) -> Block:
        """The block of ``text[start:end]``."""
        return block_of(_cut(self.pieces, start, end), self.near, self.kind)


def block_of(pieces: Iterable[Piece], near: bool = False, kind: str = "") -> Block:
    """A block of ``pieces``, without space at its ends."""
    kept = [piece for piece in pieces if piece.text]
    text = "".join(piece.text for piece in kept)
    lead, tail = len(text) - len(text.lstrip()), len(text.rstrip())
    if lead or tail < len(text):
        kept = list(_cut(kept, lead, max(lead, tail)))
        text = text[lead:tail]
    return Block(tuple(kept), text, near, kind)


def _cut(pieces: Iterable[Piece], start: int, end: int) -> Iterator[Piece]:
    at = 0
    for piece in pieces:
        low, high = max(start - at, 0), min(end - at, len(piece.text))
        if low < high:
            where = None if piece.start is None else piece.start + low
            yield Piece(piece.text[low:high], where)
        at += len(piece.text)


def by_line(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """The runs of ``pieces`` between those that are a line break."""
    line: list[Piece] = []
    for piece in pieces:
        if piece.text == "\n":
            yield line
            line = []
        else:
            line.append(piece)
    yield line


def pieces_between(original: str, start: int, end: int) -> Iterator[Piece]:
    """The words of ``original[start:end]``: spaces made plain, invisible signs left out."""
    words = original[start:end]
    if words.isascii() and words.isprintable():
        yield Piece(words, start)
        return
    words = _HALF.sub("\ufffd", words.translate(_ONE_FOR_ONE))
    at = 0
    for gap in _LEFT_OUT.finditer(words):
        yield Piece(words[at : gap.start()], start + at)
        at = gap.end()
    yield Piece(words[at:], start + at)


def assemble(blocks: Iterable[Block]) -> tuple[str, OffsetMap]:
    """The clean text of ``blocks`` and the way from it to the original."""
    parts: list[str] = []
    runs: list[Run] = []
    at = 0
    for block in blocks:
        if parts:
            gap = "\n" if block.near else "\n\n"
            parts.append(gap)
            at += len(gap)
        for piece in block.pieces:
            if piece.start is not None:
                _add_run(runs, Run(at, piece.start, len(piece.text)))
            parts.append(piece.text)
            at += len(piece.text)
    return "".join(parts), OffsetMap(tuple(runs))


def _add_run(runs: list[Run], run: Run) -> None:
    last = runs[-1] if runs else None
    if (
        last
        and last.clean + last.length == run.clean
        and last.original + last.length == run.original
    ):
        runs[-1] = replace(last, length=last.length + run.length)
    else:
        runs.append(run)


def dropped(block: Block, reason: str) -> Dropped:
    """``block`` as dropped for ``reason``."""
    return Dropped(block.start, block.text, reason)
