"""Which texts a document is itself, and what could not be read of them."""

from travaux.documents import document_from_text
from travaux.finders.text_itself import own_legal, text_problems

TWO = """Agreement between Norland and Sudrey on the river

Article 1
The Parties shall share the river. [Each Party may build one lock

Article 2
Each Party may withdraw with six months' notice, which it shall give in writing to the other.

Article 3
This Agreement shall enter into force on the thirtieth day after signature.

Done at Valka on 4 June 2031.

Treaty on ports between Norland and Sudrey

Article 1
The Parties shall open their ports.

Article 2
The Parties shall consult.

Done at Valka on 5 June 2031.
"""
LISTED = """Draft Convention on Canals

Contents
Article 1 Definitions ............ 3
Article 2 Scope ................ 4
Article 3 Tolls .......... 5
Article 4 Locks .......... 7
"""


def test_a_short_text_after_a_longer_one_is_a_text_itself():
    assert len(own_legal(document_from_text(TWO))) == 2


def test_problems_are_told_with_the_title_of_their_text():
    document = document_from_text(TWO)
    told = [(t.of(document.text) if t else "", p.reason) for t, p in text_problems(document)]
    river, ports = (t.of(document.text) for t in (x.title for x in own_legal(document)) if t)
    assert (river, "unclosed-bracket") in told
    assert (ports, "two-texts") in told
    assert (ports, "unclosed-bracket") not in told


def test_a_table_of_contents_alone_is_said_to_be_one():
    assert [p.reason for _, p in text_problems(document_from_text(LISTED))] == ["contents-only"]


def test_a_page_that_speaks_of_texts_has_no_problems():
    assert text_problems(document_from_text("Norland rejected Article 4 of the draft.")) == ()
