"""How long it takes to see which name a question is about, against an earlier build: `python -m benchmarks.questions
[CHECKOUT]`.

CHECKOUT is a `git worktree` of the build to compare with. Each round resolves the same mixed set on the shipped facts
in either build, one process after the other, so that a busy machine slows both alike; processor time counts, and the
median round. Private memory is that of a worker that has judged questions. Without CHECKOUT nothing is judged.
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from checker.names import normalise
from checker.service.checker import Checker
from checker.settings import Settings

HERE = Path(__file__).resolve().parents[1]
ROUNDS, PASSES = 5, 40
GOAL = 1.3  # of the earlier build's time, over the whole set
GOAL_MEMORY = 20.0  # MiB more than the earlier build

NAMES = ("微粒贷", "花呗", "京东金条", "360借条", "招联消费金融有限公司", "安逸花")
STRANGERS = ("银享花", "易得好贷", "未曾听说贷", "微粒货")
ENDINGS = (
    *("是正规平台吗", "上征信吗", "是哪家公司的", "谁放款", "利息多少"),
    *("会员费能退吗", "逾期三天会怎么样", "客服电话是多少", "征信上显示什么", "怎么注销账户"),
)
SETS = {
    "plain names": NAMES,
    "questions about known names": tuple(name + ending for name in NAMES for ending in ENDINGS),
    "strangers": STRANGERS,
    "questions about strangers": tuple(name + ending for name in STRANGERS for ending in ENDINGS),
    "touts' names": tuple(f"{name}{tail}" for name in NAMES for tail in ("放款大厅靠谱吗", "官方客服专员", "秒下款")),
}


def measure(data: Path) -> dict[str, float]:
    """Microseconds a query of each set by itself and of all, and the private memory in MiB, in the build that runs
    this."""
    index = Checker.open(Settings(data_dir=data)).newest().index

    def microseconds(queries: Sequence[str]) -> float:
        for query in queries:
            index.resolve(normalise(query))
        began = time.process_time()
        for _ in range(PASSES):
            for query in queries:
                index.resolve(normalise(query))
        return (time.process_time() - began) / PASSES / len(queries) * 1e6

    times = {what: microseconds(queries) for what, queries in SETS.items()}
    times["all"] = microseconds([query for queries in SETS.values() for query in queries])
    return {**times, "private MiB": _private_memory()}


def _private_memory() -> float:
    rollup = Path("/proc/self/smaps_rollup").read_text(encoding="ascii")
    pages = re.findall(r"^Private_\w+: +(\d+) kB", rollup, re.MULTILINE)
    return sum(map(int, pages)) / 1024


def in_checkout(checkout: Path, data: Path) -> dict[str, float]:
    """What `measure` says in a process of that checkout."""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(checkout)}
    command = [sys.executable, str(Path(__file__).resolve()), "--measure", str(data)]
    done = subprocess.run(command, cwd=checkout, env=environment, check=True, capture_output=True, text=True)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; returns 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description="How long it takes to see which name a question is about.")
    parser.add_argument("checkout", nargs="?", type=Path, help="a checkout of the build to compare with")
    parser.add_argument("--measure", type=Path, metavar="DATA", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.measure is not None:
        print(json.dumps(measure(options.measure)))
        return 0
    if options.checkout is not None and not (options.checkout / "checker").is_dir():
        parser.error(f"{options.checkout} is no checkout: it has no folder checker/")
    checkouts = [HERE] if options.checkout is None else [options.checkout.resolve(), HERE]
    with tempfile.TemporaryDirectory() as folder:
        rounds = [
            [in_checkout(checkout, Path(folder) / str(number)) for number, checkout in enumerate(checkouts)]
            for _ in range(ROUNDS + 1)
        ][1:]  # the first fills the data folders
    return _print(rounds)


def _print(rounds: Sequence[Sequence[dict[str, float]]]) -> int:
    failed = False
    for what in rounds[0][0]:
        times = [statistics.median(one[build][what] for one in rounds) for build in range(len(rounds[0]))]
        unit = "MiB" if what == "private MiB" else "us"
        print(f"{what}: {', '.join(f'{value:.1f} {unit}' for value in times)}", end="")
        if len(times) == 2 and what == "private MiB":
            failed |= times[1] - times[0] > GOAL_MEMORY
            print(f", {times[1] - times[0]:+.1f} (goal: at most +{GOAL_MEMORY:g})", end="")
        elif len(times) == 2:
            ratio = times[1] / times[0]
            failed |= what == "all" and ratio > GOAL
            print(f", {ratio:.2f} of the earlier build{f' (goal: at most {GOAL})' if what == 'all' else ''}", end="")
        print()
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
