"""The job: for each source its documents, their reading, the gate; then publish, hold, or keep the last good rows.

    documents ─ read ─ gate ─┬─ publish     published · unchanged
                             └─ hold        held: a person must look
    anything raised on the way ─ note       blocked · failed: the last good rows stay

Sources never wait for each other's faults. Publishers' hosts are visited side by side, each by one thread, so that no
host is ever asked two things at once. The lease makes it one job at a time, and its fence keeps a job that lost the
lease from writing.
"""

import gc
import hashlib
import os
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from registries.completeness import is_counted
from registries.documents.decode import stray_bytes
from registries.documents.page_text import one_line
from registries.fetch.archive import Archive
from registries.model import Outcome, PartialDate, Record, Run, Source
from registries.reader import Document, Fetch, Reader, RunError
from registries.refresh.gate import faults
from registries.refresh.lease import Lease, LeaseLostError
from registries.refresh.manual_import import ByHand, saved
from registries.row_identity import digest, identity, succeeds
from registries.store.store import Store, StoreUnavailableError

GOOD = frozenset({Outcome.PUBLISHED, Outcome.UNCHANGED})

_MAX_HOSTS = 8  # hosts visited at once: there are some thirty, and parsing has two processors


@dataclass(frozen=True)
class SourceResult:
    """How one source ended. `rows`: how many are now held; `added`, `removed`: against the last good rows, also
    where the run was held; `seconds`: from its first request to its end."""

    source: str
    outcome: Outcome
    rows: int = 0
    added: int = 0
    removed: int = 0
    as_of: PartialDate | None = None
    message: str | None = None
    seconds: float = 0.0


@dataclass(frozen=True)
class RefreshReport:
    """How each source ended, in the order of the readers. `seconds`: the whole job."""

    results: tuple[SourceResult, ...]
    seconds: float

    @property
    def exit_code(self) -> int:
        """Return the exit code: 0 when every source is good; 1 when none is good or held; 3 otherwise."""
        outcomes = {result.outcome for result in self.results}
        if outcomes <= GOOD:
            return 0
        return 3 if outcomes & (GOOD | {Outcome.HELD}) else 1


class Progress(Protocol):
    """An observer of the job. Called from several threads, one call at a time."""

    def began(self, source: Source) -> None:
        """Note that the first request of a source is about to go out."""

    def fetched(self, source: Source, document: Document) -> None:
        """Note that a document came."""

    def ended(self, result: SourceResult) -> None:
        """Note that a source is done."""


class Silence:
    """An observer that does nothing."""

    def began(self, source: Source) -> None:
        """Do nothing."""

    def fetched(self, source: Source, document: Document) -> None:
        """Do nothing."""

    def ended(self, result: SourceResult) -> None:
        """Do nothing."""


def refresh(store: Store, fetcher: Fetch, readers: Sequence[Reader], *, progress: Progress) -> RefreshReport:
    """Refresh each reader's source.

    Raises LeaseHeldError when another job is at it, and LeaseLostError when another one took over meanwhile. After a
    KeyboardInterrupt a request may still be under way in a thread: nothing follows it, and the process may end.
    """
    began = time.monotonic()
    with Lease(store, holder()) as lease, _program_uncollected():
        job = _Job(store, fetcher, lease.fence, progress)
        endings = _run_hosts(job, readers)
    return RefreshReport(tuple(endings[reader.source.id] for reader in readers), time.monotonic() - began)


def import_file(
    store: Store, reader: Reader, path: Path, as_of: PartialDate | None, *, archive: Archive | None = None
) -> SourceResult:
    """Read, judge and publish one file that a person saved by hand; `as_of`: the list's date, where he knows it.
    `archive`: keeps the bytes, as it keeps what is fetched.

    Raises LeaseHeldError as `refresh` does, OSError when the file cannot be read, ValueError when it is too large.
    """
    document = saved(reader.source, path)
    if archive:
        archive.put(document, {"imported": path.name})
    saved_reader = ByHand(reader, document, as_of)
    with Lease(store, holder()) as lease:
        return _Job(store, _NoNetwork(), lease.fence, Silence()).end(saved_reader)


def holder() -> str:
    """Return who holds the lease: this process, as an operator would look for it."""
    return f"{socket.gethostname()}:{os.getpid()}"


class _StoppedError(Exception):
    """The job ends early: another source met what ends it, or a person stopped it."""


class _Job:
    """One refresh under one lease. Each thread has its own sources; the observer hears one thing at a time."""

    def __init__(self, store: Store, fetcher: Fetch, fence: int, progress: Progress) -> None:
        self._store, self._fetcher, self._fence = store, fetcher, fence
        self._progress, self._progress_lock = progress, threading.Lock()
        self._stopped = threading.Event()

    def stop(self) -> None:
        """Begin no further request."""
        self._stopped.set()

    def each(self, readers: Iterable[Reader]) -> list[SourceResult]:
        """Refresh one host's sources, one after the other, until the job is stopped. Raises as `end` does, and stops
        it."""
        endings: list[SourceResult] = []
        try:
            endings.extend(self.end(reader) for reader in readers)
        except _StoppedError:
            pass
        except BaseException:
            self.stop()
            raise
        return endings

    def end(self, reader: Reader) -> SourceResult:
        """Bring one source to its end, whatever happens in its reader. Raises LeaseLostError when another job took
        over."""
        began = time.monotonic()
        with self._progress_lock:
            self._progress.began(reader.source)
        result = replace(self._attempt(reader), seconds=round(time.monotonic() - began, 3))
        gc.collect()  # trees of pages point at themselves: eight hosts' lists would wait for the collector's turn
        with self._progress_lock:
            self._progress.ended(result)
        return result

    def get(self, source: Source, request: Callable[[], Document]) -> Document:
        """Make one request of a source, reported to the observer."""
        if self._stopped.is_set():
            raise _StoppedError
        document = request()
        with self._progress_lock:
            self._progress.fetched(source, document)
        return document

    def _attempt(self, reader: Reader) -> SourceResult:
        try:
            documents = tuple(reader.documents(_ObservedFetch(self._fetcher, self, reader.source)))
            return self._settle(reader, documents)
        except RunError as error:
            return self._note(reader.source.id, Outcome(error.outcome), str(error))
        except (LeaseLostError, _StoppedError):
            raise
        except Exception as error:  # the last resort: what is broken in one reader must not stop the others
            return self._note(reader.source.id, Outcome.FAILED, f"{type(error).__name__} in this source")

    def _settle(self, reader: Reader, documents: Sequence[Document]) -> SourceResult:
        parsed = reader.read(documents)
        previous = self._store.current(reader.source.id)  # not before: a long list and its pages fill the same memory
        stray = (fault for fault in stray_bytes(documents) if fault not in parsed.warnings)
        parsed = replace(parsed, warnings=(*parsed.warnings, *stray))
        source, sha256 = reader.source.id, _sha256(documents)
        store_run = partial(
            self._store.publish,
            settle_deletions=True,
            counted=not reader.source.window and is_counted(parsed),
            max_age_days=reader.source.max_age_days,
            message=one_line("; ".join(parsed.passed_over)) or None,
        )
        if problems := faults(parsed, reader.gate, previous):
            store_run = partial(self._store.hold, message=one_line("; ".join((*problems, *parsed.passed_over))))
        rows = (*parsed.rows, *_left_window(parsed.rows, previous)) if reader.source.window else parsed.rows
        run = store_run(source, rows, sha256=sha256, as_of=parsed.as_of, fence=self._fence)
        return _result(run, previous, rows)

    def _note(self, source: str, outcome: Outcome, message: str) -> SourceResult:
        line, previous = one_line(message), self._store.current(source)
        try:
            self._store.note(source, outcome, line, fence=self._fence)
        except StoreUnavailableError as error:
            line = one_line(f"{line} This could not be noted: {error}")
        return SourceResult(source, outcome, rows=len(previous), message=line)


@dataclass(frozen=True)
class _ObservedFetch:
    """The network of one source, as the job lets it be used."""

    fetcher: Fetch
    job: _Job
    source: Source

    def get(self, url: str, *, params: Mapping[str, str] | None = None, anchor: str | None = None) -> Document:
        return self.job.get(self.source, lambda: self.fetcher.get(url, params=params, anchor=anchor))


class _NoNetwork:
    """For a document that is already here."""

    def get(self, url: str, *, params: Mapping[str, str] | None = None, anchor: str | None = None) -> Document:
        raise NotImplementedError


def _run_hosts(job: _Job, readers: Iterable[Reader]) -> dict[str, SourceResult]:
    """Return every source's ending, by its id. One thread a host; whatever ends one thread early ends them all."""
    hosts: dict[str, list[Reader]] = {}
    for reader in readers:
        hosts.setdefault(urlsplit(reader.source.url or reader.source.id).netloc, []).append(reader)
    pool = ThreadPoolExecutor(max(1, min(_MAX_HOSTS, len(hosts))))
    try:
        return {result.source: result for endings in pool.map(job.each, hosts.values()) for result in endings}
    except BaseException as error:
        job.stop()
        # a person who stops the job shall not wait for a silent server
        pool.shutdown(wait=not isinstance(error, KeyboardInterrupt), cancel_futures=True)
        raise
    finally:
        pool.shutdown(wait=False)


@contextmanager
def _program_uncollected() -> Iterator[None]:
    """Take all that is there now, which is the program, out of what the garbage collector walks through."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _left_window(rows: Sequence[Record], previous: Iterable[Record]) -> Iterable[Record]:
    """Return the older rows that have left the window a source shows: nothing new stands in their place."""
    taken = {key for row in rows for key in succeeds(row)}
    return (row for row in previous if identity(row) not in taken)


def _result(run: Run, previous: Sequence[Record], rows: Sequence[Record]) -> SourceResult:
    """Return how a run with rows ended. What is held leaves the last good rows."""
    before, after = {digest(row) for row in previous}, {digest(row) for row in rows}
    return SourceResult(
        source=run.source,
        outcome=run.outcome,
        rows=run.rows if run.outcome in GOOD else len(previous),
        added=len(after - before),
        removed=len(before - after),
        as_of=run.as_of,
        message=run.message,
    )


def _sha256(documents: Sequence[Document]) -> str:
    """Return the archived bytes of a run: the one document's name, or the hash of all names in order."""
    if len(documents) == 1:
        return documents[0].sha256
    return hashlib.sha256("".join(document.sha256 for document in documents).encode()).hexdigest()
