"""A thread that looks every second, and rests longer while looking fails."""

import logging
import threading
import time
import traceback
import weakref
from collections.abc import Callable

#: How long nothing new is noticed at most, seconds.
LOOK_SECONDS = 1.0

#: The longest rest after failures on end, seconds; each doubles the one before.
MAX_BACKOFF = 30.0

#: How often whoever waits for a first look asks himself whether to go on, seconds.
_WAIT_SLICE = 0.1

_LOG = logging.getLogger("checker.revisions")


class Poller:
    """Calls `look` again and again from one daemon thread, which begins when it is first needed and ends with the
    owner of `look`, a bound method. A failure is logged, and the next look comes later."""

    def __init__(self, look: Callable[[], None]) -> None:
        self._look = weakref.WeakMethod(look)
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()
        self._first = threading.Event()

    def start(self) -> None:
        """See that the thread runs in this process: none survives a fork."""
        if not self._runs():
            with self._starting:
                if not self._runs():
                    self._start()

    def begin(self, patient: Callable[[], bool]) -> None:
        """Start the thread, and wait for its first look where it is needed for the first time, for nobody has looked in
        this process before, but only while `patient` says so: not for a look that hangs."""
        self.start()
        while not self._first.is_set() and patient():
            self._first.wait(_WAIT_SLICE)

    def _start(self) -> None:
        self._first = threading.Event()
        self._thread = threading.Thread(target=_watch, args=(self._look, self._first), name="revisions", daemon=True)
        self._thread.start()

    def _runs(self) -> bool:
        return self._thread is not None and self._thread.is_alive()


def poll_once(look: "weakref.WeakMethod[Callable[[], None]]") -> bool | None:
    """Return whether a look succeeded; None if nobody wants it any longer."""
    method = look()
    if method is None:
        return None
    try:
        method()
    except Exception as error:  # the last resort of a thread: what was loaded before goes on answering
        frames = traceback.extract_tb(error.__traceback__)[-4:]
        places = " > ".join(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames)
        _LOG.error("a newer revision cannot be loaded: %s at %s", type(error).__name__, places)
        return False
    return True


def _watch(look: "weakref.WeakMethod[Callable[[], None]]", first: threading.Event) -> None:
    pause = LOOK_SECONDS
    while True:
        succeeded = poll_once(look)
        first.set()
        if succeeded is None:
            return
        pause = LOOK_SECONDS if succeeded else min(2 * pause, MAX_BACKOFF)
        time.sleep(pause)
