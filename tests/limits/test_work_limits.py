"""Dear work is bounded, in all and for one client: in the module, and on the running server with real sockets."""

import http.client
import json
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from urllib.parse import quote

import pytest

from checker.cost.offer import Offer
from checker.errors import TooBusyError
from checker.limits.work_limits import LONG_OFFER, WorkLimits
from tests.conftest import Server, StartServer, wait_until

GUARD = 60  # seconds: what takes longer hangs
Answer = tuple[int, str | None, bytes]

LONG = {"received": "100000", "payments": [{"amount": "1000"}] * 480}
SHORT = {"received": "10000", "payments": [{"amount": "902"}] * 12}
NAMES = ("银享花", "360借条", "招联消费金融", "还呗", "微粒贷", "京东金条")


@contextmanager
def busy_with(limits: WorkLimits, *kinds: str) -> Iterator[None]:
    with ExitStack() as stack:
        for kind in kinds:
            stack.enter_context(limits.room_for(kind))  # type: ignore[arg-type]
        yield


@dataclass
class Clients:
    """Whoever is `now` asks."""

    now: str = "a"

    def __call__(self) -> str:
        return self.now


def test_one_client_loads_one_old_revision_at_a_time_and_a_second_client_waits_for_the_worker() -> None:
    client = Clients()
    limits = WorkLimits(client)
    with busy_with(limits, "old_revision"):
        with pytest.raises(TooBusyError) as mine, limits.room_for("old_revision"):
            pytest.fail("two at a time")
        client.now = "b"
        with pytest.raises(TooBusyError) as others, limits.room_for("old_revision"):
            pytest.fail("two at a time")
        client.now = "a"
    assert [(error.value.status, error.value.retry_after > 0) for error in (mine, others)] == [(429, True), (503, True)]
    with busy_with(limits, "old_revision"):
        pass


def test_two_clients_reckon_a_long_offer_each_and_a_third_waits() -> None:
    client = Clients()
    limits = WorkLimits(client)
    with limits.room_for("long_offer"):
        client.now = "b"
        with limits.room_for("long_offer"):
            client.now = "c"
            with pytest.raises(TooBusyError), limits.room_for("long_offer"):
                pytest.fail("three at a time")
            with limits.room_for_offer(Offer.model_validate(SHORT)), limits.room_for_offer(None):
                pass
            client.now = "b"
        client.now = "a"
    with limits.room_for("long_offer"):
        pass


def test_what_fails_gives_its_room_back() -> None:
    limits = WorkLimits(Clients())
    with pytest.raises(ZeroDivisionError), limits.room_for("old_revision"):
        raise ZeroDivisionError
    with limits.room_for("old_revision"):
        pass


def test_a_command_is_not_limited() -> None:
    limits = WorkLimits()
    with limits.room_for("old_revision"), limits.room_for("old_revision"):
        pass


@pytest.mark.parametrize(("payments", "limited"), [(LONG_OFFER, False), (LONG_OFFER + 1, True)])
def test_an_offer_is_long_from_its_61st_payment_on(payments: int, limited: bool) -> None:
    limits = WorkLimits(Clients())
    offer = Offer.model_validate({"received": 1000, "payments": [{"amount": 100}] * payments})
    with limits.room_for_offer(offer):
        if limited:
            with pytest.raises(TooBusyError), limits.room_for_offer(offer):
                pytest.fail("two at a time")
        else:
            with limits.room_for_offer(offer):
                pass


def ask(server: Server, source: str, path: str, body: object = None) -> Answer:
    """Status, Retry-After and body of one question, asked from that address of this machine."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=GUARD, source_address=(source, 0))
    try:
        if body is None:
            connection.request("GET", path)
        else:
            connection.request("POST", path, json.dumps(body), {"Content-Type": "application/json"})
        answer = connection.getresponse()
        return answer.status, answer.getheader("Retry-After"), answer.read()
    finally:
        connection.close()


@dataclass
class Flood:
    """Forty connections from 127.0.0.2 that ask without pause until the person is done."""

    server: Server
    question: Callable[[int], tuple[str, object]]
    answers: list[Answer] = field(default_factory=list)

    def __enter__(self) -> "Flood":
        self._ended = threading.Event()
        self._threads = [threading.Thread(target=self._go, args=(number,)) for number in range(40)]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        for thread in self._threads:
            thread.join(GUARD)

    def _go(self, number: int) -> None:
        while not self._ended.is_set():
            path, body = self.question(number)
            self.answers.append(ask(self.server, "127.0.0.2", path, body))
            number += 40
            self._ended.wait(0.05)

    @property
    def statuses(self) -> Counter[int]:
        return Counter(status for status, _, _ in self.answers)


def person(server: Server, number: int) -> Answer:
    """An ordinary question from 127.0.0.1, never asked before."""
    return ask(server, "127.0.0.1", f"/api/v1/check?name={quote(NAMES[number % len(NAMES)])}{number}")


def an_old_revision(number: int) -> tuple[str, None]:
    """Another question every time, on the oldest ten revisions in turn."""
    return f"/api/v1/check?name={quote('还呗')}{number}&as_of_rev={1 + number % 10}", None


def a_long_offer(number: int) -> tuple[str, object]:
    """On both paths that take one."""
    body = {"offer": LONG} if number % 2 else {"name": "还呗", "offer": LONG}
    return ("/api/v1/cost" if number % 2 else "/api/v1/check"), body


@pytest.mark.parametrize("question", [an_old_revision, a_long_offer])
def test_one_address_has_one_share(question: Callable[[int], tuple[str, object]], server: Server) -> None:
    with Flood(server, question) as flood:
        answers = [person(server, number) for number in range(20)]
        if question is a_long_offer:
            answers += [ask(server, "127.0.0.1", "/api/v1/cost", {"offer": SHORT}) for _ in range(5)]
        wait_until(lambda: flood.statuses[200] > 0 and any(flood.statuses[code] for code in (429, 503)), GUARD)
    assert {status for status, _, _ in answers} == {200}
    assert set(flood.statuses) <= {200, 429, 503}
    for status, again, body in flood.answers:
        if status != 200:
            assert again
            assert int(again) > 0
            assert json.loads(body)["type"] == "/problems/busy"


def test_people_read_it_as_a_page(start_server: StartServer) -> None:
    server = start_server(workers="1")
    pages = [f"/replay?name={quote('还呗')}{number}&as_of_rev={1 + number % 10}" for number in range(10)]
    with Flood(server, an_old_revision):
        asked = (ask(server, "127.0.0.3", pages[number % 10]) for number in range(1000))
        status, again, body = next(answer for answer in asked if answer[0] != 200)
    assert (status, bool(again)) == (503, True)
    assert "as_of_rev" in body.decode()
    assert 'href="tel:110"' in body.decode()
