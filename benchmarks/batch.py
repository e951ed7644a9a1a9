"""Names a second of one core, against an earlier build: `python -m benchmarks.batch CHECKOUT [--names N]`.

CHECKOUT is a clone of the build to compare with. Both builds answer the same mixed names by their command `batch`, in
alternating rounds; processor time of the process and its children counts, less that of a batch of no names, and the
median of the rounds' ratios. The earlier build has whole reports only; ours is measured brief and whole. At the end,
the memory of a batch, and of one ten times as long.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.mixed_names import mixed_names

HERE = Path(__file__).resolve().parents[1]
ROUNDS = 5
GOAL = 4.0


@dataclass(frozen=True)
class Build:
    """A checkout, its data folder, and the options of its batch."""

    checkout: Path
    data: Path
    options: tuple[str, ...] = ()

    def run(self, names: Path) -> tuple[float, float]:
        """Answer a file of names; returns processor seconds and the largest resident memory, MiB."""
        own = self.checkout / ".venv" / "bin" / "python"
        python = str(own) if own.exists() else sys.executable
        environment = {"PATH": os.environ["PATH"], "LENDER_CHECKER_DATA_DIR": str(self.data)}
        words = [python, "-m", "checker", "batch", *self.options, str(names)]
        process = subprocess.Popen(words, cwd=self.checkout, env=environment, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{self.checkout}: the batch ended with {process.returncode}")
        return usage.ru_utime + usage.ru_stime, _mib(usage)


def _mib(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / 1024


def names_a_second(build: Build, names: Path, empty: Path, count: int) -> float:
    """Return how many names one core answers in a second, without what it takes to start."""
    return count / max(1e-6, build.run(names)[0] - build.run(empty)[0])


def row(what: str, base: Sequence[float], now: Sequence[float], goal: float | None) -> bool:
    """Print one row; returns whether its goal is met."""
    ratios = [new / old for old, new in zip(base, now, strict=True)]
    ratio, met = statistics.median(ratios), goal is None or statistics.median(ratios) >= goal
    spread = f"{min(ratios):.2f}-{max(ratios):.2f}"
    told = "" if goal is None else f"  >= {goal:g} x  {'ok' if met else 'MISSED'}"
    print(
        f"{what:<24} {statistics.median(base):>8.0f} {statistics.median(now):>8.0f} a second"
        f"  {ratio:.2f} x ({spread}){told}"
    )
    return met


def measure(checkout: Path, count: int, folder: Path) -> bool:
    """Print every row; returns whether the goals are met."""
    names, empty, long = folder / "names.txt", folder / "empty.txt", folder / "long.txt"
    _write(names, count)
    _write(long, 10 * count)
    empty.write_text("")
    base, whole = Build(checkout, folder / "base"), Build(HERE, folder / "now")
    brief = Build(HERE, folder / "now", ("--brief",))
    for build in (base, whole):
        build.run(empty)  # fills the data folder
    rounds = [[names_a_second(build, names, empty, count) for build in (base, whole, brief)] for _ in range(ROUNDS)]
    of_base, of_whole, of_brief = zip(*rounds, strict=True)
    print(f"{count:,} mixed names, {ROUNDS} rounds")
    met = row("batch --brief", of_base, of_brief, GOAL)
    row("batch --full", of_base, of_whole, None)
    return _memory_is_flat(brief, names, long) and met


def _memory_is_flat(build: Build, names: Path, long: Path) -> bool:
    short, longer = build.run(names)[1], build.run(long)[1]
    met = longer <= short + 24  # what is remembered of answers, a kilobyte each
    print(f"{'memory, ten times longer':<24} {short:>8.1f} {longer:>8.1f} MiB  <= +24 MiB  {'ok' if met else 'MISSED'}")
    return met


def _write(path: Path, count: int) -> None:
    path.write_text("\n".join(islice(mixed_names(count), count)), encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; returns 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description="Names a second of one core.")
    parser.add_argument("checkout", type=Path, help="a clone of the build to compare with")
    parser.add_argument("--names", type=int, default=200_000, help="how many (default 200,000)")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        return 0 if measure(given.checkout.resolve(), given.names, Path(folder)) else 1


if __name__ == "__main__":
    raise SystemExit(main())
