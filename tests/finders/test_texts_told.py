"""Ways of telling of a text, in sentences about many different negotiations."""

from collections.abc import Callable
from datetime import date

import pytest

from travaux.finders.find import find
from travaux.language import Annotated
from travaux.model import Text, TextStatus

Read = Callable[..., Annotated]


def texts_in(read: Read, words: str) -> tuple[Text, ...]:
    return find(read(words, date(2024, 5, 17))).texts


@pytest.mark.parametrize(
    ("words", "title", "author"),
    [
        ("The Council adopted a presidential statement on 6 May.", "presidential statement", None),
        ("Serbia sent its reply on 2 May.", "reply", "Serbia"),
        ("Morocco handed over its own answer a week later.", "answer", "Morocco"),
        ("In a letter dated 4 April, Guyana protested the referendum.", "letter", "Guyana"),
        ("Its creditors tabled a counter-proposal on Monday.", "counter-proposal", None),
        (
            "The mediators put forward a 12-page text on prisoner exchanges.",
            "12-page text on prisoner exchanges",
            None,
        ),
        (
            "Iran signed a memorandum of understanding in Quetta on 8 May.",
            "memorandum of understanding",
            None,
        ),
        ("The chair's draft of 11 May deletes the clause.", "draft", None),
        (
            "Under the 2015 declaration of principles, Sudan shares its data.",
            "2015 declaration of principles",
            None,
        ),
        (
            "Chad rejected a draft protocol on cattle corridors proposed by Cameroon.",
            "draft protocol on cattle corridors",
            "Cameroon",
        ),
    ],
)
def test_a_text_is_known_by_what_is_done_with_it(
    read: Read, words: str, title: str, author: str | None
) -> None:
    (text,) = texts_in(read, words)
    assert (text.title, text.author and text.author.name) == (title, author)


def test_what_is_withdrawn_was_its_subjects(read: Read) -> None:
    amendment = texts_in(read, "Tuvalu withdrew its amendment to the draft decision on Thursday.")[
        0
    ]
    assert amendment.status is TextStatus.WITHDRAWN
    assert amendment.author is not None
    assert amendment.author.name == "Tuvalu"


@pytest.mark.parametrize(
    "words",
    [
        "The sides failed to reach an agreement on fishing quotas.",
        "She received positive answers from the bank.",
        "The government unveiled a plan for schools.",
        "The health protocol for schools was updated.",
        "The union sent its response to the employers.",
    ],
)
def test_what_lies_on_no_table_is_no_text(read: Read, words: str) -> None:
    assert texts_in(read, words) == ()


def test_a_title_ends_before_another_text_is_named(read: Read) -> None:
    words = "Peru offered Chile a draft treaty with the islands and an agreement with the port."
    titles = {text.title for text in texts_in(read, words)}
    assert "draft treaty with the islands" in titles
    assert not any(" and " in title for title in titles)


def test_a_text_that_is_to_be_signed_is_not_signed(read: Read) -> None:
    words = "The bank will pay Chad once a memorandum of understanding is signed."
    assert all(text.status is not TextStatus.SIGNED for text in texts_in(read, words))
