"""A person's number is refused on every face before it is looked up, and is repeated nowhere."""

import pytest
from flask.testing import FlaskClient

from checker.request.personal_data import find_personal_number
from registries.row_identity import names_in
from registries.starter import load

NUMBERS = {
    "13812345678": "手机号",
    "张三138 1234 5678": "手机号",
    "138/1234/5678": "手机号",
    "1381234\u200b5678": "手机号",
    "还呗(138)1234-5678": "手机号",
    "11010519491231002X": "身份证号",
    "6222 0212 3456 7890 123": "银行卡号",
}
FACES = ("/api/v1/check", "/api/v1/collector")
FEE = {"received": "1000", "payments": [{"amount": "1100"}], "fees": [{"amount": "10", "payee": "other"}]}


def digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


@pytest.mark.parametrize("field", ["name", "lender"])
@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize(("typed", "kind"), NUMBERS.items())
def test_the_api_refuses_what_the_page_refuses(
    typed: str, kind: str, face: str, field: str, client: FlaskClient
) -> None:
    values = {"name": "还呗", field: typed}
    page = client.post(face.removeprefix("/api/v1"), data=values)
    for answer in (client.get(face, query_string=values), client.post(face, json=values)):
        assert (answer.status_code, answer.mimetype) == (422, "application/problem+json")
        problem = answer.get_json()
        assert problem["type"] == "/problems/invalid-query"
        assert kind in problem["detail"]
        assert "只写App、平台或公司的名字" in problem["detail"]
        assert problem["errors"][0]["loc"] == [field]
        assert digits(typed) not in digits(answer.get_data(as_text=True))
    assert page.status_code == 422
    assert kind in page.get_data(as_text=True)


@pytest.mark.parametrize("path", ["/api/v1/check", "/api/v1/cost"])
def test_nor_may_a_fee_be_named_by_one(path: str, client: FlaskClient) -> None:
    named = {**FEE, "fees": [{"amount": "10", "payee": "other", "name": "转给13812345678"}]}
    asked = {"name": "还呗"} if path.endswith("check") else {}
    answer = client.post(path, json={**asked, "offer": named})
    assert answer.status_code == 422
    assert "13812345678" not in answer.get_data(as_text=True)
    assert client.post(path, json={**asked, "offer": FEE}).status_code == 200


def test_no_name_and_no_code_on_record_is_taken_for_one() -> None:
    names = {name for file in load() for row in file.rows for name in names_in(row)}
    assert len(names) > 800
    assert {name for name in names if find_personal_number(name)} == set()
    assert find_personal_number("2026-11-24，95188") is None
