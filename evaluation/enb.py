"""Bulletins on climate talks (Earth Negotiations Bulletin) as actor, predicate and point.

What is annotated
    ``evaluation/enb/dev.json`` and ``test.json`` hold, for sentences of a corpus that is not ours
    to keep here, where each stands (file, line, offsets in the line, SHA-256 of the words read)
    and its triples: who, with the words of the predicate, on which point. Marks that the corpus
    adds to the words (who "he" is) are taken out, and its quotation marks made typographic, before
    offsets in the sentence are counted. An actor is a state, an intergovernmental organisation or
    a negotiating group; who presides, "delegates" and "some parties" are none. Who speaks for a
    group is not the actor, the group is. Everyone in a list has a triple; who is said to be
    "supported by" or "opposed by" another gives that one a triple with the same point.

How it is read
    One sentence at a time, each as a document of its own. The triples given are those of the
    document's statements, whatever the rule that found them: for every statement and every
    speaker with a party (the party spoken for, where one is named) the cue and the content.

What counts as equal
    An *actor*: the same party id; where a table holds no such party, the same name in any case.
    A *predicate*: the same words in any case, auxiliaries, adverbs and "by" aside ("did not
    support" and "could not support" are equal, "supported" differs). The first word that is none
    of these is the predicate; what a cue has after it ("called | for") belongs to the point.
    A *point*: the same words in any case and in order, quotation marks, spaces and punctuation at
    the edges aside, and without the one word that joins it to its predicate ("that", "for",
    "on"). A point in pieces is compared as its pieces joined.
    A *triple*: all three. Its *kind* (report, support, oppose) is that of the statement's act.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.gold import GoldError
from evaluation.spans import Score
from travaux.codebook.parties import load_parties
from travaux.documents import document_from_text
from travaux.finders.find import find
from travaux.language import annotate, load_language
from travaux.model import Act, PartyRef, Statement
from travaux.reading import speech_of
from travaux.settings import Settings

__all__ = ["Bulletin", "Triple", "load_bulletins", "plain", "score_bulletins", "triples_of"]

_MARK = re.compile(r"\[=> [^\]]*\]")
_WORD = re.compile(r"[^\s\"“”«»„`]+")
_EDGE = " \t\n,;:.!?–—-()'’‘"
_HELPING = frozenset(
    {"do", "does", "did", "has", "have", "had", "was", "were", "is", "are", "am", "be", "been"}
    | {"being", "will", "would", "could", "can", "may", "might", "shall", "should", "must", "to"}
    | {"by"}
)
_ADVERBS = frozenset(("also", "then", "further", "again", "still", "only", "even", "already"))
_LINKS = frozenset(
    ("that", "for", "on", "upon", "over", "of", "about", "against", "to", "with", "at", "as", "in")
)
_KINDS = {
    **dict.fromkeys((Act.ACCEPT, Act.DEMAND, Act.APPEAL, Act.PROMISE, Act.OFFER), "support"),
    **dict.fromkeys((Act.REJECT, Act.DENY, Act.ACCUSE, Act.WARN), "oppose"),
}


@dataclass(frozen=True, slots=True)
class Triple:
    """Who, by what words, on which point; each in the form in which it is compared."""

    actor: str
    predicate: str
    point: str
    kind: str = "report"


@dataclass(frozen=True, slots=True)
class Bulletin:
    """One sentence with the triples wanted of it."""

    text: str
    triples: tuple[Triple, ...]


def score_bulletins(annotations: Path, folder: Path) -> dict[str, Score]:
    """Scores by measure over the sentences of one file of annotations; ``folder`` has the corpus.

    Raises GoldError where the corpus does not hold the words that were annotated.
    """
    settings = Settings()
    nlp, speech = load_language(settings.language_model), speech_of(settings)
    scores: dict[str, Score] = defaultdict(Score)
    for bulletin in load_bulletins(annotations, folder):
        annotated = annotate(document_from_text(bulletin.text), nlp, speech)
        given = set(triples_of(find(annotated).statements))
        for measure, score in _compared(given, set(bulletin.triples)).items():
            scores[measure] += score
    return scores


def _compared(given: set[Triple], wanted: set[Triple]) -> dict[str, Score]:
    bare = [{(t.actor, t.predicate, t.point) for t in side} for side in (given, wanted)]
    scores = {"triple": Score(len(bare[0] & bare[1]), len(bare[0]), len(bare[1]))}
    for at, part in enumerate(("actor", "predicate", "point")):
        have, want = (Counter(t[at] for t in side) for side in bare)
        scores[part] = Score((have & want).total(), have.total(), want.total())
    scores["triple with kind"] = Score(len(given & wanted), len(given), len(wanted))
    return scores


def triples_of(statements: Iterable[Statement]) -> Iterator[Triple]:
    """The triples that statements amount to; one for each speaker that has a party."""
    for statement in statements:
        if statement.cue is None:
            continue
        predicate, rest = _parted(statement.cue.text)
        point = _point([rest, *(passage.text for passage in statement.content)])
        kind = _KINDS.get(statement.act, "report")
        for party in _parties(statement):
            yield Triple(_actor(party), predicate, point, kind)


def _parties(statement: Statement) -> list[PartyRef]:
    if statement.on_behalf_of is not None and len(statement.speakers) < 2:
        return [statement.on_behalf_of]
    return [s.party for s in statement.speakers if s.party]


def _actor(party: PartyRef) -> str:
    return party.id if party.id in load_parties() else party.name.casefold()


def _parted(cue: str) -> tuple[str, str]:
    """The predicate of a cue, with its negation, and the words behind it."""
    words = [w.strip(_EDGE) for w in cue.casefold().replace("cannot", "can not").split()]
    denied = [w for w in words if w in ("not", "never") or w.endswith(("n't", "n’t"))]
    for at, word in enumerate(words):
        if word and word not in denied and not _helps(word):
            return " ".join(["not"] * bool(denied) + [word]), " ".join(words[at + 1 :])
    return " ".join(words), ""


def _helps(word: str) -> bool:
    return word in _HELPING or word in _ADVERBS or word.endswith("ly")


def _point(pieces: Iterable[str]) -> str:
    words = [w for piece in pieces for w in _WORD.findall(piece.casefold())]
    while words and not words[0].strip(_EDGE):
        words = words[1:]
    if len(words) > 1 and words[0].strip(_EDGE) == "by":
        words = words[1:]
    if len(words) > 1 and words[0].strip(_EDGE) in _LINKS:
        words = words[1:]
    return " ".join(words).strip(_EDGE)


def load_bulletins(annotations: Path, folder: Path) -> Iterator[Bulletin]:
    """The sentences of a file of annotations, with their triples."""
    for text, row in annotated_sentences(annotations, folder):
        yield Bulletin(text, tuple(_triple(text, t) for t in row["triples"]))


def annotated_sentences(annotations: Path, folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each sentence of a file of annotations with its row, its words from the corpus in ``folder``.

    Raises GoldError where a sentence's words are not those that were annotated.
    """
    lines: dict[str, list[str]] = {}
    for row in json.loads(annotations.read_text("utf-8"))["sentences"]:
        name = row["file"]
        if name not in lines:
            lines[name] = (folder / name).read_text("utf-8").split("\n")
        text = plain(lines[name][row["line"] - 1][row["start"] : row["end"]])
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise GoldError(f"{folder / name}, line {row['line']}: not the words annotated")
        yield text, row


def plain(line: str) -> str:
    """The words of a line without the marks of the corpus: "He[=> Peru] said ``no''"."""
    return _MARK.sub("", line).replace("``", "“").replace("''", "”")


def _triple(text: str, row: dict[str, Any]) -> Triple:
    start, end = row["predicate"]
    named = load_parties().named(row["actor"])
    return Triple(
        _actor(named) if named else row["actor"].casefold(),
        _parted(text[start:end])[0],
        _point(text[a:b] for a, b in row["point"]),
        row["kind"],
    )
