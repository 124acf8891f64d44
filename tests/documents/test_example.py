import importlib.util
from datetime import date
from pathlib import Path

import pytest

from travaux.documents import read_documents
from travaux.model import Document, Origin

CASE = Path(__file__).parents[2] / "examples" / "european-security"


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    found = list(read_documents([CASE]))
    assert all(isinstance(item, Document) for item in found)
    return {Path(item.source).name: item for item in found}


def test_every_document_of_the_example_is_read_with_its_date(documents):
    assert {name: found.published.value for name, found in documents.items()} == {
        "alpine-desk-note.txt": date(2022, 1, 14),
        "continental-review-analysis.html": date(2022, 1, 24),
        "draft-agreement-summary.pdf": date(2021, 12, 20),
        "lowland-gazette-brussels.html": date(2022, 1, 13),
        "northwind-briefs.jsonl#1": date(2022, 1, 27),
        "northwind-briefs.jsonl#2": date(2022, 1, 21),
        "northwind-briefs.jsonl#3": date(2022, 1, 12),
        "northwind-geneva.html": date(2022, 1, 10),
        "pasted-harbour-post.txt": date(2022, 1, 9),
    }
    assert documents["draft-agreement-summary.pdf"].published.origin is Origin.SIDECAR


RESIDUE = ("cookie", "siege", "Photo", "Dismiss", "reading copy", "Fishing", "Share on", "truce")


@pytest.mark.parametrize("residue", RESIDUE)
def test_no_residue_is_left_in_the_example(documents, residue):
    dropped = [d.text for found in documents.values() for d in found.dropped]
    assert any(residue in words for words in dropped)
    assert not [name for name, found in documents.items() if residue in found.text]


def test_the_articles_of_the_draft_stand_on_their_own(documents):
    paragraphs = documents["draft-agreement-summary.pdf"].text.split("\n")
    assert [p for p in paragraphs if p.startswith("Article")] == [
        f"Article {n}" for n in range(1, 10)
    ]


def test_the_pdf_is_the_one_that_its_script_writes():
    spec = importlib.util.spec_from_file_location("make_pdf", CASE / "make_pdf.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    written = (CASE / "documents" / "draft-agreement-summary.pdf").read_bytes()
    assert script.pdf(script.objects(script.lines())) == written
