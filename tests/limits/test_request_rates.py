"""Requests are counted as the library `limits` counts them in memory, whose notation and whose scripts are used."""

import random
import time

import pytest
from limits import parse_many
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter

from checker.limits.request_rates import RequestRates


class _NoTimer(MemoryStorage):
    """The library's storage, in a time that stands still until it is moved."""

    def _MemoryStorage__schedule_expiry(self) -> None:  # noqa: N802
        return


def test_every_count_is_the_library_s(monkeypatch: pytest.MonkeyPatch) -> None:
    chance, now = random.Random(15), 1_800_000_000.0
    monkeypatch.setattr(time, "time", lambda: now)
    for notation in ("3/second", "10/minute", "7 per 2 minute", "20/hour", "5/minute;12/hour"):
        rates, library = RequestRates(notation), SlidingWindowCounterRateLimiter(_NoTimer())
        shared = sorted(parse_many(notation))
        for _ in range(400):
            now += chance.choice((0, 0, 0.2, 1, 7, 31, 61, 4000)) * chance.random()
            client = chance.choice(("192.0.2.1", "2001:db8::/64"))
            refused = next((rate for rate in shared if not library.hit(rate, client)), None)
            window = library.get_window_stats(refused or shared[0], client)
            count = rates.count(client)
            assert count.allowed == (refused is None)
            assert (count.limit, count.remaining) == ((refused or shared[0]).amount, window.remaining)
            assert abs(count.reset_at - int(window.reset_time + 1)) <= 1  # rounded otherwise at a whole second
