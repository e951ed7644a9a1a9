"""Feeds of a real store, in which lists are published while a reader comes by; read by a reader of feeds."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import feedparser
import pytest
import requests
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from checker.app.error_handlers import register_error_handlers
from checker.cache.cache import MemoryCache
from checker.revisions.dispute_state import DisputeState
from checker.service.checker import Checker
from checker.service.current import register_checker
from checker.web import blueprint
from registries.model import Record
from registries.row_identity import digest
from registries.sources import BUILT_IN
from registries.store.store import Store
from tests.conftest import Server
from tests.factories.records import cite, licence, notice, partner, product

LISTS = "nfra.legal_persons"
NOTICES, PRODUCTS, PARTNERS = "own.notices", "own.products", "own.partners"
BANK, FIRM = "丙丙银行股份有限公司", "甲甲科技有限公司"
HOSTILE = "恶<script>&\"'\u202e花"


class Site:
    """The pages on a small store of their own, with the error pages of the application, and a hand that publishes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Store(f"sqlite:///{folder / 'lender-checker.db'}")
        self._client: FlaskClient | None = None

    @property
    def client(self) -> FlaskClient:
        """A process that was started after the last publish."""
        if self._client is None:
            app = Flask("tests.web.feeds", static_folder=None)
            app.register_blueprint(blueprint)
            register_error_handlers(app)
            checker = Checker(self.store, MemoryCache(1 << 20), 60, changes_dir=self.folder / "changes")
            self.checker = checker
            register_checker(app, checker)
            self._client = app.test_client()
        return self._client

    def restart(self) -> None:
        """The next process remembers nothing but what is in the folder."""
        self._client = None

    def publish(self, source: str, *rows: Record, as_of: str = "2026-10") -> int:
        self.restart()
        return self.store.publish(source, rows, sha256="0" * 64, as_of=as_of).revision

    def get(self, path: str, **headers: str) -> TestResponse:
        return self.client.get(f"/feeds/{path}", headers=headers)

    def feed(self, path: str) -> feedparser.FeedParserDict:
        response = self.get(path)
        assert response.status_code == 200, response.get_data(as_text=True)
        assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
        return read(response)

    def name(self, name: str, lang: str = "") -> feedparser.FeedParserDict:
        return self.feed(f"name.atom?name={quote(name)}{lang}")


def read(response: TestResponse) -> feedparser.FeedParserDict:
    """The feed as a reader has it, all that RFC 4287 asks for in place."""
    feed = feedparser.parse(response.data)
    assert (feed.bozo, feed.version) == (False, "atom10"), feed.get("bozo_exception")
    assert feed.feed.id
    assert feed.feed.title
    assert feed.feed.updated_parsed
    assert feed.feed.author
    assert [link.rel for link in feed.feed.links].count("self") == 1
    ids = [entry.id for entry in feed.entries]
    assert len(ids) == len(set(ids))
    for entry in feed.entries:
        assert entry.id.startswith("tag:localhost,2026:")
        assert entry.title
        assert entry.updated_parsed
        assert entry.link.startswith("http://localhost/")
        assert entry.content[0].type == "application/xhtml+xml"
        assert entry.content[0].value
    days = [entry.updated_parsed for entry in feed.entries]
    assert days == sorted(days, reverse=True)
    return feed


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    site = Site(tmp_path)
    site.publish("own.first", licence("首家银行股份有限公司", "bank"))
    yield site
    site.store.close()


def test_a_name_nobody_knows_gains_an_entry_once_a_list_names_it(site: Site) -> None:
    before = site.name("某某甲花")
    (entry,) = before.entries
    assert "现在没查到" in entry.title
    assert entry.id.endswith("/unknown")
    assert "不说明它好，也不说明它坏" in before.feed.subtitle
    # a revision about others says nothing, and is no news
    site.publish(LISTS, licence(BANK, "bank"))
    assert [(one.id, one.updated) for one in site.name("某某甲花").entries] == [(entry.id, entry.updated)]
    revision = site.publish(PRODUCTS, product("某某甲花", FIRM))
    after = site.name("某某甲花")
    assert after.feed.id == before.feed.id
    (known,) = after.entries
    assert known.id == known.id.removesuffix(f"/{revision}") + f"/{revision}"
    assert known.id != entry.id
    assert "第一次查到它" in known.title
    assert FIRM in known.content[0].value
    assert "测试发布者《测试名单》，2026年9月30日" in known.content[0].value


def test_what_comes_and_goes_is_told_by_revision_and_accuses_nobody(site: Site) -> None:
    site.publish(PRODUCTS, product("甲花", FIRM))
    site.publish(LISTS, licence(BANK, "bank"), as_of="2026-09-30")
    site.publish(PARTNERS, partner(BANK, FIRM))
    site.publish(NOTICES, notice("甲花", "interview", cite=cite("2026-11-01", title="约谈")))
    site.publish(LISTS, licence("丁丁银行股份有限公司", "bank"), as_of="2026-10-31")
    entries = site.name("甲花").entries
    texts = [entry.title + entry.content[0].value for entry in entries]
    assert len(texts) == 4  # the bank's licence alone did not change the brand
    ended, interview, listed, known = texts
    assert "以前是“介绍借款的平台”，现在是“知道是谁，还没证实”" in ended
    assert "约谈不等于处罚" in interview
    assert "《约谈》" in interview
    assert f"{BANK}的名单或公告写了它" in listed
    assert "第一次查到它" in known
    (gone, *_) = site.name(BANK).entries
    assert "2026年10月31日的名单里没有它了。没有，不等于违法" in gone.content[0].value
    english = site.name(BANK, "&lang=en").entries[0]
    assert "no longer on the list of 31 Oct 2026. That is not unlawful" in english.content[0].value
    assert english.id == f"{gone.id}:en"
    whole = "".join(texts) + gone.content[0].value
    assert not [word for word in ("非法", "骗子", "正规", "安全", "无牌") if word in whole]


def test_a_list_read_again_under_a_new_date_is_no_news_of_anybody(site: Site) -> None:
    site.publish(LISTS, licence(BANK, "bank", cite=cite("2026-09-30")))
    before = [entry.id for entry in site.name(BANK).entries]
    revision = site.publish(LISTS, licence(BANK, "bank", cite=cite("2026-10-31")))
    assert [entry.id for entry in site.name(BANK).entries] == before
    newest = site.feed("changes.atom").entries[0]
    assert newest.id == f"tag:localhost,2026:revision/{revision}"
    assert "没有名字的结果因此变了" in newest.title


def test_all_changes_name_the_list_and_whom_it_changed(site: Site) -> None:
    site.publish(LISTS, licence(BANK, "bank"))
    site.publish(LISTS, licence(BANK, "bank", "cancelled"), licence("丁丁银行股份有限公司", "bank"))
    feed = site.feed("changes.atom")
    newest, first = feed.entries[:2]
    title = BUILT_IN.reader(LISTS)
    assert title is not None
    assert newest.title.endswith(f"{title.source.title.zh}，2个名字有变化")
    assert "新收进" in first.title
    assert f'href="http://localhost/check?name={quote(BANK)}"' in newest.content[0].value
    assert "名单以前写“有效”，现在写“注销或取消”" in newest.content[0].value
    assert "多了1行，少了0行，改了1行" in newest.content[0].value
    english = site.feed("changes.atom?lang=en")
    assert english.feed.language == "en"
    assert "2 names changed" in english.entries[0].title


def test_older_changes_stand_in_archives_that_never_change(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.web.feeds.changes_feed.PAGE", 5)
    for number in range(11):
        newest = site.publish(LISTS, licence(f"丙{number}丙银行股份有限公司", "bank"))
    revisions: list[int] = []
    path: str | None = "changes.atom"
    while path:
        response = site.get(path)
        feed = read(response)
        links = {link.rel: link.href for link in feed.feed.links}
        revisions += [int(entry.id.rpartition("/")[2]) for entry in feed.entries]
        assert (b"fh:archive" in response.data) == (path != "changes.atom")
        assert path == "changes.atom" or links["current"] == "http://localhost/feeds/changes.atom"
        path = links.get("prev-archive", "").partition("/feeds/")[2] or None
    assert set(revisions) == set(range(1, newest + 1))
    oldest = site.get("changes.atom?archive=1").data
    site.publish(LISTS, licence(BANK, "bank"))
    assert site.get("changes.atom?archive=1").data == oldest
    assert site.get(f"changes.atom?archive={newest}").status_code == 404


def test_a_hostile_name_is_only_a_name(site: Site) -> None:
    site.publish(PRODUCTS, product(HOSTILE, FIRM, aliases=("控\x07制",)))
    for path in (
        f"name.atom?name={quote(HOSTILE)}",
        "changes.atom",
        "name.atom?name=%3C%2Fentry%3E%3Cb%3E%26%E8%8A%B1",
    ):
        response = site.get(path)
        read(response)
        body = response.get_data(as_text=True)
        assert "<script" not in body
        assert "\u202e" not in body
        assert "\x07" not in body
    (entry,) = site.name(HOSTILE).entries
    assert "恶<script>&\"'花" in entry.title


def test_a_reader_that_has_it_gets_304_and_whoever_asks_wrongly_why(site: Site) -> None:
    for path, shared in (("changes.atom", "public"), ("name.atom?name=%E8%8A%B1%E5%91%97", "private")):
        first = site.get(path)
        etag, modified = first.headers["ETag"], first.headers["Last-Modified"]
        assert first.headers["Cache-Control"] == f"{shared}, max-age=600"
        assert first.headers["X-Robots-Tag"] == "noindex"
        for headers in ({"If-None-Match": etag}, {"If-Modified-Since": modified}):
            again = site.get(path, **headers)
            assert (again.status_code, again.data) == (304, b"")
            assert again.headers["ETag"] == etag
        assert site.client.head(f"/feeds/{path}").headers["ETag"] == etag
    site.publish(LISTS, licence(BANK, "bank"))
    assert site.get("changes.atom", **{"If-None-Match": etag}).status_code == 200
    for path, status, slug in (
        ("name.atom", 422, "invalid-query"),
        ("name.atom?name=13912345678", 422, "invalid-query"),
        (f"name.atom?name={quote('好' * 121)}", 422, "invalid-query"),
        ("name.atom?name=a&name=b", 400, "bad-parameter"),
        ("name.atom?name=%E8%8A%B1%E5%91%97&observed=x", 400, "bad-parameter"),
        ("changes.atom?archive=x", 400, "bad-parameter"),
        ("changes.atom?archive=0", 404, "no-such-feed"),
        ("entities/product-nobody.atom", 404, "no-such-feed"),
        ("entities/..%2Fx.atom", 404, "not-found"),
        ("other.atom", 404, "not-found"),
    ):
        answer = site.get(path)
        assert answer.status_code == status, path
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert json.loads(answer.data)["type"] == f"/problems/{slug}"
        assert "13912345678" not in answer.get_data(as_text=True)


def test_an_entity_and_an_ambiguous_name(site: Site) -> None:
    rows = (product("甲花", FIRM, aliases=("甲甲花",)), product("乙花", FIRM))
    site.publish(PRODUCTS, *rows, product("花花", None, finding="ambiguous", candidates=("甲花", "乙花")))
    by_name = site.name("甲甲花")
    id_ = by_name.entries[0].id.rsplit("/", 2)[1]
    by_id = site.feed(f"entities/{id_}.atom")
    assert [entry.id for entry in by_id.entries] == [entry.id for entry in by_name.entries]
    assert by_id.feed.id != by_name.feed.id
    (entry,) = site.name("花花").entries
    assert "不止一个意思" in entry.title
    assert entry.content[0].value.count("/feeds/entities/product-") == 2


def test_what_was_worked_out_is_kept_and_a_damaged_file_is_worked_out_again(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        site.publish(LISTS, licence(f"丙{number}丙银行股份有限公司", "bank"))
    body = site.get("changes.atom").data
    files = sorted((site.folder / "changes").iterdir())
    assert [file.name.partition("-")[0] for file in files] == ["1", "2", "3", "4"]
    files[0].write_text('{"revision": 1')
    files[1].write_text(files[1].read_text().replace('"revision":', '"revisions":'))
    written = [file.stat().st_mtime_ns for file in files]
    site.restart()
    monkeypatch.setattr("checker.revisions.change_log._AT_ONCE", 1)
    first = site.get("changes.atom")  # some at a time: a reader is asked back
    assert (first.status_code, first.headers["Retry-After"]) == (503, "1")
    assert site.get("changes.atom").data == body
    assert [file.stat().st_mtime_ns != then for file, then in zip(files, written, strict=True)] == [
        True,
        True,
        False,
        False,
    ]


def test_what_two_people_withdrew_is_in_no_feed(site: Site) -> None:
    """A record that was withdrawn is used by no answer of any revision, and told by no entry of any feed."""
    row = notice("甲花", "warning", cite=cite(title="错的通报"))
    site.publish(PRODUCTS, product("甲花", FIRM))
    site.publish(NOTICES, row)
    assert "错的通报" in site.get("changes.atom").get_data(as_text=True) + str(site.name("甲花").entries)
    withdrawn = DisputeState("1", {}, frozenset({(NOTICES, digest(row))}))
    revisions = site.checker._revisions
    revisions._loaded = replace(revisions._loaded, disputes=withdrawn)
    assert "错的通报" not in str(site.name("甲花").entries)
    assert "错的通报" not in site.get("changes.atom").get_data(as_text=True)


def test_the_served_application_answers_readers(server: Server) -> None:
    url = f"{server.url}/feeds/changes.atom"
    answer = requests.get(url, timeout=60)
    feed = feedparser.parse(answer.content)
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert answer.headers["X-RateLimit-Limit"]
    assert len(feed.entries) == 13
    assert all(entry.id.startswith("tag:127.0.0.1,2026:revision/") for entry in feed.entries)
    assert feed.feed.links[0].href == url
    again = requests.get(url, headers={"If-None-Match": answer.headers["ETag"]}, timeout=60)
    assert (again.status_code, again.content) == (304, b"")
