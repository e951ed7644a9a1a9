"""When absence may be a fact: the list complete by its own count, in the last two runs. On a real SQLite file."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from registries.completeness import is_counted, is_recent
from registries.model import Outcome, Run
from registries.reader import BlockedError, Document, ParsedList
from registries.refresh.job import Silence, import_file, refresh
from registries.store.store import Store
from tests.every_case import every_case
from tests.factories.records import cite, licence
from tests.registries.refresh.test_job import Listing, Web

TODAY = datetime.now(UTC).date()
FIRMS = ("测试甲公司", "测试乙公司", "测试丙公司", "测试丁公司")


class Printings(Web):
    """Every visit finds the list printed anew: the same address, other bytes."""

    def get(self, url: str, *, params: Mapping[str, str] | None = None, anchor: str | None = None) -> Document:
        return replace(super().get(url), content=f"{url} {uuid4()}".encode())


class Counted(Listing):
    """A list that declares its total, or numbers its rows, or neither (`how`); `days`: how old it is."""

    def __init__(self, *names: str, how: str = "total", days: int = 10) -> None:
        super().__init__("a", *names, as_of=(TODAY - timedelta(days)).isoformat())
        self.source = self.source.model_copy(update={"max_age_days": 400})
        self.how, self.total = how, 0

    def read(self, documents: Sequence[Document]) -> ParsedList:
        reading = super().read(documents)
        fetched = cite(self.as_of).model_copy(update={"retrieved_at": TODAY})
        reading = replace(reading, rows=tuple(row.model_copy(update={"cite": fetched}) for row in reading.rows))
        if self.how == "total":
            return replace(reading, declared_total=self.total or len(reading.rows))
        return replace(reading, serials=tuple(range(1, len(reading.rows) + 1))) if self.how == "serials" else reading


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{tmp_path / 'test.db'}")
    yield store
    store.close()


def run(store: Store, reader: Listing, web: Web | None = None) -> tuple[bool, bool]:
    refresh(store, web or Printings(), [reader], progress=Silence())
    return proof(store)


def proof(store: Store) -> tuple[bool, bool]:
    found = store.last_runs()["a"]
    return found.counted, found.confirmed


def held_names(store: Store) -> set[str]:
    return {row.legal_name for row in store.current("a") if row.kind == "licence"}


@pytest.mark.parametrize("how", ["total", "serials"])
def test_the_first_run_confirms_nothing_and_the_second_does(store: Store, how: str) -> None:
    reader = Counted(*FIRMS, how=how)
    assert run(store, reader) == (True, False)
    assert run(store, reader) == (True, True)


def test_the_same_bytes_read_again_confirm_nothing(store: Store) -> None:
    """What a reader loses from a document, it loses every night."""
    reader, unchanged = Counted(*FIRMS), Web()
    assert [run(store, reader, unchanged) for _ in range(3)] == [(True, False)] * 3
    assert run(store, reader) == (True, True)
    assert run(store, reader, unchanged) == (True, True)
    assert run(store, reader, unchanged) == (True, True), "and take away no proof that was had"


def test_a_list_without_a_count_of_its_own_never_proves_absence(store: Store) -> None:
    reader = Counted(*FIRMS, how="neither")
    assert [run(store, reader) for _ in range(3)] == [(False, False)] * 3


def test_a_row_lost_in_one_run_is_still_there_when_the_run_is_confirmed(store: Store) -> None:
    reader = Counted(*FIRMS)
    run(store, reader), run(store, reader)
    reader.names = FIRMS[:3]
    assert run(store, reader) == (True, True)
    assert held_names(store) == set(FIRMS)  # it waits: nothing says that it is missing
    assert run(store, reader) == (True, True)
    assert held_names(store) == set(FIRMS[:3])


def test_a_run_that_did_not_count_is_no_confirmation(store: Store) -> None:
    reader = Counted(*FIRMS)
    run(store, reader)
    reader.how = "neither"
    assert run(store, reader) == (False, False)
    reader.how = "total"
    assert [run(store, reader), run(store, reader)] == [(True, False), (True, True)]


def test_what_failed_between_two_good_runs_is_no_run(store: Store) -> None:
    reader = Counted(*FIRMS)
    run(store, reader)
    reader.trouble["documents"] = BlockedError("HTTP 403")
    assert run(store, reader) == (True, False)
    del reader.trouble["documents"]
    assert run(store, reader) == (True, True)


def test_an_old_list_confirms_nothing(store: Store) -> None:
    run(store, Counted(*FIRMS, days=500))
    assert run(store, Counted(*FIRMS, days=10)) == (True, False)
    assert run(store, Counted(*FIRMS, days=10)) == (True, True)


def test_what_a_person_approved_against_its_count_is_not_counted(store: Store) -> None:
    reader = Counted(*FIRMS)
    run(store, reader), run(store, reader)
    reader.names, reader.total = FIRMS[:3], 4
    run(store, reader)
    assert store.last_attempts()["a"].outcome is Outcome.HELD
    store.approve("a")
    assert proof(store) == (False, False)
    assert held_names(store) == set(FIRMS[:3])
    reader.total = 3
    assert [run(store, reader), run(store, reader)] == [(True, False), (True, True)]


def test_what_was_rolled_back_is_not_counted(store: Store) -> None:
    reader = Counted(*FIRMS[:3])
    run(store, reader)
    reader.names = FIRMS
    run(store, reader)
    assert proof(store) == (True, True)
    store.rollback("a")
    assert proof(store) == (False, False)
    assert run(store, reader) == (True, False)


def test_a_row_removed_without_settling_is_missing_in_one_run_only(store: Store) -> None:
    rows = [licence(name) for name in FIRMS]
    for digest, names in enumerate((rows, rows, rows[:3])):
        store.publish("a", names, sha256=str(digest), as_of=TODAY.isoformat(), counted=True, max_age_days=400)
    assert proof(store) == (True, False)


def test_an_import_counts_like_the_job(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "list.html"
    for printing, expected in ((b"<html>", (True, False)), (b"<html> ", (True, True))):
        file.write_bytes(printing)
        import_file(store, Counted(*FIRMS), file, None)
        assert proof(store) == expected


def test_a_window_is_no_whole_list(store: Store) -> None:
    reader = Counted(*FIRMS)
    reader.source = reader.source.model_copy(update={"window": True})
    assert [run(store, reader), run(store, reader)] == [(False, False)] * 2


def test_a_revision_is_asked_with_the_proof_it_had(store: Store) -> None:
    reader = Counted(*FIRMS)
    run(store, reader)
    reader.names = (*FIRMS, "测试戊公司")
    run(store, reader)
    assert store.last_runs(1)["a"].confirmed is False
    assert store.last_runs(2)["a"].proves_absence


def test_runs_of_an_older_release_prove_nothing(store: Store, tmp_path: Path) -> None:
    reader = Counted(*FIRMS)
    run(store, reader), run(store, reader)
    with sqlite3.connect(tmp_path / "test.db") as file:
        file.execute("UPDATE runs SET counted = NULL, confirmed = NULL, edition = NULL")
    file.close()
    assert proof(store) == (False, False)
    assert run(store, reader) == (True, False)


def reading(rows: int, **fields: object) -> ParsedList:
    return ParsedList(tuple(licence(f"测试{n}公司", cite=cite()) for n in range(rows)), None, **fields)  # type: ignore[arg-type]


@every_case(
    ("found", "counted"),
    [
        (reading(3, declared_total=3), True),
        (reading(3, declared_total=4), False),
        (reading(3, serials=(1, 2, 3)), True),
        (reading(3, serials=(1, 2, 4)), False),
        (reading(3, serials=(1, 2)), False),
        (reading(3, serials=(2, 3, 4)), False),
        (reading(3, serials=(1, 2, 3), declared_total=4), False),
        (reading(3, serials=(1, 2, 4), declared_total=3), False),
        (reading(3), False),
        (reading(0, declared_total=0), False),
    ],
)
def test_complete_by_its_own_count(found: ParsedList, counted: bool) -> None:
    assert is_counted(found) is counted


def test_age_is_never_understated() -> None:
    day = datetime(2026, 11, 29, tzinfo=UTC).date()
    assert is_recent("2026-11-29", 0, day)
    assert not is_recent("2026-11", 10, day)
    assert not is_recent("2026-12-01", 400, day)
    assert not is_recent(None, 400, day)
    assert is_recent(None, None, day)


def test_a_held_run_is_readable_by_a_release_that_knows_none_of_this(store: Store, tmp_path: Path) -> None:
    store.hold("a", [licence(FIRMS[0])], sha256="", as_of=None, message="why")
    with sqlite3.connect(tmp_path / "test.db") as file:
        ((line,),) = file.execute("SELECT run FROM held").fetchall()
    file.close()
    assert not {"counted", "confirmed", "edition"} & set(
        Run.model_validate_json(line).model_dump(exclude_defaults=True)
    )
    assert "counted" not in line
