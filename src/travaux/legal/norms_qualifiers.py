"""Under which conditions a clause holds, what it leaves out, whom it serves and where."""

from __future__ import annotations

import re

from travaux.codebook.text_kinds import text_words
from travaux.legal.norms_segments import Segment
from travaux.legal.norms_subjects import named_after
from travaux.model import Span

__all__ = ["conditions", "exceptions", "places", "towards"]

Place = tuple[int, int]

_LONGEST = 400  # code points of one condition
_CONDITION = re.compile(
    r"\b(?:if|where(?!as|by|in|ver|upon)|whenever|in\s+the\s+event\s+(?:that|of)|provided\s+that|provided,?\s+however|on\s+(?:the\s+)?condition\s+that|"
    r"to\s+the\s+extent\s+that|as\s+long\s+as|so\s+long\s+as|upon\s+(?:the\s+)?(?:written\s+)?request\s+of|at\s+the\s+request\s+of|"
    r"in\s+case\s+of|in\s+(?:the\s+)?cases?\s+where|when(?=\s+(?:a|an|the|any|it|they|one|such|either|\w+ing)\b)|should\s+(?=(?:a|an|any|the|either|one)\b[^,;.]{1,120},))",
    re.IGNORECASE,
)
_EXCEPTION = re.compile(
    r"\b(?:unless|except(?!ion)|save\s+(?:as|for|where|in|that|when)|without\s+prejudice\s+to|subject\s+to|notwithstanding|"
    r"with\s+the\s+exception\s+of|other\s+than|excluding|irrespective\s+of)\b",
    re.IGNORECASE,
)
_TOWARDS = re.compile(
    r"\b(?:against|towards?|vis-à-vis|at\s+the\s+expense\s+of(?:\s+the\s+(?:security|interests?|rights?)\s+of)?)\s+"
    r"(?P<whom>(?:(?:the|any|all|each|other|of|one)\s+)*(?:(?-i:[A-Z])[\w’'-]*|part(?:y|ies)|states?|members?)\b"
    r"(?:\s+(?:(?:and|of|the)\s+){0,2}(?:(?-i:[A-Z])[\w-]*|part(?:y|ies)|states?)\b){0,6})"
    r"|\b(?P<other>(?:(?:each|the|any|any\s+of\s+the|all|all\s+the)\s+)?other\s+(?:contracting\s+|participating\s+)?(?:part(?:y|ies)|states?\s+part(?:y|ies)|states?|members?|sides?)\b)(?![’'])"
    r"|\b(?P<mutual>each\s+other|one\s+another)\b"
    r"|\b(?:notif(?:y|ies)|inform|consult(?:\s+with)?|report\s+to|submit\s+(?:\w+\s+){1,6}?to|communicate\s+(?:\w+\s+){1,6}?to)"
    r"(?P<told>(?=\s+(?:the|each|any|all|its)\b))",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:\b(?:in|at)\s+|\bterritor(?:y|ies)\s+of\s+|\bborders?\s+of\s+|\bcoasts?\s+of\s+)(?P<where>(?:the\s+)?[A-Z][\w’'-]+(?:\s+(?:of\s+the\s+|of\s+|and\s+)?[A-Z][\w’'-]+){0,4})"
)
_NO_PLACE = frozenset(
    (
        *(
            "article",
            "articles",
            "annex",
            "annexes",
            "section",
            "part",
            "chapter",
            "paragraph",
            "schedule",
        ),
        *("appendix", "january", "february", "march", "april", "may", "june", "july", "august"),
        *(
            "september",
            "october",
            "november",
            "december",
            "party",
            "parties",
            "joint",
            "contracting",
        ),
        *(
            "rule",
            "table",
            "option",
            "protocol",
            "title",
            "order",
            "witness",
            "addition",
            "faith",
            "monday",
        ),
        *("tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "heading", "note"),
    )
)


def conditions(mask: str, segment: Segment, first: int) -> tuple[Place, ...]:
    """Each condition in a sentence; ``first`` is where the subject of its main verb begins."""
    return _each(_CONDITION, mask, segment, first)


def exceptions(mask: str, segment: Segment, first: int) -> tuple[Place, ...]:
    """Each exception or saving in a sentence, like :func:`conditions`."""
    return _each(_EXCEPTION, mask, segment, first)


def _each(opens: re.Pattern[str], mask: str, segment: Segment, first: int) -> tuple[Place, ...]:
    found: list[Place] = []
    for match in opens.finditer(mask, segment.start, segment.end):
        if found and match.start() < found[-1][1]:
            continue
        stop = min(segment.end, match.start() + _LONGEST)
        end = first if match.start() < first <= stop else _end(mask, match.end(), stop)
        end = match.start() + len(mask[match.start() : end].rstrip(" ,;:."))
        if end > match.end():
            found.append((match.start(), end))
    return tuple(found)


def _end(mask: str, start: int, stop: int) -> int:
    comma = re.compile(r"[,;:](?!\s*(?:and|or)\b)|\)").search(mask, start, stop)
    return comma.start() if comma else stop


def towards(mask: str, segment: Segment, bound: Place | None) -> tuple[Place, ...]:
    """Whom what is done is done to or owed to, as written."""
    found: dict[str, Place] = {}
    for match in _TOWARDS.finditer(mask, segment.start, segment.end):
        name = next(n for n in ("whom", "other", "mutual", "told") if match[n] is not None)
        place = match.span(name)
        if name == "told":
            named = named_after(mask, match.end(), segment.end)
            if named is None:
                continue
            place = named
        start = place[0]
        words = re.sub(r"[’']s?$", "", mask[start : place[1]].rstrip())
        if bound is None or not bound[0] <= start < bound[1]:
            found.setdefault(words.lower(), (start, start + len(words)))
    return tuple(found.values())


def places(text: str, span: Span) -> tuple[Span, ...]:
    """The places named with "in", "at" or "the territory of"; each once."""
    found: dict[str, Span] = {}
    for match in _PLACE.finditer(text, span.start, span.end):
        first = re.sub(r"^(?:the)\s+", "", match["where"]).split()[0].lower()
        words = {word.lower() for word in match["where"].split()}
        if (
            first in _NO_PLACE
            or not words.isdisjoint(text_words().kinds)
            or is_title(match["where"])
        ):
            continue
        found.setdefault(match["where"], Span(*match.span("where")))
    return tuple(found.values())


def is_title(words: str) -> bool:
    """Whether the words are those of a body or a heading rather than of a place."""
    return bool(
        re.search(
            r"\b(?:Committee|Council|Commission|Conference|Assembly|Court|Party|Parties|Secretariat)\b",
            words,
        )
    )
