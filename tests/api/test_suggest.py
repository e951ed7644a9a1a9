"""GET /api/v1/suggest: names completed by characters, pinyin and initials, and not a word on whom they name."""

import logging
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from checker.app.factory import create_app
from checker.settings import Settings
from registries.store.store import Store
from tests.api.test_check import SECRET, problem
from tests.conftest import Valkey, wait_until
from tests.every_case import every_case
from tests.factories.records import product

PATH = "/api/v1/suggest"


def asked(client: FlaskClient, q: str, **more: object) -> dict:
    response = client.get(PATH, query_string={"q": q, **more})
    assert response.status_code == 200
    assert response.content_type == "application/json"
    return response.get_json()


def names(client: FlaskClient, q: str, **more: object) -> list[str]:
    return [suggestion["name"] for suggestion in asked(client, q, **more)["suggestions"]]


@every_case(
    ("typed", "name", "how"),
    [
        ("微", "微粒贷", "text"),
        ("微粒", "微粒贷", "text"),
        ("微粒貸", "微粒贷", "text"),
        (" 微粒　", "微粒贷", "text"),
        ("weilidai", "微粒贷", "pinyin"),
        ("weili", "微粒贷", "pinyin"),
        ("WeiLi", "微粒贷", "pinyin"),
        ("wei li dai", "微粒贷", "pinyin"),
        ("ｗｌｄ", "微粒贷", "initials"),
        ("wld", "微粒贷", "initials"),
        ("宜享", "宜享花", "text"),
        ("马上消费金融", "马上消费金融股份有限公司", "text"),
    ],
)
def test_a_name_is_completed(typed: str, name: str, how: str, client: FlaskClient) -> None:
    found = asked(client, typed)["suggestions"]
    assert (name, how) in {(one["name"], one["how"]) for one in found}


def test_an_alias_tells_whose_it_is(client: FlaskClient) -> None:
    answer = asked(client, "招联消金")
    first = answer["suggestions"][0]
    assert first["name"] == "招联消金"
    assert first["entity"] == {
        "id": "org-zhaolian-consumer-finance",
        "type": "organisation",
        "name": "招联消费金融股份有限公司",
    }


def test_it_says_nothing_of_whom_it_names(client: FlaskClient) -> None:
    answer = asked(client, "微粒")
    assert set(answer) == {"q", "suggestions", "dataset_revision"}
    assert {key for one in answer["suggestions"] for key in one} == {"name", "entity", "how", "part", "imitates"}
    assert {key for one in answer["suggestions"] for key in one["entity"]} == {"id", "type", "name"}
    assert answer["dataset_revision"] == client.get("/api/v1/check?name=微粒贷").get_json()["dataset_revision"]


@every_case(("typed", "first"), [("360", "360借条"), ("借条", "360借条"), ("jietiao", "360借条")])
def test_a_name_is_found_by_any_part_and_real_ones_come_before_fakes(
    typed: str, first: str, client: FlaskClient
) -> None:
    found = asked(client, typed, most=20)["suggestions"]
    assert found[0]["name"] == first
    fakes = [bool(one["imitates"]) for one in found]
    assert fakes == sorted(fakes)


def test_one_character_within_a_name_finds_nobody(client: FlaskClient) -> None:
    assert names(client, "条") == []


def test_of_a_fake_it_is_said_whom_it_imitates_in_the_words_of_the_notice(client: FlaskClient) -> None:
    found = {one["name"]: one for one in asked(client, "360", most=20)["suggestions"]}
    notice = found["360JT"]["imitates"]
    assert (notice["name"], notice["as_of"]) == ("360借条", "2023-04-13")
    assert notice["words"]["zh"] == "列为“仿冒金融平台类App”，冒充360借条。"
    assert notice["listed_by"]
    assert notice["title"]
    assert [one["imitates"] for name, one in found.items() if name != "360JT"] == [None] * (len(found) - 1)


@pytest.mark.parametrize("typed", ["京东金融", "安逸花", "360借条"])
def test_nobody_is_marked_whose_name_a_fake_bears(typed: str, client: FlaskClient) -> None:
    marked = {one["entity"]["name"]: bool(one["imitates"]) for one in asked(client, typed)["suggestions"]}
    assert not any(fake for name, fake in marked.items() if name != "京東金融"), marked


@every_case("typed", ["微", "360", "zl", "招联", "宜享"])
def test_a_suggested_name_leads_to_the_entity_it_was_suggested_for(typed: str, client: FlaskClient) -> None:
    for one in asked(client, typed)["suggestions"]:
        match = client.get("/api/v1/check", query_string={"name": one["name"]}).get_json()["match"]
        assert match["kind"] == "ambiguous" or match["entity"]["id"] == one["entity"]["id"], one


@every_case("typed", ["", " ", "a", "7", "。", "没有这样的名字", "微粒货", "x" * 120, "贷" * 120])
def test_what_begins_no_name_completes_to_nothing(typed: str, client: FlaskClient) -> None:
    assert names(client, typed) == []


def test_a_name_that_was_looked_for_in_vain_is_not_suggested(client: FlaskClient) -> None:
    assert client.get("/api/v1/check?name=银享花").get_json()["match"]["kind"] == "none"
    assert names(client, "银享花") == []


PERSONS = [
    "13812345678",
    "138 1234 5678",
    "微粒13812345678",
    "11010519491231002X",
    "６２２２０２１２３４５６７８９０１２３",
]


@every_case("typed", PERSONS)
def test_a_persons_number_is_not_repeated(typed: str, client: FlaskClient) -> None:
    answer = asked(client, typed)
    assert (answer["q"], answer["suggestions"]) == ("", [])


@pytest.mark.parametrize("most", [1, 3, 20])
def test_so_many_and_no_more(most: int, client: FlaskClient) -> None:
    assert len(names(client, "中", most=most)) == most


def test_eight_if_nobody_says_how_many(client: FlaskClient) -> None:
    assert len(names(client, "中")) == 8


@every_case(
    ("query", "status", "slug"),
    [
        ("", 422, "invalid-query"),
        ("most=3", 422, "invalid-query"),
        ("q=a%00b", 422, "invalid-query"),
        ("q=a%1Bb", 422, "invalid-query"),
        (f"q={'a' * 121}", 422, "invalid-query"),
        ("q=a&most=0", 422, "invalid-query"),
        ("q=a&most=21", 422, "invalid-query"),
        ("q=a&most=-1", 422, "invalid-query"),
        ("q=a&most=", 422, "invalid-query"),
        ("q=a&most=8.0", 422, "invalid-query"),
        ("q=a&most=%D9%A3", 422, "invalid-query"),
        (f"q=a&most={'9' * 3000}", 422, "invalid-query"),
        ("q=a&q=b", 400, "bad-parameter"),
        ("q=a&name=b", 400, "bad-parameter"),
        ("q=a&lang=en", 400, "bad-parameter"),
        ("q=%FF%FE", 400, "bad-parameter"),
        (f"q={'a' * 4096}", 414, "uri-too-long"),
    ],
)
def test_bad_queries(query: str, status: int, slug: str, client: FlaskClient) -> None:
    problem(client.get(f"{PATH}?{query}"), status, slug)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_it_is_only_read(method: str, client: FlaskClient) -> None:
    problem(client.open(f"{PATH}?q={SECRET}", method=method), 405, "method-not-allowed")


def test_no_shared_cache_may_keep_it_and_the_second_answer_is_saved(client: FlaskClient) -> None:
    first = client.get(f"{PATH}?q=微粒")
    assert first.headers["Cache-Control"] == "private, no-cache"
    again = client.get(f"{PATH}?q=微粒", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert client.get(f"{PATH}?q=微", headers={"If-None-Match": first.headers["ETag"]}).status_code == 200
    assert client.get(f"{PATH}?q=a%00").headers["Cache-Control"] == "no-store"


def test_what_is_typed_reaches_no_log(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        for typed in (SECRET, f"{SECRET}\x00", SECRET * 40):
            client.get(PATH, query_string={"q": typed})
    assert SECRET not in caplog.text
    assert "%E7" not in caplog.text


def test_a_bug_of_ours_repeats_nothing(settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    app = create_app(settings)
    app.extensions["checker"] = object()
    answer = app.test_client().get(f"{PATH}?q={SECRET}")
    problem(answer, 500, "internal")
    assert SECRET not in caplog.text


def limited(settings: Settings, **more: object) -> FlaskClient:
    return create_app(settings.model_copy(update={"rate_limit": "3/minute", **more})).test_client()


def codes(client: FlaskClient, path: str, times: int) -> list[int]:
    return [client.get(path).status_code for _ in range(times)]


def test_typing_has_twice_the_allowance_of_looking_up_and_takes_nothing_from_it(settings: Settings) -> None:
    client = limited(settings)
    assert codes(client, f"{PATH}?q=wld", 7) == [200] * 6 + [429]
    assert 0 < int(client.get(f"{PATH}?q=wld").headers["Retry-After"]) <= 60
    assert codes(client, "/api/v1/check?name=a", 4) == [200] * 3 + [429]
    problem(client.get(f"{PATH}?q={SECRET}"), 429, "rate-limited")


def test_the_default_is_six_hundred_a_minute(data_dir: Path) -> None:
    client = create_app(Settings(data_dir=data_dir)).test_client()
    assert client.get(f"{PATH}?q=wld").headers["X-RateLimit-Limit"] == "600"
    assert client.get("/api/v1/check?name=a").headers["X-RateLimit-Limit"] == "300"


def test_several_rates_are_each_doubled(settings: Settings) -> None:
    client = limited(settings, rate_limit="2/minute;100 per 3 hour")
    assert codes(client, f"{PATH}?q=wld", 5) == [200] * 4 + [429]


def test_both_allowances_hold_while_redis_is_dead(settings: Settings, valkey: Valkey) -> None:
    client = limited(settings, redis_url=valkey.url)
    assert codes(client, f"{PATH}?q=wld", 1) == [200]
    valkey.kill()
    assert codes(client, f"{PATH}?q=wld", 7) == [200] * 6 + [429]
    assert codes(client, "/", 2) + codes(client, "/api/v1/check?name=a", 2) == [200] * 3 + [429]


def test_any_page_may_read_it(client: FlaskClient) -> None:
    headers = client.get(f"{PATH}?q=wld", headers={"Origin": "https://example.org"}).headers
    assert headers["Access-Control-Allow-Origin"] == "*"


def published(settings: Settings, *brands: str) -> None:
    """Publish products of these names beside what the store holds."""
    store = Store(settings.database_url)
    store.publish("testland.products", [product(brand) for brand in brands], sha256="0" * 64, as_of="2026-11-24")
    store.close()


def test_a_publish_shows_without_a_restart(own_data: Path) -> None:
    settings = Settings(data_dir=own_data)
    client = create_app(settings).test_client()
    before = asked(client, "某某新")
    assert before["suggestions"] == []
    published(settings, "某某新花")
    wait_until(lambda: names(client, "某某新") == ["某某新花"])  # a worker looks for a new revision once a second
    assert asked(client, "某某新")["dataset_revision"] == before["dataset_revision"] + 1


def test_a_hostile_name_comes_without_what_cannot_be_seen(own_data: Path) -> None:
    settings = Settings(data_dir=own_data)
    published(settings, "甲<b>\u202e花\u200b")
    assert names(create_app(settings).test_client(), "甲") == ["甲<b>花"]
