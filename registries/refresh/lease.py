"""The lease of the refresh job: of any number of jobs started, one works; a killed one's lease runs out by itself."""

import contextlib
import threading
import time
from collections.abc import Callable

from registries.store.lease_row import LeaseHeldError, LeaseLostError, LeaseTerm
from registries.store.store import Store, StoreUnavailableError

__all__ = ["Lease", "LeaseHeldError", "LeaseLostError"]


class Lease:
    """A context manager that holds the lease and renews it from a thread of its own, three times a term.

    `holder`: words for people, who asks. `seconds`: how long the lease outlives its last heartbeat. `clock`: UTC
    epoch seconds. Entering raises LeaseHeldError. A job passes `fence` to whatever it writes; what is written after the
    lease went to another raises LeaseLostError, so `lost` is only a way to stop early.
    """

    def __init__(
        self, store: Store, holder: str, seconds: float = 60.0, clock: Callable[[], float] = time.time
    ) -> None:
        self._store, self._holder, self._seconds, self._clock = store, holder, seconds, clock
        self._fence: int | None = None
        self._lost, self._released = threading.Event(), threading.Event()
        self._heartbeat = threading.Thread(target=self._renew_periodically, name="lease heartbeat", daemon=True)

    @property
    def fence(self) -> int:
        """Return the fencing number. Raises RuntimeError before the lease is held."""
        if self._fence is None:
            raise RuntimeError("the lease is not held yet")
        return self._fence

    @property
    def lost(self) -> bool:
        """Return whether another holds the lease by now, or may: no heartbeat has reached the store for a whole
        term."""
        return self._lost.is_set()

    def __enter__(self) -> "Lease":
        self._fence = self._store.take_lease(self._holder, self._term())
        self._heartbeat.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._released.set()
        self._heartbeat.join()
        with contextlib.suppress(StoreUnavailableError):  # then it runs out by itself
            self._store.release_lease(self.fence)

    def _term(self) -> LeaseTerm:
        return LeaseTerm(self._clock(), self._seconds)

    def _renew_periodically(self) -> None:
        renewed_at = time.monotonic()
        while not self._released.wait(self._seconds / 3):
            began = time.monotonic()
            try:
                holding = self._store.renew_lease(self.fence, self._term())
            except StoreUnavailableError:
                holding = began - renewed_at < self._seconds
            else:
                renewed_at = began
            if not holding:
                self._lost.set()
                return
