"""``python -m benchmarks.scaling [TEXT …]``: time of reading speech against length of text.

Each hostile text is read at two lengths, one four times the other; time is process time after the
language model. A ratio under 6 is linear with its noise; 16 would be quadratic.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from travaux.codebook.cues import load_cues
from travaux.finders.attribution import attributions
from travaux.finders.mentions import Mentions
from travaux.finders.parties import party_mentions
from travaux.finders.people import find_people
from travaux.finders.resolve import resolve
from travaux.finders.statements import find_statements
from travaux.language import Annotated, annotate, load_language
from travaux.language.quotes import find_quotes
from travaux.model import Document, sha256
from travaux.settings import Settings

MOST = 6.0  # the ratio of times at lengths 4 to 1

TEXTS: dict[str, Callable[[int], str]] = {
    "a quote of many pages": lambda n: (
        "Ana Lind said: “" + "The bridge is open and we will keep it open. " * (60 * n) + "”"
    ),
    "a quote with quotes in it": lambda n: (
        "Ana Lind said: “" + "He called it ‘a weak text’ and she said so. " * (60 * n) + "”"
    ),
    "a quote over paragraphs": lambda n: (
        "Ana Lind said: " + "“We will keep the bridge open.\n\n" * (60 * n)
    ),
    "one sentence": lambda n: (
        "Ana Lind of Peru said that " + "the bridge to Chile, which she likes, and " * (60 * n)
    ),
    "no full stop": lambda n: "Peru says Chile said the envoy told him they will go " * (60 * n),
    "unclosed marks": lambda n: "Peru said “ " * (250 * n),
    "unclosed marks in one word": lambda n: "“" * (1000 * n),
    "quotes alone": lambda n: "“We will go on.” " * (80 * n),
    "turns": lambda n: (
        "Mr. Lind (Norway): We agree. It is late.\n\nThe Chair: Thanks.\n\n" * (30 * n)
    ),
    "labels": lambda n: "Ana Lind: " * (200 * n),
    "pronouns": lambda n: "Ana Lind met Eva Brod. She said it was late. He said so. " * (40 * n),
    "lists": lambda n: "Ministers:\n\n" + "- agreed to meet;\n" * (100 * n),
    "records": lambda n: "1. Mr. Lind (Norway) said that it was late. It was so. " * (50 * n),
}


def main() -> int:
    """Print each text's two times and their ratio; 1 where a ratio is over the bound."""
    nlp = load_language(Settings().language_model)
    load_cues()
    slow = 0
    for name, text in TEXTS.items():
        if sys.argv[1:] and name not in sys.argv[1:]:
            continue
        short, long = (annotate(_document(text(n)), nlp) for n in (2, 8))
        _read(short)
        first, second = min(_seconds(short) for _ in range(2)), _seconds(long)
        ratio = second / max(first, 0.002)
        slow += ratio > MOST
        print(f"{name:<30}{first:>9.3f} s{second:>9.3f} s{ratio:>8.1f}", flush=True)
    return 1 if slow else 0


def _document(text: str) -> Document:
    return Document(sha256(text.encode()), "x", "text/plain", text)


def _read(annotated: Annotated) -> None:
    find_quotes(annotated.text, annotated.paragraphs)
    attributions(annotated)
    parties = Mentions(party_mentions(annotated))
    people = find_people(annotated, parties)
    find_statements(annotated, resolve(annotated, people, parties), people.people)


def _seconds(annotated: Annotated) -> float:
    started = time.process_time()
    _read(annotated)
    return time.process_time() - started


if __name__ == "__main__":
    sys.exit(main())
