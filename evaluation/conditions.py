"""Conditions and consequences as spans, against sentences written for this purpose.

``python -m evaluation.conditions`` prints the scores; ``--errors`` also what was found instead.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from evaluation.spans import Score, score_spans, trimmed
from travaux.codebook.cues import load_cues
from travaux.finders.conditions import find_condition
from travaux.language import Annotated, annotate, load_language
from travaux.model import Document, Span, sha256
from travaux.settings import Settings

__all__ = ["Marked", "marked_lines", "score_conditions"]

SENTENCES = Path(__file__).parent / "data" / "conditions.txt"
_MARKS = {"[": "content", "{": "condition", "<": "consequence"}
_CLOSING = {"]": "[", "}": "{", ">": "<"}


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with the spans that its marks set off, by role, and the act before it."""

    act: str
    text: str
    spans: dict[str, list[tuple[int, int]]]


def marked_lines(path: Path, marks: Mapping[str, str] = _MARKS) -> Iterator[Marked]:
    """The sentences of a file, one a line: act, tabulator, text with marks; "#" opens a remark.

    ``marks`` gives the role of what each opening mark sets off.
    """
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            act, _, words = line.partition("\t")
            yield _marked(act, words, marks)


def _marked(act: str, words: str, marks: Mapping[str, str]) -> Marked:
    text, opened = "", dict[str, int]()
    spans: dict[str, list[tuple[int, int]]] = {role: [] for role in marks.values()}
    for character in words:
        if character in marks:
            opened[character] = len(text)
        elif character in _CLOSING:
            mark = _CLOSING[character]
            spans[marks[mark]].append((opened.pop(mark), len(text)))
        else:
            text += character
    return Marked(act, text, spans)


def score_conditions(path: Path = SENTENCES) -> dict[str, Score]:
    """Exact and overlapping spans of conditions and consequences, over whole documents' words."""
    totals: dict[str, Score] = {}
    for marked, found in _read(path):
        for role, given in found.items():
            wanted = {trimmed(marked.text, *span) for span in marked.spans[role]}
            for measure, score in score_spans(given, wanted).items():
                name = f"{role}.{measure}"
                totals[name] = totals.get(name, Score()) + score
    return totals


def _read(path: Path) -> Iterator[tuple[Marked, dict[str, set[tuple[int, int]]]]]:
    nlp = load_language(Settings().language_model)
    for marked in marked_lines(path):
        document = Document(sha256(marked.text.encode()), "-", "text/plain", marked.text)
        yield marked, _found(annotate(document, nlp), marked)


def _found(annotated: Annotated, marked: Marked) -> dict[str, set[tuple[int, int]]]:
    spans = [annotated.token_span(Span(*span)) for span in marked.spans["content"]]
    content = [t for span in spans if span is not None for t in span if not t.is_space]
    found = find_condition(content, load_cues())
    told = {"condition": found.condition, "consequence": found.consequence} if found else {}
    return {
        role: _span(annotated, marked.text, told.get(role)) for role in ("condition", "consequence")
    }


def _span(annotated: Annotated, text: str, tokens: tuple[int, int] | None) -> set[tuple[int, int]]:
    if tokens is None:
        return set()
    first, last = (annotated.tokens[i] for i in tokens)
    return {trimmed(text, first.idx, last.idx + len(last))}


def _print_errors(path: Path) -> None:
    for marked, found in _read(path):
        for role, given in found.items():
            wanted = {trimmed(marked.text, *span) for span in marked.spans[role]}
            if given != wanted:
                words = [marked.text[a:b] for a, b in given]
                print(f"{role}: {words} for {[marked.text[a:b] for a, b in wanted]}")


def main() -> None:
    """Print the scores, and with ``--errors`` every span that is wrong."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.conditions", description=__doc__)
    parser.add_argument("--errors", action="store_true", help="also print what is wrong")
    parser.add_argument("file", nargs="?", type=Path, default=SENTENCES, help="marked sentences")
    told = parser.parse_args()
    for name, score in score_conditions(told.file).items():
        print(f"{name:<24}{score.precision:>7.3f}{score.recall:>7.3f}{score.f1:>7.3f}")
    if told.errors:
        _print_errors(told.file)


if __name__ == "__main__":
    main()
