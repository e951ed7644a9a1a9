"""The audit only grows, tampering shows, an address can go; replicas and crowds of writers are no trouble."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from checker.corrections import Contact, Corrections, NotAllowedError, StoreUnavailableError
from checker.corrections.store.audit_chain import ORIGIN
from checker.corrections.ticket import take
from registries.store.store import Store
from tests.corrections.conftest import NOTICE, REF, claim, url

CHANGES = [
    "UPDATE correction_audit SET body = body",
    "UPDATE correction_audit SET at = '2020-01-01' WHERE seq = 1",
    "DELETE FROM correction_audit",
    "DELETE FROM correction_audit WHERE seq = 2",
    "INSERT OR REPLACE INTO correction_audit SELECT * FROM correction_audit WHERE seq = 1",
]


@contextmanager
def database(folder: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(folder / "lender-checker.db")) as connection:
        yield connection
        connection.commit()


def three(store: Corrections) -> list[str]:
    numbers = [store.receive(claim(text=f"第{n}次"), Contact(email="firm@example.org")) for n in range(2)]
    store.append(numbers[0], lambda found: take(found, "甲"))
    return numbers


def test_reading_creates_nothing(store: Corrections, tmp_path: Path) -> None:
    assert (store.tickets(), store.stamp(), store.audit().rows) == ((), "0", 0)
    with database(tmp_path) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    assert not [name for name in names if name.startswith("correction")]


@pytest.mark.parametrize("change", CHANGES)
def test_the_audit_takes_inserts_only(store: Corrections, tmp_path: Path, change: str) -> None:
    three(store)
    with database(tmp_path) as connection, pytest.raises(sqlite3.IntegrityError, match="inserts only"):
        connection.execute(change)
    assert store.audit().faults == ()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ("UPDATE correction_audit SET body = replace(body, '第0次', '第9次') WHERE seq = 1", "#1: 这一行被改过"),
        ("UPDATE correction_audit SET at = '2020-01-01T00:00:00+00:00' WHERE seq = 3", "#3: 这一行被改过"),
        ("UPDATE correction_audit SET bears = 1 - bears WHERE seq = 2", "#2: 这一行被改过"),
        ("UPDATE correction_audit SET ticket = (SELECT ticket FROM correction_audit WHERE seq = 2)", "#1: 这一行"),
        ("DELETE FROM correction_audit WHERE seq = 2", "#3: 前面少了行"),
        ("DELETE FROM correction_audit WHERE seq = 1", "#2: 前面少了行"),
        ("UPDATE correction_audit SET previous = hash WHERE seq = 2", "#2: 接不上前一行"),
    ],
)
def test_tampering_shows(store: Corrections, tmp_path: Path, change: str, fault: str) -> None:
    three(store)
    assert store.audit().faults == ()
    with database(tmp_path) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(change)
    assert [line for line in store.audit().faults if line.startswith(fault)]


def test_a_chain_cut_at_its_end_shows_by_the_noted_hash(store: Corrections, tmp_path: Path) -> None:
    three(store)
    noted = store.audit().head
    store.receive(claim())
    assert store.audit(noted).faults == ()
    with database(tmp_path) as connection:
        connection.execute("DROP TRIGGER correction_audit_no_delete")
        connection.execute("DELETE FROM correction_audit WHERE seq >= 3")
    assert store.audit().faults == ()
    assert len(store.audit(noted).faults) == 1


def test_the_first_row_follows_the_origin(store: Corrections, tmp_path: Path) -> None:
    three(store)
    with database(tmp_path) as connection:
        rows = connection.execute("SELECT seq, previous, hash FROM correction_audit ORDER BY seq").fetchall()
    assert [seq for seq, _, _ in rows] == [1, 2, 3]
    assert [previous for _, previous, _ in rows] == [ORIGIN, rows[0][2], rows[1][2]]


def test_an_address_is_kept_apart_and_goes_without_trace_but_that_it_was(store: Corrections, tmp_path: Path) -> None:
    number = store.receive(claim(), Contact(email="firm@example.org"))
    assert (store.contact(number), store.ticket(number).contact) == ("firm@example.org", True)
    with database(tmp_path) as connection:
        bodies = "".join(body for (body,) in connection.execute("SELECT body FROM correction_audit"))
    assert "example.org" not in bodies
    assert store.erase_contact(number).contact is False
    assert store.contact(number) is None
    assert [entry.event.event for entry in store.history(number)] == ["received", "contact_erased"]
    assert store.audit().faults == ()
    with pytest.raises(NotAllowedError):
        store.erase_contact(number)
    with database(tmp_path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert not [file.name for file in tmp_path.iterdir() if file.is_file() and b"firm@example.org" in file.read_bytes()]


WRITER = """
import sys
from checker.corrections import Claim, Corrections
from checker.corrections.ticket import take
store = Corrections(sys.argv[1])
for n in range(25):
    number = store.receive(Claim(kind="correction", about="测试甲", text=f"{sys.argv[2]} {n}"))
    store.append(number, lambda found: take(found, sys.argv[2]))
"""


def test_two_processes_write_one_chain(store: Corrections, tmp_path: Path) -> None:
    words = [sys.executable, "-c", WRITER, url(tmp_path)]
    writers = [subprocess.Popen([*words, name], env=os.environ) for name in ("甲", "乙")]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    audit = store.audit()
    assert (audit.rows, audit.faults) == (100, ())
    tickets = store.tickets()
    assert len(tickets) == 50
    assert {ticket.state for ticket in tickets} == {"under_review"}


def test_of_two_reviewers_at_once_one_is_turned_away(store: Corrections, tmp_path: Path) -> None:
    number = store.receive(claim())
    other = Corrections(url(tmp_path))
    other.append(number, lambda found: take(found, "乙"))
    with pytest.raises(NotAllowedError):
        store.append(number, lambda found: take(found, "甲"))
    other.close()


def test_a_read_only_replica_serves_and_takes_nothing(store: Corrections, tmp_path: Path) -> None:
    number = store.receive(claim())
    replica = Corrections(f"sqlite:///file:{tmp_path / 'lender-checker.db'}?mode=ro&uri=true")
    assert replica.ticket(number).state == "received"
    assert replica.stamp() == store.stamp()
    with pytest.raises(StoreUnavailableError):
        replica.receive(claim())
    replica.close()
    assert store.audit().rows == 1


def test_a_database_that_is_gone_says_so_and_quotes_nothing(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailableError) as caught:
        Corrections(url(tmp_path / "nowhere"))
    assert str(caught.value) == "OperationalError"


def test_the_record_meant_is_found_also_once_it_is_old(store: Corrections, records: Store) -> None:
    assert store.record(REF) == NOTICE
    assert store.record(REF.model_copy(update={"digest": "f" * 64})) is None
    records.publish(REF.source, [], sha256="2" * 64, as_of=None)
    assert store.record(REF) == NOTICE
    assert [found.kind for _, found in store.records_named(NOTICE.subject)] == ["licence"]
    assert list(store.records_named("测试甲")) == []
