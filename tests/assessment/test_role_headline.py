"""A firm is called by what it does, and judged as before. Firm names are invented."""

from itertools import combinations

import pytest

from checker.assessment.assess import assess
from checker.assessment.context import AssessmentContext
from checker.report import Report
from checker.request.model import CheckRequest
from checker.request.parsing import parse_request
from checker.rules import VERSIONS, load
from checker.rules.version import ROLES_SINCE
from registries.model import Record
from registries.sources import SOURCES
from tests.end_to_end.test_worked_examples import TODAY, ask, world
from tests.every_case import every_case
from tests.factories.records import cite, licence, notice, partner, payee, product

LENDER, BANK, FIRM, APP = "甲消费金融有限公司", "丁银行股份有限公司", "乙信息科技有限公司", "丙花"
KNOWN = licence(FIRM, "technology", "identified")
BASIC: tuple[Record, ...] = (licence(LENDER), licence(BANK, "bank"))
COLLECTS = partner(LENDER, FIRM, role="collector", cite=cite(title="催收名单"))
OPERATES = product(APP, FIRM)
PAID = payee(FIRM, collected_for=(APP,))
RUMOUR = payee(FIRM, cite=cite(confidence="unverified"))


def report(*records: Record, name: str = FIRM, **fields: str) -> Report:
    return ask(world(*BASIC, *records), name, **fields)


def headline(*records: Record, name: str = FIRM, **fields: str) -> str:
    return report(*records, name=name, **fields).verdict.headline.zh


@pytest.mark.parametrize("known", [(KNOWN,), ()])
def test_a_collector_is_called_one_and_never_a_platform(known: tuple[Record, ...]) -> None:
    found = report(*known, COLLECTS)
    assert found.verdict.headline.zh.startswith(f"{FIRM}是催收公司：1家放款机构公布的催收名单写了它（{LENDER}")
    assert found.verdict.headline.en.startswith(f"{FIRM} is a collector: on lists published by lenders ({LENDER}")
    assert "介绍借款" not in found.model_dump_json(include={"verdict", "chain", "roles", "notes"})
    assert [(link.role, link.entity.name) for link in found.chain] == [("collector", FIRM)]
    assert found.notes == ()


def test_an_operator_is_called_by_its_brands_and_its_other_roles_stand_beside() -> None:
    assert headline(KNOWN, OPERATES).startswith(f"据测试发布者（2026年9月30日），{FIRM}运营{APP}。没查到它有金融牌照")
    assert headline(OPERATES).startswith(f"据测试发布者（2026年9月30日），{FIRM}运营{APP}。没查到它有金融牌照")
    assert headline(KNOWN, OPERATES, COLLECTS).endswith("另外，名单或报道里它还是：催收公司。")
    assert "介绍借款" not in headline(KNOWN, OPERATES, partner(LENDER, FIRM))


@every_case(
    ("records", "words"),
    [
        ((KNOWN,), "这样的公司只能介绍借款"),
        ((KNOWN, partner(LENDER, FIRM)), "这样的公司只能介绍借款"),
        ((PAID, OPERATES), f"{FIRM}运营{APP}"),
        ((PAID,), "它是收款方。写的是：会员费9元。只是有人这样写，不说明它好，也不说明它坏"),
        ((RUMOUR,), "没有人核实过，不说明它好，也不说明它坏"),
        ((partner(LENDER, FIRM, role="co_lender"),), "1家放款机构公布的名单写了它，是联合放款机构"),
        ((partner(LENDER, FIRM, role="guarantor", status="ended"),), "名单写过它是担保公司，现在写着不再合作"),
        ((licence(FIRM, "financing_guarantee"), COLLECTS), "融资担保公司。这类公司不能放贷"),
        ((licence(FIRM, "financing_guarantee"), COLLECTS), "它还是：催收公司。"),
        ((notice(FIRM, "warning"), COLLECTS), "《测试名单》写到它"),
    ],
)
def test_the_words_of_each_role(records: tuple[Record, ...], words: str) -> None:
    assert words in headline(*records)


def test_a_lender_that_collects_for_others_says_both() -> None:
    other = partner(LENDER, BANK, role="collector")
    assert "可以放贷" in headline(other, name=BANK)
    assert headline(other, name=BANK).endswith("它还是：催收公司。")
    assert "还是" not in headline(product(APP, BANK), partner(LENDER, BANK, role="co_lender"), name=BANK)


def test_a_payment_firm_that_passes_money_on_needs_no_second_sentence() -> None:
    channel = payee(FIRM, "payment_channel", collected_for=())
    assert "还是" not in headline(licence(FIRM, "payment"), channel)


def test_a_lender_typed_beside_a_name_is_called_by_what_it_does_too() -> None:
    line = report(KNOWN, COLLECTS, OPERATES, name=APP, lender=FIRM).lender
    assert line is not None
    assert "催收公司" in line.headline.zh


def test_a_rule_set_that_was_published_before_keeps_its_headline() -> None:
    dataset, asked = world(*BASIC, KNOWN, COLLECTS), parse_request(CheckRequest(name=FIRM, on=TODAY))
    for version in VERSIONS:
        context = AssessmentContext(dataset, load(version), SOURCES, TODAY)
        found = "催收公司" in assess(asked, context, "").verdict.headline.zh
        assert found == (version >= ROLES_SINCE), version


def test_no_role_makes_a_standing_a_score_or_a_tier_milder() -> None:
    roles = (COLLECTS, PAID, RUMOUR, payee(FIRM, "guarantor", lenders=(BANK,)), partner(BANK, FIRM, role="guarantor"))
    for base in ((), (KNOWN,), (KNOWN, OPERATES), (notice(FIRM, "warning"),), (licence(FIRM, "microloan", "expired"),)):
        plain = {name: report(*base, name=name).verdict for name in ([FIRM, APP] if OPERATES in base else [FIRM])}
        for count in range(1, len(roles) + 1):
            for some in combinations(roles, count):
                for name, before in plain.items():
                    after = report(*base, *some, name=name).verdict
                    assert (after.standing, after.risk_score, after.tier) == (
                        before.standing,
                        before.risk_score,
                        before.tier,
                    ), (name, base, some)


def test_a_brand_gets_no_lender_from_whom_its_operator_collects_for() -> None:
    found = report(KNOWN, OPERATES, COLLECTS, name=APP)
    assert [link.role for link in found.chain] == ["product", "platform_operator"]
    assert found.verdict.standing == "unconfirmed"


def test_a_bank_known_by_name_alone_is_no_mere_operator() -> None:
    seen = licence(FIRM, "bank", "identified", cite=cite(confidence="unverified"))
    assert headline(seen, OPERATES).startswith(f"见过“{FIRM}”这个名字")


def test_a_role_that_ended_is_said_to_have_ended() -> None:
    ended = partner(LENDER, FIRM, role="collector", status="ended")
    assert "催收公司（已停止）" in headline(KNOWN, OPERATES, ended)


def test_a_firm_of_unverified_pages_alone_is_told_as_such() -> None:
    seen = licence(FIRM, "technology", "identified", cite=cite(confidence="unverified"))
    assert "只在没有核实过的资料里见过" in headline(seen)


def test_a_guarantor_that_nobody_verified_may_not_lend_all_the_same() -> None:
    seen = licence("戊融资担保有限公司", "financing_guarantee", "identified", cite=cite(confidence="unverified"))
    words = report(seen, name=seen.legal_name).verdict.headline
    assert words.zh.startswith("据没有核实过的资料，戊融资担保有限公司是融资担保公司。这类公司不能放贷。")
    assert "只在没有核实过的资料里见过" not in words.zh
