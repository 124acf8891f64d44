"""Two drafts of a text compared: what became of each article, and the words side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from travaux._version import __version__
from travaux.brief.drafts import LETTERS
from travaux.brief.html import render
from travaux.brief.words import bracketed, counted, one_line, visible
from travaux.legal.redline import redline
from travaux.legal.versions import align
from travaux.model.versions import ArticleVersion, Change, ChangeKind, Draft, Row, Status

__all__ = ["Comparison", "compare", "comparison_json", "comparison_markdown", "render_comparison"]

_WORDS = {
    ChangeKind.ADDED: "New articles",
    ChangeKind.DROPPED: "Dropped",
    ChangeKind.MERGED: "Merged",
    ChangeKind.SPLIT: "Split",
    ChangeKind.MOVED: "Moved to another place",
    ChangeKind.RENUMBERED: "Renumbered",
    ChangeKind.BRACKETED: "More brackets than before",
    ChangeKind.SETTLED: "Settled since",
    ChangeKind.CHANGED: "Other words",
    ChangeKind.SAME: "Unchanged",
}


@dataclass(frozen=True, slots=True)
class Block:
    """One change to be shown: ``id`` is its anchor, the articles of both sides, and its rows."""

    id: str
    name: str
    title: str
    kinds: tuple[ChangeKind, ...]
    before: tuple[ArticleVersion, ...]
    after: tuple[ArticleVersion, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything the page shows of two drafts."""

    before: Draft
    after: Draft
    blocks: tuple[Block, ...]

    def totals(self) -> tuple[tuple[ChangeKind, str, tuple[Block, ...]], ...]:
        """For each kind of change that occurs: its words and the articles it happened to."""
        return tuple(
            (kind, words, found)
            for kind, words in _WORDS.items()
            if (found := tuple(b for b in self.blocks if kind in b.kinds))
        )

    def lead(self) -> str:
        """One sentence for the top of the page."""
        if not any(b.before and b.after for b in self.blocks):
            return "The two texts have no article in common: they may not be drafts of one text."
        if all(b.kinds == (ChangeKind.SAME,) for b in self.blocks):
            return "The two drafts say the same, word for word."
        drafts = (self.before, self.after)
        old, new = (sum(a.standing.brackets for a in d.articles) for d in drafts)
        opened = [
            sum(a.standing.status is Status.CONTESTED for a in d.articles)
            for d in (self.before, self.after)
        ]
        return (
            f"Contested articles: {opened[0]} of {len(self.before.articles)} before, "
            f"{opened[1]} of {len(self.after.articles)} after. "
            f"Brackets: {old:,} before, {new:,} after."
        )


def compare(before: Draft, after: Draft) -> Comparison:
    """What became of each article of ``before`` in ``after``, with its redline."""
    changes = align(before, after)
    blocks = (_block(i, change, before, after) for i, change in enumerate(changes, 1))
    return Comparison(before, after, tuple(blocks))


def _block(at: int, change: Change, before: Draft, after: Draft) -> Block:
    old = tuple(before.articles[i] for i in change.before)
    new = tuple(after.articles[i] for i in change.after)
    names = [", ".join(a.name for a in side) for side in (old, new) if side]
    name = names[0] if names[0] == names[-1] else " → ".join(names)
    title = one_line((new or old)[0].title or "")
    rows = () if change.kinds == (ChangeKind.SAME,) else redline(_says(old), _says(new))
    return Block(f"a{at}", name, title, change.kinds, old, new, rows)


def _says(articles: Sequence[ArticleVersion]) -> str:
    return "\n".join(part for a in articles for part in (a.title, a.body) if part)


def render_comparison(comparison: Comparison) -> str:
    """One HTML5 page that needs nothing else: no script, no network, no font."""
    return render(
        "compare.html.j2",
        "compare.css",
        view=comparison,
        letters=LETTERS,
        bracketed=bracketed,
        counted=counted,
        made_by=f"Travaux {__version__}",
    )


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """The comparison for programs; words are verbatim, pieces in the order of the text."""
    return {
        "before": {"name": comparison.before.name, "title": comparison.before.title},
        "after": {"name": comparison.after.name, "title": comparison.after.title},
        "changes": [
            {
                "kinds": [kind.value for kind in block.kinds],
                "before": [_article_json(a) for a in block.before],
                "after": [_article_json(a) for a in block.after],
                "rows": [
                    [[[p.edit.value, p.text] for p in side] for side in (row.before, row.after)]
                    for row in block.rows
                ],
            }
            for block in comparison.blocks
        ],
        "problems": [
            {"draft": draft.name, "reason": p.reason, "what": p.what}
            for draft in (comparison.before, comparison.after)
            for p in draft.problems
        ],
    }


def _article_json(article: ArticleVersion) -> dict[str, Any]:
    standing = article.standing
    return {
        "number": article.number,
        "title": article.title,
        "start": article.span.start,
        "end": article.span.end,
        "status": standing.status.value,
        "brackets": standing.brackets,
        "alternatives": standing.alternatives,
        "open_words": standing.open_words,
        "words": standing.words,
    }


def comparison_markdown(comparison: Comparison) -> str:
    """The comparison as a table for a terminal or a message; hostile signs are escaped."""
    lines = [f"# {_plain(comparison.before.name)} → {_plain(comparison.after.name)}", ""]
    lines += [comparison.lead(), ""]
    for _, words, blocks in comparison.totals():
        lines.append(f"- {words} ({len(blocks)}): {', '.join(_plain(b.name) for b in blocks)}")
    lines += ["", "| Article | Title | Before | After | Brackets | Open words | Change |"]
    lines.append("|---|---|---|---|---|---|---|")
    for block in comparison.blocks:
        marks = ["".join(LETTERS[a.standing.status] for a in s) or "–" for s in _sides(block)]
        counts = [_sums(block, name) for name in ("brackets", "open_words")]
        kinds = ", ".join(kind.value for kind in block.kinds)
        cells = [_plain(block.name), _plain(block.title), *marks, *counts, kinds]
        lines.append(f"| {' | '.join(cells)} |")
    lines += ["", "S settled, C contested, P placeholder, – not there."]
    return "\n".join(lines) + "\n"


def _sides(block: Block) -> tuple[tuple[ArticleVersion, ...], tuple[ArticleVersion, ...]]:
    return block.before, block.after


def _sums(block: Block, name: str) -> str:
    sums = [str(sum(getattr(a.standing, name) for a in s)) if s else "–" for s in _sides(block)]
    return " → ".join(sums)


def _plain(words: str) -> str:
    told = visible(one_line(words))
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>|#" else sign for sign in told)
