from hypothesis import given
from hypothesis import strategies as st

from documents.pages import STORY
from travaux.documents.blocks import Piece, assemble, block_of, pieces_between


def test_assembled_blocks_lead_back_to_their_words():
    original = f"XX{STORY}YY{STORY}"
    first = block_of(pieces_between(original, 2, 2 + len(STORY)))
    second = block_of(pieces_between(original, 4 + len(STORY), len(original)), near=True)
    text, offsets = assemble([first, second])
    assert text == f"{STORY}\n{STORY}"
    assert offsets.original(0) == 2
    assert offsets.original(len(STORY) + 1) == 4 + len(STORY)


def test_a_block_has_no_space_at_its_ends_and_knows_where_it_starts():
    block = block_of(pieces_between("..  two words  ", 2, 15))
    assert (block.text, block.start, block.end) == ("two words", 4, 13)


def test_neighbouring_runs_become_one():
    block = block_of([Piece("two", 0), Piece(" ", 3), Piece("words", 4)])
    assert len(assemble([block])[1].runs) == 1


@given(st.text(max_size=60))
def test_every_run_holds_the_signs_of_the_original_but_for_spaces(original):
    block = block_of(pieces_between(original, 0, len(original)))
    text, offsets = assemble([block])
    for run in offsets.runs:
        clean = text[run.clean : run.clean + run.length]
        source = original[run.original : run.original + run.length]
        assert all(a == b or a in " \ufffd" for a, b in zip(clean, source, strict=True))
    assert "\u200b" not in text
    text.encode("utf-8")
