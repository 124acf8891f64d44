"""Legal texts as trees: preamble, parts, articles, paragraphs, points, annexes, closing."""

from travaux.legal.days import closing_day
from travaux.legal.norms import clauses, norms, told_clauses, unit_norms
from travaux.legal.numbers import follows, normal_number
from travaux.legal.operative import told_verb
from travaux.legal.party_lists import parties_listed
from travaux.legal.reader import legal_texts
from travaux.legal.references import UnitIndex
from travaux.legal.signatories import signatories
from travaux.legal.signing import Signed, signing_time
from travaux.legal.terms import with_uses
from travaux.legal.titles import FORMULA, title_of
from travaux.legal.units import cited_units, own_body, title_words

__all__ = [
    "FORMULA",
    "Signed",
    "UnitIndex",
    "cited_units",
    "clauses",
    "closing_day",
    "follows",
    "legal_texts",
    "normal_number",
    "norms",
    "own_body",
    "parties_listed",
    "signatories",
    "signing_time",
    "title_of",
    "title_words",
    "told_clauses",
    "told_verb",
    "unit_norms",
    "with_uses",
]
