"""What the page says of answers given: what they changed, what they met, who said so, and what words lead where."""

import re

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient

from tests.web import reports
from tests.web.reading import soup, words


def test_what_each_answer_changed_stands_at_the_top(client: FlaskClient) -> None:
    page = soup(client, "/check?name=answered")
    box = page.select_one("section.effects")
    assert box is not None
    moved = [words(tag) for tag in box.select(":scope > ul > li[class]")]
    assert len(moved) == 2
    assert "变成“先停”" in moved[0]
    assert "风险 +16 分" in moved[1]
    assert "结果不变" in words(box.select("details")[0])
    text = words(page.main or Tag(name="p"))
    places = [text.index(part) for part in ("先停", "最该知道", "你填的，改变了什么", "再说几样")]
    assert places == sorted(places)


def test_beside_what_changed_stand_three_things_that_would(client: FlaskClient) -> None:
    box = soup(client, "/check?name=answered").select_one("section.effects")
    assert box is not None
    assert len([tag for tag in box.select("li") if "如果合同的贷款人" in words(tag)]) == 3


def test_without_answers_nothing_is_said_to_have_changed(client: FlaskClient, app: Flask) -> None:
    base = reports.answered().model_copy(update={"effects": ()})
    app.extensions["checker"].held["open"] = base
    page = soup(client, "/check?name=open")
    assert not page.select("section.effects")
    assert "如果合同的贷款人" in words(page.select_one("details.score") or Tag(name="p"))


def test_a_situation_never_speaks_of_the_name(client: FlaskClient) -> None:
    section = soup(client, "/check?name=answered").select_one("section.situation")
    assert section is not None
    assert words(section).count("丙花本身查到的结果不变") == 1
    assert not [step for step in section.select("ol.steps li") if "本身查到的结果" in words(step)]
    assert "你自己说的，没有人核对" in words(section)
    assert "upfront_payment v1" in words(section)


def test_a_caution_says_so_too(client: FlaskClient, app: Flask) -> None:
    base = reports.answered()
    update = {"situation": base.situation.model_copy(update={"alert": "caution"})}
    app.extensions["checker"].held["caution"] = base.model_copy(update=update)
    section = soup(client, "/check?name=caution").select_one("section.situation.caution")
    assert section is not None
    assert "丙花本身查到的结果不变" in words(section)


def test_own_answers_are_told_from_records_and_contested_ones_marked(client: FlaskClient) -> None:
    page = soup(client, "/check?name=answered")
    mine, theirs = page.select("details.record")[:2]
    assert "你自己说的，没有人核对" in words(mine)
    assert not mine.select("button")
    assert "membership_forced v1" in words(mine)
    assert "争议中" in words(theirs)
    assert "2026年11月20日" in words(theirs)
    assert "我们已在2026年10月整改。" in words(theirs)


def test_each_record_can_be_contested_by_its_digest(client: FlaskClient) -> None:
    page = soup(client, "/check?name=answered")
    form, button = page.select_one("form#wrong"), page.select_one("details.record button[form=wrong]")
    assert form is not None
    assert (form["method"], form["action"]) == ("post", "/corrections/about")
    assert [(str(field["name"]), str(field["value"])) for field in form.select("input")] == [("about", "丙花")]
    assert button is not None
    assert re.fullmatch(r"starter\.example:[0-9a-f]{64}", str(button["value"]))


def test_danger_comes_first_with_numbers_to_ring(client: FlaskClient) -> None:
    main = soup(client, "/check?name=doors").main
    assert main is not None
    first = main.find(True)
    assert isinstance(first, Tag)
    assert "danger" in first["class"]
    assert {"tel:110", "tel:120", "tel:12356"} <= {str(link["href"]) for link in first.select("a")}
    assert [str(link["href"]) for link in main.select("nav.ways a")] == ["/emergency", "/collector"]
    english = soup(client, "/check?name=doors&lang=en").select("nav.ways a")
    assert [str(link["href"]) for link in english] == ["/emergency?lang=en", "/collector?lang=en"]


@pytest.mark.parametrize("typed", ["我不想活了" + "啊" * 120, "不想活了13812345678"])
def test_words_that_cannot_be_looked_up_still_open_their_doors(client: FlaskClient, typed: str) -> None:
    response = client.get("/check", query_string={"name": typed})
    assert response.status_code == 422
    first = BeautifulSoup(response.data, "html.parser").select_one("main > *")
    assert first is not None
    assert "danger" in first["class"]
    assert first.select_one('a[href="tel:110"]')
