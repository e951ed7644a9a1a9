"""One publisher's host during one run: one request at a time, a pause between two, few retries, a circuit breaker.

Imports urllib3; import it where a fetch begins, not before.
"""

import random
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from urllib3.exceptions import InvalidHeader
from urllib3.util import Retry

from registries.fetch.http_types import HttpResponse, UnreachableError
from registries.fetch.robots import RobotRules
from registries.fetch.transport import HttpTransport
from registries.reader import BlockedError

#: In a row; then the host is left alone until the next run.
_MAX_FAILURES = 3
#: Seconds; who asks for a longer wait is asked again the next night.
_MAX_RETRY_AFTER = 120.0


class Host:
    """A host behind its `transport`, asked politely. `pause`: seconds between the end of one exchange and the next,
    give or take a fifth."""

    def __init__(self, transport: HttpTransport, pause: float) -> None:
        self.name = transport.host
        self.transport = transport
        self.rules: RobotRules | None = None
        self.robots_lock = threading.Lock()
        self._pause = pause
        self._request_lock = threading.Lock()
        self._next_request_at = 0.0
        self._failures: list[BlockedError | UnreachableError] = []
        self._retry = Retry(
            total=3, status_forcelist=(429, 500, 502, 503, 504), backoff_factor=pause, backoff_jitter=pause
        )

    def apply_robots(self, rules: RobotRules) -> None:
        """Keep to these rules from now on, and to their crawl delay where it is longer than our pause."""
        self.rules = rules
        self._pause = max(self._pause, rules.delay)

    @contextmanager
    def circuit_breaker(self) -> Iterator[None]:
        """Count refusals and failures inside. After three in a row, raise the last one's kind without any request."""
        if len(self._failures) >= _MAX_FAILURES:
            last = self._failures[-1]
            message = f"{self.name}: left alone for the rest of this run, after {_MAX_FAILURES} times like: {last}"
            raise type(last)(message)
        try:
            yield
        except (BlockedError, UnreachableError) as failure:
            self._failures.append(failure)
            raise
        self._failures.clear()

    def get(self, url: str, headers: Mapping[str, str]) -> HttpResponse:
        """Return the response to a GET, after up to three retries. Raises UnreachableError, FetchError."""
        with self._request_lock:
            retry = self._retry
            while True:
                outcome = self._attempt(url, headers)
                wait = _retry_delay(retry, outcome)
                if wait is None:
                    break
                retry = retry.increment("GET", url)
                time.sleep(max(wait, retry.get_backoff_time()))
        if isinstance(outcome, UnreachableError):
            raise outcome
        return outcome

    def _attempt(self, url: str, headers: Mapping[str, str]) -> HttpResponse | UnreachableError:
        time.sleep(max(0.0, self._next_request_at - time.monotonic()))
        try:
            return self.transport.get(url, headers)
        except UnreachableError as fault:
            return fault
        finally:
            jitter = random.uniform(0.8, 1.2)  # noqa: S311 - manners, not secrecy
            self._next_request_at = time.monotonic() + self._pause * jitter


def _retry_delay(retry: Retry, outcome: HttpResponse | UnreachableError) -> float | None:
    """Return the least seconds to wait before the next try, or None for no further try."""
    if not retry.total:
        return None
    if isinstance(outcome, UnreachableError):
        return 0.0
    if not retry.is_retry("GET", outcome.status, has_retry_after="retry-after" in outcome.headers):
        return None
    delay = _retry_after(retry, outcome)
    return delay if delay <= _MAX_RETRY_AFTER else None


def _retry_after(retry: Retry, response: HttpResponse) -> float:
    try:
        return retry.parse_retry_after(response.headers.get("retry-after", "0"))
    except InvalidHeader:
        return 0.0
