"""Articles of trade agreements whose mark-up was taken away (the corpus ToTA).

ToTA (Alschner, Seiermann and Skougarevskiy, 2017) is one XML file an agreement, whose articles are
elements with number and name as attributes. Here each number, name and text becomes lines of one
plain text, as a file of text has it, and nothing of the structure stays. The agreements whose
identifier is a multiple of thirty were looked at while building; the others were only scored.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from evaluation.agreement_facts import scored_facts
from evaluation.spans import Score
from travaux.documents import document_from_text
from travaux.legal import legal_texts, normal_number

__all__ = ["Agreement", "GoldArticle", "flat_agreement", "read_agreements", "score_agreements"]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article as the mark-up has it: its number as written, where it begins and ends."""

    number: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """A flat agreement: its name in the corpus, its text and articles, and what its card says.

    ``card`` is the agreement's name there, ``parties`` are ISO alpha-3 codes of the original
    signatories, ``signed`` an ISO day.
    """

    name: str
    card: str
    text: str
    articles: tuple[GoldArticle, ...]
    parties: frozenset[str]
    signed: str | None

    @property
    def looked_at(self) -> bool:
        """Whether the agreement was looked at while building."""
        return int(self.name.rpartition("_")[2]) % 30 == 0


def score_agreements(folder: Path) -> dict[str, Score]:
    """How many articles begin where they do with the number they have, and lie wholly so."""
    scores: dict[str, Score] = {}
    for agreement in read_agreements(folder):
        half = "half looked at" if agreement.looked_at else "half only scored"
        for name, score in _scored(agreement).items():
            for key in (f"{name}, all", f"{name}, {half}"):
                scores[key] = scores.get(key, Score()) + score
    return dict(sorted(scores.items()))


def _scored(agreement: Agreement) -> dict[str, Score]:
    document = document_from_text(agreement.text)
    offsets = document.offsets
    given = [
        (unit.number or "", offsets.original_span(unit.span))
        for legal in legal_texts(document)
        for unit in legal.articles()
    ]
    wanted = {(_number(a.number), a.start, a.end) for a in agreement.articles}
    begun = {(number, span.start) for number, span in given}
    whole = {(number, span.start, span.end) for number, span in given}
    starts = {row[:2] for row in wanted}
    return {
        **scored_facts(agreement, document),
        "number and beginning": Score(len(begun & starts), len(begun), len(starts)),
        "number and whole extent": Score(len(whole & wanted), len(whole), len(wanted)),
    }


def _number(written: str) -> str:
    """The number of "ARTICLE XI" or "XI" as it is compared."""
    return normal_number(written.split(None, 1)[-1])


def read_agreements(folder: Path) -> Iterator[Agreement]:
    """Every agreement of ``folder``, in the order of their identifiers."""
    for path in sorted(folder.glob("pta_*.xml"), key=lambda p: int(p.stem[4:])):
        yield flat_agreement(path)


def flat_agreement(path: Path) -> Agreement:
    """One agreement without its mark-up."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.parse(str(path), parser).getroot()
    flat = _Flat()
    for chapter in root.iter("chapter"):
        if chapter.get("number"):
            flat.add(chapter.get("number"), chapter.get("name"))
        for article in chapter.iter("article"):
            flat.article(article)
    parties = frozenset(p.text or "" for p in root.iterfind("meta/parties_original/partyisocode"))
    signed = root.findtext("meta/date_signed")
    card = root.findtext("meta/name") or ""
    return Agreement(path.stem, card, "".join(flat.parts), tuple(flat.articles), parties, signed)


@dataclass
class _Flat:
    """The lines gathered so far, and where the articles among them stand."""

    parts: list[str] = field(default_factory=list)
    articles: list[GoldArticle] = field(default_factory=list)
    _length: int = 0
    _end: int = 0

    def add(self, *lines: str | None) -> None:
        for line in lines:
            if line and line.strip():
                self.parts.append(f"{line}\n")
                self._end = self._length + len(line.rstrip())
                self._length += len(line) + 1

    def article(self, element: etree._Element) -> None:
        start = self._length
        self.add(element.get("number"), element.get("name"), "".join(element.itertext()))
        if number := element.get("number"):
            self.articles.append(GoldArticle(number, start, self._end))
