"""Servers under measurement: started, waited for, weighed and ended."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

#: No request of the load may meet the limiter's end; that it counts each one is part of the cost.
RATE = "1000000000/minute"


@dataclass(frozen=True)
class Served:
    """A running server: its port, its process, and the seconds from its start to its first answer."""

    port: int
    process: subprocess.Popen[bytes]
    start_seconds: float

    def worker_mib(self) -> float:
        """Resident memory of its largest worker, MiB."""
        tree = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return max(_resident_mib(int(pid)) for pid in tree)


def _resident_mib(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmRSS:")) / 1024


@contextlib.contextmanager
def served(module: list[str], probe: str, checkout: Path | None = None, **settings: str) -> Iterator[Served]:
    """Start `python -m <module…> PORT` with these settings, of another checkout if one is given, and wait for `probe`
    to answer."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    named = {f"LENDER_CHECKER_{key.upper()}": value for key, value in {"rate_limit": RATE, **settings}.items()}
    began = time.perf_counter()
    python = checkout / ".venv" / "bin" / "python" if checkout else Path(sys.executable)
    process = subprocess.Popen(
        [python if python.exists() else sys.executable, "-m", *module, str(port)],
        env=os.environ | named,
        cwd=checkout,
        stdout=subprocess.DEVNULL,
    )
    try:
        _await(f"http://127.0.0.1:{port}{probe}", process)
        yield Served(port, process, time.perf_counter() - began)
    finally:
        process.terminate()
        process.wait(60)


def _await(url: str, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(url, timeout=5):
            return
        time.sleep(0.01)
    raise RuntimeError("the server ended before it answered")
