"""From blocks to a document: residue out, facts gathered, offsets kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from travaux.documents.blocks import Block, assemble, dropped
from travaux.documents.residue import Cleaned, without_residue
from travaux.documents.sidecars import NO_FACTS, Facts
from travaux.errors import DocumentError, LanguageModelError
from travaux.model import Document, Dropped, Fact, OffsetMap, Origin, Span

__all__ = ["Extract", "build", "check_length", "language_of"]

_SAMPLE = 1000  # code points that are enough to tell a language
_LETTERS = 40  # fewer letters tell nothing


@dataclass(frozen=True, slots=True)
class Extract:
    """What a format's reader took from a file: blocks, what it left out, what its markup says."""

    media_type: str
    blocks: Sequence[Block]
    gone: Sequence[Dropped] = ()
    markup: Facts = NO_FACTS


def build(
    sha256: str, source: str, extract: Extract, above: Facts = NO_FACTS, below: Facts = NO_FACTS
) -> Document:
    """The document. Facts ``above`` stand over what the page says, ``below`` fill what it lacks.

    Raises DocumentError where no words are left.
    """
    stated = above.filled_by(extract.markup)
    cleaned = without_residue(extract.blocks, stated.title.value if stated.title else None)
    text, offsets = assemble(cleaned.blocks)
    if not text:
        raise DocumentError(
            source,
            "empty",
            "There are no words in this document.",
            "Leave it out, or save it anew.",
        )
    of_page = _page_facts(cleaned, offsets)
    if not above.title and _names_better(of_page.title, stated.title):
        stated = replace(stated, title=None)
    facts = stated.filled_by(of_page).filled_by(below)
    gone = [dropped(block, reason) for block, reason in cleaned.gone]
    return Document(
        sha256=sha256,
        source=source,
        media_type=extract.media_type,
        text=text,
        title=facts.title,
        author=facts.author,
        publisher=facts.publisher,
        dateline=facts.dateline,
        published=facts.published,
        language=facts.language or language_of(text),
        url=facts.url,
        offsets=offsets,
        dropped=tuple(sorted([*extract.gone, *gone])),
    )


def check_length(characters: int, most: int, source: str) -> None:
    """Raise DocumentError where a text is longer than what is read as one document."""
    if characters > most:
        raise DocumentError(
            source,
            "too-long",
            f"The text has {characters:,} characters; up to {most:,} are read as one document.",
            "Split it into several files.",
        )


def _names_better(page: Fact[str] | None, markup: Fact[str] | None) -> bool:
    """Whether the page's own title is the one to take: markup often adds the name of the site."""
    return (
        page is not None
        and markup is not None
        and (page.span is not None or page.value != markup.value)
    )


def _page_facts(cleaned: Cleaned, offsets: OffsetMap) -> Facts:
    def fact(value: str | None, at: int | None = None) -> Fact[str] | None:
        return Fact(value, Origin.PAGE, _span(offsets, at, value)) if value else None

    day = Fact(cleaned.published, Origin.PAGE) if cleaned.published else None
    return Facts(
        title=fact(cleaned.title, cleaned.title_at),
        author=fact(cleaned.author),
        dateline=fact(cleaned.dateline, cleaned.dateline_at),
        published=day,
    )


def _span(offsets: OffsetMap, original: int | None, value: str) -> Span | None:
    """Where ``value``, which begins at ``original`` of the source, stands in the clean text."""
    if original is None:
        return None
    run = next((r for r in offsets.runs if r.original <= original < r.original + r.length), None)
    if run is None:
        return None
    start = run.clean + original - run.original
    return Span(start, start + len(value))


def language_of(text: str) -> Fact[str] | None:
    """The language of ``text`` as ISO 639-1, None where it is too short to tell.

    Raises LanguageModelError where there is no room for the model that tells it.
    """
    sample = text[:_SAMPLE]
    if sum(c.isalpha() for c in sample) < _LETTERS:
        return None
    import py3langid  # noqa: PLC0415 - its model takes half a second to load

    try:
        found = py3langid.classify(sample)
    except OSError as refused:  # it unpacks its model to a temporary file when first used
        raise LanguageModelError(
            f"The model that tells languages cannot be unpacked: {refused.strerror}.",
            "Make room in the folder for temporary files, or name another one in TMPDIR.",
        ) from refused
    return Fact(str(found[0]), Origin.DETECTED)
