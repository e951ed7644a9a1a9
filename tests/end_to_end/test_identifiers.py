"""A website, an app, a code or a number through every face, on the starter facts."""

import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from checker.cli.output.plain_answer import plain_lines
from checker.report import Report
from checker.request.identifier_question import asked_identifier
from checker.request.validation import check_request
from checker.service.checker import Checker
from checker.summary.summarise import summarise
from registries.model import IdentifierRecord
from registries.row_identity import names_in
from registries.starter import load

TOKEN = "tok3n"
#: What is nobody's on record, and what to type at the official register that can say whose it is.
UNKNOWN = [
    ("https://www.daikuan-x7.com/p?t=1", "https://beian.miit.gov.cn/", "daikuan-x7.com"),
    ("com.daikuan.x7", "https://beian.miit.gov.cn/", None),
    ("https://apps.apple.com/cn/app/x/id999999999", "https://beian.miit.gov.cn/", None),
    ("京ICP备99999999号-7", "https://beian.miit.gov.cn/", "京ICP备99999999号-7"),
    ("91350100M000100Y43", "https://www.gsxt.gov.cn/", "91350100M000100Y43"),
    ("B9999S999999999", "https://xkz.nfra.gov.cn/", "B9999S999999999"),
    ("Z2999999999999", "https://www.pbc.gov.cn/", "Z2999999999999"),
    ("95000", "https://www.miit.gov.cn/", "95000"),
    ("10690000123456", "https://www.miit.gov.cn/", "10690000123456"),
    ("http://192.0.2.7/x", "https://www.12321.cn/", "192.0.2.7"),
]


def answer(client: FlaskClient, typed: str, **more: Any) -> dict[str, Any]:
    response = client.post("/api/v1/check", json={"name": typed, **more})
    assert response.status_code == 200, response.text
    return dict(response.get_json())


@pytest.mark.parametrize(("typed", "url", "enter"), UNKNOWN)
def test_what_nobody_bears_leads_to_the_register_that_can_say(
    typed: str, url: str, enter: str | None, client: FlaskClient
) -> None:
    report = answer(client, typed)
    assert (report["match"]["kind"], report["verdict"]["standing"], report["verdict"]["tier"]) == (
        "none",
        "unknown",
        "U",
    )
    first = report["identifier"]["registers"][0]
    assert (first["url"], first["enter"]) == (url, enter)
    page = client.get("/check", query_string={"name": report["query"]["name"]}).text
    assert f'href="{url}"' in page
    assert enter is None or f"<code>{enter}</code>" in page


def test_every_bundled_identifier_leads_to_its_bearer_if_verified(client: FlaskClient) -> None:
    rows = [row for file in load() for row in file.rows if isinstance(row, IdentifierRecord)]
    assert len({value for row in rows for value in (*row.domains, *row.service_numbers)}) >= 60
    for row in rows[::9]:
        typed = next(iter((*row.domains, *row.service_numbers, *row.app_ids)))
        report = answer(client, typed)
        if row.cite.confidence == "unverified":
            assert report["match"]["kind"] == "ambiguous", typed
            assert report["verdict"]["standing"] == "unknown"
        else:
            assert (report["match"]["kind"], report["match"]["entity"]["name"]) == ("identifier", row.subject), typed
            assert report["evidence"][0]["record"]["kind"] == "identifier"


def test_no_name_on_record_is_taken_for_an_identifier() -> None:
    names = {name for file in load() for row in file.rows for name in names_in(row)}
    assert len(names) > 1000
    assert {name for name in names if asked_identifier(name) is not None} == set()


def test_nothing_of_a_link_but_its_host_is_kept_or_shown(client: FlaskClient) -> None:
    link = f"https://m.icbc.com.cn/loan/{TOKEN}?mobile=13800138000&t={TOKEN}#{TOKEN}" + "x" * 300
    moved = client.get("/check", query_string={"name": link})
    assert moved.status_code == 303
    pages = [client.get(moved.location).text, client.post("/check", data={"name": link}, follow_redirects=True).text]
    for text in (
        moved.location,
        moved.text,
        *pages,
        str(answer(client, link)),
        str(answer(client, "360借条", lender=link)),
    ):
        assert TOKEN not in text
        assert "13800138000" not in text
    assert all("中国工商银行股份有限公司" in page for page in pages)


def test_a_persons_number_is_still_refused(client: FlaskClient) -> None:
    for number in ("13800138000", "110101199003074258", "6222021234567890123", "95588 13800138000"):
        assert client.post("/api/v1/check", json={"name": number}).status_code == 422, number


def test_a_look_alike_is_told_and_not_accused(client: FlaskClient) -> None:
    for typed in ("www.icbc.com.cn.abc-x7.top", "1cbc.com.cn", "icbc-loan.com"):
        report = answer(client, typed)
        assert report["match"]["entity"] is None
        assert report["match"]["alternatives"][0]["kind"] == "lookalike"
        assert (report["verdict"]["standing"], report["findings"]) == ("unknown", [])
        page = client.get("/check", query_string={"name": typed}).text
        assert "不是中国工商银行股份有限公司已知的网址" in page
        assert not re.search("诈骗网站|钓鱼|假冒网站", page)
    encoded = answer(client, "https://www.xn--icb-8cd.com/?t=1")  # icbc, its last letter another
    assert (encoded["query"]["name"], encoded["identifier"]["ascii"]) == ("www.xn--icb-8cd.com", "www.xn--icb-8cd.com")
    assert "别种文字的字母" in encoded["match"]["explanation"]["zh"]
    chinese = client.get("/check", query_string={"name": "https://www.xn--g5t065dinl.com"}, follow_redirects=True).text
    assert "www.微粒贷.com" in chinese
    assert "<code>www.xn--g5t065dinl.com</code>" in chinese


def test_the_terminal_says_it_too(starter_checker: Checker) -> None:
    for typed in ("95588", "www.daikuan-x7.com", "91350100M000100Y44"):
        report = Report.model_validate_json(starter_checker.check_json(check_request({"name": typed})))
        lines = list(plain_lines(report, summarise(report)))
        [own] = [line.split("\t") for line in lines if line.startswith("identifier\t")]
        assert own[2] == typed
        assert own[4] == report.match.explanation.zh
        assert own[3] == ("invalid" if typed.startswith("9135") else "")
        assert sum(line.startswith("register\t") for line in lines) == len(
            report.identifier.registers if report.identifier else ()
        )
