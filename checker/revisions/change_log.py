"""What each revision changed for whom: worked out once a revision, from the rows before and after it."""

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from cachetools import LRUCache

from checker.changes.between import Swap, changes_between
from checker.changes.entity_answers import AnsweredGraph
from checker.changes.model import RevisionChanges
from checker.china_time import day_in_china
from checker.corrections.disputes import Key
from checker.entities.build_graph import build
from checker.errors import TooBusyError
from checker.gc_pause import gc_paused
from checker.limits.store_calls import WHOLE
from checker.revisions.change_files import ChangeFiles, fingerprint
from checker.revisions.dispute_state import without_withdrawn
from checker.revisions.revisions import Revisions
from registries.model import Access, Record, Text

if TYPE_CHECKING:  # a command that answers one question has one made of less
    from registries.store.history import KeyedRows, Publication
    from registries.store.store import Store

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

    def __init__(self, revisions: Revisions, store: "Store", root: Path | None) -> None:
        self._revisions, self._store = revisions, store
        self._files = ChangeFiles(root)
        self._remembered: LRUCache[tuple[int, str], RevisionChanges] = LRUCache(_REMEMBERED)
        self._lock = threading.Lock()
        self._published: tuple[int, tuple[Publication, ...]] = (0, ())

    def published(self) -> "tuple[Publication, ...]":
        """Return every revision up to the one that answers, newest first. Raises StoreAwayError."""
        newest = self._revisions.loaded().dataset.revision
        if self._published[0] != newest:
            rows = self._revisions.calls.call(self._store.published)
            self._published = newest, tuple(row for row in rows if row.revision <= newest)
        return self._published[1]

    def changes(self, wanted: "Sequence[Publication]", room: Room = nullcontext) -> tuple[RevisionChanges, ...]:
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

    def _work_out(self, missing: "Sequence[Publication]", withdrawn: frozenset[Key]) -> None:
        calls, store = self._revisions.calls, self._store
        ids = calls.call(store.entity_ids, WHOLE)
        at: _Moment | None = None
        for publication in missing:
            revision = publication.revision
            if at is None or at.revision != revision - 1:
                rows = calls.call(partial(store.keyed_at, revision - 1), WHOLE)
                at = _Moment.of(revision - 1, rows, withdrawn, ids)
            removed, added = calls.call(partial(store.swapped_at, revision), WHOLE)
            rows = {key: row for key, row in at.rows.items() if key not in removed} | added
            after = _Moment.of(revision, rows, withdrawn, ids)
            swap = Swap(_records(removed, withdrawn), _records(added, withdrawn))
            changes = self._changes(publication, at, after, swap)
            key = fingerprint(publication.when, withdrawn)
            self._remember(changes, key)
            self._files.write(changes, key)
            at = after

    def _changes(self, publication: "Publication", before: "_Moment", after: "_Moment", swap: Swap) -> RevisionChanges:
        diff = swap.row_diff
        source = next((one for one in self._revisions.sources.all if one.id == publication.source), None)
        return RevisionChanges(
            revision=publication.revision,
            source=publication.source,
            when=publication.when,
            as_of=publication.as_of,
            first=not any(row.source == publication.source for row in before.rows.values()),
            curated=source is None or source.access is Access.STARTER,
            rows=(len(diff.added), len(diff.removed), len(diff.changed)),
            entities=changes_between(before.graph, after.graph, swap, day_in_china(publication.when)),
        )


@dataclass(frozen=True)
class _Moment:
    """One revision: its rows and its graph."""

    revision: int
    rows: "KeyedRows"
    graph: AnsweredGraph

    @classmethod
    def of(
        cls, revision: int, rows: "KeyedRows", withdrawn: frozenset[Key], ids: Mapping[tuple[str, str], str]
    ) -> "_Moment":
        return cls(revision, rows, AnsweredGraph(build(without_withdrawn(rows.values(), withdrawn), ids)))


def _records(rows: "KeyedRows", withdrawn: frozenset[Key]) -> tuple[Record, ...]:
    return tuple(row.record for row in without_withdrawn(rows.values(), withdrawn))
