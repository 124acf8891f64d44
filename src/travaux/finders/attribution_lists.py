"""Attribution in lists of a communiqué: "Ministers: – agreed to meet; – welcomed the report"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from travaux.finders.attribution_parts import Attribution, Page, frames_of
from travaux.model import Span

__all__ = ["by_lists"]

_HEADING = re.compile(
    r"^[ \t]*(?:\d{1,3}[.)][ \t]+)?(?P<who>[A-ZÀ-Þ][^\n:;.“”\"]{2,120}?)"
    r"(?:,[ \t]+(?:therefore|hereby))?[ \t]*:[ \t]*$",
    re.MULTILINE,
)
_ITEM = re.compile(
    r"\s*\n[ \t]*(?:[-–—•*·][ \t]*|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)][ \t]+)(?P<item>[^\n]+)"
)
_LINKS = frozenset({"for", "on", "upon", "of", "at", "with", "in", "about", "against", "from"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ENDS = re.compile(r"[ \t]*(?:[;,.]?(?:[ \t]+and)?)[ \t]*$")


def by_lists(page: Page) -> list[Attribution]:
    """What each item of a list attributes to whoever stands before its colon.

    The heading is a noun phrase and every item begins with the verb that attributes.
    """
    return [a for m in _HEADING.finditer(page.annotated.text) for a in _items(page, m)]


def _items(page: Page, heading: re.Match[str]) -> Iterator[Attribution]:
    who = Span(*heading.span("who"))
    words = list(page.annotated.token_span(who) or ())
    if any(t.tag_ in _FINITE for t in words) or page.quote_at(who.start):
        return
    at = heading.end()
    while item := _ITEM.match(page.annotated.text, at):
        at = item.end()
        found = _item(page, who, Span(*item.span("item")))
        if found is not None:
            yield found


def _item(page: Page, who: Span, item: Span) -> Attribution | None:
    first = page.token_at(item.start)
    verb = page.tokens[first] if first < len(page.tokens) else None
    while verb is not None and verb.pos_ == "ADV" and verb.idx < item.end:
        verb = verb.nbor() if verb.i + 1 < len(page.tokens) else None  # "further agreed"
    if verb is None or verb.idx >= item.end or verb.lower_ not in page.cues.verbs:
        return None
    last = _last_of_cue(page, verb)
    ends = _ENDS.search(item.of(page.annotated.text))
    stop = item.start + ends.start() if ends else item.end
    content = page.trimmed(last.idx + len(last), stop)
    if content is None:
        return None
    cue = Span(page.tokens[first].idx, last.idx + len(last))
    return Attribution(who, cue, (content,))


def _last_of_cue(page: Page, verb: Token) -> Token:
    """The verb or the preposition that links it to what it governs: "called for"."""
    after = verb.nbor() if verb.i + 1 < len(page.tokens) else verb
    frames = frames_of(verb, page.cues.verbs[verb.lower_])
    linking = after.lower_ in frames and after.lower_ in _LINKS
    if linking or (after.lower_ in ("on", "upon") and "on-to" in frames):
        return after
    return verb
