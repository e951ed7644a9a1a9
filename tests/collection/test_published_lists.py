"""Who collects, for whom, and on whose published lists it stands. A name on no list is never called false."""

import re

import pytest

from checker.collection.model import CollectorReport
from tests.collection.worlds import (
    APP,
    BANK,
    COLLECTOR,
    LENDER,
    MICROLOAN,
    OPERATOR,
    OTHER,
    WORLD,
    ask,
    collects,
    court,
)
from tests.factories.records import licence, notice, product

ACCUSES = re.compile("(?<!不等于它是)假的|骗|冒充|非法|没有资格")


def the_lender(report: CollectorReport) -> tuple[str, str, bool]:
    """What the only lender's list says, how much of it is held, and whether it is old."""
    assert len(report.for_whom.lenders) == 1
    one = report.for_whom.lenders[0]
    return one.on_list, one.held, one.stale


def test_a_collector_on_the_lenders_list_is_listed_with_title_date_and_source() -> None:
    report = ask(COLLECTOR, LENDER)
    assert report.who.kind == "listed"
    assert the_lender(report) == ("listed", "part", False)
    assert "《催收合作机构名单》（2026年9月30日）" in report.for_whom.lenders[0].text.zh
    assert "2026-09-30" in report.for_whom.lenders[0].text.en
    cited = {one.id: one for one in report.evidence}
    row = report.listings[0]
    assert (row.lender.name, row.form, row.names_it, row.state) == (LENDER, "full_name", True, "listed")
    shown = cited[row.evidence]
    assert (shown.publisher, shown.title, shown.as_of, shown.confidence) == (
        "测试发布者",
        "催收合作机构名单",
        "2026-09-30",
        "reported",
    )
    assert shown.retrieved_at


def test_being_listed_proves_neither_the_caller_nor_how_he_may_behave() -> None:
    said = " ".join(line.text.zh for line in ask(COLLECTOR, LENDER).means)
    assert "不说明找你的人就是它的人" in said
    assert "钱只还给放款机构自己的账户" in said


def test_an_old_list_says_that_it_is_old() -> None:
    report = ask(COLLECTOR, LENDER, of=court(*WORLD[:-1], collects(LENDER, COLLECTOR, "2025-01-01")))
    assert the_lender(report) == ("listed", "part", True)
    assert "名单已旧" in report.for_whom.lenders[0].text.zh
    assert "old" in report.for_whom.lenders[0].text.en


@pytest.mark.parametrize(
    ("name", "lender", "whole", "state"),
    [
        (OTHER, LENDER, False, ("not_listed", "part", False)),
        (OTHER, LENDER, True, ("not_listed", "whole", False)),
        (COLLECTOR, BANK, False, ("no_list", "none", False)),
        ("", LENDER, False, ("no_name", "part", False)),
        ("", BANK, False, ("no_list", "none", False)),
        (LENDER, LENDER, False, ("self", "none", False)),
    ],
)
def test_what_the_lenders_list_says(name: str, lender: str, whole: bool, state: tuple[str, str, bool]) -> None:
    known = (*WORLD, licence(OTHER, "technology", "identified"))
    report = ask(name, lender, of=court(*known, whole=whole))
    assert the_lender(report) == state


@pytest.mark.parametrize("whole", [False, True])
def test_a_name_that_is_not_listed_is_never_called_false(whole: bool) -> None:
    for name in (OTHER, "没人听过的催收公司"):
        report = ask(name, LENDER, of=court(whole=whole))
        said = [report.who.text.zh, report.for_whom.lenders[0].text.zh, *(line.text.zh for line in report.means)]
        assert not [line for line in said if ACCUSES.search(line)]
        assert any("不等于它是假的" in line for line in said)
        assert any("没有“催收牌照”可查" in line for line in said)


def test_only_a_list_held_whole_says_that_somebody_is_missing_from_it() -> None:
    part, whole = ask(OTHER, LENDER), ask(OTHER, LENDER, of=court(whole=True))
    assert "不能说它不在名单上" in part.for_whom.lenders[0].text.zh
    assert not [finding for finding in part.conduct.findings if finding.rule == "collect_unidentified"]
    assert "我们手里是全的" in whole.for_whom.lenders[0].text.zh
    assert [finding for finding in whole.conduct.findings if finding.rule == "collect_unidentified"]


def test_a_short_name_on_a_list_names_no_firm() -> None:
    report = ask("纵横", LENDER, of=court(*WORLD[:-1], collects(LENDER, "纵横", form="group")))
    assert report.who.kind == "as_printed"
    assert the_lender(report)[0] == "as_printed"
    assert [row.names_it for row in report.listings] == [False]
    assert "简称" in report.who.text.zh
    assert "collector_listed" not in {finding.rule for finding in report.conduct.findings}


def test_a_firm_that_bears_a_short_name_is_not_the_group_that_is_printed() -> None:
    known = court(*WORLD[:-1], collects(LENDER, "丁", form="group"), licence(COLLECTOR, "technology", "identified"))
    report = ask(COLLECTOR, LENDER, of=known)
    assert report.listings == ()
    assert the_lender(report)[0] == "not_listed"


def test_a_list_that_says_it_ended_is_not_a_listing() -> None:
    report = ask(COLLECTOR, LENDER, of=court(*WORLD[:-1], collects(LENDER, COLLECTOR, status="ended")))
    assert report.who.kind != "listed"
    assert the_lender(report)[0] == "ended"
    assert "collector_listed" not in {finding.rule for finding in report.conduct.findings}


def test_what_is_merely_claimed_or_unverified_is_no_list() -> None:
    claimed = collects(LENDER, COLLECTOR, basis="statement")
    assert the_lender(ask(COLLECTOR, LENDER, of=court(*WORLD[:-1], claimed)))[0] == "no_list"


def test_a_platform_partner_of_the_lender_is_no_collector_of_it() -> None:
    assert ask(OPERATOR, LENDER).listings == ()
    assert ask(OPERATOR, BANK).for_whom.lenders[0].on_list == "no_list"


def test_of_an_app_all_known_lenders_are_shown_and_the_contract_decides() -> None:
    report = ask(COLLECTOR, APP)
    assert report.for_whom.asked == "brand"
    assert "看合同上的“贷款人”是谁" in report.for_whom.text.zh
    states = {one.entity.name: (one.relation, one.on_list) for one in report.for_whom.lenders}
    assert states == {LENDER: ("confirmed_by_lender", "listed"), BANK: ("confirmed_by_lender", "no_list")}
    assert "collector_listed" not in {finding.rule for finding in report.conduct.findings}


def test_of_an_app_with_one_known_lender_nothing_is_held_against_the_collector() -> None:
    one = (licence(LENDER), product("己花", LENDER), collects(LENDER, COLLECTOR))
    report = ask(OTHER, "己花", of=court(*one, whole=True))
    assert [lender.on_list for lender in report.for_whom.lenders] == ["not_listed"]
    assert report.conduct.findings == ()
    assert ask(COLLECTOR, "己花", of=court(*one, whole=True)).conduct.findings == ()


@pytest.mark.parametrize(
    ("lender", "asked", "words"),
    [
        (None, "not_given", "打开借款合同"),
        (LENDER, "lender", "你说它替"),
        (OPERATOR, "brand", "介绍借款的公司"),
        ("没人听过的App", "not_found", "没查到"),
        (MICROLOAN, "lender", "你说它替"),
    ],
)
def test_for_whom_is_said_as_far_as_it_is_known(lender: str | None, asked: str, words: str) -> None:
    report = ask(COLLECTOR, lender)
    assert report.for_whom.asked == asked
    assert words in report.for_whom.text.zh


def test_a_brand_without_known_lenders_and_a_firm_that_may_not_lend() -> None:
    known = court(*WORLD, product("庚花"), licence("辛融资担保有限公司", "financing_guarantee"))
    assert "我们不知道" in ask(COLLECTOR, "庚花", of=known).for_whom.text.zh
    report = ask(COLLECTOR, "辛融资担保有限公司", of=known)
    assert (report.for_whom.asked, report.for_whom.lenders) == ("not_a_lender", ())


def test_a_lender_that_left_is_said_with_the_authority_to_ask() -> None:
    said = {"zh": "取消试点资格", "en": "qualification withdrawn"}
    for words, shown in ((said, "取消试点资格"), (None, "《测试名单》（2026年11月1日）写到")):
        gone = notice(LENDER, "cancelled", date="2026-11-01", words=words)
        report = ask("", LENDER, of=court(*WORLD, gone))
        assert shown in report.for_whom.text.zh
        assert "该还给谁" in report.for_whom.text.zh
        assert report.for_whom.evidence


def test_a_name_that_a_notice_warns_of_is_not_waved_through() -> None:
    report = ask("壬催收", LENDER, of=court(*WORLD, notice("壬催收", "warning")))
    assert report.who.kind == "noticed"
    assert "2026年6月1日" in report.who.text.zh
    assert [one for one in report.evidence if one.id in report.who.evidence]


@pytest.mark.parametrize(
    ("name", "kind"), [(LENDER, "lender"), (APP, "platform"), (OPERATOR, "other"), ("", "not_said")]
)
def test_who_it_is(name: str, kind: str) -> None:
    assert ask(name, LENDER).who.kind == kind


def test_an_alike_name_is_offered_and_lends_nothing() -> None:
    report = ask("丁商务咨洵有限公司", LENDER)  # one character drawn otherwise
    assert report.who.kind == "not_found"
    assert report.listings == ()
    assert report.who.match is not None
    assert report.who.match.entity is None
    assert [other.entity.name for other in report.who.match.alternatives] == [COLLECTOR]


def test_a_wide_bracket_or_a_missing_legal_form_is_said_not_silently_corrected() -> None:
    report = ask("丁商务咨询", LENDER)
    assert report.who.kind == "listed"
    assert report.who.match is not None
    assert report.who.match.kind == "variant"
    assert "丁商务咨询" in report.who.match.explanation.zh
