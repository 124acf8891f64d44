"""A draft as a case file: YAML to be read and edited, with what to check beside each assumption."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from travaux.outlook.drafting import Choice, Draft, Line, Wish
from travaux.outlook.drafting_material import Material

__all__ = ["case_text"]

_HIDDEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_HEAD = """\
# A draft, made of what the record reports. Nothing in it is foretold or judged: read it, correct it, then ask
# 'travaux outlook' about it. 'rests_on' names document, place in its text and first words of a passage;
# what is marked 'assumed' no passage says, and the comment above it tells what to check.
"""
_ORDER = (
    "    # Most important first. The order is the draft's and no passage gives it: what was refused in words, own\n"
    "    # demands, harm avoided, own threats where their condition holds, what was left unanswered."
)
_PACKAGE = (
    "\n# package: how much each party would give for each point is not reported, so none is drafted.\n"
    "# Write 'package:' with your own utilities if you can say them (docs/outlook-packages.md).\n"
)


def case_text(draft: Draft, material: Material, title: str) -> str:
    """The case file of ``draft``; it is read back by ``travaux.outlook.case.outlook``."""
    lines = [_HEAD + f"title: {_quoted(title)}"]
    lines += [f"# Not drafted: {_comment(what)}" for what in draft.lacking]
    if draft.choices:
        lines += _conflict(draft, material)
    if draft.lines:
        lines += ["", "issues:", *(row for line in draft.lines for row in _line(line, material))]
    if draft.choices:
        lines.append(_PACKAGE)
    if draft.left_out:
        lines += ["# What was said and is not in the case:"]
    for left in draft.left_out:
        lines += [
            f"# - {_comment(left.why)}: {_comment(w)}" for w in material.rests_on(left.passages[:1])
        ]
    return "\n".join(lines) + "\n"


def _conflict(draft: Draft, material: Material) -> Iterator[str]:
    names = ", ".join(_quoted(party.name) for party in draft.parties)
    yield from ("", "conflict:")
    yield "  # Check: does each of these decide by itself, or do some act as one?"
    yield f"  decision_makers: [{names}]"
    yield "  options:"
    for choice in draft.choices:
        yield from _choice(choice, material)
    yield "  preferences:"
    for party, wishes in draft.wishes:
        yield f"    {_quoted(party.name)}:"
        yield _ORDER.replace("    #", "      #")
        yield "      statements:"
        for wish in wishes:
            yield from _wish(wish, material)
    yield "  # Check: nothing of it has been done yet. Name here the options that have been taken."
    yield "  status_quo: []"


def _choice(choice: Choice, material: Material) -> Iterator[str]:
    if choice.check:
        yield f"    # Check: {_comment(choice.check)}"
    yield f"    - name: {choice.name}"
    yield f"      owner: {_quoted(choice.owner.name)}"
    yield f"      text: {_quoted(choice.text)}"
    yield from _ground(material.rests_on(choice.passages), bool(choice.check), 6)


def _wish(wish: Wish, material: Material) -> Iterator[str]:
    if wish.check:
        yield f"        # Check: {_comment(wish.check)}"
    yield f"        - say: {wish.say}"
    yield from _ground(material.rests_on(wish.passages), bool(wish.check), 10)


def _ground(passages: Sequence[str], assumed: bool, indent: int) -> Iterator[str]:
    space = " " * indent
    if passages:
        yield f"{space}rests_on:"
        yield from (f"{space}  - {_quoted(words)}" for words in passages)
    if assumed or not passages:
        yield f"{space}assumed: true"


def _line(line: Line, material: Material) -> Iterator[str]:
    yield f"  - name: {_quoted(line.title)}"
    yield "    # Check: is this the line on which the parties differ? What holds now (status_quo) is not reported."
    yield "    scale:"
    yield "      from: 0"
    yield f"      from_means: {_quoted(line.low_means)}"
    yield "      to: 100"
    yield f"      to_means: {_quoted(line.high_means)}"
    yield "    actors:"
    for stand in line.stands:
        yield f"      - name: {_quoted(stand.party.name)}"
        yield f"        position: {stand.position:g}"
        yield f"        salience: {stand.salience:g}"
        yield "        capability: 1"
        yield f"        assumed: {_quoted(stand.how)}"
        yield "        rests_on:"
        yield from (f"          - {_quoted(words)}" for words in material.rests_on(stand.passages))


def _comment(words: str) -> str:
    return _HIDDEN.sub(" ", words)


def _quoted(words: str) -> str:
    """A string as YAML takes it in double quotes; what cannot be seen is written as an escape."""
    written = json.dumps(words, ensure_ascii=False)
    return _HIDDEN.sub(lambda m: f"\\u{ord(m.group()):04x}", written)
