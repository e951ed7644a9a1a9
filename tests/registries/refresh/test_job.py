"""The job with readers made up here: outcomes, independence of sources, exit codes, the lease, files saved by hand."""

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from registries.fetch.archive import Archive
from registries.model import Access, Outcome, PartialDate, Record, Source, Text
from registries.reader import (
    BlockedError,
    Document,
    Fetch,
    FetchError,
    Gate,
    NeedsReviewError,
    PageChangedError,
    ParsedList,
)
from registries.refresh.job import RefreshReport, Silence, SourceResult, import_file, refresh
from registries.refresh.lease import Lease, LeaseHeldError, LeaseLostError
from registries.store.store import Store
from tests.factories.records import cite, licence

NOW = "2026-11-24T02:00:00Z"


class Web:
    """Every address answers with itself. `visits`: (host, thread) of each request."""

    def __init__(self) -> None:
        self.visits: list[tuple[str, int]] = []

    def get(self, url: str, *, params: Mapping[str, str] | None = None, anchor: str | None = None) -> Document:
        self.visits.append((url.split("/")[2], threading.get_ident()))
        return Document(url, url.encode(), NOW)


class Listing:
    """A reader of one page, whose rows are `names`; what `trouble` holds is raised instead, there or here."""

    def __init__(self, name: str, *names: str, host: str = "", as_of: PartialDate | None = "2026-09-30") -> None:
        self.source = Source(
            id=name,
            title=Text(zh="测试", en="test"),
            publisher=Text(zh="测试", en="test"),
            url=f"https://{host or name}/list",
            kind="licence",
            access=Access.AUTOMATIC,
        )
        self.gate = Gate(min_rows=1, max_rows=100, removed_at_most=0.5, added_at_most=2.0)
        self.names, self.as_of = names, as_of
        self.trouble: dict[str, Exception] = {}
        self.warnings: tuple[str, ...] = ()
        self.passed_over: tuple[str, ...] = ()
        self.meanwhile: Callable[[], None] = lambda: None

    def documents(self, fetch: Fetch) -> Iterable[Document]:
        if "documents" in self.trouble:
            raise self.trouble["documents"]
        yield fetch.get(str(self.source.url))
        yield fetch.get(f"{self.source.url}/2")

    def read(self, documents: Sequence[Document]) -> ParsedList:
        self.meanwhile()
        if "read" in self.trouble:
            raise self.trouble["read"]
        rows = tuple(licence(name, cite=cite(self.as_of)) for name in self.names)
        return ParsedList(rows=rows, as_of=self.as_of, warnings=self.warnings, passed_over=self.passed_over)


class Log(Silence):
    """What was told, in order."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def began(self, source: Source) -> None:
        self.told.append(f"began {source.id}")

    def fetched(self, source: Source, document: Document) -> None:
        self.told.append(f"fetched {document.url}")

    def ended(self, ending: SourceResult) -> None:
        self.told.append(f"ended {ending.source} {ending.outcome.value}")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{tmp_path / 'test.db'}")
    yield store
    store.close()


def run(store: Store, *readers: Listing) -> RefreshReport:
    return refresh(store, Web(), readers, progress=Silence())


def names(rows: Iterable[Record]) -> set[str]:
    return {row.legal_name for row in rows if row.kind == "licence"}


def test_a_list_is_published_and_the_same_again_is_unchanged(store: Store) -> None:
    reader = Listing("a", "甲公司", "乙公司")
    first, second = run(store, reader), run(store, reader)
    assert [(e.outcome, e.rows, e.added, e.removed, e.as_of) for e in first.results] == [
        (Outcome.PUBLISHED, 2, 2, 0, "2026-09-30")
    ]
    assert [(e.outcome, e.rows, e.added, e.removed) for e in second.results] == [(Outcome.UNCHANGED, 2, 0, 0)]
    assert (first.exit_code, second.exit_code, store.revision()) == (0, 0, 1)


def test_progress_is_told_as_it_happens(store: Store) -> None:
    log = Log()
    refresh(store, Web(), [Listing("a", "甲公司")], progress=log)
    assert log.told == ["began a", "fetched https://a/list", "fetched https://a/list/2", "ended a published"]


TROUBLE = [
    (FetchError("no answer"), Outcome.FAILED, "no answer"),
    (BlockedError("HTTP 403"), Outcome.BLOCKED, "HTTP 403"),
    (PageChangedError("no table"), Outcome.FAILED, "no table"),
    (NeedsReviewError("a scan"), Outcome.HELD, "a scan"),
    (ZeroDivisionError("secret"), Outcome.FAILED, "ZeroDivisionError in this source"),
    (RecursionError(), Outcome.FAILED, "RecursionError in this source"),
    (PageChangedError("one\nline\x1b[31m only"), Outcome.FAILED, "one line [31m only"),
]


@pytest.mark.parametrize("where", ["documents", "read"])
@pytest.mark.parametrize(("error", "outcome", "message"), TROUBLE)
def test_whatever_is_raised_stays_in_its_source(
    store: Store, where: str, error: Exception, outcome: Outcome, message: str
) -> None:
    good, bad = Listing("good", "甲公司"), Listing("bad", "乙公司")
    run(store, bad)
    bad.trouble[where] = error
    report = run(store, bad, good)
    assert report.exit_code == 3
    assert [(e.source, e.outcome, e.message) for e in report.results] == [
        ("bad", outcome, message),
        ("good", Outcome.PUBLISHED, None),
    ]
    assert names(store.current("bad")) == {"乙公司"}
    assert report.results[0].rows == 1
    assert (store.last_attempts()["bad"].outcome, store.last_attempts()["bad"].message) == (outcome, message)


def test_what_the_gate_stops_is_held_and_the_rows_stay(store: Store) -> None:
    reader = Listing("a", "甲公司", "乙公司", "丙公司")
    run(store, reader)
    reader.names = ("甲公司",)
    report = run(store, reader)
    [ending] = report.results
    assert (ending.outcome, ending.rows, ending.removed, report.exit_code) == (Outcome.HELD, 3, 2, 3)
    assert "2 of 3" in str(ending.message)
    assert names(store.current("a")) == {"甲公司", "乙公司", "丙公司"}
    held = store.held("a")
    assert held is not None
    assert names(held.rows) == {"甲公司"}


def test_a_row_that_is_gone_waits_for_a_second_run(store: Store) -> None:
    reader = Listing("a", "甲公司", "乙公司", "丙公司")
    run(store, reader)
    reader.names = ("甲公司", "乙公司")
    first = run(store, reader)
    assert "丙公司" in names(store.current("a"))
    second = run(store, reader)
    assert "丙公司" not in names(store.current("a"))
    assert [report.results[0].outcome for report in (first, second)] == [Outcome.UNCHANGED, Outcome.PUBLISHED]


EXITS = [
    ([], 0),
    (["published", "unchanged"], 0),
    (["published", "failed"], 3),
    (["unchanged", "held"], 3),
    (["held"], 3),
    (["blocked", "failed"], 1),
    (["held", "failed"], 3),
]


@pytest.mark.parametrize(("outcomes", "code"), EXITS)
def test_exit_codes(outcomes: list[str], code: int) -> None:
    endings = tuple(SourceResult(str(number), Outcome(outcome)) for number, outcome in enumerate(outcomes))
    assert RefreshReport(endings, 0.0).exit_code == code


def test_one_host_is_one_thread_s_and_hosts_go_side_by_side(store: Store) -> None:
    web = Web()
    gate = threading.Barrier(2, timeout=5)  # breaks unless both hosts are being read at once
    readers = [Listing(f"{host}{n}", "甲公司", host=host) for n in (1, 2) for host in ("x", "y")]
    for reader in readers[:2]:
        reader.meanwhile = lambda: gate.wait() and None
    report = refresh(store, web, readers, progress=Silence())
    assert report.exit_code == 0
    assert [ending.source for ending in report.results] == ["x1", "y1", "x2", "y2"]
    assert {host: len({thread for at, thread in web.visits if at == host}) for host in "xy"} == {"x": 1, "y": 1}


def test_two_jobs_never_work_at_once(store: Store) -> None:
    with Lease(store, "another"), pytest.raises(LeaseHeldError, match="another"):
        run(store, Listing("a", "甲公司"))
    assert run(store, Listing("a", "甲公司")).exit_code == 0


def test_a_job_that_lost_its_lease_writes_nothing_more(store: Store) -> None:
    """It slept for longer than its lease, and another job took over: whatever it read is not published."""
    slow, other = Listing("slow", "甲公司"), Listing("other", "乙公司")
    later = Lease(store, "another", clock=lambda: time.time() + 3600)
    slow.meanwhile = lambda: later.__enter__() and None
    with pytest.raises(LeaseLostError):
        run(store, slow)
    later.__exit__(None, None, None)
    assert store.revision() == 0
    assert store.last_attempts() == {}
    assert run(store, other).exit_code == 0


def test_the_lease_is_free_after_an_error(store: Store) -> None:
    class Rude(Silence):
        def ended(self, ending: SourceResult) -> None:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        refresh(store, Web(), [Listing("a", "甲公司"), Listing("b", "乙公司")], progress=Rude())
    assert run(store, Listing("c", "丙公司")).exit_code == 0


def test_after_a_stop_no_further_page_is_asked_for(store: Store) -> None:
    class Leaving(Silence):
        def fetched(self, source: Source, document: Document) -> None:
            raise KeyboardInterrupt

    web = Web()
    with pytest.raises(KeyboardInterrupt):
        refresh(store, web, [Listing(str(n), "甲公司", host="one") for n in range(5)], progress=Leaving())
    assert len(web.visits) == 1


def test_a_file_saved_by_hand_goes_the_same_way(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "list.html"
    file.write_bytes(b"<html>")
    archive = Archive(tmp_path / "archive")
    reader = Listing("a", "甲公司", as_of=None)
    ending = import_file(store, reader, file, "2026-06", archive=archive)
    assert (ending.outcome, ending.as_of) == (Outcome.PUBLISHED, "2026-06")
    [row] = store.current("a")
    assert row.cite.as_of == "2026-06"
    document = archive.get(store.last_runs()["a"].sha256)
    assert (document.content, document.url) == (b"<html>", "https://a/list")


DATES = [
    (None, None, None, Outcome.PUBLISHED),
    ("2026-06", None, "2026-06", Outcome.PUBLISHED),
    ("2026-06", "2026-06-30", "2026-06-30", Outcome.PUBLISHED),
    ("2026-06-30", "2026-06", "2026-06-30", Outcome.PUBLISHED),
    ("2026-06-30", "2026-07", "2026-06-30", Outcome.HELD),
]


@pytest.mark.parametrize("case", DATES)
def test_a_file_s_date_and_a_person_s(
    store: Store, tmp_path: Path, case: tuple[PartialDate | None, PartialDate | None, PartialDate | None, Outcome]
) -> None:
    says, told, kept, outcome = case
    file = tmp_path / "list.pdf"
    file.touch()
    ending = import_file(store, Listing("a", "甲公司", as_of=says), file, told)
    assert (ending.outcome, ending.as_of) == (outcome, kept)


def test_a_held_file_is_exit_3_and_an_older_one_is_held(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "list.pdf"
    file.touch()
    import_file(store, Listing("a", "甲公司"), file, None)
    ending = import_file(store, Listing("a", "甲公司", as_of="2025-09-30"), file, None)
    assert ending.outcome is Outcome.HELD
    assert "older" in str(ending.message)


def test_a_file_that_is_too_large_is_not_read(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "large"
    with file.open("wb") as large:
        large.truncate(10**9)
    with pytest.raises(ValueError, match="larger than 64 MiB"):
        import_file(store, Listing("a", "甲公司"), file, None)


def test_titles_passed_over_are_kept_with_a_good_run_and_with_a_held_one(store: Store) -> None:
    reader = Listing("a", "甲公司")
    reader.passed_over = ("titles passed over, 1: 节假日公告",)
    (ending,) = run(store, reader).results
    assert (ending.outcome, ending.message) == (Outcome.PUBLISHED, "titles passed over, 1: 节假日公告")
    reader.warnings = ("a column is new",)
    (ending,) = run(store, reader).results
    assert (ending.outcome, ending.message) == (Outcome.HELD, "a column is new; titles passed over, 1: 节假日公告")


def test_a_stray_byte_in_any_document_holds_the_run_and_is_told_once(store: Store) -> None:
    class Stray(Web):
        def get(self, url: str, *, params: Mapping[str, str] | None = None, anchor: str | None = None) -> Document:
            return Document(url, b"<p>a page of words \xff and no more</p>" if url.endswith("/2") else b"<p>", NOW)

    (ending,) = refresh(store, Stray(), [Listing("a", "甲公司")], progress=Silence()).results
    assert ending.outcome is Outcome.HELD
    assert ending.message is not None
    assert ending.message.count("https://a/list/2: 1 stray bytes are no text") == 1
