"""Articles brought together across drafts by what they say."""

from __future__ import annotations

from travaux.documents import document_from_text
from travaux.legal import legal_texts
from travaux.legal.versions import align, draft_of, histories
from travaux.model.versions import ChangeKind, Draft

_BOATS = "Every boat carries a lamp at its bow from dusk until dawn and slows down near the piers."
_FEES = "Harbour fees are set once a year by the council and are equal for boats of every flag."
_NETS = "Nets are lifted on Sundays and are never laid across the channel that the ferry uses."


def _draft(*articles: tuple[str, str]) -> Draft:
    parts = [f"Article {n}\n{t}\n\n{words}" for n, (t, words) in enumerate(articles, 1)]
    document = document_from_text("\n\n".join(("Agreement on the Harbour", *parts)))
    (text,) = legal_texts(document)
    return draft_of(document, text, "draft")


def test_the_same_draft_is_the_same() -> None:
    draft = _draft(("Lamps", _BOATS), ("Fees", _FEES))
    assert [change.kinds for change in align(draft, draft)] == [(ChangeKind.SAME,)] * 2


def test_an_article_that_goes_to_the_front_is_moved_and_its_number_is_not_followed() -> None:
    before = _draft(("Lamps", _BOATS), ("Fees", _FEES), ("Nets", _NETS))
    after = _draft(("Nets", _NETS), ("Lamps", _BOATS), ("Fees", _FEES))
    changes = align(before, after)
    assert [(c.before, c.after) for c in changes] == [((2,), (0,)), ((0,), (1,)), ((1,), (2,))]
    assert ChangeKind.MOVED in changes[0].kinds
    assert ChangeKind.MOVED not in changes[1].kinds


def test_merged_split_added_and_dropped() -> None:
    apart = _draft(("Lamps", _BOATS), ("Nets", _NETS), ("Fees", _FEES))
    joined = _draft(("Boats", f"{_BOATS} {_NETS}"), ("Fees", _FEES))
    assert align(apart, joined)[0].kinds[-1] is ChangeKind.MERGED
    assert align(joined, apart)[0].kinds[-1] is ChangeKind.SPLIT
    shorter = _draft(("Lamps", _BOATS), ("Fees", _FEES))
    assert [c.kinds for c in align(apart, shorter)][1] == (ChangeKind.DROPPED,)
    assert [c.kinds for c in align(shorter, apart)][1] == (ChangeKind.ADDED,)


def test_brackets_that_come_and_go() -> None:
    opened = _draft(("Lamps", _BOATS.replace("dusk", "[dusk]")), ("Fees", _FEES))
    closed = _draft(("Lamps", _BOATS), ("Fees", _FEES))
    assert align(closed, opened)[0].kinds == (ChangeKind.BRACKETED,)
    assert ChangeKind.SETTLED in align(opened, closed)[0].kinds


def test_a_history_goes_through_all_drafts() -> None:
    first = _draft(("Lamps", _BOATS), ("Fees", _FEES))
    second = _draft(("Fees", _FEES), ("Lamps", _BOATS), ("Nets", _NETS))
    third = _draft(("Lamps", _BOATS), ("Nets", _NETS))
    assert histories([first, second, third]) == (
        ((0,), (1,), (0,)),
        ((1,), (0,), ()),
        ((), (2,), (1,)),
    )
