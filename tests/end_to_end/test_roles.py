"""是哪个平台: names from contracts, bank statements and messages, on the facts as shipped, in every face."""

from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from checker.app.factory import create_app
from checker.cli.output.report_text import report_text
from checker.cli.terminal.language import Lang
from checker.report import Report
from checker.settings import Settings
from tests.cli.speaking import speaking

ON = date(2026, 11, 29)
HUADAO = "华道数据处理(苏州)有限公司"
OPERATORS = {
    "重庆两心金诚科技有限公司": ("美团借钱", "哈尔滨哈银消费金融有限责任公司"),
    "上海淇毓信息科技有限公司": ("奇富借条", "兴业消费金融股份公司"),
    "北京瓴岳信息技术有限公司": ("洋钱罐", None),
}
NAMES = (*OPERATORS, HUADAO, "中金支付-四叶草", "辽宁国信融资担保有限公司", "省呗")
ACCUSING = ("骗", "违法", "非法", "套路", "fraud", "illegal")


@pytest.fixture(scope="module")
def site(data_dir: Path) -> FlaskClient:
    return create_app(Settings(data_dir=data_dir, rate_limit="1000000/minute")).test_client()


def ask(site: FlaskClient, name: str) -> Report:
    answer = site.get("/api/v1/check", query_string={"name": name, "on": ON.isoformat()})
    assert answer.status_code == 200
    return Report.model_validate(answer.get_json())


@pytest.mark.parametrize("operator", OPERATORS)
def test_an_operator_leads_to_its_brand_and_that_brands_lenders_and_back(site: FlaskClient, operator: str) -> None:
    brand, lender = OPERATORS[operator]
    report = ask(site, operator)
    lenders = {one.brand.name: [link.entity.name for link in one.lenders] for one in report.operates}
    assert brand in lenders
    assert lender is None or lender in lenders[brand]
    assert f"{operator}运营" in report.verdict.headline.zh
    assert f"{operator} operates " in report.verdict.headline.en
    assert report.verdict.standing == "not_a_lender", "a licensed lender behind its brand licenses no operator"
    back = ask(site, brand)
    assert operator in [link.entity.name for link in back.chain if link.role == "platform_operator"]
    assert lender is None or lender in [link.entity.name for link in back.chain if link.role == "lender"]


def test_a_collector_is_a_collector_on_these_lenders_lists(site: FlaskClient) -> None:
    for typed in (HUADAO, "华道数据处理（苏州）有限公司"):
        report = ask(site, typed)
        assert report.verdict.headline.zh.startswith(f"{HUADAO}是催收公司")
        assert "介绍借款" not in report_text(report)
        assert {role.role for role in report.roles} == {"collector"}
        listed = {role.of[0].name: (role.title, role.as_of) for role in report.roles}
        assert listed["招联消费金融股份有限公司"] == ("催收合作机构名单（18家）", "2025-07-17")
        assert listed["承德银行股份有限公司"] == ("催收合作机构（1家）", "2025-05")
        assert [link.role for link in report.chain] == ["collector"]
        partners = next(row for row in report.coverage if row.source == "starter.partners")
        assert partners.state == "found"


def test_a_statements_text_leads_to_what_is_known_without_accusing(site: FlaskClient) -> None:
    report = ask(site, "中金支付-四叶草")
    assert report.match.entity is not None
    assert report.match.entity.name == "四叶草"
    assert (report.verdict.standing, report.verdict.tier) == ("unknown", "U")
    [role] = report.roles
    assert (role.role, role.listed_by, role.as_of) == ("payee", "红星资本局", "2026-01-27")
    assert "不说明它好，也不说明它坏" in report.verdict.headline.zh
    said = report.verdict.headline.zh + report.verdict.headline.en + role.text.zh + role.text.en
    assert not [word for word in ACCUSING if word in said]
    assert report.findings == ()


def test_a_guarantor_and_a_brand_lead_to_each_other(site: FlaskClient) -> None:
    report = ask(site, "辽宁国信融资担保有限公司")
    assert "富益花" in [of.name for role in report.roles for of in role.of]
    paid = ask(site, "省呗").payees
    assert "上海及未科技有限公司" in [role.entity.name for role in paid]
    listed = ask(site, "深圳市凯旋融资担保有限公司").roles
    assert [(role.role, role.state) for role in listed] == [("guarantor", "identified"), ("guarantor", "listed")]
    left = ask(site, "咸阳华瑞融资担保有限公司").roles
    assert ("guarantor", "ended") in [(role.role, role.state) for role in left]


def test_a_payment_firm_is_no_operator_and_a_bank_that_lends_with_others_says_so(site: FlaskClient) -> None:
    assert [link.role for link in ask(site, "宝付支付").chain] == ["payment_company"]
    roles = [role.role for role in ask(site, "深圳前海微众银行股份有限公司").roles]
    assert roles[:2] == ["lender", "co_lender"]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_page_and_terminal_say_each_role_with_its_list_and_date(site: FlaskClient, name: str, lang: Lang) -> None:
    report = ask(site, name)
    assert report.roles or report.operates or report.payees
    answer = site.get("/check", query_string={"name": name, "lang": lang})
    section = BeautifulSoup(answer.data, "html.parser").select_one(".roles")
    assert section is not None
    with speaking(lang):
        page, terminal = section.get_text(), report_text(report)
    for role in (*report.roles, *report.payees):
        assert getattr(role.text, lang) in page
        assert getattr(role.text, lang) in terminal
        assert role.listed_by in role.text.zh
    for operated in report.operates:
        for entity in (operated.brand, *(link.entity for link in operated.lenders)):
            assert entity.name in page
            assert entity.name in terminal
    links = [str(link["href"]) for link in section.select("a")]
    assert any(link.startswith("/collector") for link in links) == (name == HUADAO)
