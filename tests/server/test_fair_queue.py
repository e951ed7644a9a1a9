"""Clients are answered by turns, and none takes all threads."""

from checker.server.fair_queue import FairQueue


def drain(queue: FairQueue[str]) -> list[str]:
    found = []
    while (request := queue.next()) is not None:
        found.append(request)
    return found


def test_one_client_leaves_two_threads_to_others() -> None:
    queue: FairQueue[str] = FairQueue(8)
    for number in range(20):
        queue.put("flood", f"f{number}")
    assert drain(queue) == [f"f{number}" for number in range(6)]
    queue.put("person", "p0")
    queue.put("person", "p1")
    assert drain(queue) == ["p0", "p1"]
    queue.done("flood")
    assert drain(queue) == ["f6"]


def test_clients_take_turns() -> None:
    queue: FairQueue[str] = FairQueue(1)
    for client, request in (("a", "a0"), ("a", "a1"), ("a", "a2"), ("b", "b0"), ("b", "b1")):
        queue.put(client, request)
    order = []
    while found := drain(queue):
        order += found
        queue.done(found[0][0])
    assert order == ["a0", "b0", "a1", "b1", "a2"]
