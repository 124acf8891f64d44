from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from conftest import document
from travaux.language import annotate, pipeline


def test_a_line_break_ends_a_sentence(nlp: Language) -> None:
    text = "Talks between Norway and\nEgypt go on in Oslo"
    assert [s.of(text) for s in annotate(document(text), nlp).sentences] == text.split("\n")


def test_a_long_text_is_read_in_pieces_and_put_together_again(nlp: Language) -> None:
    text = "Kari Lunde met Amira Saleh in Oslo.\n" * 1150
    read = annotate(document(text), nlp)
    assert len(list(pipeline._pieces(text))) > 1
    assert read.tokens.text == text
    assert len(read.sentences) == 1150


@settings(max_examples=50, deadline=None)
@given(st.text(st.sampled_from("ab .\n(“"), max_size=3000), st.integers(1, 40))
def test_pieces_are_the_text_and_tokens_are_the_piece(nlp: Language, text: str, times: int) -> None:
    pieces = list(pipeline._pieces(text * times))
    assert "".join(pieces) == text * times
    assert all("".join(t.text_with_ws for t in pipeline._tokens(p, nlp)) == p for p in pieces)


def test_a_piece_of_short_words_holds_no_more_tokens_than_one_of_prose() -> None:
    pieces = list(pipeline._pieces("a " * 40_000))
    assert max(map(len, pieces)) <= 2 * pipeline._PIECE_TOKENS


def test_a_verb_with_re_and_a_hyphen_is_one_token(nlp: Language) -> None:
    text = "Peru (re-iterated), then “re-affirmed”, what Re-Elect co-chairs said."
    words = [token.text for token in annotate(document(text), nlp).tokens]
    assert {"re-iterated", "re-affirmed"} <= set(words)
    assert "co-chairs" not in words


def test_what_has_no_full_stop_is_cut_into_sentences_behind_a_pause(nlp: Language) -> None:
    clause = "Peru said that the envoy of Norway would come to Oslo if Chile came, and "
    read = annotate(document(clause * 200), nlp)
    tokens = [len(sentence) for sentence in read.tokens.sents]
    assert len(read.tokens) > 2 * pipeline._SENTENCE
    assert max(tokens) <= pipeline._SENTENCE
    assert all(s.of(read.text).rstrip().endswith((",", "and")) for s in read.sentences)


def test_a_sentence_of_people_is_not_cut_however_many_pauses_it_has(nlp: Language) -> None:
    text = "Kari Lunde met " + "the envoy of Chile, " * 60 + "and Amira Saleh."
    assert [s.of(text) for s in annotate(document(text), nlp).sentences] == [text]
