"""One night on the publishers' street at full size: seconds and memory. Ends with 1 if a goal is missed.

`python -m benchmarks.refresh`. The street runs in a process of its own; no pause is kept between requests. Peaks are
the kernel's own (VmHWM), of the job and of the largest of its children, which read the PDF, Word and Excel files.
"""

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.__main__ import Row, at_most
from tests.conftest import free_port, listens, wait_until
from tests.pages.nfra import HOST, LEGAL_PERSONS_PDF

COMMAND = [sys.executable, "-m", "checker"]
LIST = "nfra.legal_persons"


@dataclass(frozen=True)
class Cost:
    """Seconds, and MiB at the peak: of the process, and of its largest child."""

    seconds: float
    parent: float
    child: float


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as data, street() as base:
        rows = measure(data, base)
    for what, value, goal, met in rows:
        print(f"{what:<44} {value:>12}  {goal:<11} {'ok' if met else 'MISSED'}")
    sys.exit(not all(met for *_, met in rows))


def measure(data: str, base: str) -> list[Row]:
    """Every row of the table, on an empty data folder."""
    settings = {
        "LENDER_CHECKER_DATA_DIR": data,
        "LENDER_CHECKER_PUBLISHERS_URL": base,
        "LENDER_CHECKER_PAUSE_SECONDS": "0",
    }
    first, second = (run("refresh", **settings) for _ in range(2))
    file = Path(data) / "list.pdf"
    file.write_bytes(urllib.request.urlopen(f"{base}/{HOST.partition('//')[2]}{LEGAL_PERSONS_PDF}").read())
    imported = run("import", LIST, str(file), "--as-of", "2026-06", **settings)
    return [
        at_most("first night, all sources", first.seconds, 60, "s"),
        at_most("  peak of the job", first.parent, 400, "MiB"),
        at_most("  peak of its largest child", first.child, 150, "MiB"),
        at_most("second night, nothing new", second.seconds, 60, "s"),
        at_most("  peak of the job", second.parent, 400, "MiB"),
        at_most("import of a PDF of 3,619 rows", imported.seconds, 30, "s"),
        at_most("  peak of its child", imported.child, 150, "MiB"),
    ]


def run(*words: str, **settings: str) -> Cost:
    """Run a command to its good end and weigh it meanwhile."""
    began, parent, child = time.perf_counter(), 0.0, 0.0
    with (
        tempfile.TemporaryFile("w+") as said,
        subprocess.Popen([*COMMAND, *words], env=os.environ | settings, stdout=said) as process,
    ):
        while process.poll() is None:
            parent = max(parent, peak(process.pid))
            child = max([child, *map(peak, children(process.pid))])
            time.sleep(0.02)
        seconds = time.perf_counter() - began
        said.seek(0)
        assert process.returncode == 0, f"{words[0]} ended with {process.returncode}:\n{said.read()}"
    return Cost(seconds, parent, child)


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
