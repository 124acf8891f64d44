"""Packages: what could be agreed over several issues at once, and who would give what for what.

``load_package`` reads a case file, ``answer`` finds the efficient packages and the four points that
theory singles out, ``in_words`` says it.
"""

from travaux.outlook.packages.answer import Answer, answer
from travaux.outlook.packages.case_file import load_package, package_case
from travaux.outlook.packages.dominance import nondominated
from travaux.outlook.packages.fronts import MOST_PARTS, Front, feasible, pareto_front
from travaux.outlook.packages.points import Point, Points, solution_points
from travaux.outlook.packages.spec import Condition, Grounds, Issue, Package, PackageCase, Party
from travaux.outlook.packages.trades import Change, Trade, changes, ideal, trades
from travaux.outlook.packages.words import in_words, package_words

__all__ = [
    "MOST_PARTS",
    "Answer",
    "Change",
    "Condition",
    "Front",
    "Grounds",
    "Issue",
    "Package",
    "PackageCase",
    "Party",
    "Point",
    "Points",
    "Trade",
    "answer",
    "changes",
    "feasible",
    "ideal",
    "in_words",
    "load_package",
    "nondominated",
    "package_case",
    "package_words",
    "pareto_front",
    "solution_points",
    "trades",
]
