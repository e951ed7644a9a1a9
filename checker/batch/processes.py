"""A batch by several processes: pieces of it go to whoever is free, and their answers come back in order.

The processes are forks of one that has the data loaded, so that they share it. What goes between them is JSON, of
bounded size; no process holds more than some pieces, however long the batch is.
"""

import json
import multiprocessing
import os
import signal
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from multiprocessing.connection import Connection, wait
from typing import Final

from checker.batch.questions import Question

#: Names that a process gets at a time: few enough that none waits for another's last piece, and its answers are small.
PIECE: Final = 32
#: Pieces answered ahead of the one whose turn it is, a process.
AHEAD: Final = 4

Answer = Callable[[Question], bytes]


class WorkerLostError(RuntimeError):
    """A process of the batch ended before its work did: killed, or out of memory."""


def answers_by_processes(
    questions: Iterable[Question], answer: Callable[[], Answer], workers: int
) -> Generator[bytes, None, None]:
    """Yield the answers in the order of `questions`, worked out by so many processes.

    `answer`: called once in each of them, after the fork. Raises WorkerLostError, and what reading `questions` raises.
    """
    pieces = enumerate(_pieces(questions))
    with _processes(answer, workers) as connections:
        idle, busy, done, turn = list(connections), dict[Connection, int](), dict[int, bytes](), 0
        while True:
            while idle and len(busy) + len(done) < AHEAD * workers and (piece := next(pieces, None)):
                connection = idle.pop()
                _send(connection, piece[1])
                busy[connection] = piece[0]
            if not busy and not done:
                return
            for connection in _ready(busy, wait_for_one=turn not in done):
                done[busy.pop(connection)] = _received(connection)
                idle.append(connection)
            while turn in done:
                yield from done.pop(turn).split(b"\n")
                turn += 1


def _pieces(questions: Iterable[Question]) -> Iterator[list[tuple[int, str | None]]]:
    remaining = iter(questions)
    while piece := [(one.line, one.text) for one in islice(remaining, PIECE)]:
        yield piece


def _ready(busy: dict[Connection, int], *, wait_for_one: bool) -> list[Connection]:
    ready = wait(list(busy), None if wait_for_one else 0)
    return [one for one in ready if isinstance(one, Connection)]


def _send(connection: Connection, piece: list[tuple[int, str | None]]) -> None:
    try:
        connection.send_bytes(json.dumps(piece).encode())
    except OSError:
        raise WorkerLostError("a process of the batch ended early") from None


def _received(connection: Connection) -> bytes:
    try:
        return connection.recv_bytes()
    except (EOFError, OSError):
        raise WorkerLostError("a process of the batch ended early") from None


@contextmanager
def _processes(answer: Callable[[], Answer], workers: int) -> Iterator[list[Connection]]:
    """Fork the processes; they end when this one closes its side, or dies."""
    fork = multiprocessing.get_context("fork")
    ours: list[Connection] = []
    processes = []
    try:
        for _ in range(workers):
            mine, theirs = fork.Pipe()
            ours.append(mine)
            process = fork.Process(target=_work, args=(theirs, tuple(ours), answer), daemon=True)
            process.start()
            theirs.close()
            processes.append(process)
        yield ours
    finally:
        for connection in ours:
            connection.close()
        for process in processes:
            process.join(timeout=5)
            if process.is_alive():
                process.kill()


def _work(connection: Connection, others: Iterable[Connection], answer: Callable[[], Answer]) -> None:
    """Answer pieces until nobody sends any. An interrupt is the parent's to deal with."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in others:  # else a parent that dies would still seem to hold them
        other.close()
    answer_one = answer()
    try:
        while True:
            piece = json.loads(connection.recv_bytes())
            connection.send_bytes(b"\n".join(answer_one(Question(line, text)) for line, text in piece))
    except (EOFError, OSError):
        os._exit(0)  # whatever the parent left in a buffer when it forked is the parent's to write
