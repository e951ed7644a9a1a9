"""What the processes of test_lease do. A module of its own, so that a spawned process loads no more than it needs."""

import os
import threading
import time
from multiprocessing.queues import Queue

from registries.model import Record
from registries.refresh.lease import Lease, LeaseHeldError
from registries.store.store import Store
from tests.factories.records import licence


def hold_for_ever(url: str, seconds: float, said: "Queue[int]") -> None:
    """Take the lease, say its fence, and stay."""
    with Lease(Store(url), "killed", seconds=seconds) as lease:
        said.put(lease.fence)
        time.sleep(60)


def start_once(url: str, gate: threading.Barrier, said: "Queue[str]") -> None:
    """Open the store as all others do, publish if the lease is to be had, and say which it was."""
    gate.wait(30)
    store = Store(url)
    try:
        with Lease(store, str(os.getpid())) as lease:
            store.publish("a", [licence(f"测试{os.getpid()}公司")], sha256="", as_of=None, fence=lease.fence)
            gate.wait(30)  # held until all have tried
            said.put("held")
    except LeaseHeldError:
        said.put("refused")
        gate.wait(30)
    store.close()


def publish_for_ever(url: str, said: "Queue[str]") -> None:
    """Publish 400 rows of one side, then 400 of the other, and again."""
    store = Store(url)
    said.put("ready")
    while True:
        for side in "甲乙":
            store.publish("a", rows_of(side), sha256="", as_of=None)


def rows_of(side: str) -> list[Record]:
    """400 rows whose names tell their side."""
    return [licence(f"测试{side}{number}公司") for number in range(400)]
