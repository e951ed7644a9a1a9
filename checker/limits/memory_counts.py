"""The counts of the rate limits in the memory of this process.

The library's storage in memory starts a thread with nearly every request, to forget, and takes three locks; under eight
threads that is a fifth of what an answer costs.
"""

import threading
import time
from typing import Final

from checker.limits.sliding_window import Window

#: How often what is over is forgotten, seconds.
_FORGET_EVERY: Final = 1.0


class MemoryCounts:
    """How many requests came of each key, in windows of `seconds` as the clock has them. Safe between threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        #: By key: the number of its window, the counts before and in it, and when they are forgotten.
        self.counts: dict[str, tuple[int, int, int, float]] = {}
        self._forget_at = 0.0

    def count(self, key: str, limit: int, seconds: int) -> tuple[bool, Window]:
        """Count a request of `key` if it is within the limit; return whether it is, and the counts then."""
        now = time.time()
        number = int(now // seconds)
        left = (number + 1) * seconds - now
        with self._lock:
            if now >= self._forget_at:
                self._forget(now)
            of, previous, current, _ = self.counts.get(key, (number, 0, 0, 0.0))
            if of != number:
                previous, current = current if of == number - 1 else 0, 0
            allowed = int(previous * left / seconds) + current < limit
            current += allowed
            self.counts[key] = number, previous, current, now + left + seconds
        return allowed, Window(previous, left if previous else 0.0, current, left + seconds)

    def _forget(self, now: float) -> None:
        self._forget_at = now + _FORGET_EVERY
        for key in [key for key, (*_, until) in self.counts.items() if until <= now]:
            del self.counts[key]
