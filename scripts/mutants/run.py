"""Runs the tests of a module against its faults, each in a process of its own, on copies of the working tree.

What the tests import from others is loaded once, here; a fault's process is a fork that has still to load our code,
and the tests. That is a good second less than a new interpreter for each of a thousand faults.
"""

import importlib
import os
import signal
import sys
import time
import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import hypothesis
import pytest

from scripts.mutants.choose import Mutant
from scripts.mutants.copies import Copy

Outcome = Literal["killed", "survived", "timeout", "broken"]
#: A fault, the tests that should notice it, and how many seconds they have.
Work = tuple[Mutant, Sequence[str], float]

#: Our own top-level packages: never loaded before the fork.
_OURS = ("checker", "registries", "scripts", "tests", "benchmarks")
#: The same hypotheses for every fault. What was loaded before the fork is a plug-in whose asserts nobody reads.
_ARGUMENTS = (
    *("-x", "-q", "--tb=no", "-p", "no:cacheprovider", "--hypothesis-seed=0"),
    *("-W", "ignore:Module already imported so cannot be rewritten"),
)


class OneFaultIsEnough:
    """Plug-in: hypothesis need not look for the smallest case that fails, nor remember it for the next fault."""

    def pytest_sessionstart(self) -> None:
        """Before the tests are loaded, and after `tests/conftest.py` has chosen its profile."""
        phases = (hypothesis.Phase.explicit, hypothesis.Phase.generate)
        hypothesis.settings.register_profile("mutants", hypothesis.settings.default, phases=phases, database=None)
        hypothesis.settings.load_profile("mutants")


@dataclass
class Job:
    """The tests of one fault, running; `mutant` is None for the code as it is."""

    copy: Copy
    mutant: Mutant | None
    tests: Sequence[str]
    seconds: float
    pid: int = 0
    original: str = ""
    started: float = field(default_factory=time.monotonic)

    @property
    def output(self) -> Path:
        """Where it writes what pytest says."""
        return self.copy.root / "pytest.txt"


def preload(copy: Copy, tests: Iterable[str]) -> None:
    """Load what others wrote and these tests import."""
    listing = copy.root / "modules.txt"
    job = Job(copy, None, ["--collect-only", *tests], 600)
    _start(job, listing)
    if _wait(job) != 0:
        raise SystemExit(f"the tests cannot be collected:\n{job.output.read_text(encoding='utf-8')[-3000:]}")
    for name in listing.read_text(encoding="utf-8").split():
        importlib.import_module(name)


def baseline(copy: Copy, tests: Sequence[str]) -> float:
    """Seconds that a module's tests take on the code as it is; what fails there would kill every fault."""
    job = Job(copy, None, tests, 1800)
    _start(job)
    code = _wait(job)
    if code != 0:
        raise SystemExit(f"without any fault, {' '.join(tests)}:\n{job.output.read_text(encoding='utf-8')[-3000:]}")
    return time.monotonic() - job.started


def run(
    copies: Sequence[Copy], work: Iterable[tuple[Mutant, Sequence[str], float]]
) -> Iterator[tuple[Mutant, Outcome]]:
    """What came of each fault, as it comes: so many at a time as there are copies."""
    free, running = list(copies), dict[int, Job]()
    waiting = iter(work)
    while True:
        while free and (item := next(waiting, None)) is not None:
            mutant, tests, seconds = item
            job = Job(free.pop(), mutant, tests, seconds)
            job.original = job.copy.put(mutant.module, mutant.code)
            _start(job)
            running[job.pid] = job
        if not running:
            return
        for job, outcome in _ended(running):
            assert job.mutant is not None  # noqa: S101 - only the base line runs without one
            job.copy.put(job.mutant.module, job.original)
            free.append(job.copy)
            yield job.mutant, outcome


def _ended(running: dict[int, Job]) -> list[tuple[Job, Outcome]]:
    """Wait until at least one has ended or is stopped for taking too long."""
    while True:
        ended: list[tuple[Job, Outcome]] = []
        for pid, job in list(running.items()):
            late = time.monotonic() - job.started > job.seconds
            if late:
                os.killpg(pid, signal.SIGKILL)
            done, status = os.waitpid(pid, 0 if late else os.WNOHANG)
            if done:
                del running[pid]
                ended.append((job, "timeout" if late else _outcome(os.waitstatus_to_exitcode(status))))
        if ended:
            return ended
        time.sleep(0.02)


def _outcome(code: int) -> Outcome:
    """Of pytest's exit codes, 2 to 4 say that nothing could be loaded: such a fault tests no test."""
    if code == pytest.ExitCode.OK:
        return "survived"
    return "broken" if code in {2, 3, 4} else "killed"


def _wait(job: Job) -> int:
    _, status = os.waitpid(job.pid, 0)
    return os.waitstatus_to_exitcode(status)


def _start(job: Job, listing: Path | None = None) -> None:
    job.pid = os.fork()
    if job.pid:
        return
    code = 3
    try:
        code = _in_child(job, listing)
    except Exception:  # whatever it is: the child must not go on as a second parent
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _in_child(job: Job, listing: Path | None) -> int:
    os.setsid()
    with job.output.open("wb") as output:
        os.dup2(output.fileno(), 1)
        os.dup2(output.fileno(), 2)
    os.chdir(job.copy.root)
    for name in [name for name in sys.modules if name.split(".")[0] in _OURS]:
        del sys.modules[name]
    sys.path[0] = os.environ["PYTHONPATH"] = str(job.copy.root)
    if job.mutant is not None:
        sys.dont_write_bytecode = True
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    code = pytest.main([*_ARGUMENTS, *job.tests], plugins=[OneFaultIsEnough()])
    if listing is not None:
        listing.write_text("\n".join(name for name in list(sys.modules) if _of_others(name)), encoding="utf-8")
    return int(code)


def _of_others(name: str) -> bool:
    """Whether a module can be loaded before the fork. Not what pytest wants to load itself, to rewrite its asserts."""
    top = name.partition(".")[0]
    return "site-packages" in (getattr(sys.modules[name], "__file__", None) or "") and not (
        top in _OURS or top.startswith(("pytest", "_pytest", "_hypothesis", "xdist", "execnet", "axe_"))
    )
