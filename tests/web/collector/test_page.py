"""The page /collector as a person without JavaScript meets it, on the starter facts."""

import gzip
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from bs4.element import Tag
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import MultiDict

from checker.app.factory import create_app
from checker.observations import observations_by_key
from checker.settings import Settings
from checker.web.collector.form import FIRST, PREFIX, QUESTIONS
from tests.web.reading import words

HUADAO = "华道数据处理(苏州)有限公司"
STORY = {"name": "某某", "lender": "360借条", "observed.visit_threatened": "yes"}
EVERYTHING = {"name": HUADAO, "lender": "360借条", **{PREFIX + key: "yes" for key in QUESTIONS}}
HELP = {"tel:110", "tel:120", "tel:12356", "sms:12110"}
MOST_BYTES = 60 * 1024


@pytest.fixture(scope="module")
def app(real_app: Flask) -> Flask:
    """The real application on the starter facts."""
    return real_app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def answer(client: FlaskClient, form: dict[str, str], status: int = 200, lang: str = "") -> BeautifulSoup:
    response = client.post(f"/collector{lang}", data=form)
    assert response.status_code == status
    assert response.headers["Cache-Control"] == "no-store"
    return BeautifulSoup(response.data, "html.parser")


def first_section(page: BeautifulSoup) -> Tag:
    found = page.select_one("main > section")
    assert isinstance(found, Tag)
    return found


def test_the_form_asks_what_is_most_pressing_first_and_takes_nothing_for_granted(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/collector").data, "html.parser")
    form = page.select_one("main form")
    assert form is not None
    assert (form["method"], form["action"]) == ("post", "/collector")
    fields = list(dict.fromkeys(str(tag["name"]) for tag in form.select("input")))
    assert fields[:4] == ["observed.violence", "name", "lender", "observed.visit_threatened"]
    assert fields[3:7] == [PREFIX + key for key in FIRST[1:]]
    assert {str(tag["value"]) for tag in form.select("input[checked]")} == {"unknown"}
    assert len(form.select("input[checked]")) == len(QUESTIONS)
    assert not form.select("[required]")
    assert words(form.select_one("button") or form) == "告诉我该怎么办"


def test_every_question_about_collection_is_on_the_form() -> None:
    about_conduct = {key for key, one in observations_by_key().items() if one.about == "conduct"}
    assert about_conduct <= set(QUESTIONS)


def test_the_three_first_things_stand_there_before_any_answer(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/collector").data, "html.parser")
    assert len(page.select("section.now ol.steps > li")) == 3
    assert "help" in first_section(page)["class"]


@pytest.mark.parametrize("form", [STORY, EVERYTHING, {"observed.violence": "yes"}, {"name": "<b>甲</b>"}])
def test_the_help_line_comes_before_everything(client: FlaskClient, form: dict[str, str]) -> None:
    first = first_section(answer(client, form))
    assert {str(a["href"]) for a in first.select("a")} == HELP


def test_a_law_stands_below_the_words_to_say_and_never_beside_them(client: FlaskClient) -> None:
    """A step lays its parts out in a row, so its words and their law are one part."""
    page = answer(client, STORY)
    steps = [step for step in page.select("ol.steps li") if step.select_one(".basis")]
    assert len(steps) >= 2
    assert all(
        len(step.find_all(recursive=False)) == 1 and not step.find(string=True, recursive=False) for step in steps
    )


def test_the_answer_keeps_its_order(client: FlaskClient) -> None:
    text = words(answer(client, EVERYTHING).main or BeautifulSoup("", "html.parser"))
    parts = ["先顾人，再顾钱", "人先脱离危险", "谁在催，替谁催", "放款机构的催收名单", "能不能这样催", "照着念"]
    parts += ["留下这些", "按这个顺序打", "接着看"]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_the_story_of_the_man_who_says_he_comes_tomorrow(client: FlaskClient) -> None:
    page = answer(client, STORY)
    text = words(page)
    assert "可能来，也可能不来" in text
    assert "“奇富借条”是App或平台的名字" in text
    assert "看合同上的“贷款人”是谁" in text
    assert "兴业消费金融股份公司" in text
    assert "没查到“某某”。没查到，不等于它是假的" in text
    assert page.select('a[href="/guides/home-visit"]')
    assert {"tel:12378", "tel:12345", "tel:12368", "tel:110"} <= {str(a["href"]) for a in page.select("#calls ~ ol a")}


def test_a_listed_collector_is_shown_with_its_lists_their_dates_and_sources(client: FlaskClient) -> None:
    text = words(answer(client, {"name": HUADAO, "lender": "招联金融"}))
    assert "《催收合作机构名单（18家）》（2025年7月17日）写了它" in text
    assert "名单已旧" in text
    assert "据抄本或报道" in text
    assert "不说明找你的人就是它的人" in text


def test_red_lines_are_red_and_the_score_does_not_belittle_them(client: FlaskClient) -> None:
    page = answer(client, {"observed.repay_to_person": "yes", "observed.payee_is_contract_lender": "no"})
    assert page.select_one("section.situation.stop")
    assert "有红线" in words(page)
    assert "催收行为：0" not in words(page)


@pytest.mark.parametrize("lang", ["", "?lang=en"])
@pytest.mark.parametrize("form", [STORY, EVERYTHING, {"lender": "招联金融"}])
def test_each_answer_is_small_and_calm(client: FlaskClient, form: dict[str, str], lang: str) -> None:
    response = client.post(f"/collector{lang}", data=form)
    html = BeautifulSoup(response.data, "html.parser")
    sheet = client.get("/assets/web.css", buffered=True).data
    assert len(gzip.compress(response.data)) + len(gzip.compress(sheet)) <= MOST_BYTES // 3  # as both go over the wire
    assert len(response.data) <= 40 * 1024
    assert not html.select("script:not([src]), style, [style], iframe, link[href^=http], img[src^=http]")
    assert len(html.select("h1")) == 1
    ids = [str(tag["id"]) for tag in html.select("[id]")]
    assert len(ids) == len(set(ids))
    for tag in html.select("[aria-labelledby], [aria-describedby]"):
        named = f"{tag.get('aria-labelledby', '')} {tag.get('aria-describedby', '')}".split()
        assert set(named) <= set(ids)


def test_english_is_english(client: FlaskClient) -> None:
    page = answer(client, STORY, lang="?lang=en")
    assert page.html is not None
    assert page.html["lang"] == "en"
    assert "They may or may not come" in words(page)
    assert all("lang=en" in str(a["href"]) for a in page.select('main a[href^="/"]'))


def test_answers_are_put_back_and_nothing_reaches_an_address(client: FlaskClient) -> None:
    page = answer(client, EVERYTHING)
    kept = {str(tag["name"]): str(tag["value"]) for tag in page.select("form.switch input")}
    assert kept == EVERYTHING
    checked = {str(tag["name"]): str(tag["value"]) for tag in page.select("main input[checked]")}
    assert set(checked.values()) == {"yes"}
    assert not [a for a in page.select("a[href]") if "observed" in str(a["href"])]
    assert client.get("/collector", query_string=EVERYTHING).status_code == 200
    assert HUADAO not in client.get("/collector", query_string=EVERYTHING).get_data(as_text=True)


@pytest.mark.parametrize(
    ("form", "status", "said"),
    [
        ({"name": ""}, 422, "请写上谁在催"),
        ({"name": " ", "lender": "", "observed.violence": "unknown"}, 422, "请写上谁在催"),
        ({"name": "13912345678"}, 422, "手机号"),
        ({"lender": "110101199003071234"}, 422, "身份证号"),
        ({"name": "6222021234567890123"}, 422, "银行卡号"),
        ({"name": "甲" * 121}, 422, "最多 120 个字"),
        ({"name": "甲", "lender": "贷款"}, 422, "没有名字"),
        ({"name": "甲", "observed.violence": "perhaps"}, 422, "yes、no 或 unknown"),
        ({"name": "甲", "observed.nothing": "yes"}, 400, "不认识"),
        ({"name": "甲", "phone": "1"}, 400, "不认识"),
    ],
)
def test_a_fault_is_told_on_the_form_under_the_help_line(
    client: FlaskClient, form: dict[str, str], status: int, said: str
) -> None:
    page = answer(client, form, status)
    fault = page.select_one("#fault")
    assert fault is not None
    assert said in words(fault)
    assert {str(a["href"]) for a in first_section(page).select("a")} == HELP
    assert len(page.select("section.now ol.steps > li")) == 3
    assert not re.search("13912345678|110101199003071234|6222021234567890123", str(page))
    for field in page.select("[aria-invalid]"):
        assert "fault" in str(field["aria-describedby"])


def test_a_field_given_twice_is_a_fault(client: FlaskClient) -> None:
    response = client.post("/collector", data=MultiDict([("name", "甲"), ("name", "乙")]))
    assert response.status_code == 400


def test_what_is_typed_is_text_and_nothing_else(client: FlaskClient) -> None:
    for typed in ("<script>alert(1)</script>", "{{7*7}}", "javascript:alert(1)", '"><img src=x onerror=alert(1)>'):
        response = client.post("/collector", data={"name": typed, "lender": typed})
        page = BeautifulSoup(response.data, "html.parser")
        assert not page.select("script:not([src]), img, [onerror]")
        assert not [a for a in page.select("a[href]") if str(a["href"]).startswith("javascript")]
        assert typed in page.get_text()


def test_on_a_rate_limit_the_help_line_is_still_there(data_dir: Path) -> None:
    limited = create_app(Settings(data_dir=data_dir, rate_limit="1/minute")).test_client()
    limited.post("/collector", data=STORY)
    response = limited.post("/collector", data=STORY)
    assert response.status_code == 429
    assert {str(a["href"]) for a in BeautifulSoup(response.data, "html.parser").select("a[href]")} >= HELP


def test_no_question_reaches_the_log(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    client.post("/collector", data={"name": "秘密催收公司", "lender": "秘密贷"})
    client.post("/collector", data={"name": "秘密催收公司", "observed.nothing": "yes"})
    assert "秘密" not in caplog.text
