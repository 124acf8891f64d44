"""``python -m benchmarks.scaling [TEXT …]``: time of reading against length of text.

Each hostile text is read at two lengths, one four times the other: from its characters to its
findings with the fast reader, and the statements of it by rules alone after the language model.
Time is process time. A ratio under 6 is linear with its noise; 16 would be quadratic.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial

import travaux
from benchmarks.texts import articles
from travaux.codebook.cues import load_cues
from travaux.finders.mentions import Mentions
from travaux.finders.parties import party_mentions
from travaux.finders.people import find_people
from travaux.finders.resolve import resolve
from travaux.finders.statements import find_statements
from travaux.language import Annotated, annotate, load_language
from travaux.language.quotes import find_quotes
from travaux.model import Document, sha256
from travaux.settings import Reader, Settings

MOST = 6.0  # the ratio of times at lengths 4 to 1
LEAST = 0.05  # seconds; a shorter time is taken for this one, as the clock is no finer

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
    "said that … said that": lambda n: "Peru said that " * (150 * n) + "it was late.",
    "according to": lambda n: "according to Peru, " * (150 * n) + "it is late.",
    "conditions": lambda n: "Peru will leave if Chile stays unless Norway goes and " * (80 * n),
    "unclosed marks": lambda n: "Peru said “ " * (250 * n),
    "unclosed marks, nested": lambda n: "“Peru said: ‘Chile said: " * (100 * n),
    "unclosed marks in one word": lambda n: "“" * (1000 * n),
    "quotes alone": lambda n: "“We will go on.” " * (80 * n),
    "turns": lambda n: (
        "Mr. Lind (Norway): We agree. It is late.\n\nThe Chair: Thanks.\n\n" * (30 * n)
    ),
    "labels": lambda n: "Ana Lind: " * (200 * n),
    "pronouns": lambda n: "Ana Lind met Eva Brod. She said it was late. He said so. " * (40 * n),
    "lists": lambda n: "Ministers:\n\n" + "- agreed to meet;\n" * (100 * n),
    "records": lambda n: "1. Mr. Lind (Norway) said that it was late. It was so. " * (50 * n),
    "states": lambda n: "Peru, Chile, Norway, France and " * (120 * n) + "said it was late.",
    "sides": lambda n: "PERU, supported by CHILE, for the EU, " * (80 * n) + "said it was late.",
    "provisions": lambda n: "Article 4, paragraph 3, of the Treaty of Oslo and " * (80 * n),
    "lines of a letter": lambda n: "a\n" * (1000 * n),
    "one word": lambda n: "a" * (5000 * n),
    "news": lambda n: "\n\n".join(article["text"] for article in articles(2 * n)),
}


def main() -> int:
    """Print each text's times and their ratio, both ways; 1 where a ratio is over the bound."""
    nlp = load_language(Settings().language_model)
    load_cues()
    _whole("Ana Lind of Peru said that it was late.")
    slow = 0
    for name, text in TEXTS.items():
        if sys.argv[1:] and name not in sys.argv[1:]:
            continue
        short, long = text(2), text(8)
        slow += _told(name, "whole", partial(_whole, short), partial(_whole, long))
        ready = [annotate(_document(t), nlp) for t in (short, long)]
        slow += _told("", "rules", *(partial(_by_rules, read) for read in ready))
    return 1 if slow else 0


def _told(name: str, way: str, short: Callable[[], None], long: Callable[[], None]) -> bool:
    """Print a line and say whether the longer text took too much longer."""
    first, second = min(_seconds(short) for _ in range(2)), _seconds(long)
    ratio = second / max(first, LEAST)
    print(f"{name:<28}{way}{first:>9.3f} s{second:>9.3f} s{ratio:>8.1f}", flush=True)
    return ratio > MOST


def _document(text: str) -> Document:
    return Document(sha256(text.encode()), "x", "text/plain", text)


def _whole(text: str) -> None:
    settings = Settings(reader=Reader.FAST, threads=1)
    for _ in travaux.findings(text=text, settings=settings):
        pass


def _by_rules(annotated: Annotated) -> None:
    find_quotes(annotated.text, annotated.paragraphs)
    parties = Mentions(party_mentions(annotated))
    people = find_people(annotated, parties)
    find_statements(annotated, resolve(annotated, people, parties), people.people)


def _seconds(work: Callable[[], None]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


if __name__ == "__main__":
    sys.exit(main())
