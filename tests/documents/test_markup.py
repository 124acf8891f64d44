from hypothesis import given
from hypothesis import strategies as st

from travaux.documents.markup import read_markup


def _texts(source: str) -> list[str]:
    return [block.text for block in read_markup(source).blocks]


def test_block_elements_part_words_and_inline_elements_do_not():
    assert _texts("<p>one <b>two</b></p><div>three</div>four") == ["one two", "three", "four"]


def test_a_line_break_parts_a_block_into_near_blocks():
    blocks = read_markup("<p>one<br>two</p>").blocks
    assert [(b.text, b.near) for b in blocks] == [("one", False), ("two", True)]


def test_scripts_styles_and_comments_are_no_words():
    assert _texts("<script>a</script><style>b</style><!-- c --><p>d</p>") == ["d"]


def test_a_greater_than_sign_in_an_attribute_does_not_end_the_tag():
    assert _texts("<p><img alt=\"a > b\" title='c > d'>words</p>") == ["words"]


def test_entities_are_decoded_and_unknown_ones_left_as_they_are():
    assert _texts("<p>R&amp;D &mdash; caf&#233; &nosuch; AT&T</p>") == ["R&D — café &nosuch; AT&T"]


def test_what_stands_in_navigation_is_marked_with_its_reason():
    blocks = read_markup("<nav><p>a</p></nav><p>b</p><footer>c</footer><div hidden>d</div>").blocks
    assert [b.kind for b in blocks] == ["navigation", "", "footer", "hidden"]


def test_the_header_of_an_article_is_part_of_it():
    blocks = read_markup("<header>a</header><article><header>b</header></article>").blocks
    assert [b.kind for b in blocks] == ["navigation", ""]


def test_a_tag_left_open_takes_nothing_else_with_it():
    assert _texts("<div><p>one<p>two</div></aside><p>three") == ["one", "two", "three"]


@given(st.text(alphabet="<>/!-ab&;='\" \npnav", max_size=80))
def test_any_markup_is_read_and_its_words_stand_in_the_source(source):
    for block in read_markup(source).blocks:
        for piece in block.pieces:
            if piece.start is not None:
                found = source[piece.start : piece.start + len(piece.text)]
                assert found.split() == piece.text.split()
