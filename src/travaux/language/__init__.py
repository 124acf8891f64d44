"""Language: sentences, entities, quotes and times of a document."""

from travaux.language.annotated import Annotated, Quote, TimeExpression, TimeKind
from travaux.language.pipeline import annotate, annotate_all, load_language

__all__ = [
    "Annotated",
    "Quote",
    "TimeExpression",
    "TimeKind",
    "annotate",
    "annotate_all",
    "load_language",
]
