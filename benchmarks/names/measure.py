"""Engines under measurement: each built in one process, opened and asked in another that never saw the names.

All are open at the same time and are asked in turn, pass by pass, so that a busy machine slows them alike.
"""

import multiprocessing
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from benchmarks.names.engines import Answer, Ask, Engine
from benchmarks.names.queries import Query
from checker.names import IndexedName, normalise

#: Each question is asked in so many passes and its median counts; of an engine whose pass takes longer, in one.
PASSES, LONGEST_PASS = 5, 5.0


@dataclass(frozen=True, slots=True)
class Built:
    """An engine, the folder it was built in, the seconds that took, by the clock and of CPU, and its MiB there."""

    engine: Engine
    folder: Path
    seconds: float
    cpu_seconds: float
    disk_mib: float


@dataclass(frozen=True, slots=True)
class Asking:
    """One question, its answer, and the microseconds it took, normalisation included."""

    query: Query
    answer: Answer
    microseconds: float


@dataclass(frozen=True, slots=True)
class Measured:
    """What one engine showed: milliseconds to open; MiB that a worker then holds for itself; what was asked."""

    built: Built
    open_ms: float
    private_mib: float
    askings: tuple[Asking, ...]

    @property
    def name(self) -> str:
        """The engine's."""
        return self.built.engine.name


def build(engine: Engine, records: Sequence[IndexedName], folder: Path) -> Built:
    """Build one engine. Raises RuntimeError when it fails."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("fork").Process(target=_build, args=(theirs, engine, records, folder))
    child.start()
    theirs.close()
    seconds, cpu_seconds, size = _received(ours, engine)
    child.join()
    return Built(engine, folder, seconds, cpu_seconds, size / 2**20)


def measured(engines: Sequence[Built], queries: Sequence[Query]) -> list[Measured]:
    """Open all engines and ask them in turn. Raises RuntimeError when one fails."""
    with ExitStack() as stack:
        workers = [stack.enter_context(_worker(built, queries)) for built in engines]
        for _ in range(PASSES):
            for worker in workers:
                worker.ask()
        return [worker.measured() for worker in workers]


@dataclass
class _Worker:
    """An engine open in a process of its own."""

    built: Built
    queries: Sequence[Query]
    connection: Connection
    open_ms: float
    private_mib: float
    answers: list[Answer] = field(default_factory=list)
    passes: list[list[float]] = field(default_factory=list)

    def ask(self) -> None:
        """One pass over all questions, unless the first has shown that once is enough."""
        if self.passes and sum(self.passes[0]) > LONGEST_PASS * 1e6:
            return
        self.connection.send("ask")
        self.answers, taken = _received(self.connection, self.built.engine)
        self.passes.append(taken)

    def measured(self) -> Measured:
        """What it showed."""
        medians = (statistics.median(taken) for taken in zip(*self.passes, strict=True))
        askings = tuple(map(Asking, self.queries, self.answers, medians))
        return Measured(self.built, self.open_ms, self.private_mib, askings)


@contextmanager
def _worker(built: Built, queries: Sequence[Query]) -> Iterator[_Worker]:
    part = evenly(queries, built.engine.most_queries)
    ours, theirs = multiprocessing.Pipe()
    arguments = (theirs, built.engine, part, built.folder)
    child = multiprocessing.get_context("spawn").Process(target=_serve, args=arguments)
    child.start()
    theirs.close()
    try:
        yield _Worker(built, part, ours, *_received(ours, built.engine))
    finally:
        ours.close()  # which ends the child
        child.join()


def evenly(queries: Sequence[Query], most: int) -> list[Query]:
    """At most so many of the 1,000 questions, evenly spaced, and the same share of the copycats."""
    count = sum(query.kind != "copycat" for query in queries)
    step = max(1.0, count / most)
    return [queries[round(at * step)] for at in range(int(len(queries) / step)) if round(at * step) < len(queries)]


def private_mib() -> float:
    """Memory of this process that belongs to no file, MiB; mapped files are shared by all who map them."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Anonymous:")) / 1024


def _build(connection: Connection, engine: Engine, records: Sequence[IndexedName], folder: Path) -> None:
    began, cpu = time.perf_counter(), time.process_time()
    size = engine.build(records, folder)
    connection.send((time.perf_counter() - began, time.process_time() - cpu, size))


def _serve(connection: Connection, engine: Engine, queries: Sequence[Query], folder: Path) -> None:
    for query in queries:
        _ = normalise(query.text).forms  # its tables are everybody's
    before, began = private_mib(), time.perf_counter()
    with engine.open(folder) as ask:
        open_ms = (time.perf_counter() - began) * 1000
        for query in {query.kind: query for query in queries}.values():
            ask(normalise(query.text))  # one of each class: tables that are read on first use count as well
        connection.send((open_ms, private_mib() - before))
        while _wanted(connection):
            connection.send(_pass(ask, queries))


def _wanted(connection: Connection) -> bool:
    try:
        connection.recv()
    except EOFError:
        return False
    return True


def _pass(ask: Ask, queries: Sequence[Query]) -> tuple[list[Answer], list[float]]:
    answers, taken = [], []
    for query in queries:
        began = time.perf_counter_ns()
        answer = ask(normalise(query.text))
        taken.append((time.perf_counter_ns() - began) / 1000)
        answers.append(answer)
    return answers, taken


def _received(connection: Connection, engine: Engine) -> Any:  # noqa: ANN401
    try:
        return connection.recv()
    except EOFError:
        raise RuntimeError(f"{engine.name} failed") from None
