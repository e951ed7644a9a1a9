"""What changed, what was, and going back, on a real SQLite file; and a model of it all that hypothesis drives."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from registries.model import Outcome, Record
from registries.store.store import NotInStoreError, Store
from tests.factories.records import cite, licence

A, B, C = (licence(f"测试{name}公司") for name in "甲乙丙")
A_CANCELLED = licence("测试甲公司", status="cancelled")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{tmp_path / 'test.db'}")
    yield store
    store.close()


def publish(store: Store, *rows: Record, source: str = "a", as_of: str | None = "2026-09-30", sha256: str = "") -> None:
    store.publish(source, rows, sha256=sha256, as_of=as_of)


def test_changes_tell_each_revision_its_source_and_its_rows(store: Store) -> None:
    publish(store, A, B)
    publish(store, C, source="b", as_of="2026-10")
    publish(store, C, source="b", as_of="2026-11")
    publish(store, A_CANCELLED, C)
    first, second, third = store.changes()
    assert [(change.revision, change.source, change.as_of) for change in (first, second, third)] == [
        (1, "a", "2026-09-30"),
        (2, "b", "2026-10"),
        (3, "a", "2026-09-30"),
    ]
    assert (set(first.added), first.removed) == ({A, B}, ())
    assert (set(third.added), set(third.removed)) == ({A_CANCELLED, C}, {A, B})
    assert third.when == store.last_runs()["a"].started_at
    assert store.changes(2) == (third,)
    assert store.changes(3) == store.changes(99) == ()


def test_for_people_a_changed_row_is_one_change_and_a_new_date_is_none(store: Store) -> None:
    publish(store, A, B)
    publish(
        store,
        A_CANCELLED.model_copy(update={"cite": cite("2026-10-31")}),
        B.model_copy(update={"cite": cite("2026-10-31")}),
        C,
    )
    row_diff = store.changes(1)[0].row_diff
    assert (row_diff.added, row_diff.removed, row_diff.redated) == ((C,), (), 1)
    ((before, after),) = row_diff.changed
    assert (before, after.status) == (A, "cancelled")


def test_changes_come_in_whole_revisions_until_enough_rows_are_told(store: Store) -> None:
    for rows in ((A,), (A, B), (A, B, C)):
        publish(store, *rows)
    assert [change.revision for change in store.changes(at_most=1)] == [1]
    assert [change.revision for change in store.changes(1, at_most=2)] == [2, 3]


def test_a_diff_is_what_is_different_whatever_lay_between(store: Store) -> None:
    publish(store, A, B)
    publish(store, B)
    publish(store, A, C)
    publish(store, A, source="b")
    diff = store.diff(1, 4)
    assert {(held.source, held.record) for held in diff.added} == {("a", C), ("b", A)}
    assert {(held.source, held.record) for held in diff.removed} == {("a", B)}
    assert diff.row_diff["a"].added == (C,)
    back = store.diff(4, 1)
    assert (back.added, back.removed) == (diff.removed, diff.added)
    assert store.diff(2, 2).added == ()
    assert len(store.diff(0, 4).added) == 3


@pytest.mark.parametrize(("a", "b"), [(0, 2), (-1, 1), (9, 0)])
def test_a_diff_needs_revisions_that_were(store: Store, a: int, b: int) -> None:
    publish(store, A)
    with pytest.raises(NotInStoreError, match="no revision"):
        store.diff(a, b)


def test_a_rollback_is_a_new_revision_with_the_old_rows_and_their_date(store: Store) -> None:
    publish(store, A, B, sha256="1")
    publish(store, C, as_of="2026-10-31", sha256="2")
    publish(store, C, source="b")
    run = store.rollback("a")
    assert (run.outcome, run.revision, run.as_of, run.sha256) == (Outcome.PUBLISHED, 4, "2026-09-30", "1")
    assert run.message == "rolled back to revision 1"
    assert set(store.current("a")) == {A, B}
    assert store.current("b") == (C,)
    assert {held.record for held in store.records(3)} == {C}


def test_a_rollback_to_a_named_revision(store: Store) -> None:
    for rows in ((A,), (B,), (C,)):
        publish(store, *rows)
    store.rollback("a", to=1)
    assert store.current("a") == (A,)
    assert store.rollback("a", to=4).outcome is Outcome.UNCHANGED


def test_a_rollback_undoes_itself(store: Store) -> None:
    publish(store, A)
    publish(store, B)
    store.rollback("a")
    store.rollback("a")
    assert store.current("a") == (B,)


def test_a_first_publish_can_be_undone(store: Store) -> None:
    publish(store, A)
    assert store.rollback("a").rows == 0
    assert store.current("a") == ()


def test_a_rollback_is_final_also_for_rows_a_run_was_waiting_on(store: Store) -> None:
    publish(store, A)
    publish(store, A, B)
    store.publish("a", [A], sha256="", as_of=None, settle_deletions=True)
    store.rollback("a")
    assert store.current("a") == (A,)


@pytest.mark.parametrize("to", [-1, 2])
def test_a_rollback_needs_a_revision_that_was(store: Store, to: int) -> None:
    publish(store, A)
    with pytest.raises(NotInStoreError, match=f"no revision {to}"):
        store.rollback("a", to=to)


def test_a_source_that_never_changed_cannot_be_rolled_back(store: Store) -> None:
    store.note("a", Outcome.FAILED, "")
    with pytest.raises(NotInStoreError, match="nothing of a was ever published"):
        store.rollback("a")


def test_sizes_are_one_point_a_list_date_and_only_of_good_runs(store: Store) -> None:
    publish(store, A, as_of="2026-06")
    publish(store, A, B, as_of="2026-09")
    publish(store, A, B, as_of="2026-09")
    store.note("a", Outcome.FAILED, "")
    store.hold("a", [A], sha256="", as_of="2026-10", message="")
    publish(store, A, B, C, as_of="2026-09")
    publish(store, A, source="b", as_of=None)
    assert store.sizes("a") == (("2026-06", 1), ("2026-09", 3))
    day = store.last_runs()["b"].started_at[:10]
    assert store.all_sizes() == {"a": store.sizes("a"), "b": ((day, 1),)}
    assert store.sizes("c") == ()


NAMES = st.sampled_from("甲乙丙丁戊")
ROWS = st.dictionaries(NAMES, st.sampled_from(["in_force", "suspended", "cancelled"])).map(
    lambda chosen: [licence(f"测试{name}公司", status=status) for name, status in chosen.items()]
)
SOURCE = st.sampled_from(["a", "b"])


class StoreMachine(RuleBasedStateMachine):
    """Any run of any kind after any other. The model holds per source the valid rows and which of them a good run
    lacked, and every snapshot there ever was."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = Store(f"sqlite:///{self.folder.name}/model.db")
        self.valid: dict[str, set[Record]] = {"a": set(), "b": set()}
        self.lacked: dict[str, set[Record]] = {"a": set(), "b": set()}
        self.held: dict[str, list[Record]] = {}
        self.snapshots: list[dict[str, frozenset[Record]]] = [self.snapshot()]
        self.changed_at: dict[str, int] = {}

    def snapshot(self) -> dict[str, frozenset[Record]]:
        return {source: frozenset(rows) for source, rows in self.valid.items()}

    def becomes(self, source: str, rows: set[Record]) -> None:
        if rows != self.valid[source]:
            self.valid[source] = rows
            self.snapshots.append(self.snapshot())
            self.changed_at[source] = len(self.snapshots) - 1

    def teardown(self) -> None:
        """Read every past revision, once at the end: what a later step did to one stays done."""
        try:
            for revision, snapshot in enumerate(self.snapshots):
                assert self.read(revision) == snapshot
        finally:
            self.store.close()
        self.folder.cleanup()

    @rule(source=SOURCE, rows=ROWS)
    def publish(self, source: str, rows: list[Record]) -> None:
        self.store.publish(source, rows, sha256="", as_of=None)
        self.held.pop(source, None)
        self.lacked[source] = set()
        self.becomes(source, set(rows))

    @rule(source=SOURCE, rows=ROWS)
    def publish_settled(self, source: str, rows: list[Record]) -> None:
        run = self.store.publish(source, rows, sha256="", as_of=None, settle_deletions=True)
        names = {row.legal_name for row in rows}  # type: ignore[union-attr]
        gone = {row for row in self.valid[source] if row.legal_name not in names}  # type: ignore[union-attr]
        waiting = gone - self.lacked[source]
        self.held.pop(source, None)
        self.lacked[source] = waiting
        self.becomes(source, set(rows) | waiting)
        assert run.rows == len(self.valid[source])

    @rule(source=SOURCE, outcome=st.sampled_from([Outcome.BLOCKED, Outcome.FAILED, Outcome.HELD]))
    def note(self, source: str, outcome: Outcome) -> None:
        self.store.note(source, outcome, "said")
        assert self.store.last_attempts()[source].outcome is outcome

    @rule(source=SOURCE, rows=ROWS)
    def hold(self, source: str, rows: list[Record]) -> None:
        self.store.hold(source, rows, sha256="", as_of=None, message="look")
        self.held[source] = rows

    @precondition(lambda self: self.held)
    @rule(data=st.data())
    def approve(self, data: st.DataObject) -> None:
        source = data.draw(st.sampled_from(sorted(self.held)))
        self.store.approve(source)
        self.lacked[source] = set()
        self.becomes(source, set(self.held.pop(source)))

    @precondition(lambda self: self.held)
    @rule(data=st.data())
    def drop(self, data: st.DataObject) -> None:
        source = data.draw(st.sampled_from(sorted(self.held)))
        self.store.drop(source)
        del self.held[source]

    @precondition(lambda self: self.changed_at)
    @rule(data=st.data())
    def rollback(self, data: st.DataObject) -> None:
        source = data.draw(st.sampled_from(sorted(self.changed_at)))
        revision = data.draw(st.none() | st.integers(0, len(self.snapshots) - 1))
        self.store.rollback(source, revision)
        to = self.changed_at[source] - 1 if revision is None else revision
        self.lacked[source] = set()
        self.becomes(source, set(self.snapshots[to][source]))

    @invariant()
    def the_present_is_as_the_model_says(self) -> None:
        assert self.store.revision() == len(self.snapshots) - 1
        for source, rows in self.valid.items():
            assert set(self.store.current(source)) == rows
            waits = self.store.held(source)
            assert (waits.rows if waits else None) == (tuple(self.held[source]) if source in self.held else None)

    @invariant()
    def replaying_the_changes_gives_the_snapshot(self) -> None:
        replayed: dict[str, set[Record]] = {"a": set(), "b": set()}
        changes = self.store.changes()
        assert [change.revision for change in changes] == list(range(1, len(self.snapshots)))
        for change in changes:
            assert set(change.removed) <= replayed[change.source]
            assert replayed[change.source].isdisjoint(change.added)
            replayed[change.source] -= set(change.removed)
            replayed[change.source] |= set(change.added)
        assert replayed == self.valid

    @precondition(lambda self: len(self.snapshots) > 1)
    @rule(data=st.data())
    def diff(self, data: st.DataObject) -> None:
        a, b = (data.draw(st.integers(0, len(self.snapshots) - 1)) for _ in "ab")
        diff = self.store.diff(a, b)
        for source in ("a", "b"):
            before, after = self.snapshots[a][source], self.snapshots[b][source]
            assert {held.record for held in diff.added if held.source == source} == after - before
            assert {held.record for held in diff.removed if held.source == source} == before - after

    def read(self, revision: int) -> dict[str, frozenset[Record]]:
        records = self.store.records(revision)
        return {source: frozenset(held.record for held in records if held.source == source) for source in "ab"}


TestStoreMachine = StoreMachine.TestCase
TestStoreMachine.settings = settings(max_examples=40, stateful_step_count=15, deadline=None)
