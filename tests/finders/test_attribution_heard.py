"""Attributions chosen from a trained reader's scores, with rules and quotation marks beside."""

from __future__ import annotations

import numpy as np
from spacy.language import Language

from travaux.finders.attribution import attributions
from travaux.finders.attribution_parts import Attribution
from travaux.language import ROLES, Annotated, Choice, Heard, Hearing, annotate
from travaux.model import Document, sha256

PLAIN = Choice(cue=0.3, alone=0.5, tags=0.0, outside=0.0, hint=1.0, border=1.0, quote=8.0)


def annotated(text: str, nlp: Language, *heard: Heard, choice: Choice = PLAIN) -> Annotated:
    document = Document(sha256(text.encode()), "made.txt", "text/plain", text)
    read = annotate(document, nlp)
    return Annotated(
        document,
        read.tokens,
        read.paragraphs,
        read.sentences,
        read.quotes,
        read.times,
        Hearing(choice, heard),
    )


def heard(
    text: str, cue: str, likely: float = 0.9, sure: float = 3.0, other: float = -3.0, **roles: str
) -> Heard:
    """A cue with roles: words of ``roles`` have their tag at ``sure``, others at ``other``."""
    places, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        places.append((start, at))
    first = text.index(cue)
    span = (first, first + len(cue))
    kept = [i for i, (a, b) in enumerate(places) if b <= span[0] or a >= span[1]]
    scores = np.full((len(kept), len(ROLES)), other, dtype=np.float32)
    scores[:, 0] = 0.0
    for role, words in roles.items():
        start = text.index(words)
        inside = [k for k, i in enumerate(kept) if start <= places[i][0] < start + len(words)]
        for k in inside:
            place = _place(k, inside)
            scores[k, ROLES.index(f"{place}-{role}")] = sure
    spans = np.asarray([places[i] for i in kept], dtype=np.int64)
    return Heard(span, likely, spans, np.asarray(kept), scores, np.zeros_like(scores))


def _place(k: int, inside: list[int]) -> str:
    if len(inside) == 1:
        return "S"
    return "B" if k == inside[0] else "E" if k == inside[-1] else "I"


def shown(read: Annotated) -> list[tuple[str | None, str | None, list[str]]]:
    return [_words(read.text, found) for found in attributions(read)]


def _words(text: str, found: Attribution) -> tuple[str | None, str | None, list[str]]:
    return (
        found.source.of(text) if found.source else None,
        found.cue.of(text) if found.cue else None,
        [s.of(text) for s in found.content],
    )


def test_what_was_heard_is_an_attribution_with_its_probability(nlp: Language) -> None:
    text = "For the delegation of Arvenia the matter looked settled by then"
    one = heard(text, "looked", source="the delegation of Arvenia", content="settled by then")
    read = annotated(text, nlp, one)
    assert shown(read) == [("the delegation of Arvenia", "looked", ["settled by then"])]
    assert attributions(read)[0].probability == 0.9


def test_a_cue_that_no_rule_knows_must_be_likelier(nlp: Language) -> None:
    text = "For the delegation of Arvenia the matter looked settled by then"
    one = heard(text, "looked", 0.4, source="the delegation of Arvenia", content="settled")
    assert shown(annotated(text, nlp, one)) == []


def test_a_rule_that_agrees_mends_a_border_the_reader_is_unsure_of(nlp: Language) -> None:
    text = "The minister said that the bridge would stay closed on Friday"
    one = heard(
        text, "said", 0.4, 0.2, -0.5, source="The minister", content="that the bridge would"
    )
    assert shown(annotated(text, nlp, one)) == [
        ("The minister", "said", ["that the bridge would stay closed on Friday"])
    ]


def test_no_content_ends_in_the_midst_of_a_closed_quote(nlp: Language) -> None:
    text = "“We wait for an answer and then we go home,” the envoy told reporters"
    one = heard(text, "told", source="the envoy", content="“We wait for an answer")
    assert shown(annotated(text, nlp, one))[0][2] == [
        "“We wait for an answer and then we go home,”"
    ]


def test_a_direct_quote_of_which_nothing_was_heard_is_not_lost(nlp: Language) -> None:
    text = "“We will not sign this paper,” Mara Ondel said in Oslo on Monday."
    assert [(s, c) for s, _, c in shown(annotated(text, nlp))] == [
        ("Mara Ondel", ["“We will not sign this paper,”"])
    ]


def test_what_only_rules_found_has_no_probability(nlp: Language) -> None:
    text = "“We will not sign this paper,” Mara Ondel said in Oslo on Monday."
    assert attributions(annotated(text, nlp))[0].probability is None


def test_an_attribution_inside_anothers_content_is_kept(nlp: Language) -> None:
    text = "The envoy said that Belmark had warned that the talks would fail"
    one = heard(
        text,
        "said",
        source="The envoy",
        content="that Belmark had warned that the talks would fail",
    )
    assert shown(annotated(text, nlp, one))[1] == (
        "Belmark",
        "had warned",
        ["that the talks would fail"],
    )


def test_words_that_are_no_neighbours_are_not_one_span(nlp: Language) -> None:
    text = "The envoy said nothing of it and later that all was lost"
    one = heard(text, "said", source="The envoy", content="that all was lost")
    far = Heard(one.cue, one.probability, one.spans, one.at * 2, one.scores, one.sharp)
    assert all(
        len(words.split()) == 1 for _, _, c in shown(annotated(text, nlp, far)) for words in c
    )
