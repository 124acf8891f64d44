from travaux.legal.norms_segments import masked, segments


def parts(words: str) -> list[tuple[str | None, str, int | None]]:
    return [(one.mark, words[one.start : one.end], one.lead) for one in segments(words)]


def test_items_know_the_words_above_them_at_every_depth() -> None:
    words = (
        "1. Each Party shall:\n(a) mark:\n(i) buoys; and\n(ii) locks;\n(b) report.\n2. Fees rise."
    )
    assert [(mark, lead) for mark, _, lead in parts(words)] == [
        ("1.", None),
        ("(a)", 0),
        ("(i)", 1),
        ("(ii)", 1),
        ("(b)", 0),
        ("2.", None),
    ]


def test_abbreviations_and_wrapped_lines_end_no_sentence() -> None:
    words = "Mr. Lund spoke\nfor Norland. He left."
    assert [said for _, said, _ in parts(words)] == ["Mr. Lund spoke\nfor Norland.", "He left."]


def test_a_heading_on_its_own_line_is_no_part_of_the_sentence() -> None:
    assert [said for _, said, _ in parts("Fees\nThe Board sets fees.")] == [
        "Fees",
        "The Board sets fees.",
    ]


def test_a_mask_has_the_length_of_the_words() -> None:
    words = "[Each] Party*\n[shall][should] act"
    assert len(masked(words)) == len(words)
    assert masked(words).split() == ["Each", "Party", "shall", "should", "act"]
