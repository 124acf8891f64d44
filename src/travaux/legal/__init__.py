"""Legal texts as trees: preamble, parts, articles, paragraphs, points, annexes, closing."""

from travaux.legal.numbers import normal_number
from travaux.legal.reader import legal_texts

__all__ = ["legal_texts", "normal_number"]
