"""Publishing 10,000 rows, and what its readers feel of it: `python -m benchmarks.publish` prints one table.

Readers are another process, as web workers are. Each round reads before, during a publish, and beside a loop that
computes as long and touches no database: where cores are scarce, the last tells what the publish itself adds. The
median round counts.
"""

import multiprocessing
import statistics
import sys
import tempfile
import time
from multiprocessing.connection import Connection

from benchmarks.__main__ import Row, at_most
from registries.model import Citation, Confidence, LicenceRecord, LicenceStatus, LicenceType, Record
from registries.store.store import Store

ROWS, ROUNDS, QUIET_SECONDS = 10_000, 7, 1.0


def rows(dated: str, count: int = ROWS) -> list[Record]:
    """So many rows of one list, as at one date."""
    cite = Citation(
        publisher="测试",
        title=f"测试名单（{dated}）",
        as_of=dated,
        retrieved_at=f"{dated}-01",
        confidence=Confidence.OFFICIAL,
    )
    return [
        LicenceRecord(
            legal_name=f"测试甲{number:05}农村商业银行股份有限公司",
            licence_type=LicenceType.BANK,
            status=LicenceStatus.IN_FORCE,
            number=f"B{number % 10_000:04}H999990001",
            cite=cite,
        )
        for number in range(count)
    ]


def read_for_ever(url: str, asked: Connection) -> None:
    """Read as a worker does; when asked, give the seconds each read took since the last time."""
    store = Store(url)
    asked.send("ready")
    taken: list[float] = []
    while True:
        began = time.perf_counter()
        store.stamp()
        store.current("small")
        taken.append(time.perf_counter() - began)
        if asked.poll():
            asked.recv()
            asked.send(taken)
            taken = []


def p99(asked: Connection) -> float:
    """The 99th percentile of the reads since the last time it was asked for."""
    asked.send("give")
    taken: list[float] = asked.recv()
    return statistics.quantiles(taken, n=100)[98]


def measure(url: str) -> list[Row]:
    """Every row of the table, on an empty database. Each publish changes every row."""
    store = Store(url)
    store.publish("small", rows("2026-01", 50), sha256="", as_of=None)
    lists = [rows(f"2026-{month:02}") for month in range(1, ROUNDS + 1)]
    asked, asks = multiprocessing.Pipe()
    reader = multiprocessing.get_context("spawn").Process(target=read_for_ever, args=(url, asks), daemon=True)
    reader.start()
    asked.recv()
    rounds = [_round(store, asked, of_month) for of_month in lists]
    reader.kill()
    took, before, during, beside = zip(*rounds, strict=True)
    return [
        at_most(f"publish {ROWS:,} rows", statistics.median(took), 1, "s"),
        at_most("p99 of reads, during/before", _median_ratio(during, before), 3, "x"),
        at_most("... during/beside a busy loop", _median_ratio(during, beside), 1.5, "x"),
    ]


def _round(store: Store, asked: Connection, of_month: list[Record]) -> tuple[float, float, float, float]:
    time.sleep(QUIET_SECONDS)
    before = p99(asked)
    began = time.perf_counter()
    store.publish("large", of_month, sha256="", as_of=None, settle_deletions=True)
    took = time.perf_counter() - began
    during = p99(asked)
    end = time.perf_counter() + took
    while time.perf_counter() < end:
        sorted(range(10_000))
    return took, before, during, p99(asked)


def _median_ratio(some: tuple[float, ...], others: tuple[float, ...]) -> float:
    return statistics.median(one / other for one, other in zip(some, others, strict=True))


def main() -> None:
    """Print the table; ends with 1 if a goal is missed."""
    with tempfile.TemporaryDirectory() as folder:
        table = measure(f"sqlite:///{folder}/publish.db")
    for what, value, goal, met in table:
        print(f"{what:<28} {value:>32}  {goal:<11} {'ok' if met else 'MISSED'}")
    sys.exit(not all(met for *_, met in table))


if __name__ == "__main__":
    main()
