"""How much processor time a command needs to start, against an earlier build: `python -m benchmarks.start_up CHECKOUT`.

CHECKOUT is a checkout of the build to compare with; where it has a `.venv`, that one runs it. Each round runs every
command once in either build, one after the other, so that a busy machine slows both alike; processor time of the
process and its children counts, and the median of the rounds' ratios. Without CHECKOUT the command's own times alone
are printed, and nothing is judged. The shares are those of the build before folders were made rooms (73a8e99d^).
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
ROUNDS = 7

#: The command, and how much of the earlier build's time it may take.
COMMANDS: tuple[tuple[tuple[str, ...], float], ...] = (
    (("--help",), 1 / 6),
    (("check", "微粒贷"), 1 / 2),
    (("cost", "--help"), 1 / 2),
    (("sources",), 1.0),
)


def processor_seconds(checkout: Path, command: Sequence[str], data: Path) -> float:
    """Run one command of a checkout; returns the processor time it took, of user and system, in seconds."""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(checkout), "LENDER_CHECKER_DATA_DIR": str(data)}
    own = checkout / ".venv" / "bin" / "python"
    python = str(own) if own.exists() else sys.executable
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([python, "-m", "checker", *command], cwd=checkout, env=environment, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measured(checkouts: Sequence[Path], command: Sequence[str], folder: Path) -> list[tuple[float, ...]]:
    """The processor times of a command in each checkout, round by round. The first round, which fills data folders, is
    left out."""
    rounds = [
        [processor_seconds(checkout, command, folder / str(number)) for number, checkout in enumerate(checkouts)]
        for _ in range(ROUNDS + 1)
    ]
    return list(zip(*rounds[1:], strict=True))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; returns 1 if a goal is missed."""
    parser = argparse.ArgumentParser(description="How much processor time a command needs to start.")
    parser.add_argument("checkout", nargs="?", type=Path, help="a checkout of the build to compare with")
    earlier = parser.parse_args(arguments).checkout
    if earlier is not None and not (earlier / "checker").is_dir():
        parser.error(f"{earlier} is no checkout: it has no folder checker/")
    checkouts = [HERE] if earlier is None else [earlier.resolve(), HERE]
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for command, share in COMMANDS:
            times = measured(checkouts, command, Path(folder))
            medians = ", ".join(f"{statistics.median(seconds):.2f} s" for seconds in times)
            print(f"lender-checker {' '.join(command)}: {medians}", end="")
            if earlier is not None:
                ratios = [now / before for before, now in zip(*times, strict=True)]
                failed |= statistics.median(ratios) > share
                spread = f"{min(ratios):.2f} - {max(ratios):.2f}"
                print(f", {statistics.median(ratios):.2f} of the earlier build ({spread}; goal: {share:.2f})", end="")
            print()
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
