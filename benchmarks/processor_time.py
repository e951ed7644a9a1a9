"""What an answer costs a server in processor time, over connections that ask as fast as they are answered."""

import multiprocessing
import os
import re
import socket
from pathlib import Path

from benchmarks.served import Served

CONNECTIONS = 4
MOST = 128 * 1024
_LENGTH = re.compile(rb"\r\n[Cc]ontent-[Ll]ength: (\d+)\r\n")
_TICKS = os.sysconf("SC_CLK_TCK")


def microseconds_an_answer(server: Served, target: str, headers: str = "", *, answers: int = 1000) -> float:
    """Processor time that the server's workers spend on one answer to a GET, microseconds.

    `headers`: whole lines. Raises RuntimeError when an answer is no 200 and no 304.
    """
    ask = f"GET {target} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n".encode()
    each = answers // CONNECTIONS
    context = multiprocessing.get_context("fork")
    clients = [context.Process(target=_ask, args=(server.port, ask, each)) for _ in range(CONNECTIONS)]
    before = _seconds(server)
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    if any(client.exitcode for client in clients):
        raise RuntimeError(f"{target}: not every answer was good")
    return (_seconds(server) - before) / (each * CONNECTIONS) * 1e6


def _seconds(server: Served) -> float:
    """Processor time of the server's workers so far, seconds: user's and system's."""
    pid = server.process.pid
    workers = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    stats = [Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split() for worker in workers]
    return sum(int(fields[11]) + int(fields[12]) for fields in stats) / _TICKS


def _ask(port: int, ask: bytes, count: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        for _ in range(count):
            connection.sendall(ask)
            _take_answer(connection)


def _take_answer(connection: socket.socket) -> None:
    answer = connection.recv(MOST)
    while (head := answer.find(b"\r\n\r\n")) < 0:
        answer += connection.recv(MOST)
    if not answer.startswith((b"HTTP/1.1 200 ", b"HTTP/1.1 304 ")):
        raise RuntimeError(answer.split(b"\r\n", 1)[0])
    length = _LENGTH.search(answer, 0, head + 2)
    missing = head + 4 + int(length[1]) - len(answer) if length else 0
    while missing > 0:
        missing -= len(connection.recv(MOST))
