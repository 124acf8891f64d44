"""``python -m benchmarks.legal [FOLDER]``: reading the structure of long legal texts.

Made-up agreements are joined to texts of 250, 500 and 1,000 pages (of 3,000 characters) and read
from their characters to their trees; ``FOLDER`` names agreements as XML to join instead. Time is
process time; a ratio of times under 2.6 at twice the length is linear with its noise.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from travaux.documents import document_from_text, read_documents
from travaux.errors import DocumentError
from travaux.legal import legal_texts

PAGE = 3_000  # characters
PAGES = (250, 500, 1_000)
MOST_SECONDS = 60.0
MOST_MEGABYTES = 700.0
MOST_RATIO = 2.6


def main() -> int:
    """Print time and memory for each length; 1 where a bound is broken."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.legal", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="agreements as XML to join")
    told = parser.parse_args()
    texts = list(_texts_of(told.folder) if told.folder else map(_agreement, range(60)))
    spent: list[float] = []
    print(f"{'pages':>6}{'texts':>7}{'articles':>10}{'seconds':>9}{'peak':>9}")
    for pages in PAGES:
        joined = _joined(texts, pages * PAGE)
        started = time.process_time()
        found = legal_texts(document_from_text(joined))
        spent.append(time.process_time() - started)
        articles = sum(1 for text in found for _ in text.articles())
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        print(
            f"{pages:>6}{len(found):>7}{articles:>10}{spent[-1]:>9.1f}{peak:>6.0f} MB", flush=True
        )
    ratio = max(b / max(a, 0.1) for a, b in pairwise(spent))
    print(f"longest step at twice the length: {ratio:.1f} times")
    return int(spent[-1] > MOST_SECONDS or peak > MOST_MEGABYTES or ratio > MOST_RATIO)


def _joined(texts: list[str], length: int) -> str:
    """The texts one after the other, again from the first where they end, cut at ``length``."""
    parts: list[str] = []
    size = 0
    while size < length:
        parts.append(texts[len(parts) % len(texts)])
        size += len(parts[-1]) + 2
    return "\n\n".join(parts)[:length]


def _texts_of(folder: Path) -> Iterator[str]:
    for document in read_documents(sorted(folder.glob("*.xml"))):
        if not isinstance(document, DocumentError):
            yield document.text


def _agreement(index: int) -> str:
    """An invented agreement of some twenty pages."""
    articles = [_article(number, index) for number in range(1, 60 + index % 7)]
    return (
        f"Agreement on the Waters of River {index}\n\nThe Parties,\n\n"
        "Recalling their talks, and\n\nDesiring to share the river,\n\nHave agreed as follows:\n\n"
        + "\n\n".join(articles)
        + "\n\nIn witness whereof the undersigned have signed.\n\nDone at Vell.\n\n"
    )


def _article(number: int, index: int) -> str:
    chapter = f"CHAPTER {number // 10}\nGeneral Matters\n\n" if number % 10 == 0 else ""
    points = "".join(f"({sign}) keep lock {sign} of Article {number} open;\n" for sign in "abcdef")
    return (
        f"{chapter}Article {number}\nUse of Lock {number}\n"
        f"1. Each Party shall, in line with Article {1 + index % 9}, paragraph 2:\n{points}"
        f"2. The Parties may [agree] to close Lock {number} for up to ninety days, where the water"
        " is high or the ice is thick, and shall tell each other so.\n"
        f"3. Nothing in this Article keeps a Party from using Lock {number} in an emergency."
    )


if __name__ == "__main__":
    sys.exit(main())
