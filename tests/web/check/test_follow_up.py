"""The second step: what is asked, what stays filled in, where answers go, what they are said to have changed."""

import re

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient

from checker.cost.offer import Offer, Payment
from checker.observations import observations
from checker.report import Query
from checker.web.check.follow_up import FIRST, MOST_OPEN, FollowUpForm, fields_of
from tests.web import making, standings
from tests.web.conftest import Answers
from tests.web.reading import soup, words

#: Everything the form can hold.
FILLED = {
    "name": "answered",
    "lender": "甲银行",
    "contract_date": "2026-10-01",
    "observed.upfront_fee": "yes",
    "observed.private_payee": "no",
    "observed.student": "unknown",
    "principal": "10000",
    "received": "7,000元",
    "each": "２５００.5",
    "times": "3",
    "start": "2026-10-02",
}


def form_of(html: bytes) -> Tag:
    found = BeautifulSoup(html, "html.parser").select_one("#ask form, main form.slip")
    assert found is not None
    return found


def sent(form: Tag) -> dict[str, str]:
    """What a browser would send as the form stands."""
    fields = form.select("input:not([type=radio]), input[type=radio][checked]")
    chosen = {str(select["name"]): _chosen(select) for select in form.select("select")}
    return {**{str(field["name"]): str(field.get("value", "")) for field in fields}, **chosen}


def _chosen(select: Tag) -> str:
    option = select.select_one("option[selected]") or select.option
    assert option is not None
    return str(option["value"])


def test_one_question_stands_open_and_the_fold_begins_with_the_money(client: FlaskClient) -> None:
    section = soup(client, "/check?name=listed_partner").select_one("#ask")
    assert section is not None
    opened = [tag for tag in section.select("input:not([type=hidden]), select") if not tag.find_parent("details")]
    assert [str(tag["name"]) for tag in opened] == ["lender"]
    assert "合同上的“贷款人”是谁" in words(section.h2 or Tag(name="p"))
    fold = section.select_one("form > details")
    assert fold is not None
    assert not fold.has_attr("open")
    weighty = [tag for tag in fold.select("fieldset, .written") if tag.find_parent("details") is fold]
    assert words(weighty[0]).startswith("钱到手了吗？")
    assert len(weighty) == MOST_OPEN
    assert words(fold.select("details > summary")[0]) != ""
    assert "钱和账户" in [words(tag).strip() for tag in fold.select("details > summary")]


def test_every_question_but_those_of_collection_is_asked_once(client: FlaskClient) -> None:
    form = form_of(client.get("/check?name=listed_partner").data)
    radios = [str(radio["name"]) for radio in form.select("input[type=radio]")]
    selects = [str(select["name"]) for select in form.select("select")]
    expected = {f"observed.{one.key}" for one in observations() if one.section != "collection" and not one.after}
    assert {*radios, *selects} == expected
    assert not {*radios} & {*selects}
    assert {radios.count(name) for name in radios} == {3}
    assert len(selects) == len(set(selects))
    assert form.select_one('a[href^="/collector"]')


def test_not_knowing_is_the_default_and_stands_in_its_own_group(client: FlaskClient) -> None:
    form = form_of(client.get("/check?name=unknown").data)
    checked = [str(radio["value"]) for radio in form.select("input[type=radio][checked]")]
    assert set(checked) == {"unknown"}
    assert {_chosen(select) for select in form.select("select")} == {"unknown"}
    for group in form.select("fieldset:not(.offer)"):
        assert group.legend
        assert len({str(radio["name"]) for radio in group.select("input")}) == 1
        assert [words(label).strip() for label in group.select("label")] == ["是", "不是", "不知道"]


def test_what_the_report_would_ask_next_stands_open_before_the_rest() -> None:
    step = FollowUpForm({}, ["membership_forced", FIRST, "no_such_key"])
    assert step.next.key == "membership_forced"
    assert [one.key for one in step.open][:2] == [FIRST, "contract_lender"]
    assert len(step.open) == MOST_OPEN
    folded = {one.key for folder in step.folders for one in folder.questions}
    assert not folded & {step.next.key, *(one.key for one in step.open)}
    assert "screen_share" in folded


def test_a_question_that_has_its_answer_is_not_the_next_one_and_stays_in_the_fold() -> None:
    step = FollowUpForm({"lender": "甲银行", "observed.upfront_fee": "no"}, ["contract_lender", "upfront_fee", "offer"])
    assert step.next.key == "offer"
    assert {"contract_lender", "upfront_fee"} <= {one.key for one in step.open}
    assert step.answered == 2


def test_answers_travel_by_post_only(client: FlaskClient, answers: Answers) -> None:
    response = client.post("/check", data=FILLED)
    asked = answers.asked[-1]
    assert (asked.lender, str(asked.contract_date)) == ("甲银行", "2026-10-01")
    assert asked.observed == {"upfront_fee": "yes", "private_payee": "no"}  # not knowing is no answer
    assert asked.offer == Offer.model_validate(
        {"received": "7000", "principal": "10000", "payments": [{"amount": "2500.50"}] * 3, "start": "2026-10-02"}
    )
    page = BeautifulSoup(response.data, "html.parser")
    addresses = [str(tag.get("href") or tag.get("action")) for tag in page.select("[href], [action]")]
    assert any("/check?name=" in address for address in addresses), "the link to the page"
    for address in addresses:
        assert not re.search("lender|contract_date|observed|upfront_fee|received", address), address
    assert response.headers["Cache-Control"] == "no-store"


def test_answers_in_an_address_are_refused(client: FlaskClient, answers: Answers) -> None:
    for field in ("observed.upfront_fee", "lender", "received"):
        assert client.get("/check", query_string={"name": "甲", field: "yes"}).status_code == 400
    assert answers.asked == []


def test_answers_stay_filled_in_and_go_with_the_switch_of_language(client: FlaskClient, app: Flask) -> None:
    query = making.report("unknown", "没查到", "U", query="甲").query
    told = query.model_copy(
        update={
            "lender": "乙银行股份有限公司",
            "observed": {"upfront_fee": "yes", "student": "no"},
            "offer": Offer(received=7000, payments=(Payment(amount=2500),) * 3),  # type: ignore[arg-type]
        }
    )
    app.extensions["checker"].held["甲"] = standings.unknown().model_copy(update={"query": told})
    page = BeautifulSoup(client.post("/check", data={"name": "甲"}).data, "html.parser")
    again = sent(form_of(str(page).encode()))
    expected = {"name": "甲", "lender": "乙银行股份有限公司", "observed.upfront_fee": "yes", "observed.student": "no"}
    expected |= {"received": "7000", "each": "2500", "times": "3"}
    assert {key: value for key, value in again.items() if value not in {"", "unknown"}} == expected
    switch = page.select_one("form.switch")
    assert switch is not None
    assert sent(switch) == expected
    folded = page.select_one("#ask details .state")
    assert folded is not None
    assert "答了" in words(folded)


def test_a_form_sent_without_any_answer_keeps_its_name_in_the_other_language(client: FlaskClient) -> None:
    page = BeautifulSoup(client.post("/check", data={"name": "unknown", "lender": ""}).data, "html.parser")
    switch = page.select_one("form.switch")
    assert switch is not None
    assert sent(switch) == {"name": "庚享花"}


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("received", "不记得", "金额请写数字"),
        ("received", "", "“到手多少”请写数字"),
        ("received", "0", "金额请写数字"),
        ("received", "3分", "几元钱，还是利率"),
        ("received", "1e5", "金额请写数字"),
        ("received", "NaN", "金额请写数字"),
        ("each", "-5", "金额请写数字"),
        ("times", "0", "1到480"),
        ("times", "481", "1到480"),
        ("times", "2.5", "1到480"),
        ("times", "٣", "1到480"),
        ("times", "12月", "几个月，还是几月份"),
        ("principal", "几万", "好几个数"),
        ("start", "上周", "“哪天到手”请写成"),
        ("start", "2026-02-30", "“哪天到手”请写成"),
        ("contract_date", "昨天", "日期请写成"),
        ("lender", "11010519491231002X", "这像身份证号"),
        ("each", "13812345678", "这像手机号"),
    ],
)
def test_a_fault_names_its_field_and_keeps_all_else(
    client: FlaskClient, answers: Answers, field: str, typed: str, message: str
) -> None:
    response = client.post("/check", data={**FILLED, field: typed})
    page = BeautifulSoup(response.data, "html.parser")
    fault, wrong = page.select_one("[role=alert]"), page.select_one(f"#{field}[aria-invalid=true]")
    assert response.status_code == 422
    assert fault is not None
    assert message in words(fault)
    assert wrong is not None
    assert wrong["aria-describedby"] == "fault"
    assert all(details.has_attr("open") for details in wrong.find_parents("details"))
    form = form_of(response.data)
    assert form["method"] == "post"
    again = sent(form)
    kept = {key: value for key, value in FILLED.items() if key != field}
    assert {key: again[key] for key in kept} == kept
    switch = page.select_one("form.switch")
    assert switch is not None
    assert {key: value for key, value in sent(switch).items() if key in kept} == {
        key: value for key, value in kept.items() if value != "unknown"
    }
    assert not re.search(r"11010519491231002X|13812345678", response.get_data(as_text=True))
    assert answers.asked == []


@pytest.mark.parametrize(
    "hostile",
    [
        {"observed.no_such_question": "yes"},
        {"observed.": "yes"},
        {"observed.<script>": "yes"},
        {"observed.UPFRONT_FEE": "yes"},
        {"observed.upfront_fee ": "yes"},
        {"observed.upfront_fee": ["yes", "no"]},
        {"observed.__class__": "yes"},
        {"offer": "{}"},
        {"lang": "en"},
    ],
)
def test_unknown_questions_and_fields_are_told_readably(
    client: FlaskClient, answers: Answers, hostile: dict[str, object]
) -> None:
    response = client.post("/check", data={"name": "甲", **hostile})
    alert = BeautifulSoup(response.data, "html.parser").select_one("[role=alert]")
    assert response.status_code == 400
    assert alert is not None
    assert words(alert).strip()
    assert "<script>" not in response.get_data(as_text=True)
    assert answers.asked == []


@pytest.mark.parametrize("answer", ["maybe", "YES", "1", "true", "是"])
def test_an_answer_is_yes_or_no_or_unknown(client: FlaskClient, answers: Answers, answer: str) -> None:
    response = client.post("/check", data={"name": "甲", "observed.upfront_fee": answer})
    assert response.status_code == 422
    assert sent(form_of(response.data))["observed.upfront_fee"] == "unknown"
    assert answers.asked == []


def test_fields_of_a_query_ask_the_same_again() -> None:
    offer = Offer.model_validate({"received": 7000, "payments": [{"amount": 1}, {"amount": 2}]})
    query = Query(name="甲", normalised="甲", lender=None, observed={}, contract_date=None, offer=offer)
    assert fields_of(query) == {"name": "甲"}  # the form cannot hold payments that differ
