"""One publisher's host during one run: one question at a time, a pause between two, and no pestering.

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
_REFUSALS = 3
#: Seconds; who asks for a longer wait is asked again the next night.
_LONGEST_WAIT = 120.0


class Host:
    """Asks `wire` politely. `pause`: seconds between the end of one exchange and the next, give or take a fifth."""

    def __init__(self, wire: HttpTransport, pause: float) -> None:
        self.name = wire.host
        self.wire = wire
        self.rules: RobotRules | None = None
        self.reading_rules = threading.Lock()
        self._pause = pause
        self._asking = threading.Lock()
        self._free_at = 0.0
        self._refusals: list[BlockedError | UnreachableError] = []
        self._patience = Retry(
            total=3, status_forcelist=(429, 500, 502, 503, 504), backoff_factor=pause, backoff_jitter=pause
        )

    def obey(self, rules: RobotRules) -> None:
        """Keep these rules, and the pause they ask for if it is longer than ours."""
        self.rules = rules
        self._pause = max(self._pause, rules.delay)

    @contextmanager
    def trying(self) -> Iterator[None]:
        """Count what happens inside. After three refusals or failures in a row raises the last one's kind at once."""
        if len(self._refusals) >= _REFUSALS:
            last = self._refusals[-1]
            raise type(last)(f"{self.name}: left alone for the rest of this run, after {_REFUSALS} times like: {last}")
        try:
            yield
        except (BlockedError, UnreachableError) as refusal:
            self._refusals.append(refusal)
            raise
        self._refusals.clear()

    def ask(self, url: str, headers: Mapping[str, str]) -> HttpResponse:
        """The answer to a GET, after up to three more tries. Raises UnreachableError, FetchFailed."""
        with self._asking:
            patience = self._patience
            while True:
                outcome = self._once(url, headers)
                wait = _another_try(patience, outcome)
                if wait is None:
                    break
                patience = patience.increment("GET", url)
                time.sleep(max(wait, patience.get_backoff_time()))
        if isinstance(outcome, UnreachableError):
            raise outcome
        return outcome

    def _once(self, url: str, headers: Mapping[str, str]) -> HttpResponse | UnreachableError:
        time.sleep(max(0.0, self._free_at - time.monotonic()))
        try:
            return self.wire.ask(url, headers)
        except UnreachableError as fault:
            return fault
        finally:
            jitter = random.uniform(0.8, 1.2)  # noqa: S311 - manners, not secrecy
            self._free_at = time.monotonic() + self._pause * jitter


def _another_try(patience: Retry, outcome: HttpResponse | UnreachableError) -> float | None:
    """The least seconds to wait before trying again, or None to leave it."""
    if not patience.total:
        return None
    if isinstance(outcome, UnreachableError):
        return 0.0
    if not patience.is_retry("GET", outcome.status, has_retry_after="retry-after" in outcome.headers):
        return None
    asked = _retry_after(patience, outcome)
    return asked if asked <= _LONGEST_WAIT else None


def _retry_after(patience: Retry, answer: HttpResponse) -> float:
    try:
        return patience.parse_retry_after(answer.headers.get("retry-after", "0"))
    except InvalidHeader:
        return 0.0
