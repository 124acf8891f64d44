"""HTML: trafilatura tells the main text, the source gives its words and their places."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import trafilatura

from travaux.documents.blocks import Block, dropped
from travaux.documents.building import Extract, check_length
from travaux.documents.bylines import read_byline
from travaux.documents.dates import stated_date
from travaux.documents.decoding import Format
from travaux.documents.markup import Markup, read_markup
from travaux.documents.sidecars import Facts, facts_from
from travaux.errors import DocumentError
from travaux.model import Dropped, Fact, Origin

__all__ = ["extract_html"]

_MOST = 5_000_000  # code points of text
_DEEPEST = 500  # open elements; no page that a person wrote comes near it
_WORD = re.compile(r"\w+")
_FRONT = 4  # blocks of main text at the top among which a byline stands
_RUN = 4  # words in a row by which main text is known again
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "dc.date.issued",
    "dcterms.issued", "dcterms.date", "dc.date", "citation_publication_date", "citation_date",
    "parsely-pub-date", "sailthru.date", "publication_date", "publish-date", "pubdate", "date",
)  # fmt: skip
_TITLE = ("og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title")
_AUTHOR = ("author", "article:author", "citation_author", "dc.creator", "dcterms.creator",
           "parsely-author", "byl")  # fmt: skip
_PUBLISHER = (
    "og:site_name",
    "citation_publisher",
    "dc.publisher",
    "dcterms.publisher",
    "application-name",
)


def extract_html(source: str, name: str, most: int = _MOST) -> Extract:
    """The main text of an HTML page as blocks, its other words as dropped, and its markup's facts.

    Raises DocumentError for a page that nests too deep, has no text, or more than ``most`` code
    points of it.
    """
    page = read_markup(source)
    if page.depth > _DEEPEST:
        raise DocumentError(
            name,
            "too-deep",
            f"The page nests {page.depth:,} elements deep, as no page does that a person wrote.",
            "Save the page anew from a browser, or save its text.",
        )
    if not page.blocks:
        raise DocumentError(
            name, "empty", "There are no words in this page.", "Save it anew from a browser."
        )
    check_length(sum(len(block.text) for block in page.blocks), most, name)
    blocks, gone = _main(page.blocks, _main_text(source))
    return Extract(Format.HTML, blocks, gone, _facts(page))


def _main_text(source: str) -> str:
    start = source[:4096].lower()
    if start.lstrip().startswith("<?xml") and "<html" not in start:
        return ""  # another kind of markup, in which all is text
    found = trafilatura.extract(
        source, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False
    )
    return found or ""


def _main(blocks: Sequence[Block], text: str) -> tuple[list[Block], list[Dropped]]:
    """``blocks`` that are main text, without their marks, and the others as dropped.

    Where trafilatura finds nothing, all that stands outside navigation and the like is main.
    """
    lines = {_key(line) for line in text.splitlines()}
    runs = {run for line in text.splitlines() for run in _runs(line)}
    kept: list[Block] = []
    gone: list[Dropped] = []
    for block in blocks:
        reason = block.kind
        if not reason and text and not _is_main(block.text, lines, runs):
            under_title = 0 < len(kept) <= _FRONT and read_byline(block.text) is not None
            reason = "" if under_title else "boilerplate"
        if reason:
            gone.append(dropped(block, reason))
        else:
            kept.append(replace(block, near=block.near and bool(kept)))
    return kept, gone


def _key(words: str) -> str:
    return " ".join(_WORD.findall(words.casefold()))


def _runs(words: str) -> Iterator[tuple[str, ...]]:
    found = _WORD.findall(words.casefold())
    for i in range(len(found) - _RUN + 1):
        yield tuple(found[i : i + _RUN])


def _is_main(words: str, lines: set[str], runs: set[tuple[str, ...]]) -> bool:
    own = list(_runs(words))
    if len(own) < 3:
        return _key(words) in lines or (len(own) > 0 and all(run in runs for run in own))
    return sum(run in runs for run in own) * 5 >= len(own) * 4


def _facts(page: Markup) -> Facts:
    """What the markup states: JSON-LD first, then meta elements, then the title element."""
    linked = _linked(page.data)
    metas: dict[str, str] = {}
    for tag, attributes in page.metas:
        key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        if tag == "meta" and key and attributes.get("content", "").strip():
            metas.setdefault(key.lower(), attributes["content"])
    words = {
        "title": linked.get("title") or _first(metas, _TITLE) or page.title,
        "author": linked.get("author") or _author(metas),
        "publisher": linked.get("publisher") or _first(metas, _PUBLISHER),
        "url": _url(page) or metas.get("og:url") or linked.get("url"),
        "language": next(
            (a.get("lang", "")[:2].lower() for t, a in page.metas if t == "html"), None
        ),
    }
    facts = facts_from({k: v[:1000] if v else None for k, v in words.items()}, Origin.MARKUP)
    stated = [linked.get("published"), *(metas.get(key) for key in _PUBLISHED), *_times(page)]
    day = next((d for d in map(stated_date, filter(None, stated)) if d), None)
    return replace(facts, published=Fact(day, Origin.MARKUP) if day else None)


def _first(metas: dict[str, str], keys: Sequence[str]) -> str | None:
    return next((metas[key] for key in keys if key in metas), None)


def _author(metas: dict[str, str]) -> str | None:
    found = (metas[key] for key in _AUTHOR if key in metas)
    return next((a for a in found if not a.startswith(("http:", "https:"))), None)


def _url(page: Markup) -> str | None:
    return next(
        (
            a["href"]
            for t, a in page.metas
            if t == "link" and a.get("rel") == "canonical" and a.get("href")
        ),
        None,
    )


def _times(page: Markup) -> Iterator[str]:
    for tag, attributes in page.metas:
        stated = (
            attributes.get("itemprop", "").lower() == "datepublished" or "pubdate" in attributes
        )
        if tag == "time" and stated:
            yield attributes.get("datetime", "")


def _linked(texts: Sequence[str]) -> dict[str, str]:
    """What the JSON-LD of an article states; empty where there is none or it is broken."""
    for text in texts:
        try:
            found = next(filter(_is_article, _objects(json.loads(text))), None)
        except (ValueError, RecursionError):
            continue
        if found:
            stated = {
                "title": found.get("headline"),
                "author": _names(found.get("author")),
                "publisher": _names(found.get("publisher")),
                "published": found.get("datePublished"),
                "url": found.get("url"),
            }
            return {k: v for k, v in stated.items() if isinstance(v, str) and v.strip()}
    return {}


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (i for i in graph if isinstance(i, dict)) if isinstance(graph, list) else ()


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(
        isinstance(n, str) and n.endswith(("Article", "Posting", "Report", "WebPage"))
        for n in names
    ) and bool(item.get("headline") or item.get("datePublished"))


def _names(value: Any) -> str | None:
    found = [
        item.get("name") if isinstance(item, dict) else item
        for item in (value if isinstance(value, list) else [value])
    ]
    return ", ".join(n for n in found if isinstance(n, str) and n.strip()) or None
