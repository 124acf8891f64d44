from collections.abc import Callable
from datetime import date

from tests.finders.naming import named

from travaux.finders.provisions import find_provisions
from travaux.finders.texts import find_texts
from travaux.language import Annotated
from travaux.model import Modality, Provision

Read = Callable[..., Annotated]


def provisions_in(read: Read, words: str) -> tuple[Provision, ...]:
    annotated = read(words, date(2031, 5, 20))
    mentions = named(annotated)
    return find_provisions(annotated, find_texts(annotated, mentions), mentions)


def content(provision: Provision) -> str | None:
    return provision.content.text if provision.content else None


def test_a_list_gives_each_article_with_what_it_says(read: Read) -> None:
    found = provisions_in(
        read,
        "Norland issued a draft agreement in May. It has two articles:\n"
        "• Article 1: the parties shall not mine the strait as of May 3, 2004;\n"
        "• Article 2: the parties reaffirm their friendship; and\n",
    )
    assert [p.number for p in found] == ["1", "2"]
    assert content(found[0]) == "the parties shall not mine the strait as of May 3, 2004"
    assert found[0].modality is Modality.PROHIBITION
    assert found[0].bound == ("the parties",)
    assert [when.earliest for when in found[0].dates] == [date(2004, 5, 3)]
    assert content(found[1]) == "the parties reaffirm their friendship"
    assert {p.text.title for p in found if p.text} == {"draft agreement"}


def test_prose_that_differs_from_the_list_stays_beside_it(read: Read) -> None:
    found = provisions_in(
        read,
        "Norland issued a draft agreement in May.\n• Article 1: the parties shall talk;\n"
        "The sticking point will be Article 1, which calls for a ban on dams.",
    )
    assert [content(p) for p in found] == ["the parties shall talk", "calls for a ban on dams"]


def test_the_quote_before_the_parenthesis_is_the_content(read: Read) -> None:
    (one, two) = provisions_in(
        read,
        "Norland published a draft treaty with Sudmark. It asks ‘not to dam the river (Article 1)’ "
        "and that: ‘The Parties shall share the water. ‘(Article 2).",
    )
    assert content(one) == "not to dam the river"
    assert content(two) == "The Parties shall share the water"


def test_each_provision_goes_to_the_text_under_discussion(read: Read) -> None:
    found = provisions_in(
        read,
        "Norland published a draft treaty with Sudmark. It says ‘dams shall be closed’ "
        "(Article 4).\n\n"
        "Norland also proposed a document, ‘Agreement on the safety of ferries’. "
        "Similarly to the draft treaty with Sudmark, it wants ‘ferries shall be safe’ (Article 4).",
    )
    titles = [(p.number, p.text.title if p.text else None) for p in found]
    assert titles == [
        ("4", "draft treaty with Sudmark"),
        ("4", "Agreement on the safety of ferries"),
    ]


def test_a_bare_citation_joins_the_article_it_names(read: Read) -> None:
    found = provisions_in(
        read,
        "Norland published a draft treaty with Sudmark. Articles 6 and 7 are disputed. "
        "It says ‘Sudmark shall leave’ (Article 6).",
    )
    six, seven = sorted(found, key=lambda p: p.number)
    assert (six.number, content(six)) == ("6", "Sudmark shall leave")
    assert (seven.number, content(seven)) == ("7", None)
    assert len(six.passages) == 2


def test_an_article_of_another_text_is_not_given_to_this_one(read: Read) -> None:
    found = provisions_in(
        read, "Norland published a draft treaty with Sudmark. The Alliance’s Article 5 was cited."
    )
    assert [p.text for p in found] == [None]


def test_points_need_a_text(read: Read) -> None:
    assert provisions_in(read, "At this point 3 people left. Point 4 was lost on them.") == ()


def test_a_text_itself_gives_its_articles_whole(read: Read) -> None:
    words = (
        "Draft Treaty on the Northern Ferry\n\nNorland and Sudmark have agreed as follows:\n\n"
        "Article 1\nEach Party shall keep one ferry in service throughout the year.\n\n"
        "Article 2\nThe Parties may agree on fares.\nThey may not raise them.\n"
    )
    one, two = provisions_in(read, words)
    assert one.bound == ("Each Party",)
    assert content(two) == "The Parties may agree on fares.\nThey may not raise them."
    assert two.modality is Modality.PERMISSION
    assert one.text is not None
    assert one.text.title == "Draft Treaty on the Northern Ferry"


def test_a_communique_gives_its_paragraphs_and_the_articles_it_speaks_of(read: Read) -> None:
    found = provisions_in(
        read,
        "Joint Communiqué of the Ferry Talks\n\n"
        "1. The Parties reaffirmed their friendship and their trust in one another.\n\n"
        "2. The Parties thanked the host for Article 3 of the draft Lisbon Agreement.\n\n"
        "3. The Parties agreed to reopen the quay.\n",
    )
    assert [(p.unit, p.number) for p in found] == [
        ("paragraph", "1"),
        ("paragraph", "2"),
        ("paragraph", "3"),
        ("article", "3"),
    ]
    assert found[2].modality is Modality.OBLIGATION
    assert found[2].bound == ("The Parties",)


def test_an_article_far_from_two_drafts_belongs_to_neither(read: Read) -> None:
    found = provisions_in(
        read, "Two drafts by the chair were rejected.\n\nNorland accepted Article 6."
    )
    assert [(p.number, p.text) for p in found] == [("6", None)]
