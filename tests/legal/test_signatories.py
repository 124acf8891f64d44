from __future__ import annotations

import pytest

from travaux.documents import document_from_text
from travaux.legal import legal_texts, signatories

BODY = "\n\nArticle 1\nNets\nNets are small.\n\nArticle 2\nBoats\nBoats are shared.\n\n"
DONE = "Done at Vell on 3 May 2031.\n\n"


def ids(words: str) -> list[str]:
    document = document_from_text(words)
    return [party.id for party in signatories(document.text, legal_texts(document)[0])]


@pytest.mark.parametrize(
    ("head", "parties"),
    [
        (
            (
                "The Government of the Kingdom of Norway and the Government of Kenya,"
                '\nhereinafter referred to as "the Parties",\n\nDesiring to help Chad,\n\n'
                "Have agreed as follows:"
            ),
            ["NOR", "KEN"],
        ),
        (
            (
                "THE REPUBLIC OF TRINIDAD AND TOBAGO,\nBOSNIA AND HERZEGOVINA, hereinafter "
                "referred to as ‘Bosnia’,\nContracting Parties to the Treaty on Nets of Peru,\n"
                "of the one part, and\n"
                "THE EUROPEAN COMMUNITY,\nof the other part,\nCONSIDERING the ties with Ghana,\n"
                "HAVE AGREED AS FOLLOWS:"
            ),
            ["TTO", "BIH", "org:eu"],
        ),
        (
            (
                "Agreement between the Republic of Marenia and the Kingdom of Toskar on nets\n\n"
                "The Parties,\n\nHave agreed as follows:"
            ),
            ["name:republic-of-marenia", "name:kingdom-of-toskar"],
        ),
        (
            (
                "Iceland, Liechtenstein, Norway and Switzerland (the EFTA States) and Peru,\n\n"
                "Have agreed as follows:"
            ),
            ["ISL", "LIE", "NOR", "CHE", "PER"],
        ),
        ("The Hungarian People's Republic and Japan,\n\nHave agreed as follows:", ["HUN", "JPN"]),
    ],
)
def test_the_parties_of_the_words_above_the_first_article(head: str, parties: list[str]) -> None:
    assert ids(head + BODY + DONE) == parties


def test_the_parties_of_signatures_in_rows_and_in_columns() -> None:
    above = "The Parties have agreed as follows:"
    rows = "For the Government of Peru:\n\nA. Soto\n\nFor the Republic of Kenya:\n\nB. Oloo\n"
    assert ids(above + BODY + DONE + rows) == ["PER", "KEN"]
    columns = "For the Government of  For the Government of the\n\nKenya  Republic of Peru\n"
    assert ids(above + BODY + DONE + columns) == ["KEN", "PER"]


def test_parties_that_only_articles_name() -> None:
    body = (
        "Article 1\nDuties\nGoods originating in Kenya imported into Peru are free.\n\n"
        "Article 2\nNets\nNets originating in Peru imported into Kenya are small.\n\n"
    )
    assert ids(body + DONE) == ["KEN", "PER"]


def test_a_text_that_names_none_has_none() -> None:
    assert ids("The Parties to this Agreement,\n\nHave agreed as follows:" + BODY + DONE) == []
