"""What the words of a text's title tell: its kind of claim, its status, its version."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from travaux.codebook.text_kinds import text_words
from travaux.finders.near import Near
from travaux.finders.phrases import span_of
from travaux.model import TextKind, TextStatus

__all__ = [
    "SETTLED",
    "Frame",
    "TitleWords",
    "is_definite",
    "is_owned",
    "status_of",
    "version_of",
]

_TOPIC = frozenset({"on", "against", "banning", "to"})

_COUNTED = re.compile(
    r"(?:\d+|[a-z]+)[-‑](?:point|page|article|clause|paragraph|step)", re.IGNORECASE
)
_VERSION = re.compile(
    r"\b(?:(?:revised|new|first|second|third|fourth|latest|final|initial|updated)\s+)?(?:zero\s+)?drafts?\b"
    r"|\b(?:revised|final|amended|consolidated|updated)\s+(?:text|version)\b",
    re.IGNORECASE,
)
_PLAIN_VERSION = frozenset({"draft", "drafts"})
_NATIONAL = frozenset({TextKind.ACT, TextKind.BILL})
_BETWEEN = frozenset({TextKind.AGREEMENT, TextKind.TREATY, TextKind.PLAN})


@dataclass(frozen=True, slots=True)
class Frame:
    """The noun phrase that names a text: its first token and one past its last."""

    left: int
    right: int
    formal: bool
    quoted: bool


class TitleWords:
    """What the words of a title themselves tell."""

    def __init__(
        self, near: Near, noun: Token, kind: TextKind, word: str, frame: Frame, title: str
    ) -> None:
        doc, words = noun.doc, text_words()
        before, after = doc[frame.left : noun.i], doc[noun.i + 1 : frame.right]
        lower = [t.lower_ for t in before]
        single = word.removesuffix("s")
        self.kind, self.word = kind, word
        self.general = single in words.general
        self.states = [words.states[w] for w in lower if w in words.states]
        self.drafted = bool(self.states) or "draft" in lower
        self.versioned = self.drafted or single == "draft" or bool(_VERSION.search(title))
        self.counted = bool(_COUNTED.search(title)) or bool(re.search(r"\d", after[:1].text))
        capital = any(t.text[:1].isupper() and t.pos_ == "PROPN" for t in before)
        goes_on = any(t.text[:1].isupper() for t in after)
        self.formal = frame.quoted or (frame.formal and not self.general and (capital or goes_on))
        self.one_of_several = (
            word in words.plurals and frame.left > 0 and doc[frame.left - 1].lower_ in {"and", "or"}
        )
        self.topical = single in words.topical and after[:1].text.lower() in _TOPIC
        self.joint = not words.joint.isdisjoint(lower)
        timed = bool(near.times(span_of(doc, frame.left, noun.i))) if before else False
        likened = frame.left > 0 and doc[frame.left - 1].lower_ in {"a", "an"}
        self.unspecific = _NATIONAL | {TextKind.PLAN} if likened else _NATIONAL
        self.definite = is_definite(doc, frame.left) or is_owned(doc, frame.left)
        follows = _time_beside(near, doc, noun.i + 1)
        self.dated = (timed and self.definite) or follows
        self.matter = bool(lower) and lower[-1] in words.matters and kind in _BETWEEN
        self.of_what = (
            any(t.lower_ in words.of_what for t in after[1:2]) and after[0].lower_ == "of"
        )
        self.real = False
        self.written = "written" in lower
        self.topic = doc[noun.i + 1 : noun.i + 2].text.lower() in {"on", "for", "against"}


def is_owned(doc: Doc, left: int) -> bool:
    """Whether a possessor stands before token ``left``: "Chile's", "its"."""
    return left > 0 and doc[left - 1].tag_ in {"POS", "PRP$"}


def _time_beside(near: Near, doc: Doc, at: int) -> bool:
    """Whether "of 11 May" or "dated 4 April" follows at token ``at``."""
    if at >= len(doc) or doc[at].lower_ not in {"of", "dated", "from"}:
        return False
    return any(near.time_at(token) is not None for token in doc[at + 1 : at + 3])


def is_definite(doc: Doc, left: int) -> bool:
    """Whether the word before token ``left`` points back: "the", "this"."""
    return left > 0 and doc[left - 1].lower_ in {
        "the",
        "this",
        "that",
        "these",
        "those",
        "its",
        "their",
    }


_ISSUED = frozenset(
    {TextKind.STATEMENT, TextKind.COMMUNIQUE, TextKind.DECLARATION, TextKind.LETTER}
)
"""Kinds that are not on offer once issued: they are out."""


def status_of(words: TitleWords, told: TextStatus | None) -> TextStatus:
    """How far a text has come: as an event told, else as its title has it."""
    if told in SETTLED:
        return told
    if words.states:
        return TextStatus.DRAFT if TextStatus.DRAFT in words.states else words.states[0]
    if words.versioned and (told is None or words.general):
        return TextStatus.DRAFT
    if told is TextStatus.PROPOSED and words.kind in _ISSUED:
        return TextStatus.UNKNOWN
    return told or _of_kind(words)


SETTLED = frozenset(
    {TextStatus.SIGNED, TextStatus.ADOPTED, TextStatus.REJECTED, TextStatus.WITHDRAWN}
)


def _of_kind(words: TitleWords) -> TextStatus:
    if words.kind is TextKind.RESOLUTION and words.counted:
        return TextStatus.ADOPTED
    return TextStatus.PROPOSED if words.kind is TextKind.PROPOSAL else TextStatus.UNKNOWN


def version_of(title: str) -> str | None:
    """The words of a title that name its version ("revised draft"), None for "draft" alone."""
    match = _VERSION.search(title)
    return match.group() if match and match.group().lower() not in _PLAIN_VERSION else None
