"""Articles, parties and days of signature of trade agreements whose mark-up was taken away.

The corpus is ToTA (Alschner, Seiermann and Skougarevskiy, 2017): one XML file an agreement, whose
articles are elements with number and name as attributes. Here each number, name and text becomes
lines of one plain text, as a file of text has it, and nothing of the structure stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

__all__ = ["Agreement", "GoldArticle", "flat_agreement", "read_agreements"]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article as the mark-up has it: its number as written, where it begins and ends."""

    number: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """A flat agreement: its text, its articles, and what its card says of it."""

    name: str
    text: str
    articles: tuple[GoldArticle, ...]
    parties: frozenset[str]
    signed: str | None


def read_agreements(folder: Path) -> Iterator[Agreement]:
    """Every agreement of ``folder``, in the order of their identifiers."""
    for path in sorted(folder.glob("pta_*.xml"), key=lambda p: int(p.stem[4:])):
        yield flat_agreement(path)


def flat_agreement(path: Path) -> Agreement:
    """One agreement without its mark-up."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    root = etree.parse(str(path), parser).getroot()
    flat = _Flat()
    for chapter in root.iter("chapter"):
        if chapter.get("number"):
            flat.add(chapter.get("number"), chapter.get("name"))
        for article in chapter.iter("article"):
            flat.article(article)
    meta = root.find("meta")
    parties = {p.text for p in meta.iterfind("parties_original/partyisocode") if p.text}
    return Agreement(
        path.stem,
        "".join(flat.parts),
        tuple(flat.articles),
        frozenset(parties),
        meta.findtext("date_signed"),
    )


class _Flat:
    """The lines gathered so far, and where the articles among them stand."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.articles: list[GoldArticle] = []
        self._length = 0

    def add(self, *lines: str | None) -> None:
        for line in lines:
            if line and line.strip():
                self.parts.append(f"{line}\n")
                self._length += len(line) + 1

    def article(self, element: etree._Element) -> None:
        number = element.get("number")
        start = self._length
        self.add(number, element.get("name"), "".join(element.itertext()))
        if number:
            text = "".join(self.parts[-3:]) if False else ""
            self.articles.append(GoldArticle(number, start, self._length - 1))
            del text
