"""The page of two drafts."""

from __future__ import annotations

from travaux.brief.compare import compare, comparison_markdown, render_comparison
from travaux.documents import document_from_text
from travaux.legal import legal_texts
from travaux.legal.versions import draft_of
from travaux.model.versions import Draft


def _draft(name: str, words: str) -> Draft:
    text = f"Article 1\nLamps\n\n{words}\n\nArticle 2\nFees\n\nFees are equal for every flag.\n"
    document = document_from_text(text)
    (legal,) = legal_texts(document)
    return draft_of(document, legal, name)


def test_hostile_words_are_escaped_and_brackets_are_marked() -> None:
    before = _draft("a", "Each boat carries a lamp from dusk until dawn.")
    after = _draft("<b>", "Each boat carries [a <script>bad()</script> lamp] from dusk until dawn.")
    page = render_comparison(compare(before, after))
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert '<b class="sq">[</b>' in page
    assert 'href="#a1"' in page
    assert 'id="a1"' in page
    assert "\\<b\\>" in comparison_markdown(compare(before, after))


def test_the_same_draft_twice_is_said_to_be_the_same() -> None:
    draft = _draft("a", "Each boat carries a lamp from dusk until dawn.")
    assert "same" in compare(draft, draft).lead()
    assert render_comparison(compare(draft, draft)) == render_comparison(compare(draft, draft))
