"""A load of some connections that ask the same thing as fast as they are answered. Bounded in time; loopback only."""

import multiprocessing
import re
import socket
import time
from multiprocessing.queues import SimpleQueue

CONNECTIONS = 8
MOST = 128 * 1024
_LENGTH = re.compile(rb"\r\n[Cc]ontent-[Ll]ength: (\d+)\r\n")


def requests_per_second(port: int, path: str, seconds: float) -> float:
    """Answers a second over CONNECTIONS kept-alive connections, each from a process of its own.

    Raises RuntimeError when an answer is not a 200.
    """
    context = multiprocessing.get_context("fork")
    counts: SimpleQueue[int] = context.SimpleQueue()
    ask = f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    workers = [context.Process(target=_ask, args=(port, ask, seconds, counts)) for _ in range(CONNECTIONS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    if any(worker.exitcode for worker in workers):
        raise RuntimeError(f"{path}: not every answer was a 200")
    return sum(counts.get() for _ in workers) / seconds


def _ask(port: int, ask: bytes, seconds: float, counts: "SimpleQueue[int]") -> None:
    count = 0
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            connection.sendall(ask)
            _take_answer(connection)
            count += 1
    counts.put(count)


def _take_answer(connection: socket.socket) -> None:
    answer = connection.recv(MOST)
    while (head := answer.find(b"\r\n\r\n")) < 0:
        answer += connection.recv(MOST)
    length = _LENGTH.search(answer)
    if not answer.startswith(b"HTTP/1.1 200 ") or not length:
        raise RuntimeError(answer.split(b"\r\n", 1)[0])
    missing = head + 4 + int(length[1]) - len(answer)
    while missing > 0:
        missing -= len(connection.recv(MOST))
