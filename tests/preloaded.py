"""A command in a process of its own whose modules are loaded already: what a test of a command's words needs, at a
tenth of the time. How a process starts (encodings, locale, the console script) is tested on processes that do start.

The standard library's fork server loads the modules once; each command is a fork of it, with its own environment,
standard streams, working state and exit code.
"""

import contextlib
import io
import multiprocessing
import multiprocessing.process
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

#: For every process that a test starts and that need not be started anew.
CONTEXT = multiprocessing.get_context("forkserver")
CONTEXT.set_forkserver_preload(["tests.loaded"])
#: What decides how an interpreter starts: with one of these set, a command is started anew.
_AT_START = ("LC_", "LANG", "PYTHON")


def run_preloaded(
    words: Sequence[str], environment: Mapping[str, str], stdin: bytes = b"", seconds: float = 60
) -> subprocess.CompletedProcess[bytes]:
    """Run `lender-checker WORDS` with exactly this environment. Raises TimeoutExpired."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        given.write(stdin)
        given.seek(0)
        process = fork(words, environment, [f"/proc/{os.getpid()}/fd/{file.fileno()}" for file in (given, out, err)])
        process.join(seconds)
        if process.exitcode is None:
            process.kill()
            process.join()
            raise subprocess.TimeoutExpired(list(words), seconds)
        out.seek(0)
        err.seek(0)
        return subprocess.CompletedProcess(list(words), process.exitcode, out.read(), err.read())


def fork(
    words: Sequence[str], environment: Mapping[str, str], names: Sequence[str]
) -> multiprocessing.process.BaseProcess:
    """Start `lender-checker WORDS` with exactly this environment on the files of these names: 0, 1 and 2."""
    process = CONTEXT.Process(target=_command, args=(list(words), dict(environment), list(names)))
    process.start()
    return process


class Forked:
    """A fork at work, with what a test wants of a `subprocess.Popen`."""

    def __init__(self, process: multiprocessing.process.BaseProcess) -> None:
        self._process = process
        self.pid = process.pid or 0

    def poll(self) -> int | None:
        """Its exit code; None while it is at work."""
        return self._process.exitcode

    def wait(self, seconds: float) -> int:
        """Its exit code, once it has ended. Raises TimeoutExpired."""
        self._process.join(seconds)
        code = self.poll()
        if code is None:
            raise subprocess.TimeoutExpired("a fork", seconds)
        return code

    def send_signal(self, number: int) -> None:
        """Send it a signal, if it is still there."""
        if self.poll() is None:
            with contextlib.suppress(ProcessLookupError):  # it may end at this very moment
                os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)


def start_preloaded(
    words: Sequence[str], environment: Mapping[str, str], sink: Path, before: Callable[[], None] | None = None
) -> Forked:
    """Start `lender-checker WORDS` with exactly this environment. `sink` takes all it says; it calls `before` first."""
    names = [os.devnull, str(sink), str(sink)]
    process = CONTEXT.Process(target=_command, args=(list(words), dict(environment), names, before), daemon=True)
    process.start()
    return Forked(process)


def starts_anew(words: Sequence[str | bytes], more: Mapping[str, str]) -> bool:
    """Whether how the interpreter starts matters: words that are no text, a locale, an encoding."""
    return any(isinstance(word, bytes) for word in words) or any(key.startswith(_AT_START) for key in more)


def _command(
    words: list[str], environment: dict[str, str], names: list[str], before: Callable[[], None] | None = None
) -> None:
    os.environ.clear()
    os.environ.update(environment)
    writing = os.O_WRONLY | os.O_APPEND
    for descriptor, name, mode in zip((0, 1, 2), names, (os.O_RDONLY, writing, writing), strict=True):
        opened = os.open(name, mode)
        os.dup2(opened, descriptor)
        os.close(opened)
    sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0, closefd=False)), encoding="utf-8")
    encoding = environment.get("PYTHONIOENCODING", "utf-8")  # as at an interpreter's start
    sys.stdout = io.TextIOWrapper(io.BufferedWriter(io.FileIO(1, "w", closefd=False)), encoding=encoding)
    sys.stderr = io.TextIOWrapper(
        io.BufferedWriter(io.FileIO(2, "w", closefd=False)),
        encoding=encoding,
        errors="backslashreplace",
        line_buffering=True,
    )
    sys.argv = ["lender-checker", *words]

    from checker.cli.main import main  # noqa: PLC0415 - loaded already, in the process this is a fork of

    if before:
        before()
    try:
        main()
    finally:
        sys.stdout.flush()
        if not sys.stderr.closed:
            sys.stderr.flush()
