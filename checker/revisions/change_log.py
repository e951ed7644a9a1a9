"""What each revision changed for whom: worked out once a revision, from the rows before and after it."""

import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Final

from cachetools import LRUCache

from checker.changes.between import Swap, changes_between
from checker.changes.model import RevisionChanges
from checker.china_time import day_in_china
from checker.corrections.disputes import Key
from checker.entities.build_graph import build
from checker.entities.graph import Graph
from checker.errors import TooBusyError
from checker.gc_pause import gc_paused
from checker.limits.store_calls import WHOLE
from checker.revisions.change_files import ChangeFiles, fingerprint
from checker.revisions.dispute_state import without_withdrawn
from checker.revisions.revisions import Revisions
from registries.model import Access, Record, Text
from registries.store.history import Rows
from registries.store.store import Publication, Store

#: Revisions that a process remembers; each is as large as what it changed.
_REMEMBERED: Final = 64

#: Revisions that are worked out for one question: each takes two datasets without their index, a second or less.
_AT_ONCE: Final = 20
_MORE: Final = Text(
    zh="正在比对各版数据有什么变化，还没比完，请马上再来一次。",
    en="What the revisions changed is being worked out and not done yet; please come back at once.",
)

Room = Callable[[], AbstractContextManager[None]]


class ChangeLog:
    """What the revisions of one store changed. Safe between threads. `root`: the folder of its files; None: none."""

    def __init__(self, revisions: Revisions, store: Store, root: Path | None) -> None:
        self._revisions, self._store = revisions, store
        self._files = ChangeFiles(root)
        self._remembered: LRUCache[tuple[int, str], RevisionChanges] = LRUCache(_REMEMBERED)
        self._lock = threading.Lock()
        self._published: tuple[int, tuple[Publication, ...]] = (0, ())

    def published(self) -> tuple[Publication, ...]:
        """Return every revision up to the one that answers, newest first. Raises StoreAwayError."""
        newest = self._revisions.loaded().dataset.revision
        if self._published[0] != newest:
            rows = self._revisions.calls.call(self._store.published)
            self._published = newest, tuple(row for row in rows if row.revision <= newest)
        return self._published[1]

    def changes(self, wanted: Sequence[Publication], room: Room = nullcontext) -> tuple[RevisionChanges, ...]:
        """Return what these revisions changed, in the order given. What is not known yet is worked out inside of
        `room`, which may refuse, the newest first and some at a time. Raises StoreAwayError, TooBusyError where more is
        left to be worked out, and what `room` raises."""
        withdrawn = self._revisions.loaded().disputes.withdrawn
        keys = [(one, fingerprint(one.when, withdrawn)) for one in wanted]
        missing = [one for one, key in keys if self._kept(one.revision, key) is None]
        if missing:
            oldest_first = sorted(missing, key=lambda one: one.revision)
            with room(), gc_paused(walk_after=True):
                self._work_out(oldest_first[-_AT_ONCE:], withdrawn)
            if len(missing) > _AT_ONCE:
                raise TooBusyError(_MORE, 503, 1)
        kept = (self._kept(one.revision, key) for one, key in keys)
        return tuple(changes for changes in kept if changes is not None)

    def _kept(self, revision: int, key: str) -> RevisionChanges | None:
        with self._lock:
            remembered = self._remembered.get((revision, key))
        if remembered is None and (remembered := self._files.read(revision, key)):
            self._remember(remembered, key)
        return remembered

    def _remember(self, changes: RevisionChanges, key: str) -> None:
        with self._lock:
            self._remembered[changes.revision, key] = changes

    def _work_out(self, missing: Sequence[Publication], withdrawn: frozenset[Key]) -> None:
        before: tuple[int, Graph] | None = None
        for publication in missing:
            if before is None or before[0] != publication.revision - 1:
                before = publication.revision - 1, self._graph(publication.revision - 1, withdrawn)
            after = self._graph(publication.revision, withdrawn)
            changes = self._changes(publication, before[1], after, withdrawn)
            key = fingerprint(publication.when, withdrawn)
            self._remember(changes, key)
            self._files.write(changes, key)
            before = publication.revision, after

    def _changes(
        self, publication: Publication, before: Graph, after: Graph, withdrawn: frozenset[Key]
    ) -> RevisionChanges:
        rows, held_before = self._revisions.calls.call(lambda: self._store.swapped_at(publication.revision), WHOLE)
        swap = Swap(*(self._records(side, withdrawn) for side in rows))
        diff = swap.row_diff
        source = next((one for one in self._revisions.sources.all if one.id == publication.source), None)
        return RevisionChanges(
            revision=publication.revision,
            source=publication.source,
            when=publication.when,
            as_of=publication.as_of,
            first=not held_before,
            curated=source is None or source.access is Access.STARTER,
            rows=(len(diff.added), len(diff.removed), len(diff.changed)),
            entities=changes_between(before, after, swap, day_in_china(publication.when)),
        )

    def _graph(self, revision: int, withdrawn: frozenset[Key]) -> Graph:
        rows, ids = self._revisions.calls.call(lambda: (self._store.records(revision), self._store.entity_ids()), WHOLE)
        return build(without_withdrawn(rows, withdrawn), ids)

    @staticmethod
    def _records(rows: Rows, withdrawn: frozenset[Key]) -> tuple[Record, ...]:
        return tuple(row.record for row in without_withdrawn(rows, withdrawn))
