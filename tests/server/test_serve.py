"""The production server as it runs: raw addresses, huge bodies, a Redis that dies or hangs, and what it logs."""

import contextlib
import http.client
import json
import os
import signal
import socket
import urllib.error
import urllib.parse
import urllib.request
from typing import Any

import pytest
import redis

from tests.cache.redis_pace import patient
from tests.conftest import COMMAND, Server, StartServer, Valkey, children, wait_until

CANARY = "金丝雀秘密贷"


def ask(server: Server, name: str) -> dict[str, Any]:
    query = urllib.parse.urlencode({"name": name})
    with urllib.request.urlopen(f"{server.url}/api/v1/check?{query}", timeout=60) as answer:
        report: dict[str, Any] = json.load(answer)
    del report["generated_at"]
    return report


def raw(server: Server, request: bytes) -> bytes:
    """Send these bytes, read until the server closes."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
        connection.sendall(request)
        answer = b""
        while chunk := connection.recv(65536):
            answer += chunk
    return answer


def get(server: Server, target: bytes, more: bytes = b"") -> bytes:
    head = b"GET " + target + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
    return raw(server, head + more + b"\r\n")


def test_it_takes_an_address_as_curl_sends_it(server: Server) -> None:
    answer = get(server, "/api/v1/check?name=银享花".encode())
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert json.loads(answer.partition(b"\r\n\r\n")[2])["query"]["name"] == "银享花"


def test_raw_bytes_that_are_no_utf8_are_refused(server: Server) -> None:
    assert get(server, b"/api/v1/check?name=\xff\xfe").startswith(b"HTTP/1.1 400 ")


@pytest.mark.parametrize("length", [5000, 9000, 100_000])
def test_a_long_address_is_414(length: int, server: Server) -> None:
    assert get(server, b"/api/v1/check?name=" + b"a" * length).startswith(b"HTTP/1.1 414 ")


@pytest.mark.parametrize("request_line", [b"nonsense\r\n\r\n", b"GET /\x01 HTTP/1.1\r\n\r\n", b"GET  / HTTP/9\r\n\r\n"])
def test_an_unreadable_request_is_told_so_with_help(request_line: bytes, server: Server) -> None:
    answer = raw(server, request_line)
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert b"110" in answer


@pytest.mark.parametrize("path", ["/api/v1/check", "/check", "/"])
def test_a_100_mb_body_is_refused_unread(path: str, server: Server) -> None:
    total, sent = 100_000_000, 0
    with socket.create_connection(("127.0.0.1", server.port), timeout=60) as connection:
        head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        connection.sendall(f"{head}Content-Length: {total}\r\n\r\n".encode())
        try:
            while sent < total:
                sent += connection.send(b"a" * 65536)
        except OSError:
            pass  # it hung up, as it should
        try:
            answer = connection.recv(65536)
        except OSError:
            answer = b""
    assert sent < 20_000_000
    assert answer == b"" or answer.startswith(b"HTTP/1.1 413 ")


def test_a_polite_client_reads_413(server: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.putrequest("POST", "/api/v1/check")
    connection.putheader("Content-Type", "application/json")
    connection.putheader("Content-Length", "100000000")
    connection.endheaders()
    answer = connection.getresponse()
    assert answer.status == 413
    assert answer.getheader("Content-Type") == "application/problem+json"
    connection.close()


def test_a_large_body_without_a_length_is_413(server: Server) -> None:
    body = b"".join(b"8000\r\n" + b"a" * 0x8000 + b"\r\n" for _ in range(4)) + b"0\r\n\r\n"
    head = b"POST /api/v1/check HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
    kind = b"Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert raw(server, head + kind + body).startswith(b"HTTP/1.1 413 ")


def test_no_question_reaches_what_it_says(start_server: StartServer) -> None:
    server = start_server(rate_limit="12/minute")
    quoted = urllib.parse.quote(CANARY)
    targets = [f"/check?name={quoted}", f"/api/v1/check?name={quoted}", f"/api/v1/check?{quoted}=1", f"/{quoted}"]
    for target in [*targets, f"/api/v1/check?name={quoted}%00", f"/check?name={'a' * 9000}{quoted}", *(5 * targets)]:
        get(server, target.encode())
        get(server, urllib.parse.unquote(target).replace("\x00", "").encode())
    raw(server, f"{CANARY} nonsense\r\n\r\n".encode())
    get(server, b"/", f"{CANARY}: x\r\n".encode())
    server.process.send_signal(signal.SIGTERM)
    server.process.wait(60)
    said = server.said.read_text()
    assert "http://127.0.0.1" in said
    for form in (CANARY, quoted, quoted.lower(), CANARY.encode().decode("latin-1"), repr(CANARY.encode())[2:-1]):
        assert form not in said


def test_it_ends_when_told(start_server: StartServer) -> None:
    server = start_server(command=COMMAND)
    ask(server, "银享花")
    server.process.terminate()
    assert server.process.wait(60) == 0


def test_it_answers_the_same_with_and_without_redis(start_server: StartServer, valkey: Valkey) -> None:
    alone, shared = start_server(), start_server(before=patient, redis_url=valkey.url)
    for name in ("银享花", "360借条", "招联消费金融"):
        expected = ask(alone, name)
        assert ask(shared, name) == expected
        assert ask(shared, name) == expected
    assert redis.Redis(port=valkey.port).dbsize() >= 3


def test_no_question_stands_in_redis_keys(start_server: StartServer, valkey: Valkey) -> None:
    ask(start_server(before=patient, redis_url=valkey.url), CANARY)
    keys = redis.Redis(port=valkey.port).keys()
    assert keys
    assert not any(CANARY.encode() in key or CANARY.encode().hex().encode() in key for key in keys)


def test_redis_dead_at_the_start(start_server: StartServer, valkey: Valkey) -> None:
    valkey.kill()
    server = start_server(before=patient, redis_url=valkey.url)
    assert ask(server, "银享花")["query"]["name"] == "银享花"
    with urllib.request.urlopen(f"{server.url}/readyz") as ready:
        assert (ready.status, json.load(ready)["cache"]) == (200, "degraded")


def test_redis_killed_in_mid_run(start_server: StartServer, valkey: Valkey) -> None:
    server = start_server(before=patient, redis_url=valkey.url)
    expected = ask(server, "360借条")
    valkey.kill()
    assert [ask(server, "360借条") for _ in range(20)] == 20 * [expected]


def test_redis_hung(start_server: StartServer, valkey: Valkey) -> None:
    """Who waits for it, and how often, is counted in test_redis_faults.py."""
    server = start_server(redis_url=valkey.url, workers="1")
    expected = ask(server, "360借条")
    valkey.freeze()
    assert [ask(server, "360借条") for _ in range(20)] == 20 * [expected]
    valkey.thaw()


def test_redis_full_of_garbage(start_server: StartServer, valkey: Valkey) -> None:
    server = start_server(before=patient, redis_url=valkey.url)
    expected = ask(server, "360借条")
    planter = redis.Redis(port=valkey.port)
    for garbage in (b"", b"{}", b"null", b"\xff\xfe", b'{"verdict": {"tier": "A"}}', b"x" * 1_000_000, b"\x80\x04N."):
        for key in planter.keys("lender-checker:*"):
            planter.set(key, garbage)
        assert ask(server, "360借条") == expected
    for key in planter.keys("lender-checker:*"):
        planter.delete(key)
        planter.rpush(key, "a")
    assert ask(server, "360借条") == expected


@pytest.mark.parametrize("dead", [False, True])
def test_the_limit_holds_with_redis_and_after_its_death(dead: bool, start_server: StartServer, valkey: Valkey) -> None:
    server = start_server(before=patient, redis_url=valkey.url, rate_limit="5/hour", workers="1")
    if dead:
        valkey.kill()
    codes = []
    for _ in range(12):
        try:
            ask(server, "银享花")
        except urllib.error.HTTPError as refused:
            codes.append(refused.code)
            refused.close()
        else:
            codes.append(200)
    assert set(codes) == {200, 429}
    assert codes[-1] == 429
    assert codes.count(200) == 5


def test_workers_share_one_limit_through_redis(start_server: StartServer, valkey: Valkey) -> None:
    server = start_server(before=patient, redis_url=valkey.url, rate_limit="6/hour", workers="2")
    answers = [get(server, b"/api/v1/check?name=a")[9:12] for _ in range(14)]
    assert answers.count(b"200") == 6


def test_a_worker_that_dies_is_replaced(start_server: StartServer) -> None:
    server = start_server(workers="1")
    (worker,) = children(server.process.pid)
    os.kill(worker, signal.SIGKILL)

    def answers() -> bool:
        with contextlib.suppress(OSError, http.client.HTTPException):
            return bool(ask(server, "银享花"))
        return False

    wait_until(answers)
    assert worker not in children(server.process.pid)
