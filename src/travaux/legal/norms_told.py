"""What a page says that a provision does, where that is less than a sentence of law."""

from __future__ import annotations

import re

from travaux.legal.norms_subjects import is_actor
from travaux.model import Modality

__all__ = ["told"]

Place = tuple[int, int]

_O, _F, _P = Modality.OBLIGATION, Modality.PROHIBITION, Modality.PERMISSION
_STOPPED = r"(?:ban|halt|end|stop|freeze|moratorium|prohibition)"
_RULES = (
    (_F, re.compile(rf"\s*(?:would\s+)?(?:calls?|called)\s+for\s+(?:an?|the)\s+(?:[\w-]+\s+){{0,2}}{_STOPPED}\b", re.IGNORECASE)),
    (_F, re.compile(rf"\s*(?:an?\s+|the\s+)?(?:[\w-]+\s+)?{_STOPPED}\s+(?:on|to|of)\b", re.IGNORECASE)),
    (_F, re.compile(r"\s*(?:would\s+)?(?:prohibits?|forbids?|bans?|bars?|outlaws?|prohibited|banned)\b(?:\s+(?P<whom>[^,;:.]{2,80}?)\s+from\b)?", re.IGNORECASE)),
    (_P, re.compile(r"\s*(?:would\s+)?(?:allows?|permits?|entitles?|authori[sz]es?|allowed|permitted)\b(?:\s+(?P<whom>[^,;:.]{2,80}?)\s+to\b)?", re.IGNORECASE)),
    (_O, re.compile(r"\s*(?:would\s+)?(?:requires?|obliges?|obligates?|commits?|binds?|demands?|calls?\s+(?:up)?on|required|obliged|committed|called\s+(?:up)?on|requires?\s+that)\b(?:\s+(?P<whom>[^,;:.]{2,80}?)\s+(?P<not>not\s+)?to\b(?P<off>\s+(?:refrain|abstain|renounce|desist))?)?", re.IGNORECASE)),
    (_O, re.compile(r"\s*(?:\w+\s+){0,6}?needs?\s+for\s+(?P<whom>[^,;:.]{2,80}?)\s+(?P<not>not\s+)?to\b", re.IGNORECASE)),
    (_O, re.compile(r"\s*(?:calls?|called)\s+for\b", re.IGNORECASE)),
    (_O, re.compile(r"\s*(?:undertakes?|agrees?|commits?|pledges?)(?:\s+(?:itself|themselves))?\s+(?P<not>not\s+)?to\b(?P<off>\s+(?:refrain|abstain|renounce|desist))?", re.IGNORECASE)),
    (_F, re.compile(r"\s*renounces?\b", re.IGNORECASE)),
    (_F, re.compile(r"\s*(?:not\s+to|to\s+not|(?:shall|should|must|will|may)\s+not|not|(?:to\s+)?(?:refrain|abstain)\s+from|to\s+renounce)\b", re.IGNORECASE)),
    (_O, re.compile(r"\s*(?:(?:shall|must|should)|to(?!\s+(?:the|an?|this)\b))\s+(?=[a-z])", re.IGNORECASE)),
    (_P, re.compile(r"\s*may\s+(?=[a-z])")),
)  # fmt: skip


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
