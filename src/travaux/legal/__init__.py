"""Legal texts as trees: preamble, parts, articles, paragraphs, points, annexes, closing."""

from travaux.legal.days import closing_day
from travaux.legal.numbers import follows, normal_number
from travaux.legal.operative import told_verb
from travaux.legal.reader import legal_texts
from travaux.legal.titles import FORMULA, title_of
from travaux.legal.units import cited_units, own_body, title_words

__all__ = [
    "FORMULA",
    "cited_units",
    "closing_day",
    "follows",
    "legal_texts",
    "normal_number",
    "own_body",
    "title_of",
    "title_words",
    "told_verb",
]
