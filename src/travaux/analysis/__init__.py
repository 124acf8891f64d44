"""What a record adds up to: pure functions over its entries and statements."""

from travaux.analysis.acted_on import Sides
from travaux.analysis.events import Judge, events

__all__ = ["Judge", "Sides", "events"]
