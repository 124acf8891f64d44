"""Whether words were said, and by somebody who can speak."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from travaux.codebook.cues import Cues
from travaux.codebook.offices import load_offices
from travaux.finders.act_rules import cue_verb, is_negated, is_void
from travaux.finders.attribution import Attribution
from travaux.finders.statement_contents import NEUTRAL, roots
from travaux.finders.statement_facts import is_hinged, is_open, is_provided, is_silence, is_wished
from travaux.finders.statement_reader import StatementReader
from travaux.model import Span

__all__ = ["antecedent", "asserted", "head_of", "speaks"]

_NOBODY = frozenset(
    {"it", "this", "that", "these", "those", "what", "you", "there", "one", "nothing", "which"}
    | {"itself", "themselves", "himself", "herself"}
)
_SURE = 0.5  # of an attribution: likelier right than wrong
_ASKED = frozenset({"who", "whom"})
_NONE = frozenset({"no", "none", "nobody", "neither", "few"})
_SUPPOSED = frozenset({"would", "could", "might", "may", "can", "should"})
_FORESEEN = frozenset({"must", "should", "may", "might", "shall", "will", "’ll", "'ll", "wo"})
_HELPS = frozenset({"aux", "auxpass"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_UNITS = frozenset({"article", "paragraph", "section", "chapter", "annex", "clause", "provision"})
_THINGS = frozenset({"which", "that", "this", "it", "what", "itself", "themselves", "himself"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})


def asserted(reader: StatementReader, found: Attribution) -> bool:
    """Whether the text says that the words were said, by somebody who can speak.

    What a trained reader holds for likelier wrong than right is none; where it is surer, who can
    speak is left to it.
    """
    if (found.probability or 1) < _SURE or not _telling(reader, found):
        return False
    source, cue = reader.tokens(found.source), reader.tokens(found.cue)
    verb = cue_verb(cue, reader.cues)
    sure = found.probability is not None
    if _nobody(source) and not (
        _is_said_by_it(source, verb, reader.cues) or (sure and _stands_for_somebody(source))
    ):
        return False
    if verb is None:
        return True
    if _unsaid(cue, verb, reader.cues) or _binds(source, verb, reader.cues):
        return False
    if not _is_fact(reader, found, cue, verb):
        return False
    return sure or _by_somebody(reader, found, cue, verb)


def _telling(reader: StatementReader, found: Attribution) -> bool:
    """Whether the words said are more than a word that points: "demanded this"."""
    words = [t for span in found.content for t in reader.tokens(span) if not t.is_punct]
    return any(t.pos_ not in ("PRON", "DET", "SCONJ", "ADP", "PART") for t in words)


def _by_somebody(
    reader: StatementReader, found: Attribution, cue: Sequence[Token], verb: Token
) -> bool:
    """Whether the words, or what the source names, tell that somebody spoke."""
    source = reader.tokens(found.source)
    if not source:
        return "quote" in reader.cues.verbs[verb.lower_].acts and verb.tag_ != "VBG"
    supposed = any(t.lower_ in _SUPPOSED for t in cue)
    thing = len(source) == 1 and source[0].lower_ in ("which", "that")
    clausal = not (supposed or thing or verb.tag_ == "VBG") and _clausal(reader, found)
    return clausal or speaks(reader, source)


def _unsaid(cue: Sequence[Token], verb: Token, cues: Cues) -> bool:
    """Whether nothing was said: "failed to agree", "has not said", "will announce"."""
    if is_void(cue) or (verb.tag_ == "VB" and not any(t.tag_ in _FINITE for t in cue)):
        return True
    if any(t.tag_ == "MD" and t.lower_ in _FORESEEN for t in cue):
        return True
    acts = cues.verbs[verb.lower_].acts
    if "quote" not in acts or not NEUTRAL.issuperset(acts.values()):
        return False
    future = any(t.tag_ == "MD" and t.lower_ not in ("would", "’d", "'d") for t in cue)
    return future or (is_negated(cue) and any(t.dep_ == "neg" or t.text == "never" for t in cue))


def _is_fact(
    reader: StatementReader, found: Attribution, cue: Sequence[Token], verb: Token
) -> bool:
    """Whether words were said: on no condition, nothing left open, laid down by no text."""
    if is_hinged(verb, reader.cues) or is_wished(verb, reader.cues) or is_open(cue, verb):
        return False
    said = reader.tokens(found.content[0])
    if is_silence(cue, verb, said):
        return False
    sentence = reader.annotated.sentence_at(verb.idx).of(reader.annotated.text)
    return not is_provided(cue, verb, reader.tokens(found.source), reader.cues, sentence)


def _binds(source: Sequence[Token], verb: Token, cues: Cues) -> bool:
    """Whether a text provides for something, and says nothing: "the treaty obliges them to"."""
    if not source or cues.verbs[verb.lower_].lemma not in cues.binding:
        return False
    head = head_of(source)
    head = antecedent(head) or head
    return _text_noun(head, cues)


def head_of(words: Sequence[Token]) -> Token:
    """The word of a phrase that no other word of it governs."""
    return next((t for t in words if t.head not in words or t.head == t), words[-1])


def _nobody(source: Sequence[Token]) -> bool:
    """Whether a source is nobody: "it", "no country", "Article 4"."""
    if source and (source[0].lower_ in _NONE or _is_provision(head_of(source))):
        return True
    if len(source) != 1 or antecedent(source[0]):
        return False
    asked = source[0].lower_ in _ASKED and source[0].head.dep_ == "ccomp"
    return asked or source[0].lower_ in _NOBODY


def _stands_for_somebody(source: Sequence[Token]) -> bool:
    """Whether a source is a pronoun that can stand for a body: "it", "which"."""
    word = source[0]
    return len(source) == 1 and word.lower_ in ("it", "which", "that") and not _is_provision(word)


def _is_said_by_it(source: Sequence[Token], verb: Token | None, cues: Cues) -> bool:
    """Whether "it" is a body that says something: "it said in a statement"."""
    if verb is None or len(source) != 1 or source[0].lower_ != "it":
        return False
    return source[0].dep_ == "nsubj" and "quote" in cues.verbs[verb.lower_].acts


def _is_provision(word: Token) -> bool:
    """Whether a word, or what it stands for, is a numbered unit of a text: "Article 4"."""
    noun = antecedent(word) or word
    if noun.lower_.removesuffix("s") not in _UNITS:
        noun = next((c for c in noun.lefts if c.lower_.removesuffix("s") in _UNITS), noun)
    return noun.lower_.removesuffix("s") in _UNITS


def _clausal(reader: StatementReader, found: Attribution) -> bool:
    """Whether what is said is a quote or a clause, which only somebody who speaks can have said."""
    for span in found.content:
        quote = reader.annotated.quote_at(span.start)
        if (quote and quote.outer.contains(span)) or any(
            t.tag_ in _FINITE or any(c.dep_ in _HELPS and c.tag_ != "TO" for c in t.lefts)
            for t in roots(reader.tokens(span))
        ):
            return True
    return False


def speaks(reader: StatementReader, source: Sequence[Token]) -> bool:
    """Whether a source names a party, a person, people or a text, and no thing or event."""
    if not source:
        return True
    head = head_of(source)
    head = antecedent(head) or head
    if head.pos_ == "PROPN" or _text_noun(head, reader.cues):
        return True
    if head.pos_ == "PRON":
        return head.lower_ not in _THINGS
    if head.lower_ in reader.cues.speakers or _are_people(head.lower_):
        return True
    here = Span(
        min(head.idx, source[0].idx), max(head.idx + len(head), source[-1].idx + len(source[-1]))
    )
    named = reader.mentions.inside(here)
    return any(m.span.start <= head.idx < m.span.end for m in named)


def _are_people(word: str) -> bool:
    """Whether a noun names people or a body that acts: "delegates", "a group", "the side"."""
    offices = load_offices()
    return any(w in offices.groups or w in offices.bodies for w in (word, word.removesuffix("s")))


def _text_noun(noun: Token, cues: Cues) -> bool:
    return noun.lower_ in cues.channels or noun.lower_.removesuffix("s") in cues.channels


def antecedent(word: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    if word.lower_ not in _RELATIVE:
        return None
    verb = word.head
    for _ in range(4):
        if verb.dep_ == "relcl":
            return verb.head
        verb = verb.head
    return None
