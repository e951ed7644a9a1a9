"""What a worker weighs and what it costs to start, against an earlier build: `python -m benchmarks.memory CHECKOUT`.

Resident memory (VmRSS) of the larger of two workers: as it is once it answers, and after it was asked for ten names by
API and page three times. Pages that the workers share count for each of them. The start is processor time of opening a
store whose files are there, beyond imports; the median of the rounds. The cost of a check is compared at 1,000 and at
250,000 records by processes that take turns, so that a busy machine slows both alike. Of the earlier build only the
weight with the bundled facts is known: its store is its own.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from benchmarks.__main__ import NAMES, SERVE
from benchmarks.large_store import fill
from benchmarks.served import served

ROUNDS = 7
#: Firms and rows of partner lists.
LARGE = (20_000, 20_000)
SMALLEST, LARGEST = 1_000, 250_000

#: In a process of its own: the processor seconds that opening takes.
OPEN = """
import sys, time
from pathlib import Path
import checker.app.factory
from checker.service.checker import Checker
from checker.settings import Settings
began = time.process_time()
Checker.open(Settings(data_dir=Path(sys.argv[1])))
print(time.process_time() - began)
"""

#: In a process of its own, for each line on stdin: the processor seconds of a check of every name that no cache holds.
CHECK = """
import sys, time
from pathlib import Path
from checker.request.model import CheckRequest
from checker.service.checker import Checker
from checker.settings import Settings
checker = Checker.open(Settings(data_dir=Path(sys.argv[1]), cache_bytes=0))
requests = [CheckRequest(name=name) for name in sys.argv[2:]]
for request in requests:
    checker.check_json(request)
for _ in sys.stdin:
    began = time.process_time()
    for request in requests:
        checker.check_json(request)
    print((time.process_time() - began) / len(requests), flush=True)
"""


def row(what: str, base: float | None, values: Sequence[float], goal: float, unit: str) -> bool:
    """Print one row, the median of some values and their spread; returns whether its goal is met."""
    now, spread = statistics.median(values), f"({min(values):.2f}-{max(values):.2f})" if len(values) > 1 else ""
    told = "-" if base is None else f"{base:.1f}"
    ratio = "" if base is None else f"{now / base:.2f} x"
    met = now <= goal
    print(f"{what:<40} {told:>8} {now:>8.2f} {unit:<4} {ratio:<7} {spread:<14} <= {goal:g} {'ok' if met else 'MISSED'}")
    return met


def weights(data: Path, checkout: Path | None = None) -> tuple[float, float]:
    """Return MiB of the largest worker once it answers, and after it was asked."""
    with served(SERVE, "/readyz", checkout, data_dir=str(data), workers="2") as server:
        fresh = server.worker_mib()
        for name in NAMES * 3:
            for page in ("/api/v1/check", "/check"):
                with urllib.request.urlopen(f"http://127.0.0.1:{server.port}{page}?name={quote(name)}") as answer:
                    answer.read()
        return fresh, server.worker_mib()


def opening(data: Path) -> list[float]:
    """Return the processor seconds of opening a store, of each round."""
    words = [sys.executable, "-c", OPEN, str(data)]
    runs = [subprocess.run(words, check=True, capture_output=True, text=True).stdout for _ in range(ROUNDS + 1)]
    return [float(run) for run in runs[1:]]  # the first makes the files


def growth(small: Path, large: Path) -> list[float]:
    """Return how many times as much a check costs on the large store, of each round."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", CHECK, str(data), *NAMES], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for data in (small, large)
    ]
    ratios = []
    for _ in range(3 * ROUNDS):
        seconds = [_one_round(process) for process in processes]
        ratios.append(seconds[1] / seconds[0])
    for process in processes:
        process.communicate()
    return ratios


def _one_round(process: "subprocess.Popen[str]") -> float:
    assert process.stdin
    assert process.stdout
    process.stdin.write("\n")
    process.stdin.flush()
    return float(process.stdout.readline())


def measure(checkout: Path, folder: Path) -> bool:
    """Print every row; returns whether all goals are met."""
    starter, large = folder / "starter", folder / "large"
    fill(large, *LARGE)
    met = []
    after = "... after ten names"
    weighed = zip(("worker, bundled facts", after), weights(folder / "base", checkout), weights(starter), strict=True)
    met += [row(what, base, [now], 80, "MiB") for what, base, now in weighed]
    weighed_large = zip(("worker, 20,000 firms and partners", after), weights(large), strict=True)
    met += [row(what, None, [now], 140, "MiB") for what, now in weighed_large]
    for what, data in (("start, bundled facts", starter), ("start, 20,000 firms and partners", large)):
        met.append(row(what, None, opening(data), 0.6, "s"))
    fill(folder / "smallest", SMALLEST, 0)
    fill(folder / "largest", LARGEST, 0)
    met.append(row("a check, 250,000 records / 1,000", None, growth(folder / "smallest", folder / "largest"), 1.3, "x"))
    return all(met)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; returns 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description="What a worker weighs, and what it costs to start.")
    parser.add_argument("checkout", type=Path, help="a clone of the build to compare with")
    checkout = parser.parse_args(arguments).checkout.resolve()
    with tempfile.TemporaryDirectory() as folder:
        return 0 if measure(checkout, Path(folder)) else 1


if __name__ == "__main__":
    raise SystemExit(main())
