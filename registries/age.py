"""How old a record is, and whether that is too old to stand on."""

from datetime import date

from registries.model import PartialDate, Record, SourcedRecord

#: The days after which a name that was looked for and not found is to be looked for again.
RECHECK_DAYS = 180


def first_day(partial: PartialDate) -> date:
    """Return the earliest day a partial date can mean: age is never understated."""
    year, month, day = (partial + "-01-01").split("-")[:3]
    return date(int(year), int(month), int(day))


def last_day(partial: PartialDate) -> date:
    """Return the latest day a partial date can mean: a notice is never dated before it can have been known."""
    first = first_day(partial)
    if len(partial) == 10:
        return first
    year, month = (first.year, first.month + 1) if len(partial) == 7 else (first.year + 1, 1)
    if month == 13:
        year, month = year + 1, 1
    return date.fromordinal(date(year, month, 1).toordinal() - 1)


def months_between(earlier: date, later: date) -> int:
    """Return the whole months from `earlier` to `later`; 0 when `later` is not later."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month - (later.day < earlier.day)
    return max(0, months)


def is_old(as_of: PartialDate | None, max_age_days: int | None, judged_on: date) -> bool:
    """Return whether a date lies more than `max_age_days` before `judged_on`. No date is as good as an old one,
    and so is one after that day: a list of later vouches for nothing then."""
    if max_age_days is None:
        return False
    return as_of is None or not 0 <= (judged_on - first_day(as_of)).days <= max_age_days


def is_stale(row: SourcedRecord[Record], judged_on: date) -> bool:
    """Return whether a record is older than its source allows. What comes from an unknown source always is."""
    return is_old(row.record.cite.as_of, row.max_age_days, judged_on)


def is_search_old(looked_on: PartialDate, judged_on: date) -> bool:
    """Return whether a search that found nothing is older than `RECHECK_DAYS`; on a day before it, it is not."""
    return first_day(looked_on) < judged_on and is_old(looked_on, RECHECK_DAYS, judged_on)
