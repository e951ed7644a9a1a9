"""An answer that is not today's says so first, and says what today says. On the facts as shipped, whose first revision
holds one roster only."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner
from flask.testing import FlaskClient

from checker.app.factory import create_app
from checker.cache.cache import MemoryCache
from checker.china_time import today_in_china
from checker.cli.main import cli
from checker.cli.output.plain_answer import plain_lines
from checker.cli.output.report_text import report_text
from checker.cli.output.short_answer import short_lines
from checker.collection.model import CollectorRequest
from checker.dataset.dataset import Dataset
from checker.entities.standing import standing_of
from checker.report import Report
from checker.request.model import CheckRequest
from checker.rules import CURRENT
from checker.service.checker import Checker
from checker.settings import Settings
from checker.summary.summarise import summarise
from registries.store.store import Store
from tests.cli.speaking import speaking

NAMED = "考拉速借"
WARNINGS = {"officially_named", "licence_revoked_or_missing"}
MARK = {"zh": "【旧数据回看】", "en": "[Replay of old data]"}


@pytest.fixture(scope="module")
def checker(data_dir: Path) -> Iterator[Checker]:
    store = Store(f"sqlite:///{data_dir / 'lender-checker.db'}")
    yield Checker(store, MemoryCache(10**8), 3600)
    store.close()


@pytest.fixture(scope="module")
def site(data_dir: Path) -> FlaskClient:
    return create_app(Settings(data_dir=data_dir, rate_limit="1000000/minute")).test_client()


@pytest.fixture(scope="module")
def warned(checker: Checker) -> dict[str, Report]:
    """Every known name that a record stands against, and what is answered today."""
    asked = {name: checker.check(CheckRequest(name=name)) for name in names_with_records(checker.newest())}
    return {name: report for name, report in asked.items() if stands_against(report)}


def names_with_records(dataset: Dataset) -> list[str]:
    graph, today = dataset.graph, today_in_china()
    struck = ("warned", "disqualified")
    found = graph.entities.values()
    return [one.name for one in found if one.notices or standing_of(one, graph, today).standing in struck]


def stands_against(report: Report) -> bool:
    rules = {finding.rule for finding in report.findings}
    return report.verdict.standing in ("warned", "disqualified") or bool(rules & WARNINGS)


# What is said today stands beside every old answer.


def test_every_warning_of_today_is_named_by_each_earlier_revision(checker: Checker, warned: dict[str, Report]) -> None:
    assert len(warned) >= 70
    for revision, names in ((1, warned), (9, list(warned)[::7])):
        for name in names:
            today = warned[name]
            replay = checker.check(CheckRequest(name=name, as_of_rev=revision)).replay
            assert replay is not None
            assert (replay.revision, replay.newest_revision) == (revision, today.dataset_revision)
            assert replay.now.headline == today.verdict.headline
            assert (replay.now.standing, replay.now.tier) == (today.verdict.standing, today.verdict.tier)
            assert {finding.rule for finding in replay.now.findings} == {finding.rule for finding in today.findings}
            assert all(finding.new for finding in replay.now.findings if finding.rule == "officially_named")


def test_a_name_that_an_old_revision_did_not_know_is_not_new_twice(checker: Checker) -> None:
    newest = checker.newest().revision
    day = today_in_china() - timedelta(days=1)
    replay = checker.check(CheckRequest(name=NAMED, as_of_rev=newest, on=day)).replay
    assert replay is not None
    assert [finding.new for finding in replay.now.findings] == [False]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_page_says_what_stands_today_before_what_it_replays(
    site: FlaskClient, warned: dict[str, Report], lang: str
) -> None:
    for name, today in list(warned.items())[:: 1 if lang == "zh" else 7]:
        response = site.get("/replay", query_string={"name": name, "as_of_rev": 1, "lang": lang})
        page = BeautifulSoup(response.data, "html.parser")
        whole = page.get_text()
        said = getattr(today.verdict.headline, lang)
        assert response.status_code == 200
        assert whole.index(MARK[lang]) < whole.index(said) < whole.index(page.select_one("#replayed").get_text())  # type: ignore[union-attr]
        assert all(getattr(finding.text, lang) in whole for finding in today.findings)
        assert MARK[lang] in page.title.get_text()  # type: ignore[union-attr]


# What is a replay, and what is not.


def test_todays_answer_bears_no_mark(checker: Checker) -> None:
    newest = checker.newest().revision
    for fields in ({}, {"on": today_in_china()}, {"as_of_rev": newest}, {"ruleset": CURRENT}):
        assert checker.check(CheckRequest.model_validate({"name": NAMED, **fields})).replay is None


@pytest.mark.parametrize(
    ("fields", "title", "differs"),
    [
        ({"as_of_rev": 1}, "旧数据回看", "数据是第1版（今天是第13版）"),
        ({"on": "2015-01-01"}, "旧数据回看", "按2015-01-01那天判断"),
        ({"ruleset": "2026.11"}, "旧数据回看", f"规则是2026.11版（今天是{CURRENT}版）"),
        ({"on": "2099-01-01"}, "按以后的日子试算", "按以后的一天（2099-01-01）判断，那天还没到"),
        ({"on": "2099-01-01", "as_of_rev": 1}, "旧数据回看", "那天还没到"),
    ],
)
def test_each_way_of_asking_otherwise_is_told(
    checker: Checker, fields: dict[str, object], title: str, differs: str
) -> None:
    replay = checker.check(CheckRequest.model_validate({"name": NAMED, **fields})).replay
    assert replay is not None
    assert replay.title.zh == title
    assert differs in replay.text.zh
    assert f"这不是今天（{today_in_china()}）的回答" in replay.text.zh
    assert replay.today == today_in_china()
    assert replay.now.standing == "warned"


def test_what_a_person_told_has_no_part_in_todays_answer(checker: Checker) -> None:
    told = {"name": "360借条", "lender": "兴业消费金融股份公司", "observed": {"upfront_fee": "yes"}, "on": "2026-11-01"}
    replay = checker.check(CheckRequest.model_validate(told)).replay
    today = checker.check(CheckRequest(name="360借条", lender="兴业消费金融股份公司"))
    assert replay is not None
    assert replay.now.headline == today.verdict.headline
    assert replay.now.risk_score == today.verdict.risk_score


# What is remembered, and by what it is known again.


def test_a_replay_remembered_yesterday_tells_what_stands_today(tmp_path: Path, data_dir: Path) -> None:
    """The body may come from the cache; the mark never does."""
    here = tmp_path / "copy.db"
    source, copy = (Store(f"sqlite:///{path}") for path in (data_dir / "lender-checker.db", here))
    for revision, kind in ((1, "starter.nfra_licences"), (2, "starter.notices")):
        rows = [held.record for held in source.records(source.revision()) if held.source == kind]
        copy.publish(kind, rows, sha256=str(revision) * 64, as_of=None)
        if revision == 1:
            copy.publish("starter.payment", [], sha256="9" * 64, as_of=None)
    cache, asked = MemoryCache(10**7), CheckRequest(name=NAMED, as_of_rev=1)
    source.close()
    first = Checker(copy, cache, 3600)
    before = first.check(asked)
    tag = first.prepare(asked).etag
    copy.publish("starter.notices", [], sha256="8" * 64, as_of=None)
    second = Checker(copy, cache, 3600)
    after = second.check(asked)
    assert before.replay is not None
    assert after.replay is not None
    assert (before.replay.now.standing, after.replay.now.standing) == ("warned", "unknown")
    assert before.generated_at == after.generated_at  # the body came from the cache
    assert second.prepare(asked).etag != tag
    copy.close()


def test_a_replay_is_the_same_bytes_in_any_worker(data_dir: Path) -> None:
    store = Store(f"sqlite:///{data_dir / 'lender-checker.db'}")
    workers = [Checker(store, MemoryCache(size), 3600) for size in (0, 10**7)]
    bodies = [worker.check_json(CheckRequest(name=NAMED, as_of_rev=1)) for worker in workers for _ in range(2)]
    assert len({json.dumps({**json.loads(body), "generated_at": ""}) for body in bodies}) == 1
    store.close()


# The faces.


def test_the_interface_marks_a_replay_and_lets_nobody_keep_it(site: FlaskClient) -> None:
    asked = {"name": NAMED, "as_of_rev": 1}
    for response in (site.get("/api/v1/check", query_string=asked), site.post("/api/v1/check", json=asked)):
        assert response.get_json()["replay"]["now"]["findings"][0]["rule"] == "officially_named"
        assert response.headers["Cache-Control"] == "no-store"
        assert "noindex" in response.headers["X-Robots-Tag"]
    today = site.get("/api/v1/check", query_string={"name": NAMED})
    assert today.get_json()["replay"] is None
    assert "X-Robots-Tag" not in today.headers
    assert today.headers["Cache-Control"] == "private, no-cache"


def test_an_ordinary_address_takes_no_replay(site: FlaskClient) -> None:
    for fields in ({"as_of_rev": "1"}, {"on": "2015-01-01"}, {"ruleset": "2026.11"}, {"as_of_rev": ""}):
        asked = {"name": NAMED, **fields}
        for response in (site.get("/check", query_string=asked), site.post("/check", data=asked)):
            page = BeautifulSoup(response.data, "html.parser")
            links = [(str(link["href"]), link.get_text()) for link in page.select("main a")]
            assert response.status_code == 400
            assert response.headers["Cache-Control"] == "no-store"
            assert page.select_one("#standing") is None
            assert links[0][0].startswith("/check?name=")
            assert all(MARK["zh"] in words for address, words in links if "/replay" in address)
            assert len(links) == (2 if all(fields.values()) else 1)


def test_a_replay_is_listed_nowhere_and_dated_as_what_it_is(site: FlaskClient) -> None:
    response = site.get("/replay", query_string={"name": NAMED, "on": "2015-01-01"})
    page = BeautifulSoup(response.data, "html.parser")
    today = today_in_china()
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert response.headers["Cache-Control"] == "no-store"
    assert page.select_one('meta[name=robots][content*="noindex"]')
    assert not page.select("link[rel=canonical]")
    assert "Disallow: /replay" in site.get("/robots.txt").text
    assert f"{today.year}年{today.month}月{today.day}日查询" in page.get_text()
    assert "2015年1月1日查询" not in page.get_text()
    assert "数据版本13，按2015年1月1日判断" in page.get_text()
    link = page.select_one("input#link")
    assert link is not None
    assert "/replay?" in str(link["value"])
    label = page.select_one("label[for=link]")
    assert label is not None
    assert "旧数据" in label.get_text()


def test_a_replay_that_is_todays_answer_leads_there(site: FlaskClient) -> None:
    newest = site.get("/api/v1/check", query_string={"name": NAMED}).get_json()["dataset_revision"]
    response = site.get("/replay", query_string={"name": NAMED, "as_of_rev": newest})
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/check?name=")


@pytest.mark.parametrize(
    ("query", "status"), [("", 400), ("name=a", 400), ("name=a&as_of_rev=999", 422), ("name=a&as_of_rev=1&q=b", 400)]
)
def test_a_replay_that_cannot_be_had(site: FlaskClient, query: str, status: int) -> None:
    response = site.get(f"/replay?{query}")
    assert response.status_code == status
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert "tel:110" in response.text


def test_no_page_of_today_leads_to_a_replay(site: FlaskClient) -> None:
    for address in ("/", "/sources", f"/check?name={NAMED}", "/corrections"):
        assert "/replay" not in site.get(address).text


def test_the_command_begins_with_the_mark_in_the_reader_s_language(checker: Checker, data_dir: Path) -> None:
    old, today = (checker.check(CheckRequest(name=NAMED, as_of_rev=revision)) for revision in (1, None))
    for lang, mark in (("zh", "【旧数据回看】这不是今天"), ("en", "[Replay of old data] ")):
        with speaking(lang):
            lines = report_text(old).splitlines()
            first, *_ = short_lines(old, summarise(old), 80)
            plain = list(plain_lines(old, summarise(old)))
        assert lines[0].startswith(mark)
        assert ("not the answer of today" in lines[0]) == (lang == "en")
        assert getattr(today.verdict.headline, lang) in lines[1]
        assert getattr(old.replay.title, lang) in first
        assert plain[0].startswith("replay\t")
        assert plain[1] == f"today\t{getattr(today.verdict.headline, lang)}\t{today.verdict.tier}"
    words = ["check", NAMED, "--as-of-rev", "1", "--json"]
    shown = CliRunner().invoke(cli, words, env={"LENDER_CHECKER_DATA_DIR": str(data_dir)})
    assert json.loads(shown.output)["replay"]["now"]["standing"] == "warned"


def test_an_old_answer_about_a_collector_is_marked_too(checker: Checker, site: FlaskClient, data_dir: Path) -> None:
    asked = {"name": NAMED, "as_of_rev": 1}
    report = checker.collector(CollectorRequest.model_validate(asked))
    today = checker.collector(CollectorRequest(name=NAMED))
    assert today.replay is None
    assert report.replay is not None
    assert report.replay.now is not None
    assert report.replay.now.who == today.who.text != report.who.text
    response = site.get("/api/v1/collector", query_string=asked)
    assert response.get_json()["replay"]["revision"] == 1
    assert "noindex" in response.headers["X-Robots-Tag"]
    shown = CliRunner().invoke(
        cli, ["collector", NAMED, "--as-of-rev", "1"], env={"LENDER_CHECKER_DATA_DIR": str(data_dir)}
    )
    assert shown.output.startswith("【旧数据回看】")
    assert today.who.text.zh in shown.output.splitlines()[1]


def test_a_replay_of_answers_alone_about_a_collector_is_marked(checker: Checker) -> None:
    asked = CollectorRequest.model_validate({"observed": {"violence": "yes"}, "on": "2015-01-01"})
    replay = checker.collector(asked).replay
    assert replay is not None
    assert replay.now is None
    assert "2015-01-01" in replay.text.zh
