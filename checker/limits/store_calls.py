"""Calls to the database that somebody waits for: a few at a time, none for long, none while it does not answer.

A database that hangs holds its caller for as long as it likes, and no time-out of a driver ends that for sure. So each
call runs in a thread of its own, and only so many of these there may be: all else goes on answering.
"""

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import Final, TypeVar

from checker.errors import StoreAwayError
from registries.store.errors import StoreUnavailableError

#: How many at a time in one worker, where nobody says otherwise: half of its threads.
AT_ONCE: Final = 4
#: How long an answer is waited for, seconds: a look at a few rows; a write, which may wait its turn behind another's
#: (SQLite: up to ten seconds); a whole old revision.
LOOK, WRITE, WHOLE = 3.0, 12.0, 20.0
#: How long somebody waits for his turn while the database is well.
TURN: Final = 1.0
#: How often a waiting thread checks whether the database still answers, seconds.
_SLICE: Final = 0.1

T = TypeVar("T")


class StoreHealth:
    """Whether the database answers, by the last call to it. Written by one thread, read by all."""

    #: A call that takes longer means that it does not answer; a look at two rows takes some ms.
    HANGS: Final = 2.0

    def __init__(self) -> None:
        self._answered_at = time.monotonic()
        self._call_began_at: float | None = None
        self._failed = False

    def observe(self, call: Callable[[], object]) -> None:
        """Call the database and note whether it answered. Raises nothing that the database raises."""
        self._call_began_at = time.monotonic()
        try:
            call()
        except StoreUnavailableError:
            self._failed = True
        else:
            self._answered_at, self._failed = time.monotonic(), False
        finally:
            self._call_began_at = None

    @property
    def answers(self) -> bool:
        """Whether it answered the last call, and does not hang now."""
        began_at = self._call_began_at
        return not self._failed and (began_at is None or time.monotonic() - began_at < self.HANGS)

    @property
    def age(self) -> float:
        """Seconds since it last answered."""
        return time.monotonic() - self._answered_at


class StoreCalls:
    """The limit on concurrent calls to the database by threads that answer people. Safe between threads."""

    def __init__(self, answers: Callable[[], bool], at_once: int = AT_ONCE) -> None:
        self._answers = answers
        self._room = threading.BoundedSemaphore(at_once)

    def call(self, work: Callable[[], T], seconds: float = LOOK) -> T:
        """Return what `work` returns, or raise what it raises. Raises StoreAwayError when the database does not answer,
        when too many wait for it already, and after `seconds`; the call itself then ends when the database lets it."""
        self._require()
        self.enter(self._room.acquire, TURN)
        outcome: Future[T] = Future()
        threading.Thread(target=self._run, args=(work, outcome), name="store-call", daemon=True).start()
        until = time.monotonic() + seconds
        while not outcome.done() and time.monotonic() < until:
            with suppress(TimeoutError):
                outcome.exception(_SLICE)
            if not outcome.done():
                self._require()
        if not outcome.done():
            raise StoreAwayError
        return outcome.result()

    def enter(self, acquire: Callable[..., bool], seconds: float) -> None:
        """Wait for a turn, at most `seconds` and only while the database answers. Raises StoreAwayError."""
        until = time.monotonic() + seconds
        while not acquire(timeout=_SLICE):
            self._require()
            if time.monotonic() > until:
                raise StoreAwayError

    def _require(self) -> None:
        if not self._answers():
            raise StoreAwayError

    def _run(self, work: Callable[[], T], outcome: "Future[T]") -> None:
        try:
            outcome.set_result(work())
        except StoreUnavailableError:
            outcome.set_exception(StoreAwayError())
        except BaseException as error:  # whoever waits raises it
            outcome.set_exception(error)
        finally:
            self._room.release()
