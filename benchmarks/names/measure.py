"""One engine under measurement: built in one process, opened and asked in another that never saw the names."""

import multiprocessing
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from benchmarks.names.engines import Answer, Ask, Engine
from benchmarks.names.queries import Query
from checker.names import KnownName, normalise

#: Each question is asked in so many passes and its median counts, unless one pass takes longer than this.
PASSES, LONGEST_PASS = 3, 15.0
_WARM_UP = 3


@dataclass(frozen=True, slots=True)
class Asking:
    """One question, its answer, and the microseconds it took, normalisation included."""

    query: Query
    answer: Answer
    microseconds: float


@dataclass(frozen=True, slots=True)
class Opened:
    """Milliseconds to open; MiB that a worker then holds for itself after its first questions; what was asked."""

    open_ms: float
    private_mib: float
    askings: tuple[Asking, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """What one engine showed."""

    name: str
    build_seconds: float
    disk_mib: float
    opened: Opened


def measured(engine: Engine, records: Sequence[KnownName], queries: Sequence[Query], folder: Path) -> Measured:
    """Build and ask one engine. Raises RuntimeError when one of its processes ends badly."""
    seconds, size = _in_child("fork", _build, engine, records, folder)
    part = evenly(queries, engine.most_queries)
    opened = _in_child("spawn", _ask, engine, part, folder)
    return Measured(engine.name, seconds, size / 2**20, opened)


def evenly(queries: Sequence[Query], most: int) -> list[Query]:
    """At most so many of the 1,000 questions, evenly spaced, and the same share of the copycats."""
    count = sum(query.kind != "copycat" for query in queries)
    step = max(1.0, count / most)
    return [queries[round(at * step)] for at in range(int(len(queries) / step)) if round(at * step) < len(queries)]


def private_mib() -> float:
    """Memory that this process alone has written, MiB; pages of mapped files can be shared and do not count."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Private_Dirty:")) / 1024


def _build(engine: Engine, records: Sequence[KnownName], folder: Path) -> tuple[float, int]:
    began = time.perf_counter()
    size = engine.build(records, folder)
    return time.perf_counter() - began, size


def _ask(engine: Engine, queries: Sequence[Query], folder: Path) -> Opened:
    for query in queries:
        normalise(query.text)  # its tables are everybody's
    before, began = private_mib(), time.perf_counter()
    with engine.open(folder) as ask:
        open_ms = (time.perf_counter() - began) * 1000
        for query in queries[:_WARM_UP]:
            ask(normalise(query.text))
        private = private_mib() - before
        answers, first = _pass(ask, queries)
        passes = [first]
        while len(passes) < PASSES and sum(first) < LONGEST_PASS * 1e6:
            passes.append(_pass(ask, queries)[1])
    medians = (statistics.median(taken) for taken in zip(*passes, strict=True))
    return Opened(open_ms, private, tuple(map(Asking, queries, answers, medians)))


def _pass(ask: Ask, queries: Sequence[Query]) -> tuple[list[Answer], list[float]]:
    answers, taken = [], []
    for query in queries:
        began = time.perf_counter_ns()
        answer = ask(normalise(query.text))
        taken.append((time.perf_counter_ns() - began) / 1000)
        answers.append(answer)
    return answers, taken


def _in_child(start: str, work: Callable[..., Any], *arguments: Any) -> Any:  # noqa: ANN401
    context: Any = multiprocessing.get_context(start)
    ours, theirs = multiprocessing.Pipe(duplex=False)
    child = context.Process(target=_send, args=(theirs, work, arguments))
    child.start()
    theirs.close()
    try:
        result = ours.recv()
    except EOFError:
        raise RuntimeError(f"{work.__name__} of {arguments[0].name} failed") from None
    finally:
        child.join()
    return result


def _send(connection: Connection, work: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    connection.send(work(*arguments))
