"""Faults of the wire and of the server: how a publisher may answer instead of giving its page.

Each takes the visit and the page that was asked for (None where the street has none).
"""

import functools
import gzip
import io
import socket
import struct
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.pages import Page

if TYPE_CHECKING:
    from tests.fake_publishers.server import Visitor

Answer = Callable[["Visitor", Page | None], None]

METADATA = "http://169.254.169.254/latest/meta-data/"
CHALLENGE = (
    b'<html><head><meta http-equiv="Content-Type" content="text/html"></head><body><script>'
    b"var __jsl_clearance_s='x';document.cookie='__jsl_clearance_s=x';location.reload();</script></body></html>"
)
LOGIN = (
    '<html><head><meta charset="utf-8"><title>用户登录</title></head><body><form action="/login" method="post">'
    '<input name="username"><input type="password" name="password"><button>登录</button></form></body></html>'
).encode()


def send(visit: "Visitor", page: Page, **headers: str) -> None:
    """A whole, honest answer."""
    visit.send_response(page.status)
    visit.send_header("Content-Type", page.content_type)
    if page.status != 304:
        visit.send_header("Content-Length", str(len(page.content)))
    for name, value in headers.items():
        visit.send_header(name.replace("_", "-"), value)
    visit.end_headers()
    visit.wfile.write(page.content)


def _status(status: int, body: bytes = b"<html><body>error</body></html>", **headers: str) -> Answer:
    def answer(visit: "Visitor", page: Page | None) -> None:
        send(visit, Page(body, "text/html; charset=utf-8", status), **headers)

    return answer


def _redirect(place: Callable[["Visitor"], str]) -> Answer:
    def answer(visit: "Visitor", page: Page | None) -> None:
        send(visit, Page(b"", "text/html", 302), Location=place(visit))

    return answer


def _refused(visit: "Visitor", page: Page | None) -> None:
    """The connection is closed before a word is said."""
    visit.close_connection = True


def _reset(visit: "Visitor", page: Page | None) -> None:
    """The connection ends in the middle of the headers."""
    visit.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Ty")
    visit.wfile.flush()
    visit.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    visit.close_connection = True


def _slow_loris(visit: "Visitor", page: Page | None) -> None:
    """A byte now and then, for as long as the visitor waits."""
    content = page.content if page else b""
    visit.send_response(200)
    visit.send_header("Content-Type", page.content_type if page else "text/html")
    visit.send_header("Content-Length", str(len(content) + 100_000))
    visit.end_headers()
    visit.close_connection = True
    for byte in content:
        if visit.server.closing.wait(0.1):
            return
        visit.wfile.write(bytes([byte]))
        visit.wfile.flush()


def _slow(visit: "Visitor", page: Page | None) -> None:
    """The page, after a while."""
    visit.server.closing.wait(4)
    send(visit, page or Page(b"not here", "text/plain", 404))


def _silent(visit: "Visitor", page: Page | None) -> None:
    """The connection is accepted, and nothing follows."""
    visit.close_connection = True
    visit.server.closing.wait(600)


def _cut(visit: "Visitor", page: Page | None) -> None:
    """Half the body, then the end."""
    content = page.content if page else b"<html>"
    visit.send_response(200)
    visit.send_header("Content-Type", page.content_type if page else "text/html")
    visit.send_header("Content-Length", str(len(content)))
    visit.end_headers()
    visit.wfile.write(content[: len(content) // 2])
    visit.close_connection = True


def _endless(visit: "Visitor", page: Page | None) -> None:
    """A body without end, as fast as it is taken."""
    visit.send_response(200)
    visit.send_header("Content-Type", page.content_type if page else "text/html")
    visit.end_headers()
    visit.close_connection = True
    until = time.monotonic() + 30
    while time.monotonic() < until and not visit.server.closing.is_set():
        visit.wfile.write(b" " * 65536)


@functools.cache
def _bomb() -> bytes:
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=1) as bomb:
        for _ in range(256):
            bomb.write(bytes(1024 * 1024))
    return packed.getvalue()


def _gzip_bomb(visit: "Visitor", page: Page | None) -> None:
    """A megabyte that unpacks to a quarter of a gigabyte."""
    content_type = page.content_type if page else "text/html"
    send(visit, Page(_bomb(), content_type), Content_Encoding="gzip")


def _no_gzip(visit: "Visitor", page: Page | None) -> None:
    """A body that is called gzip and is none."""
    send(visit, page or Page(b"<html>", "text/html"), Content_Encoding="gzip")


ANSWERS: dict[str, Answer] = {
    "refused": _refused,
    "reset": _reset,
    "403": _status(403),
    "404": _status(404),
    "412-challenge": _status(412, CHALLENGE),
    "429": _status(429, Retry_After="1"),
    "429-for-a-day": _status(429, Retry_After="86400"),
    "500": _status(500),
    "502": _status(502),
    "503": _status(503, Retry_After="1"),
    "521-challenge": _status(521, CHALLENGE),
    "202-challenge": _status(202, CHALLENGE),
    "200-challenge": _status(200, CHALLENGE),
    "log-in": _status(200, LOGIN),
    "slow": _slow,
    "slow-loris": _slow_loris,
    "silent": _silent,
    "cut-body": _cut,
    "endless-body": _endless,
    "gzip-bomb": _gzip_bomb,
    "false-gzip": _no_gzip,
    "redirect-loop": _redirect(lambda visit: visit.path),
    "redirect-metadata": _redirect(lambda _: METADATA),
    "redirect-private": _redirect(lambda _: "https://10.0.0.7/list"),
    "redirect-stranger": _redirect(lambda _: "https://www.example.com/list"),
    "redirect-plain": _redirect(lambda visit: f"http://{visit.host}/list"),
    "redirect-file": _redirect(lambda _: "file:///etc/passwd"),
    "empty-body": _status(200, b""),
}
