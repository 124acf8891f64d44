from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.model import (
    Anchor,
    Document,
    Dropped,
    Fact,
    Meeting,
    OffsetMap,
    Origin,
    Party,
    Passage,
    Person,
    Provision,
    Run,
    Span,
    Statement,
    Text,
    TextKind,
    TextStatus,
    When,
)
from travaux.record.codec import Json, canonical, decode, encode, whole

WORDS = "Nørland asked “Sudrey” to leave 𝕏 by May."
DOCUMENT = Document("0" * 64, "a.txt", "text/plain", WORDS)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(st.integers(0, len(WORDS) - 1))
    return Span(start, draw(st.integers(start + 1, len(WORDS))))


st.register_type_strategy(Span, spans())
st.register_type_strategy(float, st.floats(0, 1))  # the only ones there are: probabilities
st.register_type_strategy(Passage, spans().map(lambda span: DOCUMENT.passage(span.start, span.end)))
st.register_type_strategy(
    Document,
    st.builds(
        Document,
        st.text(),
        st.text(),
        st.text(),
        st.text(),
        *[st.none() | st.builds(Fact, st.text(), st.sampled_from(Origin), st.none() | spans())] * 4,
        st.none() | st.builds(Fact, st.dates(), st.sampled_from(Origin), st.none()),
        st.none(),
        st.none(),
        st.builds(
            OffsetMap, st.lists(st.builds(Run, *[st.integers(0)] * 3), max_size=3).map(tuple)
        ),
        st.lists(st.builds(Dropped, st.integers(0), st.text(), st.text()), max_size=3).map(tuple),
    ),
)


def short(passage: Passage) -> Json:
    return [passage.start, passage.end]


@pytest.mark.parametrize(
    "form", [Document, Party, Person, Meeting, Text, Provision, Statement, When, Anchor]
)
@given(data=st.data())
def test_what_is_stored_comes_back_equal(form: type, data: st.DataObject) -> None:
    value = data.draw(st.from_type(form))
    stored = canonical(encode(value, short))
    back = decode(form, json.loads(stored), DOCUMENT.passage)
    assert back == value
    assert canonical(encode(back, short)) == stored


def test_a_passage_for_others_holds_its_document_and_words() -> None:
    assert encode(DOCUMENT.passage(0, 7)) == {
        "document": "0" * 64,
        "start": 0,
        "end": 7,
        "text": "Nørland",
    }


def test_canonical_text_is_ascii_with_sorted_keys() -> None:
    assert canonical({"b": "ø", "a": None}) == '{"a":null,"b":"\\u00f8"}'


def test_what_has_no_json_form_is_refused() -> None:
    with pytest.raises(TypeError, match="no JSON form"):
        encode({1, 2})
    with pytest.raises(TypeError, match="tell apart"):
        decode(str | int, 1, DOCUMENT.passage)


def test_whole_is_what_becomes_of_a_passage_unless_told() -> None:
    passage = DOCUMENT.passage(0, 3)
    assert encode(passage) == whole(passage)


def test_a_list_that_an_older_record_lacks_is_empty() -> None:
    text = Text("a", "b", TextKind.TREATY, TextStatus.DRAFT, None, (), None, ())
    stored = encode(text)
    assert isinstance(stored, dict)
    del stored["parties"]
    assert decode(Text, stored, DOCUMENT.passage) == text
