"""Which findings of many documents are one thing: pure functions, near-linear in their number.

Every function takes keys, light values that hold what merging looks at, and gives back groups of
places in the sequence it was given. The groups do not depend on the order of the keys.
"""

from travaux.record.merge.meetings import MeetingKey, merge_meetings
from travaux.record.merge.people import PersonKey, merge_people
from travaux.record.merge.texts import ProvisionKey, TextKey, merge_provisions, merge_texts
from travaux.record.merge.union import Groups, Union

__all__ = [
    "Groups",
    "MeetingKey",
    "PersonKey",
    "ProvisionKey",
    "TextKey",
    "Union",
    "merge_meetings",
    "merge_people",
    "merge_provisions",
    "merge_texts",
]
