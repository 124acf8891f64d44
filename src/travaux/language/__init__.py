"""Language: sentences, entities, quotes and times of a document."""

from travaux.language.annotated import Annotated, Quote, TimeExpression, TimeKind
from travaux.language.pipeline import annotate, annotate_all, load_language
from travaux.language.speech import SpeechReader, load_speech
from travaux.language.speech_decoding import ROLES, Choice, Heard, Hearing

__all__ = [
    "ROLES",
    "Annotated",
    "Choice",
    "Heard",
    "Hearing",
    "Quote",
    "SpeechReader",
    "TimeExpression",
    "TimeKind",
    "annotate",
    "annotate_all",
    "load_language",
    "load_speech",
]
