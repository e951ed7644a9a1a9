"""One night on the publishers' street at full size: seconds and memory. Ends with 1 if a goal is missed.

`python -m benchmarks.refresh [CHECKOUT]`. The street runs in a process of its own; no pause is kept between requests.
Peaks are the kernel's own (VmHWM), of the job and of the largest of its children, which read the PDF, Word and Excel
files. CHECKOUT is an earlier build with its own `.venv`: first and second nights of both are run in turn, on the
same street, and their seconds and processor time (with all children) compared; the median of the rounds' ratios counts.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.__main__ import Row, at_most
from tests.conftest import free_port, listens, wait_until
from tests.pages.nfra import HOST, LEGAL_PERSONS_PDF

HERE = Path(__file__).resolve().parents[1]
ROUNDS, SHARE, PARENT_MIB = 5, 0.6, 100
LIST = "nfra.legal_persons"


@dataclass(frozen=True)
class Cost:
    """Seconds by the wall clock and of processors, and MiB at the peak: of the process, and of its largest child."""

    seconds: float
    processor: float
    parent: float
    child: float


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="One night on the publishers' street.")
    parser.add_argument("checkout", nargs="?", type=Path, help="a checkout of the build to compare with, and its .venv")
    earlier = parser.parse_args(arguments).checkout
    if earlier is not None and not (earlier / ".venv" / "bin" / "python").exists():
        parser.error(f"{earlier} has no .venv/bin/python: run `make install` there")
    with tempfile.TemporaryDirectory() as data, street() as base:
        rows = measure(data, base) if earlier is None else compare(Path(data), base, earlier.resolve())
    for what, value, goal, met in rows:
        print(f"{what:<34} {value:>42}  {goal:<11} {'ok' if met else 'MISSED'}")
    sys.exit(not all(met for *_, met in rows))


def compare(data: Path, base: str, earlier: Path) -> list[Row]:
    """Every row of the comparison with an earlier build: both nights of each build, in turn, on empty data folders."""
    nights: dict[Path, list[tuple[Cost, Cost]]] = {earlier: [], HERE: []}
    for _ in range(ROUNDS):
        for checkout, costs in nights.items():
            shutil.rmtree(data / "night", ignore_errors=True)
            settings = _settings(data / "night", base)
            first, second = (run("refresh", checkout=checkout, settings=settings) for _ in range(2))
            costs.append((first, second))
    rows = []
    for place, night in enumerate(("first night, all sources", "second night, nothing new")):
        before, now = ([costs[place] for costs in nights[checkout]] for checkout in (earlier, HERE))
        rows.append(ratio_row(f"{night}, wall", [cost.seconds for cost in before], [cost.seconds for cost in now]))
        rows.append(ratio_row("  processors", [cost.processor for cost in before], [cost.processor for cost in now]))
        peaks = [statistics.median(cost.parent for cost in costs) for costs in (before, now)]
        value = f"{peaks[0]:.0f} -> {peaks[1]:.0f} MiB"
        rows.append(("  peak of the job", value, f"<= {PARENT_MIB} MiB", peaks[1] <= PARENT_MIB))
    return rows


def ratio_row(what: str, before: Sequence[float], now: Sequence[float]) -> Row:
    """A row of two builds' seconds, round by round: both medians, the median of the ratios, its spread, the goal."""
    ratios = [after / earlier for earlier, after in zip(before, now, strict=True)]
    ratio = statistics.median(ratios)
    value = f"{statistics.median(before):.1f} -> {statistics.median(now):.1f} s, {ratio:.2f}"
    return what, f"{value} ({min(ratios):.2f} - {max(ratios):.2f})", f"<= {SHARE}x", ratio <= SHARE


def _settings(data: Path, base: str) -> dict[str, str]:
    return {
        "LENDER_CHECKER_DATA_DIR": str(data),
        "LENDER_CHECKER_PUBLISHERS_URL": base,
        "LENDER_CHECKER_PAUSE_SECONDS": "0",
    }


def measure(data: str, base: str) -> list[Row]:
    """Every row of the table, on an empty data folder."""
    settings = _settings(Path(data), base)
    first, second = (run("refresh", settings=settings) for _ in range(2))
    file = Path(data) / "list.pdf"
    file.write_bytes(urllib.request.urlopen(f"{base}/{HOST.partition('//')[2]}{LEGAL_PERSONS_PDF}").read())
    imported = run("import", LIST, str(file), "--as-of", "2026-06", settings=settings)
    return [
        at_most("first night, all sources", first.seconds, 60, "s"),
        at_most("  peak of the job", first.parent, PARENT_MIB, "MiB"),
        at_most("  peak of its largest child", first.child, 150, "MiB"),
        at_most("second night, nothing new", second.seconds, 60, "s"),
        at_most("  peak of the job", second.parent, PARENT_MIB, "MiB"),
        at_most("import of a PDF of 3,619 rows", imported.seconds, 30, "s"),
        at_most("  peak of its child", imported.child, 150, "MiB"),
    ]


def run(*words: str, settings: Mapping[str, str], checkout: Path = HERE) -> Cost:
    """Run a command to its good end and weigh it meanwhile."""
    began, parent, child = time.perf_counter(), 0.0, 0.0
    before = _processor_seconds()
    own = checkout / ".venv" / "bin" / "python"
    command = [str(own) if own.exists() else sys.executable, "-m", "checker", *words]
    with (
        tempfile.TemporaryFile("w+") as said,
        subprocess.Popen(command, cwd=checkout, env=os.environ | settings, stdout=said) as process,
    ):
        while process.poll() is None:
            parent = max(parent, peak(process.pid))
            child = max([child, *map(peak, children(process.pid))])
            time.sleep(0.02)
        seconds = time.perf_counter() - began
        said.seek(0)
        assert process.returncode == 0, f"{words[0]} ended with {process.returncode}:\n{said.read()}"
    return Cost(seconds, _processor_seconds() - before, parent, child)


def _processor_seconds() -> float:
    """Return what the children that have ended, and theirs, have used of the processors until now."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def peak(pid: int) -> float:
    """The most memory that the process ever held, MiB; 0 when it is gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM:")), 0.0)


def children(pid: int) -> list[int]:
    """The processes that any thread of this one started."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += map(int, task.read_text().split())
        except OSError:
            continue
    return found


@contextmanager
def street() -> Iterator[str]:
    """The street at full size; building its pages takes some seconds, which nobody counts."""
    port = free_port()
    with subprocess.Popen(
        [sys.executable, "-m", "tests.fake_publishers", "--port", str(port)], stdout=subprocess.DEVNULL
    ) as own:
        try:
            wait_until(lambda: listens(port), 120)
            yield f"http://127.0.0.1:{port}"
        finally:
            own.terminate()


if __name__ == "__main__":
    main()
