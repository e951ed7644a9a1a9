"""When a list may say that a name is not on it: it is complete by its own count, in two runs one after the other."""

from datetime import date

from registries.model import PartialDate
from registries.reader import ParsedList


def is_counted(reading: ParsedList) -> bool:
    """Return whether the list is complete by its own count: it declares its total, or numbers its rows, and each is
    there.

    A list that does neither is not counted, whatever was read; nor is one whose two counts differ.
    """
    total, rows = reading.declared_total, len(reading.rows)
    numbered = bool(reading.serials) and reading.serials == tuple(range(1, rows + 1))
    if not rows or total not in (None, rows) or (reading.serials and not numbered):
        return False
    return total == rows or numbered


def is_recent(as_of: PartialDate | None, max_age_days: int | None, day: date) -> bool:
    """Return whether a list of that date could say anything on that day: age is never understated, and no date is
    none."""
    if max_age_days is None:
        return True
    if as_of is None:
        return False
    year, month, first = (as_of + "-01-01").split("-")[:3]
    return 0 <= (day - date(int(year), int(month), int(first))).days <= max_age_days
