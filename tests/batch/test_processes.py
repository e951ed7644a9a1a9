"""Several processes answer one batch: in order, in bounded memory, and none outlives it."""

import os
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from checker.batch.processes import AHEAD, PIECE, WorkerLostError, answers_by_processes
from checker.batch.questions import Question
from tests.conftest import children, wait_until


def _echo() -> Callable[[Question], bytes]:
    chance = random.Random(os.getpid())

    def answer(question: Question) -> bytes:
        if chance.random() < 0.02:
            time.sleep(0.005)  # so that pieces end in another order than they began in
        return b"%d %d" % (question.line, os.getpid())

    return answer


def _questions(count: int, taken: list[int] | None = None) -> Iterator[Question]:
    for line in range(1, count + 1):
        if taken is not None:
            taken.append(line)
        yield Question(line, f"名字{line}")


def test_order_is_kept_and_all_work() -> None:
    before = set(children(os.getpid()))
    for count in (0, 1, PIECE, PIECE + 1, 40 * PIECE + 3):
        lines = [line.split() for line in answers_by_processes(_questions(count), _echo, 3)]
        assert [int(line) for line, _ in lines] == list(range(1, count + 1))
    assert len({pid for _, pid in lines}) == 3
    assert set(children(os.getpid())) == before


def test_no_more_is_read_ahead_than_is_bounded() -> None:
    taken: list[int] = []
    answers = answers_by_processes(_questions(10**9, taken), _echo, 2)
    for _ in range(5 * PIECE):
        next(answers)
    assert len(taken) <= (5 + 1 + 2 * AHEAD) * PIECE
    before = set(children(os.getpid()))
    answers.close()
    assert len(before - set(children(os.getpid()))) == 2


def test_a_process_that_dies_is_said() -> None:
    def dying() -> Callable[[Question], bytes]:
        return lambda question: os._exit(1) if question.line == 3 else b"x"

    with pytest.raises(WorkerLostError):
        list(answers_by_processes(_questions(200), dying, 2))


def test_processes_end_with_a_parent_that_is_killed() -> None:
    reading, writing = os.pipe()
    parent = os.fork()
    if parent == 0:
        answers = answers_by_processes(_questions(10**9), _echo, 2)
        workers = {next(answers).split()[1] for _ in range(20 * PIECE)}
        os.write(writing, b" ".join(workers) + b"\n")
        time.sleep(60)
        os._exit(1)
    os.close(writing)
    with os.fdopen(reading, "rb") as said:
        pids = [int(pid) for pid in said.readline().split()]
    os.kill(parent, 9)
    os.waitpid(parent, 0)
    assert len(pids) == 2
    wait_until(lambda: not any(_runs(pid) for pid in pids), 20)


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
