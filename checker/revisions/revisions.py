"""Which revision answers: the newest that is loaded, or an older one that somebody asks back for.

A process holds one whole revision and answers from it until the next is loaded whole; then one reference is swapped.
In the background a thread looks for a new revision and loads it; in the foreground the question that notices it does.
"""

import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING

from cachetools import LRUCache

from checker.corrections.disputes import Key
from checker.dataset.dataset import Dataset
from checker.errors import StoreAwayError, UnknownRevisionError
from checker.gc_pause import gc_paused
from checker.limits.store_calls import AT_ONCE, WHOLE, StoreCalls, StoreHealth
from checker.revisions.dataset_reader import DatasetReader
from checker.revisions.dispute_reader import DisputeStateReader, dispute_stamp
from checker.revisions.pinned import Loaded, Pinned, Stamp
from checker.revisions.poller import LOOK_SECONDS, Poller
from checker.revisions.snapshot import Snapshots
from registries.model import Text
from registries.source_list import Sources

if TYPE_CHECKING:  # where one question is answered, neither is needed
    from checker.corrections.store.store import Corrections
    from registries.store.store import SourceRuns, Store

#: Besides the newest: an old revision asked again is built once, not at every question.
OLD_REVISIONS = 2


class Revisions:
    """The revisions of one store. Safe between threads, and across a fork of a process that was asked nothing yet.

    `sources`: the lists that this process knows; records of others are never fresh. `background`: whether a thread
    loads new revisions while the one before goes on answering, and another one looks whether the store answers.
    `at_once`: how many questions may wait for the store at a time.
    """

    def __init__(  # noqa: PLR0913 - each is a part it is made of
        self,
        store: "Store",
        snapshots: Snapshots,
        sources: Sources,
        corrections: "Corrections | None" = None,
        *,
        background: bool = False,
        at_once: int = AT_ONCE,
    ) -> None:
        self.sources = sources
        self._store, self._corrections = store, corrections
        self._reader = DatasetReader(store, snapshots, sources.max_ages)
        self._poller = Poller(self.catch_up) if background else None
        self._loading, self._old_lock, self._read_old_lock = threading.Lock(), threading.Lock(), threading.Lock()
        self._store_poller = Poller(self._probe) if background else None
        self.health = StoreHealth()
        self.calls = StoreCalls(lambda health=self.health: health.answers, at_once)  # type: ignore[misc]
        self._old: LRUCache[tuple[int, frozenset[Key]], Dataset] = LRUCache(OLD_REVISIONS)
        self._dispute_reader = DisputeStateReader(corrections)
        self._listed: tuple[Stamp, SourceRuns] | None = None
        self._loaded = self._load(None)
        self._newest, self._polled_at = self._loaded.stamp[0], time.monotonic()

    @property
    def newest(self) -> int:
        """Return the newest revision known to be in the store; the loaded one may be older for a moment."""
        return self._newest

    def loaded(self) -> Loaded:
        """Return the revision that answers now. While the store is away it is the last one that was loaded."""
        if time.monotonic() - self._polled_at > LOOK_SECONDS and not self._start_pollers():  # a command is done before
            self._poll()
        return self._loaded

    def pin(self, revision: int | None) -> Pinned:
        """Return the revision asked for, by default the loaded one. Raises UnknownRevisionError."""
        loaded = self.loaded()
        if revision is not None and revision > loaded.dataset.revision:
            self._require(revision)
            self.calls.call(self.catch_up, WHOLE)  # or wait for whoever is at it
            loaded = self._loaded
        if revision is None or revision == loaded.dataset.revision:
            return Pinned(loaded.dataset.revision, loaded.stamp[1], loaded.dataset, loaded.disputes)
        if revision < 1:
            raise _unknown(self._newest)
        return Pinned(revision, 0, None, loaded.disputes)

    def dataset(self, pinned: Pinned, room: Callable[[], AbstractContextManager[None]] = nullcontext) -> Dataset:
        """Return the pinned revision. An old one is loaded if need be, inside of `room`, which may refuse: that holds
        up nobody who asks for the newest, or for one that is loaded. Raises what `room` raises."""
        if pinned.dataset is not None:
            return pinned.dataset
        withdrawn = pinned.disputes.withdrawn
        if cached := self._cached(pinned.revision, withdrawn):
            return cached
        with room():
            self.calls.enter(self._read_old_lock.acquire, WHOLE)
            try:
                cached = self._cached(pinned.revision, withdrawn)  # somebody else may have been at it
                return cached or self._cache(pinned.revision, withdrawn, self._read_old(pinned.revision, withdrawn))
            finally:
                self._read_old_lock.release()

    def _cached(self, revision: int, withdrawn: frozenset[Key]) -> Dataset | None:
        with self._old_lock:
            return self._old.get((revision, withdrawn))

    def _cache(self, revision: int, withdrawn: frozenset[Key], read: Dataset) -> Dataset:
        with self._old_lock:
            self._old[revision, withdrawn] = read
        return read

    def catch_up(self) -> None:
        """Load what is newer in the store. Raises StoreUnavailableError, and whatever loading raises."""
        with self._loading:
            stamp = self._store.stamp()
            self._newest = stamp[0]
            if stamp != self._loaded.stamp or dispute_stamp(self._corrections) != self._loaded.disputes.stamp:
                self._loaded = self._load(self._loaded)
            if self._poller is not None and (self._listed is None or self._listed[0] != stamp):
                self._listed = stamp, self._store.listed()

    def listed(self) -> "SourceRuns":
        """Return the state of all sources as of the revision that answers; while the store is away the last that was
        read.

        Raises StoreAwayError where none ever was.
        """
        stamp, runs = self.loaded().stamp, self._listed
        if runs is None or runs[0] != stamp:
            try:
                self._listed = runs = stamp, self.calls.call(self._store.listed)
            except StoreAwayError:
                if runs is None:
                    raise
        return runs[1]

    def store_answers(self) -> bool:
        """Return whether the store answers, as known from the last look at it; nobody waits for it."""
        if not self._start_pollers():
            self._probe()
        return self.health.answers

    def _start_pollers(self) -> bool:
        """See that the threads run, if there are to be any."""
        if self._poller is None or self._store_poller is None:
            return False
        self._poller.start()
        self._store_poller.begin(lambda: self.health.answers)
        self._poller.begin(lambda: self.health.answers)
        return True

    def _probe(self) -> None:
        self.health.observe(self._store.stamp)

    def _poll(self) -> None:
        self._polled_at = time.monotonic()
        self._probe()
        if self.health.answers:
            self.catch_up()

    def _require(self, revision: int) -> None:
        if revision > self._newest:
            self._newest = self.calls.call(self._store.stamp)[0]
        if revision > self._newest:
            raise _unknown(self._newest)

    def _load(self, before: Loaded | None) -> Loaded:
        stamp, runs = self._store.moment()
        disputes = self._dispute_reader.read()
        if (
            before is not None
            and before.dataset.revision == stamp[0]  # lists were read again and say what they said
            and before.disputes.withdrawn == disputes.withdrawn
        ):
            return Loaded(replace(before.dataset, runs=runs), stamp, disputes)
        with gc_paused(walk_after=True):
            return Loaded(self._reader.newest(stamp[0], runs, disputes.withdrawn), stamp, disputes)

    def _read_old(self, revision: int, withdrawn: frozenset[Key]) -> Dataset:
        with gc_paused(walk_after=True):
            return self.calls.call(lambda: self._reader.old(revision, withdrawn), WHOLE)


def _unknown(newest: int) -> UnknownRevisionError:
    return UnknownRevisionError(
        Text(zh=f"数据版本从1到{newest}。", en=f"Dataset revisions run from 1 to {newest}."), "as_of_rev"
    )
