"""From what Travaux tells to the codes of PLOVER and CAMEO."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from travaux.codebook.tables import read_table
from travaux.errors import CodebookError
from travaux.model import Act, EventClass, MeetingForm, MeetingStatus, Quad

__all__ = ["CameoRoot", "Crosswalk", "EventCode", "load_events"]

_CAMEO = re.compile(r"(0[1-9]|1\d|20)\d{0,2}")


@dataclass(frozen=True, slots=True)
class EventCode:
    """A class of PLOVER (None where it has none) and a code of CAMEO, two to four digits.

    ``note`` says where the ontologies do not fit, and is empty where they do.
    """

    plover: EventClass | None
    cameo: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class CameoRoot:
    """One of CAMEO's twenty roots; ``but`` are the codes below it that PLOVER puts elsewhere."""

    cameo: str
    name: str
    plover: EventClass | None
    but: Mapping[str, EventClass]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """Acts, meetings, PLOVER and CAMEO side by side.

    ``quads`` has the quadrant of every class, ``home`` the CAMEO root that stands for it, ``acts``
    the code of every act, ``forms`` that of every form of meeting. ``statuses`` has, for the
    statuses of a meeting that change its code, the code it has then, and None where it has none.
    """

    quads: Mapping[EventClass, Quad]
    roots: Mapping[str, CameoRoot]
    home: Mapping[EventClass, str]
    acts: Mapping[Act, EventCode]
    forms: Mapping[MeetingForm, EventCode]
    statuses: Mapping[MeetingStatus, EventCode | None]

    def of_cameo(self, cameo: str) -> EventClass | None:
        """PLOVER's class for a code of CAMEO, None for one it leaves out.

        Raises KeyError where ``cameo`` is below none of the twenty roots.
        """
        root = self.roots[cameo[:2]]
        for digits in range(len(cameo), 2, -1):
            if cameo[:digits] in root.but:
                return root.but[cameo[:digits]]
        return root.plover

    def of_meeting(self, form: MeetingForm, status: MeetingStatus) -> EventCode | None:
        """The code of a meeting, None where one that did not take place has none."""
        return self.statuses[status] if status in self.statuses else self.forms[form]


@lru_cache(maxsize=1)
def load_events() -> Crosswalk:
    """The table, read and checked once. Raises CodebookError where it is broken or incomplete."""
    table = read_table("events")
    try:
        walk = _crosswalk(table)
    except (KeyError, TypeError, ValueError, AttributeError) as broken:
        raise CodebookError(f"The table 'events' has a row that is broken: {broken!r}") from broken
    _check(walk)
    return walk


def _crosswalk(table: Mapping[str, Any]) -> Crosswalk:
    meetings = table["meetings"]
    roots = [_root(row) for row in table["roots"]]
    return Crosswalk(
        quads={EventClass(c): Quad(q) for q, classes in table["quads"].items() for c in classes},
        roots={root.cameo: root for root in roots},
        home={EventClass(name): _digits(cameo) for name, cameo in table["home"].items()},
        acts={Act(name): _code(row) for name, row in table["acts"].items()},
        forms={
            MeetingForm(name): _code({"plover": meetings["plover"], **row})
            for name, row in meetings["forms"].items()
        },
        statuses={
            MeetingStatus(name): _code(row) if row else None
            for name, row in meetings["statuses"].items()
            if row is None or "cameo" in row
        },
    )


def _root(row: Mapping[str, Any]) -> CameoRoot:
    but = {_digits(code): EventClass(name) for code, name in row.get("but", {}).items()}
    return CameoRoot(
        _digits(row["cameo"]), row["name"], _class(row["plover"]), but, row.get("note", "")
    )


def _code(row: Mapping[str, Any]) -> EventCode:
    return EventCode(_class(row["plover"]), _digits(row["cameo"]), row.get("note", ""))


def _class(name: str | None) -> EventClass | None:
    return None if name is None else EventClass(name)


def _digits(cameo: Any) -> str:
    """The code, where it is one: text, so that its leading zero is kept."""
    if not isinstance(cameo, str) or not _CAMEO.fullmatch(cameo):
        raise ValueError(f"no code of CAMEO: {cameo!r}")
    return cameo


def _check(walk: Crosswalk) -> None:
    """Every class, root, act and form has its row, and no two rows contradict each other."""
    for found, wanted, what in (
        (walk.quads, EventClass, "quadrant of"),
        (walk.home, EventClass, "home of"),
        (walk.acts, Act, "act"),
        (walk.forms, MeetingForm, "form of meeting"),
        (walk.roots, [f"{number:02}" for number in range(1, 21)], "root of CAMEO"),
    ):
        if missing := sorted(set(wanted) - set(found)):
            raise CodebookError(f"The table 'events' has no {what} {', '.join(missing)}")
    for event, root in walk.home.items():
        _agree(walk, EventCode(event, root))
    for code in (*walk.acts.values(), *walk.forms.values(), *walk.statuses.values()):
        if code and code.plover:
            _agree(walk, code)


def _agree(walk: Crosswalk, code: EventCode) -> None:
    if walk.of_cameo(code.cameo) is not code.plover:
        raise CodebookError(
            f"The table 'events' has CAMEO {code.cameo} under {code.plover} and elsewhere not"
        )
