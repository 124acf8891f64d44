import re
from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.finders.naming import named

from travaux.finders.meetings import find_meetings
from travaux.finders.provisions import find_provisions
from travaux.finders.texts import find_texts
from travaux.language import Annotated

Read = Callable[..., Annotated]

WORDS = tuple(
    re.findall(
        r"\S+|\n",
        "Norland Sudmark talks session.3 summit met with between in Lisbon on 3 May 2031 , . ( ) "
        "‘ ’ draft treaty the of (Article 4) Article IV : Articles 6 and 7 shall not • \n "
        "resolution 12/3 document NATO-Russia Council held 's – proposal by Bill point six COP26 "
        "followed this these",
    )
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=st.lists(st.sampled_from(WORDS), max_size=60))
def test_any_words_are_read_and_read_the_same_twice(read: Read, words: list[str]) -> None:
    annotated = read(" ".join(words))
    mentions = named(annotated)
    texts = find_texts(annotated, mentions)
    provisions = find_provisions(annotated, texts, mentions)
    meetings = find_meetings(annotated, mentions)
    assert texts == find_texts(annotated, mentions)
    assert provisions == find_provisions(annotated, texts, mentions)
    assert meetings == find_meetings(annotated, mentions)
    for finding in (*texts, *provisions, *meetings):
        assert finding.passages
        for passage in finding.passages:
            assert annotated.text[passage.start : passage.end] == passage.text
    assert len({f.id for f in (*texts, *provisions, *meetings)}) == len(
        [*texts, *provisions, *meetings]
    )
