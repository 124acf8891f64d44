from __future__ import annotations

from analysis import negotiated as made
from brief.builders import document
from travaux.analysis.suggestion import suggested_issues, texts_of
from travaux.language.sentences import load_sentence_vectors

WORDS = (
    "the sluices at the dam must stay open all summer",
    "open sluices at the dam are out of the question",
    "the dam and its sluices belong to a joint authority",
    "prisoners of war should be exchanged before the winter",
    "an exchange of all prisoners is being prepared",
    "the prisoners were exchanged at the bridge",
)


def test_what_is_on_one_matter_comes_together() -> None:
    page = document("\n".join(WORDS), "one.txt")
    starts = [page.text.index(words) for words in WORDS]
    texts = [page.passage(s, s + len(w)) for s, w in zip(starts, WORDS, strict=True)]
    found = suggested_issues(texts, load_sentence_vectors().of)
    groups = [{WORDS.index(p.text) for p in one.passages} for one in found]
    assert sorted(map(sorted, groups)) == [[0, 1, 2], [3, 4, 5]]
    assert {"sluices", "prisoners"} <= {word for one in found for word in one.keywords}
    assert found == suggested_issues(texts, load_sentence_vectors().of)


def test_names_are_no_keywords() -> None:
    page = document("\n".join(WORDS), "one.txt")
    texts = [page.passage(page.text.index(w), page.text.index(w) + len(w)) for w in WORDS]
    found = suggested_issues(texts, load_sentence_vectors().of, ["Sluices"])
    assert "sluices" not in {word for one in found for word in one.keywords}


def test_short_contents_are_left_out_and_nothing_gives_nothing() -> None:
    page = made.page()
    texts = texts_of(made.statements(page), made.provisions(page))
    assert "open sluices" not in [p.text for p in texts]
    assert "Article 6 of the draft" in [p.text for p in texts]
    assert suggested_issues([], load_sentence_vectors().of) == ()
