"""What a check that no cache holds costs, against an earlier build: `python -m benchmarks.checks BASE_CHECKOUT`.

BASE_CHECKOUT is a clone of the build to compare with; its own environment is used where it has one. Both builds stay
alive and take the same short round in turn, so that a busy machine slows both alike. Processor time counts; a row
prints the median of the rounds' ratios, and the quarter and three quarters between which half of them lie.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).resolve().parents[1]
ROUNDS: Final = 40
WARM_UP: Final = 2

#: The mixed names of `benchmarks/__main__.py`.
NAMES: Final = (
    *("银享花", "360借条", "招联消费金融", "微粒货", "360网贷"),
    *("宜享花", "安逸花", "中国工商银行", "微粒贷", "未曾听说贷"),
)
POPULAR: Final = "360借条"
_DAYS: Final = 20
_ANSWERS: Final = ("upfront_fee", "private_payee", "contract_names_lender", "membership_forced", "fee_to_platform")
_OFFER: Final = {"received": "10000", "start": "2026-01-05", "payments": [{"amount": "902"}] * 12}

Request = dict[str, Any]
#: What is asked in the rounds of one row, by the number of the round; all of them differ.
Requests = Callable[[int], list[Request]]


def _dated(number: int) -> list[Request]:
    return [{"name": name, "contract_date": f"2026-01-{number % _DAYS + 1:02}"} for name in NAMES]


def _plain(_number: int) -> list[Request]:
    return [{"name": name} for name in NAMES]


def _answered(number: int) -> list[Request]:
    ways = range(number, number + len(NAMES))
    told = [{key: "yes" if way >> place & 1 else "no" for place, key in enumerate(_ANSWERS)} for way in ways]
    return [{"name": POPULAR, "observed": observed} for observed in told]


def _priced(number: int) -> list[Request]:
    offers = [{**_OFFER, "received": str(9000 + number * 10 + place)} for place in range(len(NAMES))]
    return [{"name": name, "offer": offer} for name, offer in zip(NAMES, offers, strict=True)]


#: Row, its requests, and the goal: the most of the earlier build's processor time (None: told only).
ROWS: Final[tuple[tuple[str, Requests, float | None], ...]] = (
    ("uncached check, mixed names", _dated, 0.25),
    ("names alone", _plain, None),
    ("a popular name, other answers", _answered, None),
    ("mixed names, an offer each", _priced, None),
)


def measure(data: Path) -> None:
    """Take one round a line of standard input (`row number`), and answer its processor seconds a check."""
    try:
        from checker.request.model import CheckRequest  # noqa: PLC0415 - where this build has it
        from checker.service.checker import Checker  # noqa: PLC0415
    except ImportError:  # builds before the rooms had these names
        from checker.check import Checker  # type: ignore[import-not-found,no-redef]  # noqa: PLC0415

        from checker.report import CheckRequest  # type: ignore[attr-defined,no-redef]  # noqa: PLC0415
    from checker.settings import Settings  # noqa: PLC0415

    checker = Checker.open(Settings(data_dir=data, cache_bytes=0))
    print("ready", flush=True)
    for line in sys.stdin:
        row, number = map(int, line.split())
        asked = [CheckRequest.model_validate(request) for request in ROWS[row][1](number)]
        began = time.process_time()
        for request in asked:
            checker.check_json(request)
        print((time.process_time() - began) / len(asked), flush=True)


class Build:
    """A build that takes rounds in a process of its own."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self._read()

    def seconds(self, row: int, number: int) -> float:
        """Processor seconds a check in one round."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{row} {number}\n")
        self._process.stdin.flush()
        return float(self._read())

    def _read(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("the build ended before its round did")
        return line


@contextmanager
def started(checkout: Path) -> Iterator[Build]:
    """A build, on a data folder of its own."""
    own = checkout / ".venv" / "bin" / "python"
    with tempfile.TemporaryDirectory() as data:
        process = subprocess.Popen(
            [str(own) if own.exists() else sys.executable, str(Path(__file__).resolve()), "--measure", data],
            cwd=checkout,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(checkout), "PYTHONDONTWRITEBYTECODE": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            yield Build(process)
        finally:
            process.terminate()
            process.wait()


def compare(base: Build, now: Build, row: int, rounds: int) -> dict[str, Any]:
    """The medians of both builds in milliseconds a check, and the quartiles of the ratio."""
    before, after = [], []
    for number in range(-WARM_UP, rounds):
        pair = base.seconds(row, number), now.seconds(row, number)
        if number >= 0:
            before.append(pair[0])
            after.append(pair[1])
    low, ratio, high = statistics.quantiles([a / b for a, b in zip(after, before, strict=True)], n=4)
    what, _, goal = ROWS[row]
    base_ms, now_ms = (statistics.median(taken) * 1000 for taken in (before, after))
    met = None if goal is None else ratio <= goal
    return {"what": what, "base": base_ms, "now": now_ms, "ratio": ratio, "low": low, "high": high, "met": met}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; returns 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description="What an uncached check costs, against an earlier build.")
    parser.add_argument("base", nargs="?", type=Path, help="a checkout of the build to compare with")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--json", action="store_true", help="a line of JSON a row")
    parser.add_argument("--measure", type=Path, metavar="DATA", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.measure is not None:
        measure(options.measure)
        return 0
    if options.base is None or not (options.base / "checker").is_dir():
        parser.error("name a checkout of the build to compare with: a folder that has a folder checker/")
    with ExitStack() as builds:
        base, now = (builds.enter_context(started(checkout)) for checkout in (options.base.resolve(), HERE))
        rows = [compare(base, now, row, options.rounds) for row in range(len(ROWS))]
    for row, (_, _, goal) in zip(rows, ROWS, strict=True):
        print(json.dumps(row, ensure_ascii=False) if options.json else _line(row, goal))
    return int(any(row["met"] is False for row in rows))


def _line(row: dict[str, Any], goal: float | None) -> str:
    figures = f"{row['base']:7.2f} ms {row['now']:7.2f} ms  {row['ratio']:.3f}x ({row['low']:.3f}-{row['high']:.3f})"
    verdict = "" if goal is None else f"  <= {goal:g}x  {'ok' if row['met'] else 'MISSED'}"
    return f"{row['what']:<32}{figures}{verdict}"


if __name__ == "__main__":
    raise SystemExit(main())
