"""The counts of one client in this window of time and the one before, and what follows from them.

Windows follow each other without a gap; requests of the window before weigh by how much of it a window that slides
would still cover. As in the library `limits`, whose scripts count in Redis.
"""

import math
from typing import NamedTuple


class Window(NamedTuple):
    """Requests in the window before and in this one, each with the seconds until it weighs nothing any more."""

    previous: int = 0
    previous_left: float = 0.0
    current: int = 0
    current_left: float = 0.0

    def remaining(self, limit: int, seconds: int) -> int:
        """Return how many requests are left of `limit` in a window of `seconds`."""
        return max(0, limit - math.floor(self.previous * self.previous_left / seconds + self.current))

    def more_in(self, seconds: int) -> float:
        """Return the seconds until another request is allowed, or until all are."""
        of_previous = self.previous_left % (seconds / self.previous) if self.previous else math.inf
        of_current = self.current_left % seconds if self.current else math.inf
        return min(of_previous, of_current) if self.previous or self.current else 0.0
