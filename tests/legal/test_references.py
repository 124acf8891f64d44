import pytest

from travaux.legal.references import UnitIndex, references
from travaux.model import CrossReference, LegalText, LegalUnit, Span, UnitKind


def found(words: str) -> tuple[CrossReference, ...]:
    return references(words, Span(0, len(words)))


@pytest.mark.parametrize(
    ("words", "word", "paths"),
    [
        ("Article 5(2)(a)", "article", (("5", "2", "a"),)),
        ("Articles 5, 6 and 8 to 10", "article", (("5",), ("6",), ("8",), ("9",), ("10",))),
        ("paragraph 3 above", "paragraph", (("3",),)),
        ("paragraph 2 of Article 5", "article", (("5", "2"),)),
        ("paragraphs 1 and 2 of Article 5", "article", (("5", "1"), ("5", "2"))),
        ("subparagraph (b) of paragraph 2", "paragraph", (("2", "b"),)),
        ("Annex II", "annex", (("II",),)),
        ("Annexes A and B", "annex", (("A",), ("B",))),
        ("Article 3 bis", "article", (("3 bis",),)),
        ("Article 4(1)(a) to (c)", "article", (("4", "1", "a"), ("4", "1", "b"), ("4", "1", "c"))),
    ],
)
def test_numbers_are_read_from_the_outermost_unit_inwards(
    words: str, word: str, paths: tuple[tuple[str, ...], ...]
) -> None:
    (one,) = found(f"It is subject to {words}, as it stands.")
    assert (one.word, one.paths) == (word, paths)


@pytest.mark.parametrize(
    ("words", "word", "relative"),
    [
        ("this Article", "article", "this"),
        ("the preceding paragraph", "paragraph", "the preceding"),
        ("the present Annex", "annex", "the present"),
    ],
)
def test_relative_references_say_so(words: str, word: str, relative: str) -> None:
    (one,) = found(f"It is subject to {words}.")
    assert (one.word, one.paths, one.relative) == (word, (), relative)


def test_a_unit_of_another_text_is_not_looked_for_here() -> None:
    words = "It applies as Article 5 of the Lisbon Convention says."
    (one,) = found(words)
    assert one.elsewhere is not None
    assert one.elsewhere.of(words) == "the Lisbon Convention"
    (own,) = found("It applies as Article 5 of this Treaty says.")
    assert own.elsewhere is None


def test_references_lead_to_the_units_of_the_tree() -> None:
    lines = [
        "Article 1\n",
        "1. Buoys shall be lit.\n",
        "2. Article 2(1) and the preceding paragraph apply; see paragraph 1 and this Article.\n",
        "Article 2\n",
        "1. Lamps shall be white.\n",
    ]
    text = "".join(lines)
    ends = [sum(map(len, lines[: n + 1])) for n in range(len(lines))]
    starts = [0, *ends[:-1]]

    def unit(kind: UnitKind, number: str, first: int, last: int, *children: LegalUnit) -> LegalUnit:
        return LegalUnit(
            kind, str(kind), number, Span(starts[first], ends[last]), children=children
        )

    one = unit(UnitKind.PARAGRAPH, "1", 1, 1)
    two = unit(UnitKind.PARAGRAPH, "2", 2, 2)
    lamps = unit(UnitKind.PARAGRAPH, "1", 4, 4)
    first = unit(UnitKind.ARTICLE, "1", 0, 2, one, two)
    whole = LegalText(
        "d", Span(0, len(text)), None, (first, unit(UnitKind.ARTICLE, "2", 3, 4, lamps))
    )
    targets = [ref.targets for ref in references(text, two.span, UnitIndex.of(whole))]
    assert targets == [(lamps.span,), (one.span,), (one.span,), (first.span,)]
