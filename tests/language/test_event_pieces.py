from __future__ import annotations

from travaux.language.event_pieces import marked_pieces
from travaux.language.wordpiece import WordPiece
from travaux.model import Span

WORDS = ["norland", "accused", "sudrey", "of", "lying", "and", "then", "some", "more"]
VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "<S", "S>", "<T", "T>", *WORDS]
MARKS = (4, 5, 6, 7)


def pieces(text: str, source: Span | None, target: Span | None) -> str:
    ids = marked_pieces(text, source, target, WordPiece(VOCABULARY), MARKS)
    return " ".join(VOCABULARY[i] for i in ids)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def test_marks_stand_around_source_and_target() -> None:
    text = "Norland accused Sudrey of lying"
    found = pieces(text, span(text, "Norland"), span(text, "Sudrey"))
    assert found == "[CLS] <S norland S> accused <T sudrey T> of lying [SEP]"


def test_an_actor_at_the_end_and_one_that_is_absent_are_borne() -> None:
    text = "lying accused Sudrey"
    assert pieces(text, None, span(text, "Sudrey")) == "[CLS] lying accused <T sudrey T> [SEP]"
    assert pieces(text, None, None) == "[CLS] lying accused sudrey [SEP]"


def test_actors_side_by_side_keep_their_marks_apart() -> None:
    text = "Sudrey Norland accused"
    found = pieces(text, span(text, "Norland"), span(text, "Sudrey"))
    assert found == "[CLS] <T sudrey T> <S norland S> accused [SEP]"


def test_words_far_from_the_actors_are_left_out() -> None:
    text = "more " * 200 + "Norland accused Sudrey" + " some" * 200
    found = pieces(text, span(text, "Norland"), span(text, "Sudrey")).split()
    assert len(found) <= 92
    assert "accused" in found
