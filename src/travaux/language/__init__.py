"""Language: sentences, entities, quotes and times of a document."""

from travaux.language.annotated import Annotated, Quote, TimeExpression, TimeKind
from travaux.language.pipeline import annotate, load_language

__all__ = ["Annotated", "Quote", "TimeExpression", "TimeKind", "annotate", "load_language"]
