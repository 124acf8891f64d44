from collections.abc import Callable
from datetime import date

import pytest
from tests.finders.naming import NORLAND, SUDMARK, named

from travaux.finders.find import find
from travaux.finders.texts import find_texts
from travaux.language import Annotated
from travaux.model import Text, TextKind, TextStatus

Read = Callable[..., Annotated]
PUBLISHED = date(2031, 5, 20)


def texts_in(read: Read, words: str) -> tuple[Text, ...]:
    annotated = read(words, PUBLISHED)
    found = find_texts(annotated, named(annotated))
    for text in found:
        for passage in text.passages:
            assert annotated.text[passage.start : passage.end] == passage.text
    return found


def test_a_draft_has_its_author_its_day_and_whom_it_is_put_to(read: Read) -> None:
    (text,) = texts_in(
        read, "On 3 May 2031 Norland published a draft treaty with Sudmark on river traffic."
    )
    assert text.kind is TextKind.TREATY
    assert text.status is TextStatus.DRAFT
    assert text.author == NORLAND
    assert text.addressees == (SUDMARK,)
    assert text.when is not None
    assert text.when.earliest == date(2031, 5, 3)


def test_a_formal_title_ends_where_the_sentence_goes_on(read: Read) -> None:
    (text,) = texts_in(
        read,
        "The publication of the Treaty between Norland and Sudmark on Fishing Rights "
        "by the Norlandic government surprised the press.",
    )
    assert text.title == "Treaty between Norland and Sudmark on Fishing Rights"


def test_a_quoted_title_joins_the_words_that_announce_it(read: Read) -> None:
    (text,) = texts_in(
        read,
        "Norland proposed a similar document – ‘Agreement on measures to keep the straits open’. "
        "The document covers two islands.",
    )
    assert text.title == "Agreement on measures to keep the straits open"
    assert text.kind is TextKind.AGREEMENT
    assert [p.text for p in text.passages[1:]] == [text.title, "document"]


def test_a_later_partial_description_is_the_same_text(read: Read) -> None:
    (text,) = texts_in(
        read,
        "Norland issued a draft agreement of principles in March. "
        "The Norlandic draft agreement has six articles.",
    )
    assert len(text.passages) == 2


def test_two_drafts_stay_two_and_an_uncertain_the_treaty_joins_neither(read: Read) -> None:
    found = texts_in(
        read,
        "Norland published a draft treaty with Sudmark. "
        "It also published a draft treaty with the Alliance. The treaty is short.",
    )
    assert [len(text.passages) for text in found] == [1, 1]


def test_a_short_title_is_the_text_of_the_long_one_where_only_one_fits(read: Read) -> None:
    short, long = (
        "Norland left the Madrid Convention. ",
        "The Madrid Convention on Toll Roads lives.",
    )
    for words in (short + long, long + " " + short):
        (text,) = texts_in(read, words)
        assert len(text.passages) == 2
    other = " The Madrid Convention on Rail Freight lives."
    assert len(texts_in(read, long + other)) == 2


def test_a_quoted_sentence_is_no_title(read: Read) -> None:
    assert texts_in(read, "He said: “The plan is to keep Norland out of it”.") == ()


def test_a_national_act_is_on_the_table_only_where_something_is_done_with_it(read: Read) -> None:
    assert texts_in(read, "He was charged under the Harbour Act 2006.") == ()
    (text,) = texts_in(
        read, "The introduction by Norland of the Harbour Safety Act on 12 May 2031 came late."
    )
    assert text.when is not None
    assert text.when.earliest == date(2031, 5, 12)


def test_numbered_resolutions_are_adopted(read: Read) -> None:
    (text,) = texts_in(read, "Both sides pointed to resolution 4711 of the council.")
    assert text.kind is TextKind.RESOLUTION
    assert text.status is TextStatus.ADOPTED


def test_the_agreement_of_a_people_is_no_text(read: Read) -> None:
    assert texts_in(read, "It was done with the agreement of Norland and its people.") == ()


def test_a_denied_signature_is_no_signature(read: Read) -> None:
    (text,) = texts_in(read, "Norland did not sign the Lisbon Protocol.")
    assert text.status is TextStatus.UNKNOWN


def test_words_that_name_no_text_on_the_table_are_not_found(read: Read) -> None:
    assert texts_in(read, "There is agreement that the plan to win was a big deal.") == ()
    assert (
        texts_in(read, "The company published its annual report. Bill Hart wrote a letter.") == ()
    )


def test_a_treaty_is_the_text_itself(read: Read) -> None:
    annotated = read(
        "Draft Treaty on the Northern Ferry\n\nNorland and Sudmark have agreed as follows:\n\n"
        "Article 1\nEach Party shall keep one ferry in service throughout the year.\n\n"
        "Article 2\nThe Parties may agree on fares.\n\n"
        "Article 3\nThis Treaty shall enter into force on signature.\n"
    )
    (text,) = find_texts(annotated, named(annotated))
    assert text.itself
    assert text.title == "Draft Treaty on the Northern Ferry"
    assert text.kind is TextKind.TREATY
    assert text.status is TextStatus.DRAFT


def test_a_page_that_lists_articles_is_not_the_text(read: Read) -> None:
    page = (
        "Norland issued a draft agreement last week. It caused concern in the capital. "
        + "Ministers said they would study it with care before they answer. " * 12
        + "\n• Article 1: the parties shall meet;\n• Article 2: the parties shall talk.\n"
        + "Observers found the text short. " * 12
    )
    assert not any(text.itself for text in texts_in(read, page))


@pytest.mark.parametrize(
    ("words", "title", "status"),
    [
        ("The minister read out a terse communiqué.", "terse communiqué", TextStatus.UNKNOWN),
        (
            "The declaration of intent signed in Madrid on 3 May 2031 binds both.",
            "declaration of intent",
            TextStatus.SIGNED,
        ),
        (
            "They want a treaty against seabed mining.",
            "treaty against seabed mining",
            TextStatus.UNKNOWN,
        ),
        ("A revised text issued by the chair is longer.", "revised text", TextStatus.DRAFT),
        ("Three drafts by the mediator were rejected.", "Three drafts", TextStatus.REJECTED),
        ("Both found the March text too weak.", "March text", TextStatus.UNKNOWN),
    ],
)
def test_a_text_on_the_table_needs_no_formal_title(
    read: Read, words: str, title: str, status: TextStatus
) -> None:
    (text,) = texts_in(read, words)
    assert (text.title, text.status) == (title, status)


def test_a_text_of_another_kind_is_another_text(read: Read) -> None:
    found = texts_in(
        read,
        "The mediator circulated a second draft. The presidential statement, drafted by Norland, "
        "failed.",
    )
    assert [(text.title, text.author) for text in found] == [
        ("second draft", None),
        ("presidential statement", NORLAND),
    ]


def test_the_parties_may_follow_the_name_of_a_memorandum(read: Read) -> None:
    (text,) = texts_in(read, "A memorandum of understanding between Norland and Sudmark exists.")
    assert text.title == "memorandum of understanding between Norland and Sudmark"


def test_a_written_answer_has_its_author_and_its_addressee(read: Read) -> None:
    (text,) = texts_in(read, "Norland delivered its written reply to Sudmark on 3 May 2031.")
    assert (text.author, text.addressees) == (NORLAND, (SUDMARK,))


def test_the_chair_drafts_for_whom_the_apposition_says(read: Read) -> None:
    (text,) = texts_in(read, "The chair, Norland’s ambassador Ada Berg, issued a revised text.")
    assert text.author == NORLAND


@pytest.mark.parametrize(
    "words",
    [
        "Norland’s answer was silence.",
        "Norland wants a political settlement soon.",
        "It would be a modern Marshall Plan.",
        "The paper reported it, and the text of the song is short.",
        "He made a declaration of love.",
    ],
)
def test_figures_of_speech_are_no_texts(read: Read, words: str) -> None:
    assert texts_in(read, words) == ()


COMMUNIQUE = (
    "Joint Communiqué of the Ferry Talks\n\nMadrid, 9 May 2031\n\n"
    "1. The delegations of Norland and Sudmark met in Madrid from 5 to 9 May 2031.\n\n"
    "2. The Parties welcomed the lifting of the toll under Article 3 of the draft Lisbon Agreement."
    "\n\n3. The Parties agreed to reopen the quay by 1 July 2031.\n"
)


def test_a_communique_of_numbered_paragraphs_is_the_text_itself(read: Read) -> None:
    own, other = texts_in(read, COMMUNIQUE)
    assert own.itself
    assert (own.kind, own.status) == (TextKind.COMMUNIQUE, TextStatus.UNKNOWN)
    assert own.when is not None
    assert own.when.earliest == date(2031, 5, 9)
    assert (other.title, other.status) == ("draft Lisbon Agreement", TextStatus.DRAFT)


def test_a_draft_is_dated_by_its_version_line_and_names_itself_once(read: Read) -> None:
    (text,) = texts_in(
        read,
        "DRAFT FERRY TREATY BETWEEN NORLAND AND SUDMARK\n\nVersion of 12 March 2031\n\n"
        "Norland and Sudmark,\n\nAlarmed by the collision of 3 October 2029,\n\n"
        "Have agreed as follows:\n\n"
        "Article 1 – Ferries\n\nEach Party shall keep one ferry in service throughout the year, "
        "on every day on which the strait is open to other ships.\n\n"
        "Article 2 – Fares\n\nNorland may set the fares.\n",
    )
    assert text.itself
    assert text.when is not None
    assert text.when.earliest == date(2031, 3, 12)


def test_a_file_with_two_texts_gives_both(read: Read) -> None:
    two = """Agreement between Norland and Sudrey on water

Article 1
The Parties shall share the water of the Vessa equally.

Article 2
Each Party may withdraw upon six months' notice.

Done at Valka on 4 June 2031.

Treaty on fishing between Norland and Sudrey

Article 1
No vessel of a Party shall fish within 12 miles of the other Party's coast.

Article 2
The Parties shall consult annually.

Done at Valka on 5 June 2031.
"""
    annotated = read(two)
    found = find(annotated)
    own = [text.title for text in found.texts if text.itself]
    assert own == [
        "Agreement between Norland and Sudrey on water",
        "Treaty on fishing between Norland and Sudrey",
    ]
    homes = [provision.text.title for provision in found.provisions if provision.text]
    assert homes == [own[0], own[0], own[1], own[1]]
