"""The calendar day in China, where the law's days begin and end."""

from datetime import date, datetime, timedelta, timezone
from typing import Final

#: One time zone for the whole country, without summer time since 1991, so that no zone data has to be installed.
CHINA: Final = timezone(timedelta(hours=8))


def today_in_china() -> date:
    """Return today's date in China, which from 16:00 UTC on is tomorrow's in UTC."""
    return datetime.now(CHINA).date()


def day_in_china(instant: str) -> date:
    """Return the date in China at an ISO 8601 instant that carries its offset from UTC."""
    return datetime.fromisoformat(instant).astimezone(CHINA).date()
