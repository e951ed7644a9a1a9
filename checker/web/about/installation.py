"""What the settings of this installation mean for whoever types here: which points are true, how long things stay."""

from dataclasses import dataclass
from typing import Final

from flask import current_app
from limits import parse_many

from checker.corrections.store.post_counts import REMEMBERED
from checker.settings import RATE_LIMIT
from checker.web.about.prose import Setting
from checker.web.i18n import Translator

#: A sliding window needs the count of the window before, too.
WINDOWS: Final = 2
_UNITS: Final = ((24 * 3600, "days"), (3600, "hours"), (60, "minutes"), (1, "seconds"))


@dataclass(frozen=True)
class Installation:
    """The settings that matter to privacy. All times in seconds: `cache`: an answer is remembered; `window`: a network
    address is counted by; `forget`: what claims are counted by is kept."""

    settings: frozenset[Setting]
    cache: int
    window: int
    forget: int

    def words(self, t: Translator) -> dict[str, str]:
        """Return the times in words, by the gap of a sentence that each fills."""
        times = {"cache": self.cache, "window": self.window, "forget": self.forget}
        return {name: _duration(seconds, t) for name, seconds in times.items()}


def installation() -> Installation:
    """Return what the settings of the present application mean."""
    settings = current_app.config.get("SETTINGS")
    rates = parse_many(str(getattr(settings, "rate_limit", RATE_LIMIT)))
    true: set[Setting] = {"redis" if getattr(settings, "redis_url", None) else "memory"}
    return Installation(
        settings=frozenset(true | ({"https"} if getattr(settings, "https", False) else set())),
        cache=int(getattr(settings, "cache_seconds", 3600)),
        window=WINDOWS * max(rate.get_expiry() for rate in rates),
        forget=REMEMBERED,
    )


def _duration(seconds: int, t: Translator) -> str:
    """Return a time in words, never shorter than it is."""
    size, unit = next((size, unit) for size, unit in _UNITS if seconds >= size or size == 1)
    number = -(-seconds // size)
    return t(f"duration.{unit}", n=number) if number != 1 else t(f"duration.one_{unit}")
