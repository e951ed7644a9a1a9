"""Compression over real HTTP, by the real server: what is compressed, what never is, and what caches are told."""

import gzip
import http.client
import re
import urllib.parse
from typing import NamedTuple

import pytest
from bs4 import BeautifulSoup
from flask import Flask, Response

from checker.app.compression import register_compression
from tests.conftest import Server

NAME = urllib.parse.quote("360借条")
SHEET = re.compile(r'href="(/assets/web\.css\?v=[0-9a-f]+)"')


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def plain(self) -> bytes:
        return gzip.decompress(self.body) if self.headers.get("content-encoding") == "gzip" else self.body


def ask(server: Server, path: str, method: str = "GET", accept: str | None = "gzip", **headers: str) -> Answer:
    """One request as it goes over the wire: nothing is decoded on the way."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    sent = {key.replace("_", "-"): value for key, value in headers.items()}
    connection.putrequest(method, path, skip_accept_encoding=True)
    if accept is not None:
        sent["Accept-Encoding"] = accept
    body = sent.pop("body", "").encode()
    if body:
        sent |= {"Content-Type": "application/x-www-form-urlencoded", "Content-Length": str(len(body))}
    for key, value in sent.items():
        connection.putheader(key, value)
    connection.endheaders(body or None)
    answer = connection.getresponse()
    found = Answer(answer.status, {key.lower(): value for key, value in answer.getheaders()}, answer.read())
    connection.close()
    return found


def sheet(server: Server) -> str:
    found = SHEET.search(ask(server, "/", accept=None).body.decode())
    assert found is not None
    return found[1]


def test_text_is_compressed_for_who_takes_it_and_is_the_same_text(server: Server) -> None:
    paths = ("/", f"/check?name={NAME}", "/emergency", "/emergency.txt", "/guides/overdue", "/sources", "/nowhere")
    for path in (*paths, sheet(server), "/assets/suggest.js", f"/api/v1/check?name={NAME}", "/api/v1/observations"):
        small, whole = ask(server, path), ask(server, path, accept=None)
        assert small.headers["content-encoding"] == "gzip", path
        assert "content-encoding" not in whole.headers, path
        assert int(small.headers["content-length"]) == len(small.body) < len(whole.body) / 1.5, path
        if "generated_at" not in whole.body.decode():
            assert small.plain == whole.body, path
        for answer in (small, whole):
            assert "Accept-Encoding" in answer.headers["vary"], path


def test_a_report_is_a_few_kilobytes_on_the_wire(server: Server) -> None:
    assert len(ask(server, f"/check?name={NAME}").body) < 14_000  # what a connection sends before it waits


@pytest.mark.parametrize(
    ("accept", "encoding"),
    [
        ("gzip, deflate, br, zstd", "gzip"),
        ("GZIP", "gzip"),
        ("*", "gzip"),
        ("gzip;q=0.5", "gzip"),
        ("gzip; q=0", None),
        ("gzip;q=0, *;q=0", None),
        ("gzip;q=0.1, identity;q=0.9", None),
        ("identity", None),
        ("br", None),
        ("", None),
        (None, None),
    ],
)
def test_what_the_client_wants_decides(server: Server, accept: str | None, encoding: str | None) -> None:
    assert ask(server, "/", accept=accept).headers.get("content-encoding") == encoding


def test_a_copy_is_asked_about_by_either_tag_and_costs_nothing(server: Server) -> None:
    for path in ("/emergency", "/emergency.txt", f"/api/v1/check?name={NAME}", "/api/v1/observations", sheet(server)):
        small, whole = ask(server, path), ask(server, path, accept=None)
        weak, strong = small.headers["etag"], whole.headers["etag"]
        assert weak == f"W/{strong}", path  # two forms of the same, which a strong tag may not stand for
        for tag in (weak, strong):
            for accept in ("gzip", None):
                again = ask(server, path, accept=accept, If_None_Match=tag)
                assert (again.status, again.body) == (304, b""), (path, tag, accept)
                assert "content-encoding" not in again.headers
            assert ask(server, path, If_None_Match=tag).headers["etag"] == weak
        assert ask(server, path, If_None_Match='"other"').status == 200


def test_a_head_says_what_a_get_would(server: Server) -> None:
    for path in ("/", "/emergency", sheet(server)):
        head, get = ask(server, path, "HEAD"), ask(server, path)
        assert head.body == b""
        for header in ("content-encoding", "content-length", "vary", "etag"):
            assert head.headers.get(header) == get.headers.get(header), (path, header)


def test_a_part_of_a_file_is_a_part_of_the_file(server: Server) -> None:
    path = sheet(server)
    part = ask(server, path, Range="bytes=0-99")
    assert (part.status, part.headers.get("content-encoding")) == (206, None)
    assert part.body == ask(server, path, accept=None).body[:100]


def test_a_page_with_a_token_is_never_compressed(server: Server) -> None:
    reflected = "&".join(f"x{number}=1" for number in range(3))
    for path in ("/corrections", "/report", "/corrections?about=csrf_token", f"/report?about={NAME}&{reflected}"):
        page = ask(server, path)
        assert b'name="csrf_token"' in page.body, path  # as it went over the wire
        assert "content-encoding" not in page.headers, path
    for path in ("/corrections", "/report", "/corrections/about"):
        page = ask(server, path, "POST", body="about=甲&csrf_token=x")
        assert b'name="csrf_token"' in page.body, path
        assert "content-encoding" not in page.headers, path


def test_no_page_of_all_holds_a_token_in_compressed_form(server: Server) -> None:
    seen, open_ = set(), ["/"]
    while open_:
        path = open_.pop()
        if path in seen or path.startswith(("/assets", "/leave")):
            continue
        seen.add(path)
        page = ask(server, path)
        if page.headers.get("content-encoding"):
            assert b"csrf_token" not in page.plain, path
            assert "set-cookie" not in page.headers, path
        links = BeautifulSoup(page.plain, "html.parser").select("a[href^='/']")
        open_ += [str(link["href"]).partition("#")[0] for link in links if "name=" not in str(link["href"])]
    assert len(seen) > 30


def test_the_answer_to_a_form_is_compressed_too(server: Server) -> None:
    answer = ask(server, "/cost", "POST", body="received=9000&each=1000&count=12")
    assert (answer.status, answer.headers["content-encoding"]) == (200, "gzip")
    assert "56.75%" in answer.plain.decode()


def test_what_is_streamed_encoded_or_small_is_left_as_it_is() -> None:
    app = Flask("small")
    register_compression(app)
    long = "借" * 2000
    app.add_url_rule(
        "/streamed", view_func=lambda: Response((long for _ in range(3)), mimetype="text/plain"), endpoint="s"
    )
    app.add_url_rule("/small", view_func=lambda: Response("借", mimetype="text/plain"), endpoint="t")
    app.add_url_rule("/pdf", view_func=lambda: Response(long, mimetype="application/pdf"), endpoint="u")
    encoded = {"Content-Encoding": "br"}
    app.add_url_rule("/br", view_func=lambda: Response(long, mimetype="text/plain", headers=encoded), endpoint="v")
    app.add_url_rule(
        "/kept",
        view_func=lambda: Response(long, mimetype="text/plain", headers={"Cache-Control": "no-transform"}),
        endpoint="w",
    )
    client = app.test_client()
    for path in ("/streamed", "/small", "/pdf", "/br", "/kept"):
        answer = client.get(path, headers={"Accept-Encoding": "gzip"})
        assert answer.headers.get("Content-Encoding") == ("br" if path == "/br" else None), path
        assert answer.text.startswith("借"), path
    assert "Vary" not in client.get("/pdf").headers
