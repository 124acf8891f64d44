"""Tokens by their place in the text, with the parties named among them."""

from __future__ import annotations

import re
from bisect import bisect_right

from spacy.tokens import Token

from travaux.finders.mentions import Mention, Mentions
from travaux.language import Annotated
from travaux.model import Span

__all__ = ["Tokens"]

# Words of running text, and not of addresses, names of files and the like.
_WORDS = re.compile(r"(?<![\w./@#_-])[^\W\d_]{2,}(?![\w/@_-]|\.\w)")
_TIMES = frozenset({"DATE", "TIME"})


class Tokens:
    """The tokens of one document. Indices outside the document give None."""

    def __init__(self, annotated: Annotated, parties: Mentions) -> None:
        self.text = annotated.text
        self.doc = annotated.tokens
        self._written = frozenset(_WORDS.findall(annotated.text))
        self._starts: list[int] = annotated.tokens.to_array("IDX").tolist()
        self._parties: dict[int, Mention] = {}
        for mention in parties:
            for i in self.range(mention.span):
                self._parties.setdefault(i, mention)

    def __len__(self) -> int:
        return len(self._starts)

    def get(self, i: int) -> Token | None:
        """The token at index ``i``."""
        return self.doc[i] if 0 <= i < len(self._starts) else None

    def at(self, offset: int) -> int:
        """The index of the token that holds ``offset``, or of the last one before it."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def range(self, span: Span) -> range:
        """The indices of the tokens that touch ``span``."""
        return range(self.at(span.start), self.at(span.end - 1) + 1) if self._starts else range(0)

    def party(self, i: int) -> Mention | None:
        """The party named by token ``i``, the longest where several are."""
        return self._parties.get(i)

    def is_person(self, i: int) -> bool:
        """Whether the entity recogniser takes token ``i`` for part of a person's name."""
        return 0 <= i < len(self._starts) and self.doc[i].ent_type_ == "PERSON"

    def is_time(self, i: int) -> bool:
        """Whether the entity recogniser takes token ``i`` for part of a date or time."""
        return self.doc[i].ent_type_ in _TIMES

    def is_common(self, word: str) -> bool:
        """Whether the text also writes a capitalised ``word`` small, so that it is no name."""
        return word.rpartition(" ")[2].lower() in self._written

    def is_modifier(self, i: int) -> bool:
        """Whether token ``i`` only tells what kind of thing the noun after it is."""
        after = self.get(i + 1)
        if after is None or after.is_sent_start or after.pos_ != "NOUN":
            return False
        return after.text[:1].islower() and self.doc[i].whitespace_ == " "

    def starts_name(self, i: int, given: dict[str, str]) -> bool:
        """Whether a person's name seems to start at token ``i``."""
        token, after = self.get(i), self.get(i + 1)
        if token is None or not token.text[:1].isupper():
            return False
        if self.is_person(i) and self.party(i) is None:
            return True
        return after is not None and token.lower_ in given and after.text[:1].isupper()
