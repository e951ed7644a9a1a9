"""A command in a process of its own whose modules are loaded already: what a test of a command's words needs, at a
tenth of the time. How a process starts (encodings, locale, the console script) is tested on processes that do start.

The standard library's fork server loads the modules once; each command is a fork of it, with its own environment,
standard streams, working state and exit code.
"""

import io
import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence

from checker.cli.main import COMMANDS

_CONTEXT = multiprocessing.get_context("forkserver")
_MODULES = sorted({f"checker.cli.{place.partition(':')[0]}" for place, _ in COMMANDS.values()})
_CONTEXT.set_forkserver_preload(["checker.cli.main", *_MODULES, "checker.cli.exit_codes", "tests.preloaded"])
#: What decides how an interpreter starts: with one of these set, a command is started anew.
_AT_START = ("LC_", "LANG", "PYTHON")


def run_preloaded(
    words: Sequence[str], environment: Mapping[str, str], stdin: bytes = b"", seconds: float = 60
) -> subprocess.CompletedProcess[bytes]:
    """Run `lender-checker WORDS` with exactly this environment. Raises TimeoutExpired."""
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        given.write(stdin)
        given.seek(0)
        names = [f"/proc/{os.getpid()}/fd/{file.fileno()}" for file in (given, out, err)]
        process = _CONTEXT.Process(target=_command, args=(list(words), dict(environment), names))
        process.start()
        process.join(seconds)
        if process.exitcode is None:
            process.kill()
            process.join()
            raise subprocess.TimeoutExpired(list(words), seconds)
        out.seek(0)
        err.seek(0)
        return subprocess.CompletedProcess(list(words), process.exitcode, out.read(), err.read())


def starts_anew(words: Sequence[str | bytes], more: Mapping[str, str]) -> bool:
    """Whether how the interpreter starts matters: words that are no text, a locale, an encoding."""
    return any(isinstance(word, bytes) for word in words) or any(key.startswith(_AT_START) for key in more)


def _command(words: list[str], environment: dict[str, str], names: list[str]) -> None:
    os.environ.clear()
    os.environ.update(environment)
    for descriptor, name, mode in zip((0, 1, 2), names, (os.O_RDONLY, os.O_WRONLY, os.O_WRONLY), strict=True):
        opened = os.open(name, mode)
        os.dup2(opened, descriptor)
        os.close(opened)
    sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0, closefd=False)), encoding="utf-8")
    sys.stdout = io.TextIOWrapper(io.BufferedWriter(io.FileIO(1, "w", closefd=False)), encoding="utf-8")
    sys.stderr = io.TextIOWrapper(
        io.BufferedWriter(io.FileIO(2, "w", closefd=False)), encoding="utf-8", line_buffering=True
    )
    sys.argv = ["lender-checker", *words]

    from checker.cli.main import main  # noqa: PLC0415 - loaded already, in the process this is a fork of

    try:
        main()
    finally:
        sys.stdout.flush()
        if not sys.stderr.closed:
            sys.stderr.flush()
