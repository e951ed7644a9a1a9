"""The index as files, and a publish while people ask: `python -m benchmarks.snapshot` prints one table.

On the facts as shipped. Private memory is what only this process has and no file could give again (Private_Dirty of
smaps_rollup; Private_Clean would count pages of the index that nobody else happens to map), first of a process that
does nothing but open the index and resolve with it. The swap is felt by one client that asks what no cache holds,
before a publish, and from the publish until a second after both workers answer from it; the median round counts.
"""

import http.client
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.__main__ import NAMES, SERVE, Row, at_most
from benchmarks.publish import rows
from benchmarks.served import Served, served
from checker.dataset.dataset import indexed_names
from checker.entities.build_graph import build
from checker.entities.graph import Graph
from checker.revisions.snapshot import Snapshots
from registries.starter.publishing import publish_bundled
from registries.store.store import Store

ROUNDS, QUIET_SECONDS, NEW_ROWS = 5, 2.0, 200
LIST = "nfra.legal_persons"

#: In a process of its own: private KiB before an index is opened, after, and after it has resolved names.
WEIGH = """
import sys
from pathlib import Path
from checker.names import FORMAT, NameIndex, normalise
from checker.revisions.snapshot.manifest import Manifest
from checker.revisions.snapshot.table_files import SnapshotKey, map_tables

def private():
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_Dirty"))

folder = Path(sys.argv[1])
told = Manifest.model_validate_json((folder / "manifest.json").read_bytes())
key = SnapshotKey(told.revision, told.fingerprint, told.format)
names = [normalise(name) for name in sys.argv[2:]]
empty = NameIndex.build([])
for name in names:
    empty.resolve(name)
before = private()
index = NameIndex(map_tables(folder, key))
opened = private()
for name in names:
    index.resolve(name)
print(before, opened, private())
"""


def graph_of(store: Store) -> Graph:
    """The graph of the newest revision."""
    return build(store.records(store.revision()), store.entity_ids())


def of_files(folder: Path) -> list[Row]:
    """How long it takes to build and to open, and what it weighs."""
    store = Store(f"sqlite:///{folder}/lender-checker.db")
    publish_bundled(store)
    graph, revision, root = graph_of(store), store.revision(), folder / "index"
    built, opened = [], []
    for _ in range(ROUNDS):
        shutil.rmtree(root, ignore_errors=True)
        for taken in (built, opened):
            began = time.perf_counter()
            Snapshots(root).index(revision, lambda: indexed_names(graph))
            taken.append(time.perf_counter() - began)
    (snapshot,) = root.glob("*-*")
    told = json.loads((snapshot / "manifest.json").read_bytes())
    size = sum(table["size"] for table in told["tables"].values())
    before, after_open, after_use = weigh(snapshot)
    print(f"{told['names']:,} names, {len(told['tables'])} tables, {size / 2**20:.1f} MiB")
    return [
        at_most("snapshot built, process and all", statistics.median(built), 3, "s"),
        at_most("names told apart and opened", statistics.median(opened) * 1000, 50, "ms"),
        at_most("private memory, opened", (after_open - before) / 1024, 10, "MiB"),
        at_most("private memory, used", (after_use - before) / 1024, 10, "MiB"),
    ]


def weigh(snapshot: Path) -> tuple[int, ...]:
    """What WEIGH says of a snapshot, KiB."""
    words = [sys.executable, "-c", WEIGH, str(snapshot), *NAMES]
    said = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    return tuple(map(int, said.split()))


class Client:
    """One kept-alive connection; every question is new to every cache."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self._questions = self._ask_anew()

    def _ask_anew(self) -> Iterator[str]:
        for number in count():
            day = date(2026, 11, 24) - timedelta(days=number // len(NAMES))
            yield "/api/v1/check?" + urlencode({"name": NAMES[number % len(NAMES)], "on": day.isoformat()})

    def ask(self) -> tuple[float, int]:
        """Seconds it took, and the revision that answered."""
        began = time.perf_counter()
        self._connection.request("GET", next(self._questions), headers={"Connection": "close"})
        answer = self._connection.getresponse()
        revision = json.load(answer)["dataset_revision"]
        return time.perf_counter() - began, revision

    def ask_for(self, seconds: float) -> list[float]:
        """The seconds each question took, asked one after the other for so long."""
        end, taken = time.perf_counter() + seconds, []
        while time.perf_counter() < end:
            taken.append(self.ask()[0])
        return taken

    def ask_until(self, revision: int) -> list[float]:
        """The same until twenty answers on end are from a revision, and a second more."""
        taken, on_end = [], 0
        while on_end < 20:
            seconds, answered = self.ask()
            taken.append(seconds)
            on_end = on_end + 1 if answered == revision else 0
        return taken + self.ask_for(1.0)


def of_swaps(folder: Path) -> list[Row]:
    """What a client feels of a publish."""
    store = Store(f"sqlite:///{folder}/lender-checker.db")
    with served(SERVE, "/readyz", data_dir=str(folder)) as server:
        client = Client(server.port)
        client.ask_for(QUIET_SECONDS)
        rounds = [_round(store, client, number) for number in range(1, ROUNDS + 1)]
        weight = max(private_mib(server))
    before, during, took = zip(*rounds, strict=True)
    ratio = statistics.median(one / other for one, other in zip(during, before, strict=True))
    milliseconds = f"{statistics.median(during) * 1000:.1f}/{statistics.median(before) * 1000:.1f} ms"
    return [
        ("p99 of questions, swap/before", f"{ratio:.2f} x ({milliseconds})", "<= 3 x", ratio <= 3),
        at_most("publish to both workers on it", statistics.median(took), 5, "s"),
        at_most("private memory of a worker", weight, 150, "MiB"),
    ]


def _round(store: Store, client: Client, number: int) -> tuple[float, float, float]:
    before = client.ask_for(QUIET_SECONDS)
    store.publish(LIST, rows(f"2026-{number:02}", NEW_ROWS + number), sha256="", as_of=None)
    began = time.perf_counter()
    during = client.ask_until(store.revision())
    return p99(before), p99(during), time.perf_counter() - began - 1.0


def p99(taken: list[float]) -> float:
    """The 99th percentile."""
    return statistics.quantiles(taken, n=100)[98]


def private_mib(server: Served) -> list[float]:
    """Memory that each worker has to itself, MiB."""
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()
    return [_private(Path(f"/proc/{child}/smaps_rollup").read_text()) for child in children]


def _private(rollup: str) -> float:
    return sum(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Private_Dirty")) / 1024


def main() -> None:
    """Print the table; ends with 1 if a goal is missed."""
    with tempfile.TemporaryDirectory() as folder:
        table = of_files(Path(folder)) + of_swaps(Path(folder))
    for what, value, goal, met in table:
        print(f"{what:<32} {value:>28}  {goal:<11} {'ok' if met else 'MISSED'}")
    sys.exit(not all(met for *_, met in table))


if __name__ == "__main__":
    main()
