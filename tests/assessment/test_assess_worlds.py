"""One judgement in small worlds: notes, doors, complaints, headlines and the lender's line, each condition once alone.

Firm names are invented (甲, 乙 …).
"""

from typing import Any

import pytest

from checker.assessment.assess import assess
from checker.assessment.context import AssessmentContext
from checker.report import Report
from checker.request.model import CheckRequest
from checker.request.parsing import parse_request
from checker.rules import VERSIONS, load
from registries.model import Record
from registries.sources import SOURCES
from tests.end_to_end.test_worked_examples import CLEAN, FAIR, TODAY, ask, world
from tests.every_case import every_case
from tests.factories.records import cite, licence, notice, partner, product

LENDER, BANK, MICRO, FIRM, APP = (
    "甲乙消费金融有限公司",
    "戊己银行股份有限公司",
    "庚辛小额贷款有限公司",
    "丙丁信息科技有限公司",
    "丙丁借",
)
GUARANTOR = "壬癸融资担保有限公司"
BASIC: tuple[Record, ...] = (
    licence(LENDER),
    licence(BANK, "bank"),
    licence(FIRM, "technology", "identified"),
    product(APP, FIRM),
)
LISTED = partner(LENDER, FIRM)
OLD, OFFICIAL, UNVERIFIED = cite("2024-06-30"), cite(confidence="official"), cite(confidence="unverified")


def asked(*more: Record, name: str = APP, **fields: Any) -> Report:
    return ask(world(*BASIC, *more), name, **fields)


def note(words: str) -> dict[str, str]:
    return {"zh": words, "en": words}


def notes(report: Report) -> list[str]:
    return [one.zh for one in report.notes]


# Notes.


def test_notes_of_the_best_row_alone() -> None:
    best, other = product("甲花", note=note("甲注。"), cite=OFFICIAL), product("甲花", note=note("乙注。"))
    assert notes(asked(best, other, name="甲花")) == ["甲注。"]
    assert notes(asked(product("甲花", cite=OFFICIAL), other, name="甲花")) == []
    bank, older = (
        licence("子银行股份有限公司", "bank", note=note("甲注。")),
        licence("子银行股份有限公司", "bank", note=note("乙注。"), cite=OLD),
    )
    assert notes(asked(bank, older, name="子银行股份有限公司")) == ["甲注。"]
    assert notes(asked(name="没人知道")) == []


def test_a_name_that_nobody_verified_says_so() -> None:
    seen = asked(licence("子银行股份有限公司", "bank", "identified", cite=UNVERIFIED), name="子银行股份有限公司")
    assert "只见过名字" in notes(seen)[0]
    assert notes(asked()) == []


def test_an_app_from_a_link_and_the_hotline_that_we_do_not_give() -> None:
    by_link: dict[str, Any] = {"observed": {"downloaded_by_link": "yes"}}
    assert "不一定是真的那一家" in notes(asked(**by_link))[0]
    assert notes(asked(observed={"downloaded_by_link": "no"})) == []
    assert notes(asked(name="没人知道", **by_link)) == []
    assert "不给客服电话" in notes(asked(name=f"{APP}客服电话"))[0]


# Doors.


@pytest.mark.parametrize(
    ("words", "asks"), [("我不想活了", False), ("刚转了钱被骗了", False), ("征信修复", True), (f"{APP}被骗了", True)]
)
def test_whoever_is_in_danger_or_just_sent_money_and_names_nobody_is_asked_nothing(words: str, asks: bool) -> None:
    report = asked(name=words)
    assert report.situation.doors
    assert bool(report.verdict.next) is asks
    assert bool(report.suppositions) is asks


# Complaints.


def complaints(report: Report) -> list[str | None]:
    return [link.phone for link in report.links if link.purpose == "complain"]


@pytest.mark.parametrize(
    ("record", "phones"),
    [
        (licence("子银行股份有限公司", "bank"), ["12378"]),
        (licence("子银行股份有限公司", "bank", "identified"), ["12378", "12345"]),  # nobody knows that it lends
        (licence("子银行股份有限公司", "microloan"), ["12345"]),
    ],
)
def test_a_product_s_complaint_goes_by_its_operator_only_where_that_lends(record: Record, phones: list[str]) -> None:
    assert complaints(asked(record, product("子贷", "子银行股份有限公司"), name="子贷")) == phones


def test_a_typed_lender_decides_only_where_it_confirms() -> None:
    assert complaints(asked(LISTED, lender=LENDER)) == ["12378"]
    assert complaints(asked(LISTED, lender=BANK)) == ["12378", "12345"]
    assert complaints(asked(name=BANK, lender=LENDER)) == ["12378", "12345"]
    assert complaints(asked(name=BANK, lender=BANK)) == ["12378"]
    assert complaints(asked(name="没人知道")) == complaints(asked(name="没人知道", lender=BANK)) == ["12378", "12345"]


# What was asked is told again, and nothing else.


def test_the_question_as_it_was_read() -> None:
    query = asked(lender=LENDER, observed={"private_payee": "no"}, offer=FAIR).query
    assert (query.name, query.lender, query.observed) == (APP, LENDER, {"private_payee": "no"})
    assert query.offer is not None
    assert asked().query.observed == {}


@pytest.mark.parametrize("how", ["reported", "unverified"])
def test_who_runs_it_typed_as_lender_confirms_nothing_and_makes_nothing_milder(how: str) -> None:
    seen = licence("子信息科技有限公司", "technology", "identified", cite=cite(confidence=how))
    report = asked(seen, product("子花", seen.legal_name), name="子花", lender=seen.legal_name)
    assert report.lender is not None
    assert (report.lender.relation, report.lender.standing) == ("claimed_only", "not_a_lender")
    assert next(one.points for one in report.verdict.score_lines if one.kind == "base") == 40
    plain = asked(seen, product("子花", seen.legal_name), name="子花")
    assert report.verdict.risk_score >= plain.verdict.risk_score


# Lenders that the contract may name.

#: All that a person can tell but the lender: that one then opens the gate of tier A.
SETTLED: dict[str, Any] = {"observed": {**CLEAN, "same_company": "yes"}, "offer": FAIR}


def supposed(report: Report) -> list[str]:
    return [one.answer for one in report.suppositions if one.observe == "contract_lender"]


def test_which_lenders_are_tried() -> None:
    listed = asked(LISTED, **SETTLED)
    assert LENDER in supposed(listed)
    assert BANK not in supposed(listed)
    (one,) = (one for one in listed.suppositions if one.answer == LENDER)
    assert LENDER in one.text.zh
    rows = {entry.id: entry.record for entry in listed.evidence}
    assert {rows[key]["kind"] for key in one.evidence} == {"partner", "licence"}
    assert supposed(asked(name=LENDER, **SETTLED)) == [LENDER]
    assert BANK not in supposed(asked(LISTED, partner(BANK, FIRM, basis="platform_display")))
    assert LENDER not in supposed(asked(LISTED, lender=BANK))
    assert LENDER not in supposed(asked())


def test_a_lender_that_is_supposed_comes_out_as_the_one_that_is_typed() -> None:
    cases = ((LENDER, SETTLED, "A"), (APP, SETTLED, "A"), (APP, {}, "B"), (APP, {"observed": CLEAN}, "B"))
    for name, fields, tier in cases:
        plain, typed = (asked(LISTED, name=name, lender=lender, **fields).verdict for lender in (None, LENDER))
        found = [one for one in asked(LISTED, name=name, **fields).suppositions if one.answer == LENDER]
        assert [(one.tier, one.risk_score) for one in found] == (
            [(typed.tier, typed.risk_score)] if typed.risk_score != plain.risk_score else []
        )
        assert (plain.tier, typed.tier) == ("B", tier)


def test_a_lender_that_is_supposed_is_measured_by_its_own_line_whatever_was_ticked() -> None:
    offer = {**FAIR, "payments": [{"amount": "955"}] * 12, "lender_type": "pawn"}
    plain, typed = (asked(LISTED, offer=offer, lender=lender) for lender in (None, LENDER))
    (one,) = (one for one in plain.suppositions if one.answer == LENDER)
    assert (one.tier, one.risk_score) == (typed.verdict.tier, typed.verdict.risk_score)
    assert (plain.verdict.tier, one.tier) == ("B", "C")


def test_what_the_lender_would_change_is_told_by_its_tier_and_what_it_would_not_as_that() -> None:
    better = next(one for one in asked(name=LENDER, **SETTLED).suppositions if one.answer == LENDER)
    assert (better.tier, asked(name=LENDER, **SETTLED).verdict.tier) == ("A", "B")
    assert "就变成" in better.text.zh
    assert "，还是“" not in better.text.zh


# The lender's line.


def line(*more: Record, lender: str = LENDER, **fields: Any) -> Any:
    found = asked(*more, lender=lender, **fields).lender
    assert found is not None
    return found


def test_a_lender_that_is_not_found_or_may_be_several() -> None:
    nobody, several = line(lender="没有这一家有限公司"), line(lender="戊己银行有限公司")
    assert (nobody.standing, several.standing) == ("unknown", "unknown")
    assert "没查到" in nobody.headline.zh
    assert "没查到" not in several.headline.zh
    assert nobody.headline != several.headline
    assert BANK in several.relation_text.zh


def test_what_the_line_rests_on() -> None:
    report = asked(LISTED, lender=LENDER)
    assert report.lender is not None
    rows = {entry.id: entry.record["kind"] for entry in report.evidence}
    assert [rows[key] for key in report.lender.evidence] == ["licence", "partner"]
    loose = asked(LISTED, lender=BANK)
    assert loose.lender is not None
    rows = {entry.id: entry.record["kind"] for entry in loose.evidence}
    assert [rows[key] for key in loose.lender.evidence] == ["licence"]
    own = product("甲贷", LENDER)
    assert len(line(own, lender="甲贷").evidence) == 1  # it rests on a row of its own and on a licence
    denials = tuple(notice(BANK, "denial", denies=denied) for denied in (APP, FIRM))
    assert len(line(*denials, lender=BANK).evidence) == 2  # its licence, and the newest denial


@pytest.mark.parametrize("version", VERSIONS)
def test_the_line_has_its_words_under_every_rule_set(version: str) -> None:
    question = parse_request(CheckRequest.model_validate({"name": APP, "on": TODAY, "lender": LENDER}))
    found = assess(question, AssessmentContext(world(*BASIC, LISTED), load(version), SOURCES, TODAY), "").lender
    assert found is not None
    assert LENDER in found.headline.zh
    assert APP in found.relation_text.zh


def test_the_line_tells_who_ties_it_to_which_name() -> None:
    assert line(LISTED).relation == "confirmed_by_lender"
    assert line(LISTED, name=BANK).relation == "claimed_only"
    assert "就是它自己" in line(name=LENDER).relation_text.zh
    assert APP in line(LISTED).relation_text.zh
    assert "2026年9月30日" in line(LISTED).relation_text.zh
    called = (product("子花", FIRM, aliases=("月月有",)), LISTED)
    assert "子花" in line(*called, name="月月有").relation_text.zh
    assert "月月有" not in line(*called, name="月月有").relation_text.zh
    assert "没人知道" in line(name="没人知道").relation_text.zh
    assert line(name="没人知道").relation == "unknown"
    newest = (LISTED, partner(LENDER, FIRM, cite=cite("2026-08-31")))
    assert "2026年9月30日" in line(*newest).relation_text.zh


def test_what_of_the_lender_s_own_findings_stands_on_its_line() -> None:
    assert line(LISTED).findings == ()  # that it may lend is its headline, and praise
    guarantor = line(licence(GUARANTOR, "financing_guarantee"), lender=GUARANTOR)
    assert {finding.severity for finding in guarantor.findings} <= {"info", "moderate", "strong", "hard"}
    fined = line(notice(BANK, "penalty", date="2026-05-01"), lender=BANK)
    assert [finding.rule for finding in fined.findings] == ["admin_penalty_lender"]
    suspended = line(licence(MICRO, "microloan", "suspended"), lender=MICRO)
    assert "licence_status" in {finding.rule for finding in suspended.findings}
    ended = (licence("子银行股份有限公司", "bank"), licence("子银行股份有限公司", "payment", "cancelled"))
    assert line(*ended, lender="子银行股份有限公司").findings == ()  # information on a licence
    fakes = line(notice("假银行", "counterfeit_app", imitates=BANK), lender=BANK)
    assert [(finding.rule, finding.severity) for finding in fakes.findings] == [("imitated_brand", "info")]


def test_the_lender_s_note_is_that_of_its_best_row() -> None:
    best = licence("子银行股份有限公司", "bank", note=note("甲注。"))
    other = licence("子银行股份有限公司", "bank", note=note("乙注。"), cite=OLD)
    assert [one.zh for one in line(best, other, lender="子银行股份有限公司").notes] == ["甲注。"]
    plain = licence("子银行股份有限公司", "bank")
    assert line(plain, other, lender="子银行股份有限公司").notes == ()


# Headlines.


def headline(*more: Record, name: str = APP) -> str:
    return asked(*more, name=name).verdict.headline.zh


def test_how_many_lenders_list_it_and_when_the_newest_did() -> None:
    rows = (LISTED, partner(LENDER, FIRM, cite=cite("2026-07-31")), partner(BANK, FIRM, cite=cite("2026-08-31")))
    assert "2家放款机构" in headline(*rows)
    assert "（最新2026年9月30日）" in headline(*rows)
    assert "1家放款机构" in headline(LISTED)
    assert "（最新" not in headline(partner(LENDER, FIRM, cite=cite(None)))
    assert "（最新2026年8月31日）" in headline(partner(LENDER, FIRM, cite=cite(None)), rows[2])
    assert FIRM in headline(LISTED)
    direct = (product("子花"), partner(LENDER, "子花", form="product"))
    assert headline(*direct, name="子花").startswith("子花是介绍借款的")


def test_an_old_row_is_said_to_be_old_whatever_the_age_of_its_list() -> None:
    assert "这条记录已旧" in headline(partner(LENDER, FIRM, cite=OLD))
    assert "名单已旧" not in headline(LISTED)


def test_where_the_lenders_licence_is_what_is_old_it_is_said_of_that() -> None:
    rows = (licence(LENDER, cite=OLD), licence(FIRM, "technology", "identified"), product(APP, FIRM))
    licence_old = ask(world(*rows, LISTED), APP).verdict.headline
    assert "放款机构的牌照记录已旧，请再核对" in licence_old.zh
    assert "这条记录已旧" not in licence_old.zh
    assert "The record of the lender's licence is old" in licence_old.en
    assert "放款机构的牌照记录已旧" not in headline(partner(LENDER, FIRM, cite=OLD))


@every_case(
    ("records", "name", "words"),
    [
        ((), LENDER, "（金融许可证，截至2026年9月30日）"),
        ((licence(MICRO, "microloan"),), MICRO, "（地方批准的小额贷款公司，截至"),
        ((licence(GUARANTOR, "financing_guarantee"),), GUARANTOR, "（融资担保公司许可证：查到。）"),
        ((licence(GUARANTOR, "financing_guarantee", "identified"),), GUARANTOR, "（融资担保公司许可证：未查到。）"),
        (
            (licence(GUARANTOR, "financing_guarantee", "identified", cite=OFFICIAL), licence(GUARANTOR, "technology")),
            GUARANTOR,
            "（融资担保公司许可证：未查到。）",
        ),
        ((), FIRM, "没查到它有金融牌照"),
        ((licence(MICRO, "microloan", "identified"),), MICRO, "名字写的是小额贷款公司"),
        ((licence(MICRO, "microloan", "suspended"),), MICRO, "它的放贷资格被暂停"),
        ((licence(MICRO, "microloan", "cancelled"),), MICRO, "放贷资格已经没有了"),
        ((licence(MICRO, "microloan", "cancelled"), notice(MICRO, "cancelled")), MICRO, "测试发布者2026年6月1日公告"),
        ((), APP, f"知道它是谁：{FIRM}"),
        ((product("子花"),), "子花", "认得这个名字"),
        ((notice("子有限公司", "interview", operator=FIRM),), "子有限公司", "知道它是谁：子有限公司"),
        ((product("子贷", LENDER),), "子贷", f"子贷是{LENDER}自己的产品"),
        ((product("子花", cite=UNVERIFIED),), "子花", "见过“子花”这个名字"),
        ((notice("假花", "warning"),), "假花", "《测试名单》写到它"),
        ((product("双花", finding="ambiguous", candidates=(APP,)),), "双花", "不是一个平台的名字"),
        ((), "没人知道", "没查到这个名字"),
    ],
)
def test_the_words_of_each_headline(records: tuple[Record, ...], name: str, words: str) -> None:
    assert words in headline(*records, name=name)


def test_a_payment_licence_that_ended_is_no_headline_of_a_lender() -> None:
    rows = (licence(MICRO, "microloan", "identified"), licence(MICRO, "payment", "suspended", cite=OLD))
    assert "名字写的是小额贷款公司" in headline(*rows, name=MICRO)


def test_a_partner_list_that_names_a_lender_or_a_co_lender_is_found() -> None:
    joint = partner(LENDER, BANK, role="co_lender")
    for name in (LENDER, BANK):
        states = {entry.source: entry.state for entry in asked(joint, name=name).coverage}
        assert states["starter.partners"] == "found", name
    assert {entry.source: entry.state for entry in asked(joint, name=APP).coverage}["starter.partners"] != "found"
