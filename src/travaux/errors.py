"""Every error Travaux raises on purpose.

The tree::

    TravauxError
    ├── InputError               what the user gave cannot be used at all
    │   ├── NoInputError         nothing there: no such path, an empty folder, no match
    │   └── SidecarError         a sidecar file that cannot be understood
    ├── DocumentError            one document cannot be read; it is set aside and the others go on
    ├── CaseError                a case file that cannot be used, with its line
    ├── CodebookError            a table of general knowledge that fails its own rules
    ├── LanguageModelError       the language model is absent or not the one expected
    ├── MissingExtraError        an optional part that is not installed
    ├── OutputError              what was made cannot be written where the user wants it
    └── RecordError              the record cannot be opened, read or written
        ├── RecordNotFoundError
        ├── RecordVersionError   made by a newer version of Travaux
        └── RecordWriteError     disc full, read-only place, locked by another run

Errors carry data, and their text says what to do next.
"""

from __future__ import annotations

__all__ = [
    "CaseError",
    "CodebookError",
    "DocumentError",
    "InputError",
    "LanguageModelError",
    "MissingExtraError",
    "NoInputError",
    "OutputError",
    "RecordError",
    "RecordNotFoundError",
    "RecordVersionError",
    "RecordWriteError",
    "SidecarError",
    "TravauxError",
]


class TravauxError(Exception):
    """The root of the tree. ``what`` says what is wrong, ``advice`` what to do about it."""

    def __init__(self, what: str, advice: str = "") -> None:
        self.what = what
        self.advice = advice
        super().__init__(f"{what} {advice}".strip())


class InputError(TravauxError):
    """What the user gave cannot be used at all."""


class NoInputError(InputError):
    """There is nothing to read: no such path, an empty folder, a pattern without a match."""


class SidecarError(InputError):
    """A sidecar file that cannot be understood."""


class DocumentError(TravauxError):
    """One document cannot be read. It is set aside with ``reason``, and the others go on.

    ``source`` is the path or URL as given; ``reason`` is a short stable word for programs,
    such as ``"scanned-pdf"``, ``"encrypted-pdf"``, ``"empty"``, ``"binary"`` or ``"too-large"``.
    """

    def __init__(self, source: str, reason: str, what: str, advice: str = "") -> None:
        self.source = source
        self.reason = reason
        super().__init__(what, advice)


class CaseError(TravauxError):
    """A case file that cannot be used. ``path`` is the file, ``line`` its line from 1 (0: none)."""

    def __init__(self, path: str, line: int, what: str, advice: str = "") -> None:
        self.path = path
        self.line = line
        super().__init__(f"{path}, line {line}: {what}" if line else f"{path}: {what}", advice)


class CodebookError(TravauxError):
    """A table of general knowledge that fails its own rules."""


class LanguageModelError(TravauxError):
    """The language model is absent or not the one expected."""


class MissingExtraError(TravauxError):
    """An optional part that is not installed. ``extra`` names what to install."""

    def __init__(self, extra: str, needed_for: str) -> None:
        self.extra = extra
        super().__init__(
            f"{needed_for} needs the optional part '{extra}', which is not installed.",
            f"Install it with: pip install 'travaux[{extra}]'",
        )


class OutputError(TravauxError):
    """What was made cannot be written where the user wants it."""


class RecordError(TravauxError):
    """The record cannot be opened, read or written. ``path`` is the record's file."""

    def __init__(self, path: str, what: str, advice: str = "") -> None:
        self.path = path
        super().__init__(what, advice)


class RecordNotFoundError(RecordError):
    """There is no record at this path."""


class RecordVersionError(RecordError):
    """The record was made by a newer version of Travaux."""


class RecordWriteError(RecordError):
    """The record cannot be written: disc full, read-only place, locked by another run."""
