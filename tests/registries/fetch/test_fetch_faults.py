"""Everything that may go wrong on the way: each ends in the right outcome, and names host and cause, no secrets."""

import gzip
import resource
import socket
import time
import tracemalloc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

import pytest

from registries.fetch.archive import Archive
from registries.fetch.fetcher import Fetcher
from registries.fetch.http_types import TransferLimits
from registries.reader import BlockedError, FetchError, RunError
from tests.conftest import free_port
from tests.registries.publisher import HOST, Deed, Publisher, gzip_bomb, moved, page, publisher, raw

URL = f"https://{HOST}/list.html"
SECRET = "token=geheim-7f3a"
OK = b"HTTP/1.1 200 OK\r\n"


class SmallFetcher(Fetcher):
    """Takes few bytes, and all the time that a busy machine may need."""

    limits: ClassVar[TransferLimits] = TransferLimits(
        wire_bytes=100_000, body_bytes=400_000, seconds=120, silent_seconds=60
    )


class ImpatientFetcher(SmallFetcher):
    """Waits for nobody who is silent, nor long for a connection."""

    limits: ClassVar[TransferLimits] = replace(SmallFetcher.limits, connect_seconds=0.2, silent_seconds=0.2)


class HastyFetcher(SmallFetcher):
    """Takes its time for no answer as a whole."""

    limits: ClassVar[TransferLimits] = replace(SmallFetcher.limits, seconds=1.5)


@pytest.fixture
def street() -> Iterator[Publisher]:
    with publisher() as server:
        yield server


@pytest.fixture
def fetcher(street: Publisher, tmp_path: Path) -> Iterator[Fetcher]:
    with made(street, tmp_path) as fetcher:
        yield fetcher


def made(street: Publisher, folder: Path, kind: type[Fetcher] = SmallFetcher) -> Fetcher:
    """A fetcher of that kind, all of whose questions go to the street."""
    return kind("geheim@example.org", Archive(folder), pause=0, via=street.url, hosts={HOST})


def ended(fetcher: Fetcher, url: str = URL, anchor: str | None = None) -> RunError:
    """How the fetch of `url` ended. Every message names the host and holds no secret."""
    with pytest.raises(RunError) as caught:
        fetcher.get(url, params=dict([SECRET.split("=")]), anchor=anchor)
    message = str(caught.value)
    assert message.startswith(f"{HOST}: ")
    assert "geheim" not in message
    assert "127.0.0.1" not in message
    assert "object at 0x" not in message
    return caught.value


FAULTS: dict[str, tuple[Deed, type[RunError], str]] = {
    "403": (page(b"", 403), BlockedError, "HTTP 403: access is refused"),
    "401": (page(b"", 401), BlockedError, "HTTP 401: a log-in is asked for"),
    "412 challenge": (page(b"<script>$_ts</script>", 412), BlockedError, "HTTP 412: a challenge"),
    "521 challenge": (page(b"<script>__jsl_clearance_s</script>", 521), BlockedError, "HTTP 521: a challenge"),
    "202": (page(b"<script></script>", 202), BlockedError, "HTTP 202: a challenge"),
    "429 for ever": (page(b"", 429), BlockedError, "HTTP 429: too many requests"),
    "404": (page(b"", 404), FetchError, "HTTP 404 for /list.html"),
    "204": (page(b"", 204), FetchError, "HTTP 204"),
    "206 nobody asked for": (page(b"part", 206), FetchError, "HTTP 206"),
    "304 nobody asked for": (page(b"", 304), FetchError, "an empty answer"),
    "500 for ever": (page(b"", 500), FetchError, "HTTP 500"),
    "503 for ever": (page(b"", 503), FetchError, "HTTP 503"),
    "empty": (page(b""), FetchError, "an empty answer"),
    "log-in page": (
        page("<html><form>用户登录<input name=p type='password'></form></html>".encode()),
        BlockedError,
        "it is a log-in page",
    ),
    "captcha page": (page("<html>请输入验证码</html>".encode("gbk")), BlockedError, "it speaks of 验证码"),
    "too often, as JSON": (page(b'{"msg":"\\u8bbf\\u95ee\\u8fc7\\u4e8e\\u9891\\u7e41"}'), BlockedError, "访问过于频繁"),
    "cut body": (raw(OK, b"Content-Length: 100\r\n\r\nabc"), FetchError, "the body was cut short"),
    "cut chunks": (raw(OK, b"Transfer-Encoding: chunked\r\n\r\n", b"9\r\nabc"), FetchError, "the body was cut short"),
    "cut headers": (raw(OK, b"Content-Le"), FetchError, "an empty answer"),
    "no answer": (raw(), FetchError, "no proper HTTP: RemoteDisconnected"),
    "no HTTP": (raw(b"SSH-2.0-OpenSSH_9\r\n\r\n"), FetchError, "no proper HTTP: BadStatusLine"),
    "endless headers": (raw(OK, *[b"X: y\r\n"] * 200), FetchError, "no proper HTTP: HTTPException"),
    "oversize, told": (raw(OK, b"Content-Length: 99999999\r\n\r\n"), FetchError, "sends more than 100,000 bytes"),
    "oversize, untold": (raw(OK, b"\r\n", b"a" * 200_000), FetchError, "sends more than 100,000 bytes"),
    "gzip bomb": (page(gzip_bomb(50_000_000), Content_Encoding="gzip"), FetchError, "unpacks to more than 400,000"),
    "cut gzip": (page(gzip.compress(b"abc" * 99)[:-9], Content_Encoding="gzip"), FetchError, "packed body was cut"),
    "gzip that is none": (page(b"abc", Content_Encoding="gzip"), FetchError, "cannot be unpacked"),
    "unasked encoding": (page(b"abc", Content_Encoding="br"), FetchError, "the encoding 'br'"),
    "redirect loop": (moved(URL), FetchError, "sends us on more than 3 times"),
    "redirect to the metadata service": (
        moved("http://169.254.169.254/latest/meta-data/"),
        FetchError,
        "'169.254.169.254' is not a host that a source declared",
    ),
    "redirect to a file": (moved("file:///etc/passwd"), FetchError, "'file' is neither http nor https"),
    "redirect to javascript": (moved("javascript:alert(1)"), FetchError, "'javascript' is neither"),
    "redirect to another host": (moved("//evil.example/"), FetchError, "'evil.example' is not a host"),
    "redirect to a port": (moved(f"https://{HOST}:8443/"), FetchError, "port 8443"),
    "redirect with a password": (moved(f"https://a:b@{HOST}/"), FetchError, "an address with a user name"),
    "redirect out of https": (moved(f"http://{HOST}/"), FetchError, "from https to http"),
    "redirect to nonsense": (moved("http://[::1"), FetchError, "neither http nor https"),
    "redirect with an endless body": (
        raw(b"HTTP/1.1 302 Found\r\nLocation: /x\r\n\r\n", b"a" * 300_000),
        FetchError,
        "sends more than 100,000 bytes",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named(street: Publisher, fetcher: Fetcher, fault: str) -> None:
    deed, error, words = FAULTS[fault]
    street.deeds[f"/{HOST}/list.html"] = deed
    end = ended(fetcher)
    assert isinstance(end, error)
    assert words in str(end)


#: Silent for longer than any test takes: nobody waits for the thread that sleeps.
SILENCES = {
    "silence": raw(b"", every=600),
    "silent body": raw(OK + b"Content-Length: 9\r\n\r\na", every=600),
}


@pytest.mark.parametrize("silence", SILENCES)
def test_silence_is_named(street: Publisher, tmp_path: Path, silence: str) -> None:
    street.deeds[f"/{HOST}/list.html"] = SILENCES[silence]
    with made(street, tmp_path, ImpatientFetcher) as fetcher:
        end = ended(fetcher)
    assert isinstance(end, FetchError)
    assert "silent for too long" in str(end)


def test_the_page_without_its_anchor_is_a_wall(street: Publisher, fetcher: Fetcher) -> None:
    street.deeds[f"/{HOST}/list.html"] = page(b"<html>Welcome</html>" * 4000)
    end = ended(fetcher, anchor="机构名单")
    assert isinstance(end, BlockedError)
    assert "the page lacks '机构名单'" in str(end)


def test_passing_failures_are_tried_four_times_and_final_ones_once(street: Publisher, fetcher: Fetcher) -> None:
    street.deeds[f"/{HOST}/list.html"] = page(b"", 503)
    street.deeds[f"/{HOST}/gone"] = page(b"", 404)
    ended(fetcher)
    ended(fetcher, f"https://{HOST}/gone")
    assert len(street.paths) == 5


#: Ten pieces a second, for ten minutes: who waits for the end runs into the time limit of every test.
MANY = 6000
DRIPS = {
    "headers": raw(OK, *[b"X-Drip: 1\r\n"] * MANY, every=0.1),
    "one header line": raw(OK, b"X-Drip: ", *[b"1"] * MANY, every=0.1),
    "body": raw(OK, b"Content-Length: 6000\r\n\r\n", *[b"a"] * MANY, every=0.1),
    "body that ends with the connection": raw(OK, b"\r\n", *[b"a"] * MANY, every=0.1),
    "one chunk": raw(OK, b"Transfer-Encoding: chunked\r\n\r\n", b"1770\r\n", *[b"a"] * MANY, every=0.1),
    "empty gzip members": raw(OK, b"Content-Encoding: gzip\r\n\r\n", *[gzip.compress(b"")] * MANY, every=0.1),
}


def test_a_slow_loris_is_cut_off(tmp_path: Path) -> None:
    """Every drip at once, each on a street of its own: all they cost is waiting."""

    def ended_of(drip: str) -> tuple[RunError, int]:
        with publisher() as street, made(street, tmp_path / drip, HastyFetcher) as fetcher:
            street.deeds[f"/{HOST}/list.html"] = DRIPS[drip]
            return ended(fetcher), len(street.paths)

    with ThreadPoolExecutor(len(DRIPS)) as threads:
        ends = dict(zip(DRIPS, threads.map(ended_of, DRIPS), strict=True))
    for drip, (end, questions) in ends.items():
        assert isinstance(end, FetchError), drip
        assert "not done after 1.5 s" in str(end), drip
        assert questions == 1, drip


def test_a_host_works_again_after_it_was_cut_off(street: Publisher, tmp_path: Path) -> None:
    street.deeds[f"/{HOST}/slow"] = DRIPS["body"]
    street.deeds[f"/{HOST}/list.html"] = page(b"here")
    with made(street, tmp_path, HastyFetcher) as fetcher:
        ended(fetcher, f"https://{HOST}/slow")
        assert fetcher.get(URL).content == b"here"


def test_a_full_size_gzip_bomb_costs_little(street: Publisher, tmp_path: Path) -> None:
    street.deeds[f"/{HOST}/list.html"] = page(gzip_bomb(400_000_000, level=1), Content_Encoding="gzip")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    fetcher = Fetcher("", Archive(tmp_path), pause=0, via=street.url, hosts={HOST})
    with fetcher, pytest.raises(FetchError, match="unpacks to more than 100,000,000 bytes"):
        fetcher.get(URL)
    assert time.process_time() - began < 3
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 250_000


def test_no_more_is_unpacked_than_allowed(street: Publisher, fetcher: Fetcher) -> None:
    """One small chunk of a bomb could unpack to a thousand times its size before anybody counts."""
    street.deeds[f"/{HOST}/list.html"] = page(gzip_bomb(50_000_000), Content_Encoding="gzip")
    tracemalloc.start()
    ended(fetcher)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000


def test_nobody_listens(tmp_path: Path) -> None:
    with SmallFetcher("", Archive(tmp_path), pause=0, via=f"http://127.0.0.1:{free_port()}", hosts={HOST}) as fetcher:
        end = ended(fetcher)
    assert isinstance(end, FetchError)
    assert "connection refused" in str(end)


def test_nobody_accepts(tmp_path: Path) -> None:
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        port = full.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)):
            via = f"http://127.0.0.1:{port}"
            with ImpatientFetcher("", Archive(tmp_path), pause=0, via=via, hosts={HOST}) as fetcher:
                assert isinstance(ended(fetcher), FetchError)


def test_a_name_that_does_not_resolve(tmp_path: Path) -> None:
    fetcher = SmallFetcher("", Archive(tmp_path), pause=0, hosts={"no-such-host.invalid"})
    with fetcher, pytest.raises(FetchError, match=r"^no-such-host.invalid: the name does not resolve$"):
        fetcher.get(f"https://no-such-host.invalid/?{SECRET}")
