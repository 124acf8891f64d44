from documents.pages import SECOND, STORY
from travaux.documents.lines import lines_of, without_furniture


def _kept(original: str) -> tuple[list[str], list[tuple[str, str]]]:
    lines, gone = without_furniture(lines_of(original))
    return [line.text for line in lines], [(d.text, d.reason) for d in gone]


def test_lines_know_their_places_and_the_empty_lines_before_them():
    original = "one\r\n\r\n  two \n\x0cthree"
    lines = lines_of(original)
    assert [(line.text, line.gap, line.page) for line in lines] == [
        ("one", 0, 0),
        ("two", 1, 0),
        ("three", 0, 1),
    ]
    assert all(original[line.start : line.end] == line.text for line in lines)


def test_running_heads_and_page_numbers_of_marked_pages_are_dropped():
    pages = [f"LAKE/CONF/7\n{n}\nBody {w} of the draft.\nMore of it." for n, w in enumerate("abcd")]
    kept, gone = _kept("\f".join(pages))
    assert ("LAKE/CONF/7", "running-head") in gone
    assert ("2", "page-number") in gone
    assert kept[:2] == ["Body a of the draft.", "More of it."]


def test_running_heads_of_unmarked_pages_are_known_by_the_numbers_beside_them():
    pages = [f"{STORY}\n\nLAKE/CONF/7\n\n{n}\n\n{SECOND} ({n})\n\n" for n in range(2, 6)]
    kept, gone = _kept("".join(pages))
    assert len(gone) == 8
    assert all("LAKE" not in words and not words.isdigit() for words in kept)


def test_headings_that_come_back_are_no_running_heads():
    original = "".join(f"Option 1\n{STORY}\nOption 2\n{SECOND}\n" for _ in range(5))
    assert _kept(original)[1] == []


def test_footnotes_are_marked_by_their_running_numbers():
    first = "Body with a note1\nthat goes\n1 See the report.\n2 Second note."
    lines, _ = without_furniture(lines_of(f"{first}\fon here.\n3 Third note.\f1 No note."))
    assert [line.text for line in lines if line.note] == [
        "1 See the report.",
        "2 Second note.",
        "3 Third note.",
    ]
