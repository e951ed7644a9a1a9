"""The page /cost: the form, the answer by POST, its faults; in a browser measured, walked through, read by axe."""

from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from bs4.element import Tag
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page

from checker.cost.model import Share
from checker.web.cost.chart import WIDTH, picture
from checker.web.cost.form import FIELDS
from checker.web.cost.gauge import gauge
from tests.conftest import Server
from tests.every_case import every_case
from tests.web.axe import violations_in_both_schemes
from tests.web.filling import OpenPage

LOAN = {"received": "10000", "each": "902", "count": "12", "lender_type": "microloan"}
SEVEN_DAYS = {"received": "7000", "start": "2026-03-01", "due1": "2026-03-08", "amount1": "10000", "principal": "10000"}
WITH_FEES = {**LOAN, "payee1": "platform", "fee1": "300", "payee2": "guarantor", "fee2": "200", "start": "2026-01-31"}
DEAR = {**LOAN, "each": "1000", "lender_type": "private", "contract_date": "2026-01-15"}
ANSWERS = {"under": LOAN, "days": SEVEN_DAYS, "fees": WITH_FEES, "over": DEAR, "less": {**LOAN, "each": "800"}}
HUGE = {"received": "1000000000", "each": "1000000000", "count": "12", "start": "2026-01-31"}
ID_NUMBER = "11010519491231002X"


@pytest.fixture(scope="module")
def app(real_app: Flask) -> Flask:
    """The real application: the page needs the rates of a real dataset."""
    return real_app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


def soup(client: FlaskClient, form: dict[str, str] | None = None, lang: str = "zh") -> BeautifulSoup:
    path = "/cost?lang=en" if lang == "en" else "/cost"
    response = client.get(path) if form is None else client.post(path, data=form)
    assert response.status_code == 200
    assert len(response.data) < 60_000
    return BeautifulSoup(response.data, "html.parser")


def main(page: BeautifulSoup) -> str:
    found = page.select_one("main")
    assert isinstance(found, Tag)
    return found.get_text(" ", strip=True)


def test_the_form_asks_little_and_nothing_of_a_person(client: FlaskClient) -> None:
    page = soup(client)
    names = {str(tag["name"]) for tag in page.select("main [name]")}
    assert names == set(FIELDS)
    assert [str(tag["name"]) for tag in page.select("main [required]")] == ["received"]
    labels = {str(tag["for"]) for tag in page.select("main label")}
    assert labels == names
    form = page.select_one("main form")
    assert form is not None
    assert (form["method"], form["action"]) == ("post", "/cost")


def test_the_answer_is_a_bill_with_its_figure_and_what_to_do(client: FlaskClient) -> None:
    page = soup(client, LOAN)
    heading, bill = page.select_one("main h1"), page.select_one(".slip .bill")
    assert heading is not None
    assert bill is not None
    assert heading.get_text() == "到手10,000，还10,824"
    rows = [row.get_text(" ", strip=True) for row in bill.select("div")]
    assert rows == ["真正到手 10,000 元", "一共还（12×902） 10,824 元", "比到手的多还 824 元"]
    text = main(page)
    parts = ("14.88%", "最该知道", "没有超过", "现在做", "没核对", "不能当证明", "现在怎么办", "怎么算的")
    assert [text.index(part) for part in parts] == sorted(text.index(part) for part in parts)
    assert "不等于划算" in text
    assert "钱到手了吗" in text


def test_what_is_left_open_is_named(client: FlaskClient) -> None:
    names = [
        [tag.get_text() for tag in soup(client, form).select(".names li")] for form in (SEVEN_DAYS, WITH_FEES, DEAR)
    ]
    assert names == [["谁放款", "合同哪天签", "另收的会员费、担保费"], ["合同哪天签"], ["另收的会员费、担保费"]]


def test_the_same_loan_at_the_line(client: FlaskClient) -> None:
    text = main(soup(client, {"received": "9000", "each": "1000", "count": "12", "principal": "10000"}))
    assert "如果按24%算 每月还约 851 元 12个月一共约 10,212 元 现在要还的多出约 1,788 元" in text
    assert "合同写借 10,000 元 真正到手 9,000 元" in text
    assert "少了1,000元" in text
    for form in (LOAN, SEVEN_DAYS):
        assert "如果按" not in main(soup(client, form))  # not above, or not in equal months


def test_figures_in_words_are_the_same_loan_and_shown_as_read(client: FlaskClient) -> None:
    words = {
        "received": "１万",
        "each": "九百零二元",
        "count": "一年",
        "principal": "1.05万",
        "lender_type": "microloan",
    }
    page = soup(client, words)
    assert "14.88%" in main(page)
    for field, reading in {
        "received": "10,000 元",
        "each": "902 元",
        "count": "12 期",
        "principal": "10,500 元",
    }.items():
        assert f"“{words[field]}” 读作 {reading}" in main(page)
        box = page.select_one(f"#{field}")
        assert box is not None
        assert box["value"] == words[field]
        assert reading in page.select_one(f"#{box['aria-describedby']}").get_text()  # type: ignore[union-attr]
    assert "读作" not in main(soup(client, LOAN))


def test_a_rate_alone_is_worked_out_by_the_way_it_is_repaid(client: FlaskClient) -> None:
    named = {"received": "1万", "count": "12期", "rate": "3分利"}
    for way, figure in (("interest_only", "36%"), ("declining", "36%"), ("flat", "60.96%")):
        text = main(soup(client, {**named, "way": way}))
        assert f"一年合 {figure}" in text, way
        assert "“3分利” 读作每月 3%，一年 36%" in text
    for change, field, said in (
        ({"way": ""}, "way", "还要选怎么还"),
        ({"count": "", "way": "flat"}, "count", "还要写还几期"),
        ({"rate": "3分", "way": "flat"}, "rate", "几分钱"),
        ({"rate": "24%", "way": "flat"}, "rate", "一年的、一个月的"),
        ({"way": "balloon"}, "way", "从列表里选"),
    ):
        response = client.post("/cost", data={**named, **change})
        page = BeautifulSoup(response.data, "html.parser")
        assert response.status_code == 422
        assert [tag["name"] for tag in page.select("[aria-invalid]")] == [field]
        assert said in page.select_one("#fault").get_text()  # type: ignore[union-attr]


def test_folds_are_open_that_hold_something_and_no_others(client: FlaskClient) -> None:
    untouched = {
        **LOAN,
        **{f"payee{n}": "other" for n in (1, 2, 3)},
        "start": "",
        "rate": "",
        "way": "",
    }  # as a browser sends
    for form, opened in (
        (untouched, []),
        (WITH_FEES, ["start", "fee1"]),
        (SEVEN_DAYS, ["principal", "due1"]),
        ({**LOAN, "received": "", "fee1": "5", "payee1": "other"}, ["fee1"]),
    ):
        page = BeautifulSoup(client.post("/cost", data=form).data, "html.parser")
        folds = page.select("main form details[open]")
        assert [bool(fold.select(f"#{field}")) for fold, field in zip(folds, opened, strict=True)] == [True] * len(
            opened
        )


def test_the_bar_beside_its_lines() -> None:
    below, above, far = (gauge(Decimal(percent), [Decimal(24), Decimal(12), Decimal(24)]) for percent in (6, 30, 2000))
    assert below
    assert above
    assert far
    assert (below.over, below.under > 0) == (0, True)
    assert [str(line.percent) for line in above.lines] == ["12", "24"]
    assert above.lines[1].x == above.passed < above.end
    assert (above.runs_off, far.runs_off, far.end) == (False, True, 330)
    assert gauge(Decimal(-1), [Decimal(24)]) is None
    assert gauge(Decimal(1), []) is None


def test_over_the_line_says_by_how_much_and_what_it_does_not_mean(client: FlaskClient) -> None:
    text = main(soup(client, DEAR))
    assert "12%高出" in text
    assert "不等于不用还" in text
    assert "可以申请" in text
    assert "不一定退" in text


def test_a_line_that_rests_on_an_unchecked_rate_says_so_beside_the_figure(client: FlaskClient) -> None:
    text = main(soup(client, DEAR | {"contract_date": "2026-11-01"}))
    assert text.index("还没核对到那天") < text.index("怎么算的")
    assert "还没核对到那天" not in main(soup(client, DEAR))
    assert "还没核对到那天" not in main(soup(client, LOAN))


def test_seven_days_are_not_compounded(client: FlaskClient) -> None:
    text = main(soup(client, SEVEN_DAYS))
    assert "2,234.69%" in text
    assert "算上利滚利" not in text
    assert "少了3,000元" in text
    assert "还不能说高不高过线" not in text


def test_what_the_price_rules_find_stands_under_the_figure_with_its_law(client: FlaskClient) -> None:
    page = soup(client, SEVEN_DAYS)
    found = [tag.get_text() for tag in page.select(".finding code")]
    assert {"head_deduction", "ultra_short_high_cost"} <= set(found)
    assert "第六百七十条" in page.select(".finding")[0].get_text()
    assert main(page).index("查到的记录") < main(page).index("怎么算的")
    assert not soup(client, {**LOAN, "lender_type": "bank"}).select(".finding")


def test_who_does_not_know_the_lender_is_told_what_can_be_told(client: FlaskClient) -> None:
    assert "不管是下面哪一种，都高过那天的线" in main(soup(client, SEVEN_DAYS))
    unknown = LOAN | {"lender_type": "", "contract_date": "2026-01-15"}
    assert "还不能说高不高过线" in main(soup(client, unknown))
    assert "都没有超过那天的线" in main(soup(client, unknown | {"each": "880"}))


def test_fees_stand_in_the_picture_and_in_its_words(client: FlaskClient) -> None:
    page = soup(client, WITH_FEES)
    described = page.select_one("#money-desc")
    assert described is not None
    assert (
        described.get_text() == "抵你到手的钱：9,500 元；放款方收的利息和费用：824 元；平台：300 元；担保公司：200 元"
    )
    assert len(page.select(".money-bars rect.bar")) == 4
    assert [tag.get_text() for tag in page.select(".instalments tbody th")][:2] == ["2026-02-28", "2026-03-31"]


def test_what_was_typed_stays_in_the_form_after_an_answer(client: FlaskClient) -> None:
    page = soup(client, WITH_FEES)
    kept = {str(tag["name"]): tag.get("value") for tag in page.select("main input") if tag.get("value")}
    chosen = {str(tag["name"]): tag.select_one("[selected]") for tag in page.select("main select")}
    assert kept == {key: WITH_FEES[key] for key in ("received", "each", "count", "start", "fee1", "fee2")}
    assert {key: tag["value"] for key, tag in chosen.items() if tag} == {
        key: WITH_FEES[key] for key in ("lender_type", "payee1", "payee2")
    }


FAULTS = [
    # what differs from LOAN, status, field at fault, what is said
    ({"received": ""}, 422, "received", "请写到手多少"),
    ({"received": "很多"}, 422, "received", "金额请写数字"),
    ({"received": "0"}, 422, "received", "大于0"),
    ({"each": ""}, 422, "each", "两个都要写"),
    ({"count": ""}, 422, "count", "两个都要写"),
    ({"count": "0"}, 422, "count", "1到480"),
    ({"count": "12.5"}, 422, "count", "1到480"),
    ({"each": "", "count": ""}, 422, "each", "按日期写"),
    ({"due1": "2026-12-24"}, 422, "amount1", "日期和金额都要写"),
    ({"amount1": "5"}, 422, "due1", "日期和金额都要写"),
    ({"due1": "2026-12-24", "amount1": "5"}, 422, "start", "哪天到手"),
    ({"due1": "2026-12-24", "amount1": "5", "start": "2026-12-25"}, 422, "each", "在钱到手那天之后"),
    ({"due1": "昨天", "amount1": "5"}, 422, "due1", "2026-11-24"),
    ({"fee1": "5"}, 422, "payee1", "给了谁"),
    ({"fee_day1": "2026-12-24", "payee1": "other"}, 422, "fee1", "给了谁"),
    ({"fee1": "5", "payee1": "me"}, 422, "payee1", "从列表里选"),
    ({"fee1": "10000", "payee1": "other"}, 422, "fee1", "大于0"),
    ({"lender_type": "shark"}, 422, "lender_type", "从列表里选"),
    ({"start": "2026-02-30"}, 422, "start", "2026-11-24"),
    ({"start": "1066-10-14"}, 422, "start", "1990年"),
    ({"principal": "-1"}, 422, "principal", "金额请写数字"),
    ({"received": ID_NUMBER}, 422, "received", "没有保存它"),
    ({"each": "13812345678"}, 422, "each", "没有保存它"),
    ({"each": "9" * 21}, 422, "each", "太长"),
    ({"name": "某某"}, 400, None, "不认识"),
]


@every_case(("change", "status", "field", "told"), FAULTS)
def test_a_fault_is_told_in_plain_words_at_its_field_and_what_was_typed_stays(
    client: FlaskClient, change: dict[str, str], status: int, field: str | None, told: str
) -> None:
    response = client.post("/cost", data=LOAN | change)
    page = BeautifulSoup(response.data, "html.parser")
    alert = page.select_one("[role=alert]")
    assert response.status_code == status
    assert response.headers["Cache-Control"] == "no-store"
    assert alert is not None
    assert told in alert.get_text()
    assert [tag["name"] for tag in page.select("[aria-invalid]")] == ([field] if field else [])
    assert all(tag["aria-describedby"] == "fault" for tag in page.select("[aria-invalid]"))
    received = page.select_one("#received")
    assert received is not None
    if "received" not in change:
        assert received["value"] == "10000"
    assert ID_NUMBER not in response.text
    assert "13812345678" not in response.text


def test_a_fault_inside_a_fold_opens_it(client: FlaskClient) -> None:
    page = BeautifulSoup(client.post("/cost", data=LOAN | {"amount6": "5"}).data, "html.parser")
    fold = page.select_one("details[open] #due6")
    assert fold is not None
    assert len(page.select("main form details[open]")) == 1


def test_the_same_field_twice_is_refused(client: FlaskClient) -> None:
    response = client.post("/cost", data="received=1&received=2", content_type="application/x-www-form-urlencoded")
    assert response.status_code == 400


def test_hostile_text_stays_text(client: FlaskClient) -> None:
    response = client.post("/cost", data=LOAN | {"received": '"><b>x</b>'})
    assert "<b>x" not in response.text
    assert "&lt;b&gt;x" in response.text


def test_no_figure_ever_stands_in_an_address(client: FlaskClient) -> None:
    page = soup(client, WITH_FEES, "en")
    assert not [
        tag["href"] for tag in page.select("a[href]") if "10000" in str(tag["href"]) or "902" in str(tag["href"])
    ]
    assert client.get("/cost?received=10000").status_code == 200  # an address is not read: the form comes back empty
    assert not [tag for tag in soup(client).select("main input[value]") if tag["value"]]


def test_english_is_whole(client: FlaskClient) -> None:
    text = main(soup(client, WITH_FEES, "en"))
    assert "9,500 received, 10,824 to repay" in text
    page = soup(client, WITH_FEES, "en")
    for tag in page.select("[lang='zh-CN']"):
        tag.decompose()
    left = [character for character in main(page) if "\u4e00" <= character <= "\u9fff"]
    assert len(left) < 60, "".join(left)  # titles of laws and 贷款人 keep their characters


@every_case("name", ANSWERS)
def test_words_we_never_say(client: FlaskClient, name: str) -> None:
    page = soup(client, ANSWERS[name])
    for law in page.select("[lang='zh-CN']:not(html)"):  # the titles of laws say what they say
        law.decompose()
    never = ("正规", "安全", "放心", "官方认证", "无牌", "非法", "骗子", "跑路", "36%以内")
    assert [word for word in never if word in main(page)] == []


def share(payee: str, amount: str) -> Share:
    return Share.model_validate({"payee": payee, "amount": Decimal(amount)})


def test_the_bars_are_a_staircase_from_nothing_to_the_whole() -> None:
    drawn = picture([share("borrower", "750"), share("lender", "200"), share("platform", "50"), share("other", "0")])
    assert drawn is not None
    assert [(bar.payee, str(bar.x), str(bar.width)) for bar in drawn.bars] == [
        ("borrower", "0.0", "255.0"),
        ("lender", "255.0", "68.0"),
        ("platform", "323.0", "17.0"),
    ]
    assert drawn.height == 3 * 54


def test_a_tiny_part_is_seen_and_stays_inside() -> None:
    drawn = picture([share("borrower", "999999999"), share("platform", "0.01")])
    assert drawn is not None
    assert all(bar.x + bar.width <= WIDTH for bar in drawn.bars)
    assert drawn.bars[1].width == 2


@pytest.mark.parametrize("shares", [[], [share("borrower", "1000"), share("lender", "-1")]])
def test_what_no_length_can_show_is_not_drawn(shares: list[Share]) -> None:
    assert picture(shares) is None


def answered(open_page: OpenPage, form: dict[str, str], lang: str = "zh") -> Page:
    """The page with an answer, by the form and without a script, as a phone without JavaScript sees it."""
    page = open_page(f"/cost{'?lang=en' if lang == 'en' else ''}", color_scheme="light")
    page.evaluate("document.querySelectorAll('main details').forEach(details => details.open = true)")
    for name, value in form.items():
        field = page.locator(f"main [name={name}]")
        if name == "lender_type" or name.startswith("payee"):
            field.select_option(value)
        else:
            field.fill(value)
    page.locator("main form button").click()
    page.wait_for_load_state()
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    return page


@pytest.mark.browser
@pytest.mark.parametrize("name", [*ANSWERS, "fault"])
def test_axe_finds_nothing(open_page: OpenPage, name: str) -> None:
    page = answered(open_page, ANSWERS.get(name, {"received": "很多"}))
    assert violations_in_both_schemes(page) == ""


@pytest.mark.browser
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_scrolls_sideways_and_targets_are_large(open_page: OpenPage, lang: str) -> None:
    for form in (
        WITH_FEES,
        SEVEN_DAYS,
        {"received": "1000000000", "each": "1000000000", "count": "12", "start": "2026-01-31"},
    ):
        page = answered(open_page, form, lang)
        for width in (320, 360, 1280):
            page.set_viewport_size({"width": width, "height": 780})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            small = page.evaluate(
                """[...document.querySelectorAll('main a, main button, main summary, main input, main select')]
                .filter(e => e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML)"""
            )
            assert small == [], width


@pytest.mark.browser
def test_by_keyboard_and_without_javascript(server: Server, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 780}, java_script_enabled=False)
    page.goto(f"{server.url}/cost")
    for _ in range(5):  # skip link, brand, another name, language, first field
        page.keyboard.press("Tab")
    for typed in ("10000", "902", "12"):
        page.keyboard.type(typed)
        page.keyboard.press("Tab")
    page.keyboard.press("Tab")  # past who lends
    page.keyboard.press("Enter")  # opens the fold it is on
    page.locator("#count").press("Enter")
    page.wait_for_load_state()
    assert page.url == f"{server.url}/cost/answer"
    assert "14.88%" in page.locator("main").inner_text()
    page.close()


@pytest.mark.browser
def test_it_asks_nobody_else_and_breaks_no_policy(server: Server, browser: Browser) -> None:
    page = browser.new_page()
    said: list[str] = []
    foreign: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: foreign.append(request.url) if not request.url.startswith(server.url) else None)
    page.goto(f"{server.url}/cost")
    page.locator("#received").fill("10000")
    page.locator("#each").fill("902")
    page.locator("#count").fill("12")
    page.locator("main form button").click()
    page.wait_for_load_state()
    page.close()
    assert (said, foreign) == ([], [])
