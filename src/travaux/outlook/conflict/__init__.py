"""Conflict models: which outcomes hold, given what each party can do and wants.

The Graph Model for Conflict Resolution (Kilgour, Hipel and Fang 1987; Fang, Hipel and Kilgour
1993) in option form. ``load_conflict`` reads a case file, ``answer`` solves it, ``in_words`` says
it.
"""

from travaux.outlook.conflict.answer import Answer, Outcome, answer
from travaux.outlook.conflict.case_file import conflict_of, load_conflict
from travaux.outlook.conflict.coalitions import coalition_stable, coalitions, universally_stable
from travaux.outlook.conflict.inverse import Lift, lifts
from travaux.outlook.conflict.simultaneous import simultaneously_stable
from travaux.outlook.conflict.spec import Conflict
from travaux.outlook.conflict.stability import (
    Concept,
    GraphModel,
    equilibria,
    stable,
    strongly_stable,
)
from travaux.outlook.conflict.status_quo import Move, Reached, blockers, reached
from travaux.outlook.conflict.uncertain import Kind, stable_under_unknown
from travaux.outlook.conflict.what_if import Change, Flip, flips, reaching
from travaux.outlook.conflict.words import in_words, state_words

__all__ = [
    "Answer",
    "Change",
    "Concept",
    "Conflict",
    "Flip",
    "GraphModel",
    "Kind",
    "Lift",
    "Move",
    "Outcome",
    "Reached",
    "answer",
    "blockers",
    "coalition_stable",
    "coalitions",
    "conflict_of",
    "equilibria",
    "flips",
    "in_words",
    "lifts",
    "load_conflict",
    "reached",
    "reaching",
    "simultaneously_stable",
    "stable",
    "stable_under_unknown",
    "state_words",
    "strongly_stable",
    "universally_stable",
]
