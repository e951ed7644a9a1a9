"""The page /read on the real application: a text in, what was read out for correction, on to the ordinary forms."""

from pathlib import Path
from urllib.parse import unquote, unquote_plus

import pytest
from bs4 import BeautifulSoup
from bs4.element import Tag
from flask import Flask
from flask.testing import FlaskClient

from checker.app.factory import create_app
from checker.limits.body_sizes import MAX_TEXT_FORM, largest_body
from checker.reading.model import MAX_TEXT
from checker.settings import Settings
from checker.web.read.box import is_text
from tests.web.read.texts import CONTRACT, MESSAGE, NO_NAME, TOUT, TWO_LENDERS
from tests.web.test_hostile import PAYLOADS

NAVIGATES = {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Site": "same-origin", "Sec-Fetch-Dest": "document"}


@pytest.fixture(scope="module")
def app(real_app: Flask) -> Flask:
    """The real application: the page needs a reader, and the reader real names."""
    return real_app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def read(client: FlaskClient, text: str, path: str = "/read") -> BeautifulSoup:
    answer = client.post(path, data={"text": text})
    assert answer.status_code == 200
    assert len(answer.data) < 44 * 1024
    return BeautifulSoup(answer.data, "html.parser")


def form_of(page: BeautifulSoup) -> dict[str, str]:
    """What a browser would send of the page's form."""
    form = page.select_one("main form")
    assert isinstance(form, Tag)
    fields = {str(tag["name"]): str(tag.get("value", "")) for tag in form.select("input:not([type=radio])")}
    fields |= {str(tag["name"]): str(tag["value"]) for tag in form.select("input[type=radio][checked]")}
    for choice in form.select("select"):
        chosen = choice.select_one("option[selected]")
        fields[str(choice["name"])] = str(chosen["value"]) if chosen else ""
    return fields


def roles(page: BeautifulSoup) -> dict[str, str]:
    fields = form_of(page)
    return {name: fields[f"role{key[4:]}"] for key, name in fields.items() if key.startswith("name")}


def words(page: BeautifulSoup, place: str = "main") -> str:
    return " ".join(tag.get_text(" ", strip=True) for tag in page.select(place))


def test_a_contract_is_shown_by_name_role_date_and_sum_and_nothing_is_judged(client: FlaskClient) -> None:
    page = read(client, CONTRACT)
    assert roles(page) == {
        "360借条": "platform",
        "招联消费金融股份有限公司": "lender",
        "福州奇富融资担保有限公司": "guarantor",
    }
    fields = form_of(page)
    assert fields[f"name{fields['pick']}"] == "360借条"
    figures = {field: fields[field] for field in ("contract_date", "principal", "received", "each", "times")}
    assert list(figures.values()) == ["2026-03-01", "10000", "10000", "902.58", "12"]
    assert "还没查" in words(page, "h1")
    assert not page.select(".word, .s-lend, .s-named, .chain, .scale")


def test_what_was_corrected_reaches_the_report(client: FlaskClient) -> None:
    fields = form_of(read(client, CONTRACT))
    led = client.post("/read/check", data={**fields, "to": "check"}, headers=NAVIGATES)
    assert (led.status_code, unquote(led.headers["Location"])) == (303, "/check/answer?name=360借条")
    report = client.get(led.headers["Location"])
    assert {"招联消费金融股份有限公司", "2026-03-01", "902.58"} <= {
        str(tag.get("value")) for tag in BeautifulSoup(report.data, "html.parser").select("input")
    }
    other = {**fields, "pick": "", "own": "银享花"}
    led = client.post("/read/check?lang=en", data=other, headers=NAVIGATES)
    assert unquote(led.headers["Location"]) == "/check/answer?name=银享花&lang=en"
    priced = client.post("/read/check", data={**fields, "to": "cost"}, headers=NAVIGATES)
    assert priced.headers["Location"] == "/cost/answer"
    assert "902.58" in client.get("/cost/answer").text


def test_two_lenders_are_a_choice(client: FlaskClient) -> None:
    page = read(client, TWO_LENDERS)
    assert len(page.select("#lender input[type=radio]")) == 2
    fields = form_of(page)
    refused = client.post("/read/check", data=fields)
    shown = BeautifulSoup(refused.data, "html.parser")
    assert refused.status_code == 422
    assert "贷款人不止一家" in words(shown, "#lender .wrong-here")
    assert form_of(shown) == fields
    second = next(key[4:] for key, name in fields.items() if name.startswith("马上"))
    report = client.post("/read/check", data={**fields, "lender": second})
    assert report.status_code == 200
    assert "马上消费金融股份有限公司" in report.text


def test_a_text_without_a_name_says_where_names_stand(client: FlaskClient) -> None:
    page = read(client, NO_NAME)
    assert "没读到名字" in words(page, "h1")
    assert "【】" in words(page)
    lent_by_a_person = words(read(client, "出借人：张三丰，借款金额5000元"))
    assert "人名我们不查" in lent_by_a_person
    assert "张三丰" not in lent_by_a_person
    refused = client.post("/read/check", data=form_of(page))
    assert (refused.status_code, "请写上要查的名字" in refused.text) == (422, True)
    assert client.post("/read/check", data={"own": "360借条"}).status_code == 200


def test_a_brand_inside_a_touts_name_is_only_asked_about(client: FlaskClient) -> None:
    page = read(client, TOUT)
    fields = form_of(page)
    assert fields[f"name{fields.get('pick', '1')}"] == "微粒贷放款大厅"
    assert "不是同一个平台" not in words(page)
    assert "你是不是指" in words(page)


def test_a_longer_word_around_a_name_on_record_is_said_to_be_on_none(client: FlaskClient) -> None:
    sentence = "尊敬的用户，您的微粒贷放款大厅审批已通过，请在今天之内登录领取五万元额度，过期作废"
    for path, on_record, on_none in (
        ("/read", "我们的资料里有这个名字", "我们的资料里没有这整个名字"),
        ("/read?lang=en", "A name in our records", "Our records hold no such name"),
    ):
        page = read(client, sentence, path)
        assert form_of(page)["name1"] == "微粒贷放款大厅"
        assert on_none in words(page, ".row-name:has([name=name1])")
        assert on_record not in words(page)
    assert "我们的资料里有这个名字" in words(read(client, sentence.replace("放款大厅", "")))


def test_each_link_and_number_stands_with_whose_it_is_or_where_to_ask(client: FlaskClient) -> None:
    page = read(client, MESSAGE + "，或拨95555。统一社会信用代码：91440300708461136T")
    rows = [tag.get_text(" ", strip=True) for tag in page.select(".row-name:has([name^=code])")]
    assert [row.split(" ")[0] for row in rows] == ["t.example.cn", "4008123456", "95555", "91440300708461136T"]
    assert "招商银行股份有限公司" in rows[2]
    assert "工信部备案系统" in rows[0]
    assert "example.cn" in rows[0].rpartition("输入")[2]
    assert "91440300708461136T" in rows[3].rpartition("输入")[2]
    visited = {str(link["href"]) for link in page.select("main a[href^=http]")}
    assert visited
    assert not [address for address in visited if not address.startswith("https://") or ".gov.cn/" not in address]
    asked = client.post("/read/check", data={**form_of(page), "pick": "code1"}, headers=NAVIGATES)
    assert asked.headers["Location"] == "/check/answer?name=t.example.cn"


def test_a_personal_number_is_in_no_page_that_follows(client: FlaskClient) -> None:
    numbers = ("13912345678", "11010519491231002X", "6222021234567890123")
    text = CONTRACT + "身份证号11010519491231002X，卡号6222021234567890123\n"
    for lang in ("", "?lang=en"):
        page = client.post(f"/read{lang}", data={"text": text}).text
        assert not [number for number in numbers if number in page or number[-6:] in page]
    page = read(client, text)
    assert "手机号1处" in words(page)
    assert "身份证号1处" in words(page)
    report = client.post("/read/check", data=form_of(page)).text
    assert not [number for number in numbers if number in report]


def test_nothing_of_a_text_stands_in_an_address_or_in_clear_in_a_cookie(client: FlaskClient) -> None:
    for sent in ({"text": CONTRACT}, {"name": CONTRACT}):
        led = client.post("/read", data=sent, headers=NAVIGATES)
        assert (led.status_code, led.headers["Location"]) == (303, "/read/answer")
        assert led.headers["Cache-Control"] == "no-store"
        cookie = led.headers["Set-Cookie"]
        assert "Path=/read/answer" in cookie
        assert not [word for word in ("360", "招联", "10000") if word in unquote(cookie)]
        shown = client.get("/read/answer")
        assert shown.headers["Cache-Control"] == "no-store"
        assert "360借条" in shown.text
        assert "个人借款合同" not in shown.text
    token = client.post("/read", data={"text": MESSAGE}, headers=NAVIGATES)
    assert "Zx81" not in client.get(token.headers["Location"]).text


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("360借条", False),
        ("招联消费金融股份有限公司是正规的吗", False),
        ("Chongqing Xiaomi Consumer Finance Company Limited", False),
        (f"{'字' * 40}  ", False),
        ("字" * 41, True),
        ("甲花\n乙花", True),
        ("【360借条】您的额度", True),
        ("【360借条】", False),
    ],
)
def test_a_box_takes_a_name_or_a_text(client: FlaskClient, typed: str, text: bool) -> None:
    assert is_text(typed) == text
    answer = client.post("/read", data={"name": typed})
    if not text:
        assert (answer.status_code, unquote_plus(answer.headers["Location"])) == (303, f"/check?name={typed.strip()}")
    else:
        assert (answer.status_code, "/read/check" in answer.text) == (200, True)


def test_a_personal_number_or_nothing_in_a_box_reaches_no_address(client: FlaskClient) -> None:
    for typed, said in (("13912345678", "手机号"), ("  ", "请先写一个名字"), ("\ufffd", "认不出的字")):
        answer = client.post("/read", data={"name": typed}, headers=NAVIGATES)
        assert (answer.status_code, said in answer.text) == (422, True), typed
        assert "13912345678" not in answer.text


def test_too_long_a_text_is_refused_by_its_page_which_keeps_it(client: FlaskClient) -> None:
    longest = "借" * (MAX_TEXT - 1) + "条"
    assert client.post("/read", data={"text": longest.replace("借条", "\r\n条")}).status_code == 200
    for text in (f"{longest}多", "\n" + "𬱖" * (MAX_TEXT + 9) + "\n"):
        refused = client.post("/read", data={"text": text})
        page = BeautifulSoup(refused.data, "html.parser")
        field = page.select_one("textarea#text")
        assert refused.status_code == 422
        assert field is not None
        assert (field.get_text().removeprefix("\n"), field["aria-invalid"]) == (text, "true")
        assert "20000" in words(page, ".wrong-here")
    assert client.post("/read", data={"text": "借" * MAX_TEXT_FORM}).status_code == 413
    assert largest_body(b"POST /read?lang=en HTTP/1.1", 65536) == MAX_TEXT_FORM
    assert largest_body(b"POST /read/check HTTP/1.1", 65536) == 65536


def test_empty_and_binary_texts_are_told_what_is_wrong(client: FlaskClient) -> None:
    for text, said in (("  \n", "没有文字"), ("\ufffd\ufffd借条", "认不出的字")):
        refused = client.post("/read", data={"text": text})
        assert (refused.status_code, said in refused.text) == (422, True), text
    assert client.post(
        "/read", data=b"text=%ff%fe%00\x00", content_type="application/x-www-form-urlencoded"
    ).status_code in {
        200,
        422,
    }


def test_a_name_too_long_for_an_address_is_offered_to_be_read(client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/check", query_string={"name": TWO_LENDERS * 3}).data, "html.parser")
    field = page.select_one("form[action='/read'][method=post] textarea")
    assert field is not None
    assert field.get_text().strip() == (TWO_LENDERS * 3).strip()


def test_what_could_not_be_taken_just_now_can_be_sent_again(data_dir: Path) -> None:
    client = create_app(Settings(data_dir=data_dir, rate_limit="1/hour")).test_client()
    client.get("/read")
    refused = client.post("/read", data={"text": CONTRACT})
    page = BeautifulSoup(refused.data, "html.parser")
    again = page.select_one("main form[action='/read'] input[name=text]")
    assert (refused.status_code, again and again["value"]) == (429, CONTRACT)


def shape(page: BeautifulSoup) -> list[tuple[str, tuple[str, ...]]]:
    return [(tag.name, tuple(sorted(tag.attrs))) for tag in page.select_one("main").find_all(True)]  # type: ignore[union-attr]


def test_hostile_text_makes_no_new_element(client: FlaskClient) -> None:
    def refused(word: str) -> BeautifulSoup:
        """The form with that word in every field, and a fault: two lenders, none of them chosen."""
        names = {f"{part}{n}": word for n in (1, 2) for part in ("name", "words", "inside")}
        others = dict.fromkeys(("own", "rate", "each", "code1", "door1", "fee1"), word)
        return BeautifulSoup(
            client.post("/read/check", data={**names, **others, "role1": "lender", "role2": "lender"}).data,
            "html.parser",
        )

    harmless = shape(refused("无害"))
    assert ("form", ("action", "class", "method")) in harmless
    for payload in PAYLOADS:
        assert shape(refused(payload)) == harmless, payload
