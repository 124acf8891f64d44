from travaux.legal import norms
from travaux.legal.terms import with_uses
from travaux.model import Span

WORDS = (
    "The Republic of Norland and Sudmark, hereinafter “the Parties”, have agreed as follows:\n"
    "1. For the purposes of this Treaty:\n"
    "(a) “base” means a camp of more than 40 persons;\n"
    "(b) the term “dam” means a wall across a river.\n"
    "2. No dam shall be built near a base. Bases shall be marked, and baseless claims ignored."
)


def test_terms_have_their_definition() -> None:
    terms = norms(WORDS).terms
    assert [(one.term.of(WORDS), one.definition.of(WORDS)) for one in terms] == [
        ("the Parties", "The Republic of Norland and Sudmark"),
        ("base", "a camp of more than 40 persons"),
        ("dam", "a wall across a river"),
    ]


def test_uses_are_found_in_one_pass_and_not_within_words() -> None:
    used = with_uses(WORDS, norms(WORDS).terms)
    assert [[use.of(WORDS) for use in one.uses] for one in used] == [[], ["base"], ["dam"]]
    second = Span(WORDS.index("2. No"), len(WORDS))
    assert all(second.contains(use) for one in used for use in one.uses)
    assert with_uses(WORDS, ()) == ()
