import pytest

from travaux.documents.phrases import is_story, is_title_like, is_truncated, phrases


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Latest News", "block-heading"),
        ("You might also likeRELATED", "block-heading"),
        ("Dismiss", "button"),
        ("Subscribe to our newsletter for more.", "reader-call"),
        ("READ: Storm closes the northern ports", "pointer"),
        ("Photo: Lena Ortiz", "caption"),
        ("***", "separator"),
        ("What was said", None),
        ("News of the accord reached the capital at noon.", None),
        ("Related matters were left to the working group.", None),
    ],
)
def test_phrases_of_sites_are_known(words, reason):
    assert phrases().reason(words) == reason


@pytest.mark.parametrize(
    ("words", "top", "expected"),
    [
        ("Delegates at the shore of the lake (AFP)", False, True),
        ("Delegates meet. More than ever hangs on it, many say. / wiki", True, True),
        ("Delegates meet. More than ever hangs on it, many say. / wiki", False, False),
        ("TALKS FAIL Delegates left the lake on Tuesday. No date was set. [AP]", True, False),
        ("The company wants to defend its profile", True, False),
        ("He posted the following picture to his page.", True, False),
    ],
)
def test_captions_are_told_from_briefs_and_sentences(words, top, expected):
    assert phrases().is_caption(words, top) is expected


def test_stories_titles_and_excerpts_are_told_apart():
    story = "The two delegations met on Tuesday and agreed to meet again."
    assert is_story(story)
    assert not is_title_like(story)
    assert is_title_like("Old war, new front: the siege of the island")
    assert is_truncated("Two months have passed since the siege began and the...")
    assert not is_story("Two months have passed since the siege began and the hospitals are...")
