from __future__ import annotations

import random
from datetime import date

import pytest

from record.builders import NORLAND, document, statement
from travaux.analysis.origins import Origins, agency_of, fingerprint, once
from travaux.model import Document, Fact, Origin, Said, Speaker

SUBJECTS = (
    "The harbour",
    "A ferry",
    "The northern delegation",
    "An old bridge",
    "The mayor of Valka",
)
VERBS = ("waited for", "spoke about", "was painted by", "rejected", "stood beside", "reminded")
OBJECTS = (
    "three fishermen",
    "the summer ceiling",
    "a tribunal of engineers",
    "the ministers' wives",
)
ENDS = (
    "before the rain began",
    "in the second week of talks",
    "without a word",
    "as agreed in March",
)


def article(seed: int, paragraphs: int = 8) -> str:
    """An article of its own: sentences drawn by chance, with numbers that tell it from others."""
    rng = random.Random(seed)  # noqa: S311  no secret

    def sentence() -> str:
        parts = (rng.choice(part) for part in (SUBJECTS, VERBS, OBJECTS, ENDS))
        return (
            " ".join(parts) + f" on day {rng.randrange(1000)} of the {rng.randrange(1000)}th year."
        )

    return "\n\n".join(" ".join(sentence() for _ in range(4)) for _ in range(paragraphs))


def published(text: str, publisher: str, day: date | None) -> Document:
    made = document(text, published=day)
    return Document(
        made.sha256, publisher, "text/plain", text,
        publisher=Fact(publisher, Origin.USER), published=made.published,
    )  # fmt: skip


def groups(*documents: Document) -> set[frozenset[str]]:
    found = Origins.of(documents).found()
    return {frozenset(copy.document for copy in origin.copies) for origin in found}


def test_a_retitled_cut_and_reordered_copy_is_of_one_origin() -> None:
    whole = article(1)
    parts = whole.split("\n\n")
    cut = "Another headline\n\n" + "\n\n".join([parts[4], parts[0], parts[2], parts[1]])
    first, second, other = document(whole), document(cut), document(article(2))
    assert groups(first, second, other) == {
        frozenset({first.sha256, second.sha256}),
        frozenset({other.sha256}),
    }


def test_two_halves_are_brought_together_by_the_whole() -> None:
    parts = article(3).split("\n\n")
    halves = [document("\n\n".join(parts[:4])), document("\n\n".join(parts[4:]))]
    assert len(groups(*halves)) == 2
    assert len(groups(*halves, document("\n\n".join(parts)))) == 1


def test_one_long_quotation_in_two_reports_is_no_copy() -> None:
    quote = (
        "“"
        + " ".join(f"We said {n} times that the bridge is not for sale." for n in range(12))
        + "”"
    )
    one, other = document(article(4, 5) + "\n\n" + quote), document(article(5, 5) + "\n\n" + quote)
    assert len(groups(one, other)) == 2


def test_who_published_first_and_the_agency() -> None:
    text = article(6)
    wire = published("VALKA (Reuters) - " + text, "Reuters", date(2031, 3, 2))
    paper = published("Bridge stays\n\n" + text, "Valka Post", date(2031, 3, 3))
    undated = published(text + " (end)", "A blog", None)
    (origin,) = Origins.of([undated, paper, wire]).found()
    assert origin.id == wire.sha256
    assert origin.agency == "Reuters"
    assert [copy.publisher for copy in origin.copies] == ["Reuters", "Valka Post", "A blog"]
    assert all(copy.share > 0.5 for copy in origin.copies)


@pytest.mark.parametrize(
    ("head", "agency"),
    [
        ("VALKA, March 2 (AFP) — The", "Agence France-Presse"),
        ("The ministers met. Reporting by Reuters", "Reuters"),
        ("The Reuters building burned.", None),
    ],
)
def test_an_agency_is_named_by_a_credit_only(head: str, agency: str | None) -> None:
    assert agency_of(document(head)) == agency


def test_short_texts_are_nobody_s_copies() -> None:
    assert len(groups(document("Talks went on."), document("Talks went on. "))) == 2
    assert fingerprint("") == frozenset()
    assert Origins.of([]).found() == ()


def test_the_order_of_documents_does_not_matter() -> None:
    documents = [document(article(seed)) for seed in range(5)]
    documents += [document("x\n" + article(seed)) for seed in range(5)]
    assert Origins.of(documents).found() == Origins.of(reversed(documents)).found()


def test_what_copies_carry_counts_once() -> None:
    first, second = (
        document("We refuse. " + article(8)),
        document("Title\n\nWe refuse. " + article(8)),
    )
    other = document("We refuse. " + article(9))
    ours = Speaker("Norland", None, NORLAND)
    said = [
        Said(statement(doc, "We refuse", ours), doc.sha256, (), ())
        for doc in (first, second, other)
    ]
    origins = Origins.of([first, second, other]).by_document()
    assert [one.document for one in once(said, origins)] == [first.sha256, other.sha256]
