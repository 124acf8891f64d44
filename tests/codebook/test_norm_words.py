from travaux.codebook.norm_words import norm_words
from travaux.model import Period


def test_the_words_are_typed_and_in_lower_case() -> None:
    words = norm_words()
    lists = (words.actors, words.commit, words.direct, words.call, words.forbid, words.declare)
    assert all(word == word.lower() for one in lists for word in one)
    assert words.periods["working days"] is Period.WORKING_DAY
    assert words.numbers["forty-five"] == 45
    assert sorted(words.months.values()) == list(range(1, 13))


def test_no_verb_is_in_two_lists_that_would_read_it_differently() -> None:
    words = norm_words()
    assert words.direct.isdisjoint(words.forbid | words.commit)
    assert words.forbid.isdisjoint(words.declare)
