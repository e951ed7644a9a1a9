"""Feeds of a real store, in which lists are published while a reader comes by; read by a reader of feeds."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import feedparser
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from checker.app.factory import create_app
from checker.settings import Settings
from registries.model import Record
from registries.sources import BUILT_IN
from registries.store.store import Store
from tests.factories.records import cite, licence, notice, partner, product

LISTS = "nfra.legal_persons"
NOTICES, PRODUCTS, PARTNERS = "own.notices", "own.products", "own.partners"
BANK, FIRM = "丙丙银行股份有限公司", "甲甲科技有限公司"
HOSTILE = "恶<script>&\"'\u202e花"


class Site:
    """An application on a store of its own, and a second hand that publishes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Store(f"sqlite:///{folder / 'lender-checker.db'}")
        self._client: FlaskClient | None = None

    @property
    def client(self) -> FlaskClient:
        """A process that was started after the last publish."""
        if self._client is None:
            app = create_app(Settings(data_dir=self.folder, rate_limit="1000000/minute"))
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


@pytest.fixture(scope="module")
def worked_out(tmp_path_factory: pytest.TempPathFactory, starter: Path) -> Path:
    """A data folder in which it is known what the starter facts changed: to work that out takes seconds."""
    folder = tmp_path_factory.mktemp("worked-out")
    shutil.copy(starter, folder / "lender-checker.db")
    site = Site(folder)
    assert site.get("changes.atom").status_code == 200
    site.store.close()
    return folder


@pytest.fixture
def site(tmp_path: Path, worked_out: Path) -> Iterator[Site]:
    shutil.copytree(worked_out, tmp_path, dirs_exist_ok=True)
    site = Site(tmp_path)
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
    newest = site.store.revision()
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
    by_id, by_name = site.feed("entities/product-qifu-jietiao.atom"), site.name("360借条")
    assert [entry.id for entry in by_id.entries] == [entry.id for entry in by_name.entries]
    assert by_id.entries
    assert by_id.feed.id != by_name.feed.id
    several = product("花花", None, finding="ambiguous", candidates=("借呗", "花呗"))
    site.publish(PRODUCTS, several)
    (entry,) = site.name("花花").entries
    assert "不止一个意思" in entry.title
    assert entry.content[0].value.count("/feeds/entities/product-") == 2


def test_what_was_worked_out_is_kept_and_a_damaged_file_is_worked_out_again(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.revisions.change_log._AT_ONCE", 1)
    body = site.get("changes.atom").data
    files = sorted((site.folder / "changes").iterdir())
    assert len(files) == site.store.revision()
    assert all(file.suffix == ".json" for file in files)
    files[0].write_text('{"revision": 1')
    files[1].write_text(files[1].read_text().replace('"revision":', '"revisions":'))
    written = {file: file.stat().st_mtime_ns for file in files}
    site.restart()
    first = site.get("changes.atom")  # some at a time: a reader is asked back
    assert (first.status_code, first.headers["Retry-After"]) == (503, "1")
    assert site.get("changes.atom").data == body
    again = {file: file.stat().st_mtime_ns for file in files}
    assert [file for file in files if again[file] != written[file]] == files[:2]
