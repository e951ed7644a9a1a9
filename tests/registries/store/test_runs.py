"""Runs on a real SQLite file: settled deletions, runs that publish nothing, rows held for a person, old files."""

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from registries.model import Outcome, Record
from registries.store.schema import METADATA
from registries.store.store import NotInStoreError, Store, StoreUnavailableError
from tests.factories.records import cite, licence, notice, partner, product

A, B, C = (licence(f"测试{name}公司") for name in "甲乙丙")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{tmp_path / 'test.db'}")
    yield store
    store.close()


def settle(store: Store, *rows: Record) -> Outcome:
    return store.publish("a", rows, sha256="1" * 64, as_of="2026-09-30", settle_deletions=True).outcome


def hold(store: Store, *rows: Record, sha256: str = "2" * 64) -> None:
    store.hold("a", rows, sha256=sha256, as_of="2026-10-31", message="half of the list is gone")


def current(store: Store) -> set[Record]:
    return set(store.current("a"))


def test_a_row_leaves_only_when_two_good_runs_lack_it(store: Store) -> None:
    settle(store, A, B)
    assert settle(store, A) is Outcome.UNCHANGED
    assert current(store) == {A, B}
    assert store.last_runs()["a"].rows == 2
    assert store.last_runs()["a"].message == "rows gone from the list, kept until a second good run lacks them too: 1"
    assert settle(store, A) is Outcome.PUBLISHED
    assert current(store) == {A}
    assert store.last_runs()["a"].message is None


def test_a_row_that_reappears_is_as_if_never_gone(store: Store) -> None:
    settle(store, A, B)
    for rows in ((A,), (A, B), (A,)):
        settle(store, *rows)
    assert current(store) == {A, B}
    assert store.revision() == 1


@pytest.mark.parametrize("outcome", [Outcome.BLOCKED, Outcome.FAILED, Outcome.HELD])
def test_only_good_runs_count_as_lacking_a_row(store: Store, outcome: Outcome) -> None:
    settle(store, A, B)
    settle(store, A)
    store.note("a", outcome, "no list came")
    assert current(store) == {A, B}
    settle(store, A)
    assert current(store) == {A}


def test_each_row_is_settled_by_itself(store: Store) -> None:
    settle(store, A, B, C)
    settle(store, B, C)
    settle(store, C)
    assert current(store) == {B, C}
    settle(store, C)
    assert current(store) == {C}


def test_without_settling_a_deletion_is_final_at_once_even_of_a_marked_row(store: Store) -> None:
    settle(store, A, B, C)
    settle(store, A, C)
    store.publish("a", [A], sha256="", as_of=None)
    assert current(store) == {A}


CHANGED = [
    (licence("测试甲公司"), licence("测试甲公司", status="cancelled")),
    (licence("测试甲公司"), licence("测试乙公司", former_names=("测试甲公司",))),
    (product("测试花", "测试甲公司"), product("测试花", "测试乙公司")),
    (notice("测试甲公司", "shell", "proposed"), notice("测试甲公司", "shell", "final")),
    (partner("测试甲银行", "测试乙公司"), partner("测试甲银行", "测试乙公司", status="ended")),
]


@pytest.mark.parametrize(("before", "after"), CHANGED, ids=["status", "renamed", "product", "notice", "partner"])
def test_a_changed_row_takes_the_old_one_s_place_at_once(store: Store, before: Record, after: Record) -> None:
    settle(store, before)
    settle(store, after)
    assert current(store) == {after}


def test_the_same_list_fetched_on_another_day_changes_nothing(store: Store) -> None:
    again = A.model_copy(update={"cite": cite().model_copy(update={"retrieved_at": date(2026, 11, 24)})})
    settle(store, A)
    assert settle(store, again) is Outcome.UNCHANGED
    assert current(store) == {A}


def test_a_new_date_of_the_list_is_a_change(store: Store) -> None:
    settle(store, A)
    assert settle(store, A.model_copy(update={"cite": cite("2026-10-31")})) is Outcome.PUBLISHED
    assert len(current(store)) == 1


def test_rows_given_twice_are_held_once(store: Store) -> None:
    settle(store, A, A)
    assert store.last_runs()["a"].rows == len(store.current("a")) == 1


@pytest.mark.parametrize("outcome", [Outcome.BLOCKED, Outcome.FAILED, Outcome.HELD])
def test_a_noted_run_is_the_last_attempt_and_nothing_else(store: Store, outcome: Outcome) -> None:
    settle(store, A)
    good, before = store.last_runs(), store.stamp()
    store.note("a", outcome, "a challenge page", sha256="3" * 64)
    attempt = store.last_attempts()["a"]
    assert (attempt.outcome, attempt.message, attempt.sha256) == (outcome, "a challenge page", "3" * 64)
    assert store.last_runs() == good
    assert store.records(1) == store.records(store.revision())
    assert store.stamp()[1] > before[1]


@pytest.mark.parametrize("outcome", [Outcome.PUBLISHED, Outcome.UNCHANGED])
def test_a_good_run_cannot_be_noted(store: Store, outcome: Outcome) -> None:
    with pytest.raises(ValueError, match=outcome.value):
        store.note("a", outcome, "")


def test_held_rows_change_no_answer(store: Store) -> None:
    settle(store, A, B)
    hold(store, A)
    assert current(store) == {A, B}
    assert store.revision() == 1
    held = store.held("a")
    assert held is not None
    assert held.rows == (A,)
    assert held.run == store.last_attempts()["a"]
    assert (held.run.outcome, held.run.rows, held.run.message) == (Outcome.HELD, 1, "half of the list is gone")


def test_approving_publishes_exactly_the_held_rows(store: Store) -> None:
    settle(store, A, B)
    hold(store, A, C)
    run = store.approve("a")
    assert (run.outcome, run.revision, run.as_of, run.sha256) == (Outcome.PUBLISHED, 2, "2026-10-31", "2" * 64)
    assert run.message == "approved by a person"
    assert current(store) == {A, C}
    assert store.held("a") is None


def test_dropping_throws_them_away(store: Store) -> None:
    settle(store, A, B)
    hold(store, A)
    run = store.drop("a")
    assert (run.outcome, run.revision) == (Outcome.FAILED, 1)
    assert run.message == "refused by a person; it was held because: half of the list is gone"
    assert current(store) == {A, B}
    assert store.held("a") is None


def test_a_newer_hold_replaces_the_older_and_a_good_run_drops_it(store: Store) -> None:
    settle(store, A, B)
    hold(store, A)
    hold(store, B, sha256="4" * 64)
    with pytest.raises(NotInStoreError, match="newer run"):
        store.approve("a", reviewed="2" * 64)
    held = store.held("a")
    assert held is not None
    assert held.rows == (B,)
    settle(store, A, B)
    assert store.held("a") is None


def test_a_failed_run_leaves_the_held_rows_waiting(store: Store) -> None:
    hold(store, A)
    store.note("a", Outcome.FAILED, "refused")
    assert store.held("a") is not None


@pytest.mark.parametrize("act", ["approve", "drop"])
def test_nothing_held_is_said(store: Store, act: str) -> None:
    with pytest.raises(NotInStoreError, match="nothing of a is held"):
        getattr(store, act)("a")


def test_holds_of_different_sources_are_apart(store: Store) -> None:
    hold(store, A)
    store.hold("b", [B], sha256="", as_of=None, message="")
    store.approve("b")
    assert current(store) == set()
    assert store.current("b") == (B,)
    assert store.held("a") is not None


OLD = """
CREATE TABLE records (id INTEGER NOT NULL, source VARCHAR(80) NOT NULL, digest VARCHAR(64) NOT NULL,
    body TEXT NOT NULL, from_rev INTEGER NOT NULL, until_rev INTEGER, PRIMARY KEY (id));
CREATE INDEX records_by_source ON records (source, until_rev);
CREATE INDEX records_by_validity ON records (from_rev, until_rev);
CREATE TABLE runs (id INTEGER NOT NULL, source VARCHAR(80) NOT NULL, started_at VARCHAR(40) NOT NULL,
    outcome VARCHAR(20) NOT NULL, as_of VARCHAR(10), rows INTEGER NOT NULL, sha256 VARCHAR(64) NOT NULL,
    revision INTEGER NOT NULL, message TEXT, PRIMARY KEY (id));
CREATE INDEX ix_runs_source ON runs (source);
CREATE TABLE entities (type VARCHAR(12) NOT NULL, name_key VARCHAR(160) NOT NULL, id VARCHAR(80) NOT NULL,
    PRIMARY KEY (type, name_key));
INSERT INTO runs VALUES (1, 'a', '2026-11-01T00:00:00+00:00', 'published', '2026-09-30', 1, '', 1, NULL);
INSERT INTO entities VALUES ('organisation', '测试甲公司', 'org-old');
"""


def test_a_file_of_the_first_schema_is_brought_up_and_keeps_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as old:
        old.executescript(OLD)
        row = (A.model_dump_json(exclude_none=True),)
        old.execute("INSERT INTO records VALUES (1, 'a', 'digest-of-old', ?, 1, NULL)", row)
    old.close()
    for _ in range(2):  # the second time there is nothing to do
        store = Store(f"sqlite:///{path}")
        assert store.current("a") == (A,)
        store.close()
    store = Store(f"sqlite:///{path}")
    settle(store, A, B)
    assert current(store) == {A, B}
    assert store.entity_ids()["organisation", "测试甲公司"] == "org-old"
    hold(store, A)
    assert store.approve("a").revision == 3
    store.close()
    assert _layout(path) == _layout(tmp_path / "new.db")


def _layout(path: Path) -> dict[str, set[str]]:
    Store(f"sqlite:///{path}").close()
    with sqlite3.connect(path) as file:
        indexes = {row[0] for row in file.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
        names = [table.name for table in METADATA.sorted_tables]
        columns = {name: {row[1] for row in file.execute(f"PRAGMA table_info({name})")} for name in names}
    file.close()
    return {"indexes": indexes, **columns}


def test_a_locked_database_is_said_to_be_unavailable_and_nothing_is_written(tmp_path: Path) -> None:
    path = tmp_path / "locked.db"
    store = Store(f"sqlite:///{path}")
    settle(store, A)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with store._engine.connect() as connection:  # the pool's one connection: wait a tenth of a second, not ten
        connection.exec_driver_sql("PRAGMA busy_timeout = 100")
    with pytest.raises(StoreUnavailableError, match="locked"):
        settle(store, A, B)
    assert current(store) == {A}  # readers never wait for a writer
    other.execute("ROLLBACK")
    other.close()
    assert settle(store, A, B) is Outcome.PUBLISHED
    store.close()
