"""Where a request ends in what has arrived, however it is cut into packets."""

from checker.limits.body_sizes import MAX_PICTURE_FORM, MAX_SHEET_FORM, MAX_TEXT_FORM
from checker.server.request_framing import MAX_HEAD, Incoming
from tests.every_case import every_case

GET = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"
POST = b"POST / HTTP/1.1\r\ncontent-LENGTH:  5\r\n\r\nab\r\nc"
CHUNKED = b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nab0\r\n2\r\n\r\n\r\n0\r\n\r\n"
TRAILERS = CHUNKED[:-2] + b"A: b\r\n\r\n"
EMPTY_CHUNKED = b"POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"


@every_case("size", [1, 2, 3, 7, 1000])
@every_case("request_bytes", [GET, POST, CHUNKED, TRAILERS, EMPTY_CHUNKED])
def test_a_request_is_whole_with_its_last_byte_and_not_before(request_bytes: bytes, size: int) -> None:
    incoming = Incoming(100)
    body = request_bytes[:-1]
    for at in range(0, len(body), size):
        incoming.feed(body[at : at + size])
        assert incoming.state in ("head", "body")
    incoming.feed(request_bytes[-1:])
    assert incoming.state == "whole"
    assert incoming.take() == request_bytes
    assert not incoming.started


@every_case("first", [GET, POST, CHUNKED, TRAILERS])
def test_what_follows_is_the_next_request(first: bytes) -> None:
    incoming = Incoming(100)
    incoming.feed(first + GET + POST[:-1])
    assert incoming.take() == first
    assert incoming.state == "whole"
    assert incoming.take() == GET
    assert incoming.state == "body"
    incoming.feed(POST[-1:])
    assert incoming.take() == POST


def test_one_address_takes_a_larger_body_and_no_other() -> None:
    body = bytes(1000)
    for line, waits in (
        (b"POST /verify HTTP/1.1", True),
        (b"POST /verify?lang=en HTTP/1.1", True),
        (b"POST /verify/x HTTP/1.1", False),
        (b"POST /verifyx HTTP/1.1", False),
        (b"PUT /verify HTTP/1.1", False),
        (b"POST /check?/verify HTTP/1.1", False),
    ):
        incoming = Incoming(100)
        incoming.feed(line + b"\r\nContent-Length: 2000\r\n\r\n" + body)
        assert incoming.state == ("body" if waits else "whole"), line
        incoming = Incoming(100)
        incoming.feed(line + b"\r\nContent-Length: %d\r\n\r\n" % MAX_SHEET_FORM + body)
        assert incoming.state == "whole", line


def test_pictures_and_texts_may_be_larger_than_other_bodies() -> None:
    for line, largest in (
        (b"POST /read/picture HTTP/1.1", MAX_PICTURE_FORM),
        (b"POST /api/v1/read/picture HTTP/1.1", MAX_PICTURE_FORM),
        (b"POST /read/picture/lines?lang=en HTTP/1.1", MAX_TEXT_FORM),
        (b"GET /read/picture HTTP/1.1", 100),
        (b"POST /read/pictures HTTP/1.1", 100),
    ):
        for length, state in ((largest - 1, "body"), (largest, "whole")):
            incoming = Incoming(100)
            incoming.feed(line + b"\r\nContent-Length: %d\r\n\r\n" % length)
            assert incoming.state == state, line
            assert incoming.brings_picture == (state == "body" and largest == MAX_PICTURE_FORM)


def test_the_next_request_of_a_connection_is_held_to_its_own_size() -> None:
    incoming = Incoming(100)
    incoming.feed(b"POST /verify HTTP/1.1\r\nContent-Length: 200\r\n\r\n" + bytes(200))
    assert len(incoming.take()) > 200
    incoming.feed(b"POST /check HTTP/1.1\r\nContent-Length: 200\r\n\r\n")
    assert incoming.state == "whole"  # unread: the application refuses it


def test_what_the_parser_left_comes_first() -> None:
    incoming = Incoming(100)
    incoming.feed(GET + POST)
    incoming.take()
    incoming.put_back(CHUNKED)
    assert [incoming.take(), incoming.take()] == [CHUNKED, POST]


@every_case(
    ("sent", "state"),
    [
        (b"a" * (MAX_HEAD + 1), "line_too_long"),
        (GET[:-2] + b"a: b\r\n" * MAX_HEAD, "head_too_large"),
        (b"POST / HTTP/1.1\r\nContent-Length: 100\r\n\r\n", "whole"),  # for the application to refuse, unread
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n65\r\n", "body_too_large"),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxx\r\n", "whole"),  # for the parser to refuse
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1;" + b"a" * 70_000, "body_too_large"),
    ],
)
def test_what_is_not_waited_for(sent: bytes, state: str) -> None:
    incoming = Incoming(100)
    incoming.feed(sent)
    assert incoming.state == state


def test_whom_the_trusted_proxies_name() -> None:
    incoming = Incoming(100)
    incoming.feed(b"GET / HTTP/1.1\r\nX-Forwarded-For: 9.9.9.9, 1.1.1.1\r\nx-forwarded-for: 2.2.2.2\r\n\r\n")
    assert [incoming.forwarded_for(hops) for hops in (0, 1, 2, 3, 4)] == [None, "2.2.2.2", "1.1.1.1", "9.9.9.9", None]
