"""What may be typed, and what a person is told when it may not."""

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from checker.errors import BadParameterError, QueryError
from checker.web.check import check_form
from tests.web.conftest import Answers

ID_NUMBER = "11010519491231002X"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("13812345678", "ask.mobile"),
        ("+86 138-1234-5678", "ask.mobile"),
        ("１３８１２３４５６７８", "ask.mobile"),
        ("张三13812345678", "ask.mobile"),
        (ID_NUMBER, "ask.id_number"),
        ("110105 19491231 002x", "ask.id_number"),
        ("6222 0212 3456 7890 123", "ask.bank_card"),
        ("360借条", None),
        ("12378", None),
        ("91500112MA60XJ7N5R", None),
        ("911101087693505528", None),
        ("招联消费金融股份有限公司", None),
        ("138借钱", None),
    ],
)
def test_a_persons_numbers_are_refused_and_no_other(typed: str, message: str | None) -> None:
    assert check_form.personal_number_key(typed) == message


@pytest.mark.parametrize(
    ("fields", "error", "status"),
    [
        ({"name": [""]}, QueryError, 422),
        ({"name": ["   "]}, QueryError, 422),
        ({}, QueryError, 422),
        ({"name": ["甲" * 121]}, QueryError, 422),
        ({"name": ["甲"], "lender": ["乙"]}, BadParameterError, 400),
        ({"name": ["甲"], "observed.fee": ["yes"]}, BadParameterError, 400),
        ({"name": ["甲", "乙"]}, BadParameterError, 400),
        ({"name": ["\ufffd\ufffd"]}, BadParameterError, 400),
        ({"name": ["甲"], "on": ["2026-11-01"]}, check_form.TodayOnlyError, 400),
        ({"name": ["甲"], "as_of_rev": ["-1"]}, check_form.TodayOnlyError, 400),
        ({"name": ["甲"], "ruleset": [""]}, check_form.TodayOnlyError, 400),
    ],
)
def test_an_address_that_asks_nothing_sensible(
    fields: dict[str, list[str]], error: type[QueryError], status: int
) -> None:
    with pytest.raises(QueryError) as caught:
        check_form.from_url(fields)
    assert isinstance(caught.value, error)
    assert caught.value.status == status


def test_an_address_may_carry_what_wechat_adds() -> None:
    assert check_form.from_url({"name": [" 360借条 "], "from": ["timeline"], "isappinstalled": ["0"]}).name == "360借条"


def test_the_address_of_a_replay_carries_a_day_a_revision_and_rules() -> None:
    request = check_form.replay_from_url(
        {"name": ["甲"], "on": ["2026-11-01"], "as_of_rev": ["3"], "ruleset": ["2026.11"]}
    )
    assert (request.name, str(request.on), request.as_of_rev, request.ruleset) == ("甲", "2026-11-01", 3, "2026.11")


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"name": ["甲"]}, 400),
        ({"name": ["甲"], "lender": ["乙"], "on": ["2026-11-01"]}, 400),
        ({"name": ["甲"], "observed.upfront_fee": ["yes"], "on": ["2026-11-01"]}, 400),
        ({"name": ["甲"], "on": ["yesterday"]}, 422),
        ({"name": ["甲"], "as_of_rev": ["-1"]}, 422),
        ({"name": [ID_NUMBER], "as_of_rev": ["1"]}, 422),
        ({"as_of_rev": ["1"]}, 422),
    ],
)
def test_a_replay_that_asks_nothing_sensible(fields: dict[str, list[str]], status: int) -> None:
    with pytest.raises(QueryError) as caught:
        check_form.replay_from_url(fields)
    assert caught.value.status == status


@pytest.mark.parametrize(
    "fields",
    [
        {"name": ["甲"], "contract_date": ["01/03/2026"]},
        {"name": ["甲"], "lender": [ID_NUMBER]},
        {"name": ["甲"], "observed.upfront_fee": ["maybe"]},
        {"name": ["甲"], "observed.fee": ["yes"]},
    ],
)
def test_a_form_that_cannot_be_asked(fields: dict[str, list[str]]) -> None:
    with pytest.raises(QueryError):
        check_form.from_form(fields)


def test_empty_answers_are_no_answers() -> None:
    request = check_form.from_form({"name": ["甲"], "lender": [""], "contract_date": [""]})
    assert request.lender is None
    assert request.contract_date is None


@pytest.mark.parametrize(
    ("query", "status", "message", "kept"),
    [
        ({"name": ""}, 422, "请先写一个名字", ""),
        ({"name": "？？？"}, 422, "只有标点", "？？？"),
        ({"name": "<b>" + "x" * 200}, 422, "最多 120 个字", "<b>" + "x" * 200),
        ({"name": ID_NUMBER}, 422, "这像身份证号", ""),
        ({"name": "13812345678"}, 422, "这像手机号", ""),
        ({"name": "甲", "lender": "乙"}, 400, "这一页只认：name, lang", "甲"),
    ],
)
def test_the_form_comes_back_with_the_message_and_what_was_typed(
    client: FlaskClient, query: dict[str, str], status: int, message: str, kept: str
) -> None:
    response = client.get("/check", query_string=query)
    page = BeautifulSoup(response.data, "html.parser")
    fault, field = page.select_one("[role=alert]"), page.select_one("#name")
    assert response.status_code == status
    assert fault is not None
    assert field is not None
    assert message in fault.get_text()
    assert field.get("value", field.get_text().strip()) == kept
    assert ID_NUMBER not in response.get_data(as_text=True)


def test_nothing_refused_reaches_the_checker(client: FlaskClient, answers: Answers) -> None:
    for typed in ("", ID_NUMBER, "13812345678", "甲" * 121):
        client.get("/check", query_string={"name": typed})
        client.post("/check", data={"name": "甲", "lender": typed} if typed else {})
    assert answers.asked == []
