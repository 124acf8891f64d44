"""Issues as lines: forecasts with bands from positions, saliences and capabilities."""

from travaux.outlook.spatial.case_file import issues_of
from travaux.outlook.spatial.challenge import Variant, challenge, challenge_rounds
from travaux.outlook.spatial.compromise import nash_on_the_line, weighted_mean, weighted_median
from travaux.outlook.spatial.forecast import (
    Band,
    Forecast,
    Method,
    SpatialSettings,
    Swing,
    forecast,
)
from travaux.outlook.spatial.issue import Issue, Range, SpatialActor
from travaux.outlook.spatial.words import in_words

__all__ = [
    "Band",
    "Forecast",
    "Issue",
    "Method",
    "Range",
    "SpatialActor",
    "SpatialSettings",
    "Swing",
    "Variant",
    "challenge",
    "challenge_rounds",
    "forecast",
    "in_words",
    "issues_of",
    "nash_on_the_line",
    "weighted_mean",
    "weighted_median",
]
