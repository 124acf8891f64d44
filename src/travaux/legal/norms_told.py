"""What a page says that a provision does, where that is less than a sentence of law."""

from __future__ import annotations

import re

from travaux.legal.norms_subjects import is_actor
from travaux.model import Modality

__all__ = ["told"]

Place = tuple[int, int]

_O, _F, _P = Modality.OBLIGATION, Modality.PROHIBITION, Modality.PERMISSION
_STOPPED = r"(?:ban|halt|end|stop|freeze|moratorium|prohibition)"
_TO = (
    r"(?:\s+(?P<whom>[^,;:.]{2,80}?)\s+(?P<not>not\s+)?to\b"
    r"(?P<off>\s+(?:refrain|abstain|renounce|desist))?)"
)
_UNDERTAKES = r"(?:undertakes?|agrees?|commits?|pledges?)(?:\s+(?:itself|themselves))?"
_RULES = tuple(
    (modality, re.compile(rf"\s*(?:would\s+)?{rule}", re.IGNORECASE))
    for modality, rule in (
        (_F, rf"(?:calls?|called)\s+for\s+(?:an?|the)\s+(?:[\w-]+\s+){{0,2}}{_STOPPED}\b"),
        (_F, rf"(?:an?\s+|the\s+)?(?:[\w-]+\s+)?{_STOPPED}\s+(?:on|to|of)\b"),
        (
            _F,
            (
                r"(?:prohibit(?:s|ed)?|forbids?|bans?|bars?|outlaws?|banned)\b"
                r"(?:\s+(?P<whom>[^,;:.]{2,80}?)\s+from\b)?"
            ),
        ),
        (_P, rf"(?:allows?|permits?|entitles?|authori[sz]es?|allowed|permitted)\b{_TO}?"),
        (
            _O,
            (
                r"(?:requires?(?:\s+that)?|obliges?|obligates?|binds?|demands?|required|obliged|"
                rf"calls?\s+(?:up)?on|called\s+(?:up)?on|commits(?!\s+(?:itself|to))|committed)\b{_TO}?"
            ),
        ),
        (_O, rf"(?:\w+\s+){{0,6}}?needs?\s+for{_TO}"),
        (_O, r"(?:calls?|called)\s+for\b"),
        (
            _O,
            rf"{_UNDERTAKES}\s+(?P<not>not\s+)?to\b(?P<off>\s+(?:refrain|abstain|renounce|desist))?",
        ),
        (_F, r"renounces?\b"),
        (
            _F,
            (
                r"(?:not\s+to|to\s+not|(?:shall|should|must|will|may)\s+not|not|"
                r"(?:to\s+)?(?:refrain|abstain)\s+from|to\s+renounce)\b"
            ),
        ),
        (_O, r"(?:(?:shall|must|should)|to(?!\s+(?:the|an?|this)\b))\s+(?=[a-z])"),
        (_P, r"may\s+(?=[a-z])"),
    )
)


def told(mask: str) -> tuple[Modality, Place, Place | None] | None:
    """Modality, words that tell it, and who is bound; None where the words open otherwise."""
    for modality, rule in _RULES:
        match = rule.match(mask)
        if match is None:
            continue
        groups = match.groupdict()
        if groups.get("not") or groups.get("off"):
            modality = _F  # noqa: PLW2901 - the same words, negated
        whom = groups.get("whom")
        start = match.start("whom") if whom else 0
        return (
            modality,
            match.span(),
            (start, start + len(whom)) if whom and is_actor(whom) else None,
        )
    return None
