"""A command on a real terminal: a pseudo-terminal of so many columns that takes all it prints."""

import os
import pty
import select
import struct
import sys
import termios
from collections.abc import Mapping
from fcntl import ioctl

from tests.preloaded import fork


def on_terminal(
    words: list[str], environment: Mapping[str, str], columns: int = 80, *, prompt: bytes = b"", keys: bytes = b""
) -> str:
    """Run a program on a terminal; returns what it showed, line ends as \\n. `keys`: what a person types once the
    program shows its prompt."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe(words[0], words, dict(environment))
    ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    shown = b""
    try:
        while chunk := os.read(terminal, 65536):
            shown += chunk
            if keys and prompt in shown:
                os.write(terminal, keys)
                keys = b""
    except OSError:  # Linux: the program has ended
        pass
    finally:
        os.close(terminal)
        os.waitpid(pid, 0)
    return shown.decode().replace("\r\n", "\n")


def preloaded_on_terminal(words: tuple[str, ...], environment: Mapping[str, str], columns: int = 80) -> str:
    """`on_terminal` for `lender-checker WORDS` in a fork, see `tests.preloaded`."""
    terminal, end = pty.openpty()
    ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    process, shown = fork(words, environment, 3 * [os.ttyname(end)]), b""
    ended = False
    while readable := select.select([terminal, process.sentinel], [], [], 0 if ended else 120)[0]:
        ended = ended or process.sentinel in readable
        if terminal in readable:
            shown += os.read(terminal, 65536)
        elif ended:
            break
    os.close(end)
    os.close(terminal)
    process.join()
    return shown.decode().replace("\r\n", "\n")


def command(*words: str) -> list[str]:
    """The words that start `lender-checker WORDS`."""
    return [sys.executable, "-m", "checker", *words]


def bare(data_dir: object, **more: str) -> dict[str, str]:
    """An environment with nothing in it that speaks of language, colours or width but `more`."""
    kept = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
    return {**kept, "LENDER_CHECKER_DATA_DIR": str(data_dir), "TERM": "xterm-256color", **more}
