"""The fetcher against a publisher on a real socket, where all goes well: what is sent, kept, paced and obeyed."""

import gzip
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from registries.fetch.archive import Archive
from registries.fetch.fetcher import Fetcher
from registries.reader import BlockedError, Document, FetchError
from tests.registries.publisher import HOST, OTHER, Handler, Publisher, moved, page, publisher, raw, unless_known

PAGE = "<html><title>测试名单</title>测试甲0001农村商业银行股份有限公司</html>".encode()
URL = f"https://{HOST}/list.html"


@pytest.fixture
def street() -> Iterator[Publisher]:
    with publisher() as server:
        yield server


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "raw")


@pytest.fixture
def fetcher(street: Publisher, archive: Archive) -> Iterator[Fetcher]:
    with Fetcher("ops@example.org", archive, pause=0, via=street.url, hosts={HOST, OTHER}) as made:
        yield made


def manifest(tmp_path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (tmp_path / "raw" / "manifest.jsonl").read_text().splitlines()]


def test_a_page_comes_back_as_it_is(street: Publisher, fetcher: Fetcher) -> None:
    street.deeds[f"/{HOST}/list.html"] = page(PAGE, Content_Type="text/html; charset=GB2312")
    document = fetcher.get(URL, params={"页": "1", "a": "b"}, anchor="测试名单")
    assert document.content == PAGE
    assert (document.media_type, document.charset) == ("text/html", "gb2312")
    assert document.url == f"{URL}?%E9%A1%B5=1&a=b"
    assert street.paths == [f"/{HOST}/list.html?%E9%A1%B5=1&a=b"]


def test_params_join_the_query_that_is_there(street: Publisher, fetcher: Fetcher) -> None:
    street.deeds[f"/{HOST}/list.html"] = page(PAGE)
    assert fetcher.get(f"{URL}?item=863#top", params={"page": "2"}).url == f"{URL}?item=863&page=2"


def test_it_says_who_it_is(street: Publisher, fetcher: Fetcher) -> None:
    street.deeds[f"/{HOST}/list.html"] = page(PAGE)
    fetcher.get(URL)
    for _, headers in street.asked:
        assert headers["user-agent"].startswith("lender-checker/")
        assert headers["user-agent"].endswith(" (+ops@example.org)")
        assert headers["accept-language"].startswith("zh-CN")
        assert headers["accept-encoding"] == "gzip"


@pytest.mark.parametrize("contact", ["a\r\nCookie: b", "运营 <a@b.example>", "a\x00b"])
def test_a_contact_that_no_header_carries_is_refused(contact: str, archive: Archive) -> None:
    with pytest.raises(ValueError, match="plain ASCII"):
        Fetcher(contact, archive, hosts={HOST})


def test_every_meeting_is_archived(street: Publisher, fetcher: Fetcher, archive: Archive, tmp_path: Path) -> None:
    street.deeds[f"/{HOST}/old"] = moved(f"https://{HOST}/list.html")
    street.deeds[f"/{HOST}/list.html"] = page(PAGE, ETag='"1"', Server="测试".encode().decode("latin-1"))
    document = fetcher.get(f"https://{HOST}/old")
    assert archive.get(document.sha256) == document
    (line,) = manifest(tmp_path)
    assert line["url"] == URL
    assert line["asked"] == f"{street.url}/{HOST}/list.html"
    assert (line["status"], line["bytes"], line["sha256"], line["wall"]) == (200, len(PAGE), document.sha256, None)
    assert line["headers"]["etag"] == '"1"'  # type: ignore[index]


def test_a_wall_is_archived_too(street: Publisher, fetcher: Fetcher, archive: Archive, tmp_path: Path) -> None:
    street.deeds[f"/{HOST}/list.html"] = page(b"<html>no</html>", 403)
    with pytest.raises(BlockedError) as blocked:
        fetcher.get(URL)
    (line,) = manifest(tmp_path)
    assert str(line["sha256"]) in str(blocked.value)
    assert archive.get(str(line["sha256"])).content == b"<html>no</html>"
    assert line["wall"] == "HTTP 403: access is refused"


def test_an_archive_that_cannot_be_written_fails_the_source(street: Publisher, tmp_path: Path) -> None:
    (tmp_path / "raw").write_text("a file where the folder should be")
    street.deeds[f"/{HOST}/list.html"] = page(PAGE)
    fetcher = Fetcher("", Archive(tmp_path / "raw"), pause=0, via=street.url, hosts={HOST})
    with fetcher, pytest.raises(FetchError, match=f"{HOST}: what it sent cannot be archived"):
        fetcher.get(URL)


def test_an_unchanged_page_is_not_sent_again(street: Publisher, archive: Archive, tmp_path: Path) -> None:
    street.deeds[f"/{HOST}/list.html"] = unless_known(PAGE, '"v1"')
    documents: list[Document] = []
    for _ in range(2):
        with Fetcher("", archive, pause=0, via=street.url, hosts={HOST}) as fetcher:
            documents.append(fetcher.get(URL, anchor="测试名单"))
    assert [document.content for document in documents] == [PAGE, PAGE]
    assert documents[1].charset == "gbk"
    assert [line["status"] for line in manifest(tmp_path)] == [200, 304]


def test_bytes_that_the_archive_lost_are_asked_for_in_full(street: Publisher, fetcher: Fetcher, tmp_path: Path) -> None:
    street.deeds[f"/{HOST}/list.html"] = unless_known(PAGE, '"v1"')
    sha256 = fetcher.get(URL).sha256
    (tmp_path / "raw" / sha256[:2] / sha256).write_bytes(b"damaged")
    assert fetcher.get(URL).content == PAGE
    assert "if-none-match" not in street.asked[-1][1]


def test_what_the_street_played_is_never_taken_for_the_real_page(
    street: Publisher, fetcher: Fetcher, archive: Archive
) -> None:
    street.deeds[f"/{HOST}/list.html"] = unless_known(PAGE, '"v1"')
    fetcher.get(URL)
    assert archive.validators(URL) is None
    assert archive.validators(f"{street.url}/{HOST}/list.html") is not None


def test_a_wall_is_never_remembered(street: Publisher, fetcher: Fetcher) -> None:
    street.deeds[f"/{HOST}/list.html"] = [page(b"<html>wait</html>", ETag='"w"'), page(PAGE)]
    with pytest.raises(BlockedError):
        fetcher.get(URL, anchor="测试名单")
    assert fetcher.get(URL, anchor="测试名单").content == PAGE
    assert "if-none-match" not in street.asked[-1][1]


def test_gzip_is_unpacked_and_a_connection_kept(street: Publisher, fetcher: Fetcher) -> None:
    packed = gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:])
    street.deeds[f"/{HOST}/list.html"] = page(packed, Content_Encoding="gzip")
    assert fetcher.get(URL).content == PAGE
    assert fetcher.get(URL).content == PAGE
    assert len(street.connections) == 1


def test_a_body_in_chunks(street: Publisher, fetcher: Fetcher) -> None:
    street.deeds[f"/{HOST}/list.html"] = raw(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"3\r\nabc\r\n", b"2\r\nde\r\n", b"0\r\n\r\n"
    )
    assert fetcher.get(URL).content == b"abcde"


def test_redirects_stay_among_the_declared_hosts(street: Publisher, fetcher: Fetcher) -> None:
    street.deeds[f"/{HOST}/list.html"] = moved("step?a=1")
    street.deeds[f"/{HOST}/step"] = moved(f"https://{OTHER}/%E5%90%8D", 301)
    street.deeds[f"/{OTHER}/%E5%90%8D"] = page(PAGE)
    assert fetcher.get(URL).url == f"https://{OTHER}/%E5%90%8D"
    assert street.paths == [f"/{HOST}/list.html", f"/{HOST}/step?a=1", f"/{OTHER}/%E5%90%8D"]


def test_a_cookie_is_kept_for_its_host_alone(street: Publisher, fetcher: Fetcher) -> None:
    street.deeds[f"/{HOST}/list.html"] = page(PAGE, Set_Cookie="JSESSIONID=1; Path=/")
    street.deeds[f"/{OTHER}/list.html"] = page(PAGE)
    fetcher.get(URL)
    fetcher.get(URL)
    assert street.asked[-1][1]["cookie"] == "JSESSIONID=1"
    fetcher.get(f"https://{OTHER}/list.html")
    assert "cookie" not in street.asked[-1][1]


def test_passing_failures_are_survived(street: Publisher, fetcher: Fetcher) -> None:
    cut = raw(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc")
    street.deeds[f"/{HOST}/list.html"] = [page(b"", 500), cut, page(b"", 503), page(PAGE)]
    assert fetcher.get(URL).content == PAGE


def test_retry_after_is_honoured(street: Publisher, fetcher: Fetcher) -> None:
    street.deeds[f"/{HOST}/list.html"] = [page(b"", 429, Retry_After="1"), page(PAGE)]
    assert fetcher.get(URL).content == PAGE
    assert street.asked_at[-1] - street.asked_at[-2] >= 1


@pytest.mark.parametrize("wait", ["3600", "Fri, 31 Dec 2049 23:59:59 GMT"])
def test_a_long_retry_after_is_left_for_the_next_night(street: Publisher, fetcher: Fetcher, wait: str) -> None:
    street.deeds[f"/{HOST}/list.html"] = page(b"", 429, Retry_After=wait)
    with pytest.raises(BlockedError, match=f"{HOST}: HTTP 429"):
        fetcher.get(URL)
    assert len(street.paths) == 1


def test_an_unreadable_retry_after_is_no_wait(street: Publisher, fetcher: Fetcher) -> None:
    street.deeds[f"/{HOST}/list.html"] = [page(b"", 503, Retry_After="soon"), page(PAGE)]
    assert fetcher.get(URL).content == PAGE


def test_there_is_a_pause_between_two_questions_to_one_host(street: Publisher, archive: Archive) -> None:
    street.deeds[f"/{HOST}/list.html"] = page(PAGE)
    with Fetcher("", archive, pause=0.2, via=street.url, hosts={HOST}) as fetcher:
        fetcher.get(URL)
        fetcher.get(URL)
    robots, first, second = street.asked_at
    assert first - robots >= 0.16
    assert second - first >= 0.16


def test_one_host_is_asked_one_question_at_a_time_and_two_hosts_at_once(street: Publisher, fetcher: Fetcher) -> None:
    """No answer begins before both hosts were asked: two at once, or nobody gets any further."""
    both, slowly = threading.Barrier(2), raw(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n", b"a", b"b", every=0.1)

    def together(handler: Handler) -> None:
        both.wait(60)
        slowly(handler)

    street.deeds[f"/{HOST}/list.html"] = street.deeds[f"/{OTHER}/list.html"] = together
    threads = [threading.Thread(target=fetcher.get, args=(f"https://{host}/list.html",)) for host in (HOST, OTHER) * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not both.broken
    at: dict[str, list[float]] = {HOST: [], OTHER: []}
    for (path, _), when in zip(street.asked, street.asked_at, strict=True):
        if path.endswith("/list.html"):
            at[path.split("/")[1]].append(when)
    assert all(second - first >= 0.19 for first, second in at.values())


# --- robots.txt


ROBOTS = b"User-agent: *\nDisallow: /private\n\nUser-agent: lender-checker\nDisallow: /no*.html$\nCrawl-delay: 0.2\n"


@pytest.mark.parametrize(("path", "allowed"), [("/list.html", True), ("/nothing.html", False), ("/private/x", True)])
def test_robots_txt_is_obeyed(
    street: Publisher, fetcher: Fetcher, path: str, allowed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses, sleep, own = [], time.sleep, threading.get_ident()

    def recorded(seconds: float) -> None:
        if threading.get_ident() == own:  # what other tests left running may sleep as well
            pauses.append(seconds)
        sleep(seconds)

    monkeypatch.setattr(time, "sleep", recorded)
    street.deeds[f"/{HOST}/robots.txt"] = page(ROBOTS)
    street.deeds[f"/{HOST}{path}"] = page(PAGE)
    if allowed:
        assert fetcher.get(f"https://{HOST}{path}").content == PAGE
        assert not any(pauses)  # the rules were read just now, and the first page need not wait for them
        fetcher.get(f"https://{HOST}{path}")
        assert street.asked_at[2] - street.asked_at[1] >= 0.16
    else:
        with pytest.raises(BlockedError, match=rf"{HOST}: its robots.txt asks programs not to read {path}"):
            fetcher.get(f"https://{HOST}{path}")
        assert street.paths == []


def test_robots_txt_is_read_once_a_run(street: Publisher, fetcher: Fetcher) -> None:
    street.deeds[f"/{HOST}/list.html"] = page(PAGE)
    fetcher.get(URL)
    fetcher.get(URL)
    assert len(street.asked) == len(street.paths) + 1


def test_robots_txt_of_where_a_redirect_leads_is_obeyed(street: Publisher, fetcher: Fetcher) -> None:
    street.deeds[f"/{HOST}/list.html"] = moved(f"https://{OTHER}/no.html")
    street.deeds[f"/{OTHER}/robots.txt"] = page(ROBOTS)
    with pytest.raises(BlockedError, match=OTHER):
        fetcher.get(URL)
    assert street.paths == [f"/{HOST}/list.html"]


@pytest.mark.parametrize(
    ("status", "error"),
    [(404, None), (403, None), (410, None), (429, FetchError), (500, FetchError), (521, BlockedError)],
)
def test_a_robots_txt_that_is_not_there(
    street: Publisher, fetcher: Fetcher, status: int, error: type[Exception] | None
) -> None:
    street.deeds[f"/{HOST}/robots.txt"] = page(b"", status)
    street.deeds[f"/{HOST}/list.html"] = page(PAGE)
    if error is None:
        assert fetcher.get(URL).content == PAGE
        return
    with pytest.raises(error, match=rf"{HOST}: HTTP {status} for robots.txt"):
        fetcher.get(URL)
    assert street.paths == []


# --- a host that does not want us


def test_after_three_refusals_a_host_is_left_alone(street: Publisher, fetcher: Fetcher) -> None:
    street.deeds[f"/{HOST}/list.html"] = page(b"", 403)
    street.deeds[f"/{OTHER}/list.html"] = page(PAGE)
    for _ in range(3):
        with pytest.raises(BlockedError, match="HTTP 403"):
            fetcher.get(URL)
    with pytest.raises(BlockedError, match=f"{HOST}: left alone"):
        fetcher.get(f"https://{HOST}/another")
    assert len(street.paths) == 3
    assert fetcher.get(f"https://{OTHER}/list.html").content == PAGE


def test_a_host_that_is_down_is_left_alone_too_and_that_is_no_refusal(street: Publisher, fetcher: Fetcher) -> None:
    street.deeds[f"/{HOST}/list.html"] = page(b"", 503)
    for _ in range(3):
        with pytest.raises(FetchError, match="HTTP 503"):
            fetcher.get(URL)
    with pytest.raises(FetchError, match=f"{HOST}: left alone .* HTTP 503"):
        fetcher.get(URL)
    assert len(street.paths) == 12


def test_a_good_answer_between_refusals_forgives_them(street: Publisher, fetcher: Fetcher) -> None:
    street.deeds[f"/{HOST}/wall"] = page(b"", 403)
    street.deeds[f"/{HOST}/list.html"] = page(PAGE)
    for _ in range(4):
        with pytest.raises(BlockedError, match="HTTP 403"):
            fetcher.get(f"https://{HOST}/wall")
        assert fetcher.get(URL).content == PAGE


def test_a_refusal_is_not_repeated(street: Publisher, fetcher: Fetcher) -> None:
    for status in (401, 403, 412, 521):
        street.deeds[f"/{HOST}/{status}"] = page(b"", status, Retry_After="0")
    for status in (401, 403, 412):
        with pytest.raises(BlockedError):
            fetcher.get(f"https://{HOST}/{status}")
    assert len(street.paths) == 3


def test_web_workers_stay_light() -> None:
    """Importing the sources, or even the fetcher, imports no HTTP library."""
    code = (
        "import sys, registries.sources, registries.fetch; "
        "print(*sorted({'requests', 'urllib3', 'protego', 'requests_hardened'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
