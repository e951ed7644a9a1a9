"""A typed lender in small worlds: each condition that lets it count, or keeps it from counting, alone decides once.

Firm names are invented (甲, 乙 …).
"""

from typing import Any

import pytest

from checker.report import Report
from registries.model import Record
from tests.end_to_end.test_worked_examples import CLEAN, FAIR, ask, world
from tests.every_case import every_case
from tests.factories.records import cite, licence, notice, partner, product

LENDER, OTHER, MICRO = "甲乙消费金融有限公司", "戊己银行股份有限公司", "庚辛小额贷款有限公司"
GUARANTOR = "壬癸融资担保有限公司"
FIRM, APP = "丙丁信息科技有限公司", "丙丁借"
BASIC: tuple[Record, ...] = (
    licence(LENDER),
    licence(OTHER, "bank"),
    licence(MICRO, "microloan"),
    licence(GUARANTOR, "financing_guarantee"),
    licence(FIRM, "technology", "identified"),
    product(APP, FIRM),
)
LISTED = partner(LENDER, FIRM)
WARNED = notice(APP, "warning")
OLD = cite("2024-06-30")


def asked(*more: Record, name: str = APP, **fields: Any) -> Report:
    return ask(world(*BASIC, *more), name, **fields)


def score(*more: Record, **fields: Any) -> tuple[int, str]:
    verdict = asked(*more, **fields).verdict
    assert sum(line.points for line in verdict.score_lines) == verdict.risk_score
    return verdict.risk_score, verdict.tier


def base(report: Report) -> int:
    return next(line.points for line in report.verdict.score_lines if line.kind == "base")


def rules(report: Report) -> dict[str, str]:
    return {finding.rule: finding.severity for finding in report.findings}


# Where the sum starts.


@every_case(
    ("records", "fields", "start"),
    [
        ((LISTED,), {}, 25),
        ((LISTED,), {"lender": LENDER}, 20),
        ((LISTED,), {"lender": OTHER}, 40),
        ((LISTED,), {"lender": "没有这一家有限公司"}, 40),
        ((partner(LENDER, FIRM, cite=OLD),), {"lender": LENDER}, 40),  # an old list ties, and vouches for nothing
        ((), {}, 40),
        ((), {"lender": LENDER}, 40),
        ((partner(MICRO, FIRM),), {"lender": MICRO}, 20),
        ((LISTED, WARNED), {"lender": LENDER}, 20),  # listed by a lender: the warning is told, and has its floor
        ((WARNED,), {}, 55),
        ((WARNED,), {"lender": LENDER}, 55),
        ((notice(FIRM, "cancelled"), LISTED), {"name": FIRM, "lender": LENDER}, 55),
    ],
)
def test_where_the_sum_starts(records: tuple[Record, ...], fields: dict[str, Any], start: int) -> None:
    assert base(asked(*records, **fields)) == start


def test_a_lender_itself_and_its_own_product_start_where_it_does() -> None:
    own = product("甲乙贷", LENDER)
    assert base(asked(own, name="甲乙贷", lender=LENDER)) == base(asked(name=LENDER, lender=LENDER)) == 20
    assert base(asked(own, name="甲乙贷", lender=OTHER)) == 40
    left = notice(LENDER, "cancelled", date="2026-10-01")
    assert base(asked(own, left, name="甲乙贷", lender=LENDER)) == 55
    unseen = product("甲乙贷", LENDER, cite=cite(confidence="unverified"))
    assert asked(unseen, name="甲乙贷", lender=LENDER).lender.relation == "claimed_only"  # type: ignore[union-attr]


def test_an_old_list_of_the_lenders_own_vouches_for_nothing() -> None:
    stale = ask(world(licence(LENDER, cite=OLD), *BASIC[4:], LISTED), APP, lender=LENDER)
    assert base(stale) == 40
    assert "contract_lender_named" in rules(stale)
    assert rules(stale)["contract_lender_named"] == "info"


# What a lender that does not confirm the name takes away: nothing.


def test_reliefs_are_only_for_a_lender_that_confirms() -> None:
    answers = {"credit_report_same": "yes", **CLEAN}
    tied = asked(LISTED, lender=LENDER, observed=answers)
    loose = asked(LISTED, lender=OTHER, observed=answers)
    assert {"contract_lender_named", "credit_report_match", "partner_listed"} <= rules(tied).keys()
    assert [rules(tied)[rule] for rule in ("contract_lender_named", "credit_report_match")] == ["positive", "positive"]
    assert rules(loose)["contract_lender_named"] == "info"
    assert "credit_report_match" not in rules(loose)
    assert "partner_listed" not in rules(loose)
    assert tied.verdict.risk_score < loose.verdict.risk_score


def test_a_finding_stands_though_the_lender_would_clear_it() -> None:
    nobody = {"observed": {"contract_names_lender": "no"}}
    assert rules(asked(**nobody))["no_lender_named"] == "strong"
    assert rules(asked(**nobody, lender=OTHER))["no_lender_named"] == "strong"
    assert score(**nobody, lender=OTHER) >= score(**nobody)


def test_of_two_prices_the_graver_is_told_once() -> None:
    dear = {"offer": {**FAIR, "payments": [{"amount": "1010"}] * 12}}
    plain, typed = asked(name="没人知道", **dear), asked(name="没人知道", **dear, lender=MICRO)
    assert rules(typed)["cost_over_24"] == rules(plain)["cost_over_24"] == "strong"
    assert [finding.rule for finding in typed.findings].count("cost_over_24") == 1
    assert typed.cost is not None
    assert rules(asked(name=MICRO, **dear, lender=MICRO))["cost_over_24"] in ("moderate", "strong")


def test_a_lender_may_make_the_answer_worse() -> None:
    plain = score(LISTED)
    assert score(LISTED, lender=GUARANTOR)[1] == "E"
    assert score(LISTED, notice(OTHER, "revoked", date="2026-10-01"), lender=OTHER)[0] >= 70
    assert score(LISTED, notice(OTHER, "denial", denies=APP), lender=OTHER)[1] == "E"
    assert score(LISTED, notice(OTHER, "penalty", date="2026-05-01"), lender=OTHER) >= plain


def test_what_the_person_met_is_told_as_it_was_answered() -> None:
    met = {"private_payee": "yes", "payee_is_contract_lender": "yes"}
    assert asked(name="没人知道", lender="张三", observed=met).situation.alert == "none"
    assert asked(name="没人知道", lender=OTHER, observed=met).situation.alert == "stop"


# Its own line.


def test_the_line_of_each_relation() -> None:
    lines = {
        "confirmed_by_lender": asked(LISTED, lender=LENDER),
        "claimed_only": asked(LISTED, lender=OTHER),
        "contradicted": asked(notice(OTHER, "denial", denies=APP), lender=OTHER),
        "unknown": asked(name="没人知道", lender=OTHER),
    }
    texts = set()
    for relation, report in lines.items():
        line = report.lender
        assert line is not None
        assert (line.relation, line.standing) == (relation, "licensed_lender")
        assert line.entity is not None
        assert line.entity.name in line.headline.zh
        assert (APP if relation != "unknown" else "没人知道") in line.relation_text.zh
        assert set(line.evidence) <= {one.id for one in report.evidence}
        texts.add(line.relation_text.zh)
    assert len(texts) == len(lines)


def test_the_very_lender_and_nobody() -> None:
    same = asked(name=LENDER, lender=LENDER).lender
    nobody = asked(lender="没有这一家有限公司").lender
    assert same is not None
    assert nobody is not None
    assert (same.relation, nobody.relation) == ("confirmed_by_lender", "unknown")
    assert "就是它自己" in same.relation_text.zh
    assert (nobody.entity, nobody.standing) == (None, "unknown")
    assert "没查到" in nobody.headline.zh
    assert asked().lender is None


def test_what_stands_against_the_lender_is_told_there_and_nowhere_else() -> None:
    fined = (notice(OTHER, "penalty", date="2026-05-01"), notice("假银行", "counterfeit_app", imitates=OTHER))
    report = asked(*fined, lender=OTHER)
    line = report.lender
    assert line is not None
    assert {finding.rule for finding in line.findings} == {"admin_penalty_lender", "imitated_brand"}
    assert all(OTHER in finding.text.zh for finding in line.findings)
    assert not {"admin_penalty_lender", "imitated_brand"} & rules(report).keys()
    assert not [finding for finding in line.findings if finding.severity == "positive"]


def test_notes_on_the_lender_stand_on_its_line() -> None:
    noted = licence("子丑银行股份有限公司", "bank", note={"zh": "只在本省放款。", "en": "Lends at home only."})
    report = asked(noted, lender=noted.legal_name)
    assert report.lender is not None
    assert [note.zh for note in report.lender.notes] == ["只在本省放款。"]
    assert "只在本省放款。" not in [note.zh for note in report.notes]
    assert "只在本省放款。" in [note.zh for note in asked(noted, name=noted.legal_name).notes]


@pytest.mark.parametrize(
    ("lender", "bureau", "both"),
    [(MICRO, "12345", False), (LENDER, "12378", False), (OTHER, "", True), ("没有这一家有限公司", "", True)],
)
def test_where_to_complain_with_a_lender_typed(lender: str, bureau: str, both: bool) -> None:
    report = asked(LISTED, partner(MICRO, FIRM), lender=lender)
    phones = {link.phone for link in report.links if link.purpose == "complain"}
    assert phones == ({"12378", "12345"} if both else {bureau})


# An operator's notices beside the name's own.


def test_each_firm_s_notices_are_told_under_its_own_name() -> None:
    both = (notice(APP, "interview"), notice(FIRM, "interview"), notice(FIRM, "penalty", date="2026-05-01"))
    report = asked(*both)
    texts = {finding.rule: finding.text.zh for finding in report.findings}
    assert APP in texts["regulator_interview"]
    assert FIRM in texts["operator_interview"]
    assert FIRM in texts["admin_penalty_lender"]  # the name itself has none: its operator's is told there
    assert "operator_penalty" not in texts
    evidence = {one.id: one.record["subject"] for one in report.evidence if one.record["kind"] == "notice"}
    for finding in report.findings:
        assert len({evidence[key] for key in finding.evidence if key in evidence}) <= 1, finding.rule


@pytest.mark.parametrize(
    ("action", "rule", "besides"),
    [
        ("interview", "regulator_interview", "operator_interview"),
        ("privacy_notice", "privacy_notice", "operator_privacy_notice"),
        ("penalty", "admin_penalty_lender", "operator_penalty"),
        ("p2p_exit", "p2p_exit", "operator_p2p_exit"),
    ],
)
def test_an_operator_s_notice_is_told_with_and_without_one_of_the_name(action: str, rule: str, besides: str) -> None:
    own, theirs = notice(APP, action, date="2026-05-01"), notice(FIRM, action, date="2026-05-01")
    assert {rule, besides} <= rules(asked(own, theirs)).keys()
    assert rule in rules(asked(theirs))
    assert besides not in rules(asked(theirs))
    assert besides not in rules(asked(own))


# Warnings of a name that a lender lists.


def test_a_warning_is_told_of_a_listed_name_too() -> None:
    report = asked(LISTED, WARNED)
    assert report.verdict.standing == "listed_partner"
    assert rules(report)["officially_named"] == "strong"
    assert report.verdict.risk_score >= 70


def test_a_warned_lender_is_named_and_a_warned_name_comes_first() -> None:
    theirs = notice(OTHER, "court_case")
    only = asked(theirs, lender=OTHER)
    both = asked(theirs, WARNED, lender=OTHER)
    assert OTHER in next(one for one in only.findings if one.rule == "officially_named").text.zh
    assert APP in next(one for one in both.findings if one.rule == "officially_named").text.zh
    assert only.verdict.standing == "unconfirmed"


# Which words tell the tie.


def test_nobody_is_sent_to_ask_a_firm_that_officials_warned_of_or_struck_off() -> None:
    for against in (notice("假的花", "warning"), notice(OTHER, "cancelled", date="2026-10-01")):
        for name in (APP, "没人知道"):
            line = asked(against, name=name, lender=against.subject).lender
            assert line is not None
            assert "先看下面写的" in line.relation_text.zh
            assert "官网" not in line.relation_text.zh
    denied = asked(notice(OTHER, "denial", denies=APP), notice(OTHER, "cancelled", date="2026-10-01"), lender=OTHER)
    assert denied.lender is not None
    assert "公开说过" in denied.lender.relation_text.zh
    plain = asked(lender=OTHER).lender
    assert plain is not None
    assert "从它的官网找客服问" in plain.relation_text.zh


def test_a_list_is_the_lender_s_own_and_a_page_names_its_publisher() -> None:
    listed = asked(LISTED, lender=LENDER).lender
    own = asked(product("甲乙贷", LENDER), name="甲乙贷", lender=LENDER).lender
    assert listed is not None
    assert own is not None
    assert "自己的名单" in listed.relation_text.zh
    assert own.relation_text.zh.startswith("据测试发布者")
    assert "甲乙贷是甲乙消费金融有限公司运营的" in own.relation_text.zh


def test_another_legal_form_is_asked_about_and_what_officials_said_of_the_firm_is_told() -> None:
    typed = "甲乙消费金融股份有限公司"
    for against, told in (((), False), ((notice(LENDER, "cancelled", date="2026-10-01"),), True)):
        report = asked(*against, name=typed)
        (other,) = [one for one in report.match.alternatives if one.kind == "candidate"]
        assert (report.match.kind, other.entity.name) == ("ambiguous", LENDER)
        assert ("官方的名单或通报写到过它" in other.explanation.zh) is told
        assert "是下面这一家吗" in report.verdict.headline.zh
