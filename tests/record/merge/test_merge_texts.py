from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from record.builders import day, span_of
from travaux.model import TextKind, When
from travaux.record.merge import ProvisionKey, TextKey, merge_provisions, merge_texts

FULL = "Agreement on the Measures to Keep the Northern Sound Open"
THIRD = day(2030, 5, 3)


def text(
    document: str,
    title: str = FULL,
    author: str | None = "NOR",
    when: When | None = None,
    kind: TextKind = TextKind.AGREEMENT,
    version: str | None = None,
    itself: bool = False,
    ident: str = "t",
) -> TextKey:
    return TextKey(document, ident, title, kind, author, when, version, itself)


def test_the_text_itself_is_one_with_its_mentions() -> None:
    keys = [text("a", itself=True), text("b", "agreement to keep the Northern Sound open", None)]
    assert merge_texts(keys) == [[0, 1]]


def test_a_title_that_tells_nothing_needs_author_and_date() -> None:
    keys = [
        text("a", when=THIRD),
        text("b", "draft agreement", when=THIRD),
        text("c", "draft agreement"),
    ]
    assert merge_texts(keys) == [[0, 1], [2]]


def test_a_title_that_tells_nothing_and_fits_two_joins_neither() -> None:
    keys = [
        text("a", when=THIRD),
        text("b", "Treaty on Fish and Salt", when=THIRD),
        text("c", "the draft treaty", when=THIRD),
    ]
    assert merge_texts(keys) == [[0], [1], [2]]


def test_titles_that_tell_nothing_are_not_one_for_being_alike() -> None:
    assert len(merge_texts([text("a", "draft agreement"), text("b", "draft agreement")])) == 2


def test_two_authors_are_two_texts() -> None:
    assert len(merge_texts([text("a"), text("b", author="SWE")])) == 2


def test_two_kinds_are_two_texts() -> None:
    assert len(merge_texts([text("a"), text("b", kind=TextKind.LETTER)])) == 2


def test_two_versions_are_two_texts() -> None:
    keys = [
        text("a", version="zero draft", itself=True),
        text("b", version="revised draft", itself=True),
        text("c"),
    ]
    assert merge_texts(keys) == [[0], [1], [2]]


def test_two_documents_that_are_texts_themselves_are_one_only_if_told_alike() -> None:
    longer = FULL + " to Ships"
    assert len(merge_texts([text("a", longer, itself=True), text("b", itself=True)])) == 2
    assert merge_texts([text("a", itself=True), text("b", itself=True)]) == [[0, 1]]


def test_numbers_tell_texts_apart() -> None:
    keys = [text("a", "Resolution 12 on the Sound"), text("b", "Resolution 13 on the Sound")]
    assert len(merge_texts(keys)) == 2


def test_two_years_are_two_texts() -> None:
    year = span_of(date(2031, 1, 1), date(2031, 12, 31), "2031")
    assert len(merge_texts([text("a", when=THIRD), text("b", when=year)])) == 2


KEYS = st.builds(
    text,
    st.sampled_from("abcdef"),
    st.sampled_from(
        [FULL, "draft agreement", "Northern Sound agreement", "Treaty on Fish", "Sound 2"]
    ),
    st.sampled_from([None, "NOR", "SWE"]),
    st.sampled_from([None, THIRD, day(2030, 6, 3)]),
    st.sampled_from([TextKind.AGREEMENT, TextKind.LETTER]),
    st.sampled_from([None, "zero draft", "final"]),
    st.booleans(),
    st.uuids().map(str),
)


@given(st.lists(KEYS, max_size=12, unique_by=lambda k: k.id), st.randoms())
def test_the_order_of_texts_does_not_matter(keys: list[TextKey], chance: object) -> None:
    shuffled = list(keys)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one = {frozenset(keys[at].id for at in group) for group in merge_texts(keys)}
    other = {frozenset(shuffled[at].id for at in group) for group in merge_texts(shuffled)}
    assert one == other


@given(st.lists(KEYS, max_size=12))
def test_authors_and_versions_are_never_mixed(keys: list[TextKey]) -> None:
    groups = merge_texts(keys)
    assert sorted(at for group in groups for at in group) == list(range(len(keys)))
    for group in groups:
        assert len({keys[at].author for at in group} - {None}) <= 1
        assert len({keys[at].version for at in group} - {None}) <= 1


def provision(document: str, home: str | None, number: str, unit: str = "article") -> ProvisionKey:
    return ProvisionKey(document, f"{number}{unit}", home, number, unit)


def test_one_number_of_two_texts_is_two_provisions() -> None:
    keys = [provision("a", "t", "4"), provision("b", "t", "4"), provision("b", "u", "4")]
    assert merge_provisions(keys) == [[0, 1], [2]]


def test_a_paragraph_is_no_article() -> None:
    assert (
        len(merge_provisions([provision("a", "t", "4"), provision("b", "t", "4", "paragraph")]))
        == 2
    )


def test_provisions_of_a_text_not_told_stay_in_their_document() -> None:
    keys = [provision("a", None, "4"), provision("a", None, "4"), provision("b", None, "4")]
    assert merge_provisions(keys) == [[0, 1], [2]]
