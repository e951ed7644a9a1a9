"""The front page: what is held and how fresh, examples that hold, and entrances that are open whatever is broken."""

from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from checker.app.factory import create_app
from checker.dataset.dataset import dataset_of
from checker.dataset.holdings import Holding, holdings_of
from checker.errors import StoreAwayError
from checker.settings import Settings
from tests.web.conftest import HOLDINGS, Answers
from tests.web.reading import soup, words

DAY = date(2026, 11, 30)
DOORS = ("/emergency", "/collector", "/read")


def lines(client: FlaskClient, path: str = "/") -> list[str]:
    return [
        " ".join(words(part) for part in line.select("dt, dd")) for line in soup(client, path).select(".bill > div")
    ]


def has_its_doors(client: FlaskClient) -> None:
    page = soup(client, "/")
    targets = {str(tag.get("href") or tag.get("action")) for tag in page.select("main a, main form")}
    assert targets >= set(DOORS)


def test_it_says_how_much_is_held_and_how_fresh(client: FlaskClient, answers: Answers) -> None:
    assert lines(client) == [
        "知道名字的公司 2026年4月 1 602家",
        "其中名单说能放贷的 2025年12月 377家",
        "借款产品和App 2026年11月 411个",
        "官方通报 2026年3月 198条",
        "合作名单 2026年1月，已旧 19份",
    ]
    assert "Partner lists January 2026, old 19" in lines(client, "/?lang=en")
    main = words(soup(client, "/").main or soup(client, "/"))
    assert "都是摘录，不是全部" in main
    assert "看22份名单" in main
    answers.kept = HOLDINGS.model_copy(update={"whole": 3, "extracts": 12})
    assert "22份名单里，3份是整份，其余是摘录" in words(soup(client, "/"))


def test_what_is_not_held_is_not_counted(client: FlaskClient, answers: Answers) -> None:
    none = Holding(kind="notices", count=0, newest=None, old=False)
    undated = Holding(kind="brands", count=2, newest=None, old=False)
    answers.kept = HOLDINGS.model_copy(update={"holdings": (undated, none), "lists": 1})
    assert lines(client) == ["借款产品和App 没写日期 2个"]
    assert "看这份名单" in words(soup(client, "/"))


def test_an_example_is_one_tap_away_and_only_where_it_holds(client: FlaskClient, answers: Answers) -> None:
    examples = soup(client, "/").select(".eg a")
    assert [(a["href"], a["rel"]) for a in examples] == [
        ("/check?name=listed_partner", ["nofollow"]),
        ("/check?name=unknown", ["nofollow"]),
    ]
    answers.kept = HOLDINGS.model_copy(update={"known": None})
    assert [words(a) for a in soup(client, "/").select(".eg a")] == ["unknown"]
    answers.kept = HOLDINGS.model_copy(update={"known": None, "unknown": None})
    assert not soup(client, "/").select(".eg")


def test_what_happens_to_what_is_typed_is_one_tap_away(client: FlaskClient) -> None:
    assert soup(client, "/").select_one("form #hint a[href='/privacy']")


def test_an_empty_store_is_said_and_the_page_works(client: FlaskClient, answers: Answers) -> None:
    answers.kept = holdings_of(dataset_of(0, [], {}, {}), (), DAY)
    has_its_doors(client)
    assert "现在手里没有名单" in words(soup(client, "/"))
    assert lines(client) == []
    answers.kept, answers.store_answers = HOLDINGS, False
    assert "名单库现在连不上" in words(soup(client, "/"))
    assert len(lines(client)) == 5


class AwayForGood:
    """A checker whose store never answered."""

    def holdings(self) -> None:
        raise StoreAwayError


@pytest.mark.parametrize("checker", [AwayForGood(), None])
def test_a_broken_store_takes_no_entrance_away(settings: Settings, checker: object) -> None:
    app: Flask = create_app(settings)
    app.extensions["checker"] = checker
    client = app.test_client()
    assert client.get("/").status_code == 200
    has_its_doors(client)
    assert "名单现在读不出来" in words(soup(client, "/"))


def test_the_real_page_counts_the_real_lists_and_its_examples_hold(settings: Settings) -> None:
    client = create_app(settings).test_client()
    known, unknown = (str(a["href"]) for a in soup(client, "/").select(".eg a"))
    standing = [client.get(f"/api/v1{path}").get_json()["verdict"]["standing"] for path in (known, unknown)]
    assert standing == ["listed_partner", "unknown"]
    assert len(lines(client)) == 5
