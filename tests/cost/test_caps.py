"""Which line holds for whom on which day: every boundary, and what is said where none is known."""

from datetime import date
from decimal import Decimal
from typing import get_args

import pytest
from pydantic import ValidationError

from checker.cost.caps import CapRow, caps_file
from checker.cost.model import Cost
from checker.cost.offer import LenderType
from registries.model import Confidence
from tests.cost.offers import cost_of, offer, said
from tests.every_case import every_case

D = Decimal
LICENSED = ("bank", "private_bank", "foreign_bank_branch", "consumer_finance", "auto_finance", "trust")


def found(lender: str | None, day: str, *, fees: tuple[str, ...] = (), payments: str = "12x902") -> Cost:
    return cost_of(offer("10000", [payments], fees=fees, lender_type=lender), day)


LINES = [
    # lender, contract date, percent, nature
    *[(lender, "2017-08-03", None, None) for lender in LICENSED],
    *[(lender, "2017-08-04", "24", "judicial") for lender in LICENSED],
    *[(lender, "2026-11-24", "24", "judicial") for lender in LICENSED],
    ("microloan", "2020-12-31", None, None),
    ("microloan", "2021-01-01", None, None),
    ("microloan", "2025-12-23", None, None),
    ("microloan", "2025-12-24", "24", "regulatory"),
    ("microloan", "2026-11-24", "24", "regulatory"),
    ("microloan", "2027-12-31", "24", "regulatory"),
    ("microloan", "2028-01-01", "12.00", "regulatory"),
    ("pawn", "2020-12-31", None, None),
    ("pawn", "2026-11-24", None, None),
    ("private", "2019-08-19", None, None),
    ("private", "2019-08-20", None, None),
    ("private", "2020-08-19", None, None),
    ("private", "2020-08-20", "15.40", "judicial"),
    ("private", "2021-12-19", "15.40", "judicial"),
    ("private", "2021-12-20", "15.20", "judicial"),
    ("private", "2025-05-19", "12.40", "judicial"),
    ("private", "2025-05-20", "12.00", "judicial"),
]


@every_case(("lender", "day", "percent", "nature"), LINES)
def test_the_line_of_each_lender_on_each_day(lender: str, day: str, percent: str | None, nature: str | None) -> None:
    answer = found(lender, day)
    if percent is None:
        assert answer.cap is None
        assert answer.over_cap is None
        return
    assert answer.cap is not None
    assert answer.cap.percent == D(percent)
    assert answer.cap.nature == nature
    assert answer.cap.legal_basis
    assert str(answer.cap.effective_from) <= day


@every_case("fee", ["platform=1", "guarantor=1", "insurer=1", "broker=1"])
@every_case(("day", "nature"), [("2025-09-30", "judicial"), ("2025-10-01", "regulatory")])
def test_a_partners_fee_makes_it_a_loan_through_partners(fee: str, day: str, nature: str) -> None:
    cap = found("bank", day, fees=(fee,)).cap
    assert cap is not None
    assert (cap.percent, cap.nature) == (24, nature)
    if nature == "regulatory":
        assert "金规〔2025〕9号" in cap.legal_basis
        assert "通知原文没有印出“24%”" in cap.text.zh


def test_a_fee_to_the_lender_makes_no_partner() -> None:
    cap = found("bank", "2026-01-01", fees=("lender=1",)).cap
    assert cap is not None
    assert cap.nature == "judicial"


@pytest.mark.parametrize(
    ("payments", "start", "percent"),
    [
        ("1x1010", None, "24"),
        ("2x510", None, "12.00"),
        ("2028-03-31=1010", "2028-03-01", "24"),
        ("2028-04-01=1010", "2028-03-01", "24"),
        ("2028-04-02=1010", "2028-03-01", "12.00"),
        ("2028-03-03=1010", "2028-02-01", "24"),  # 31 days, and no whole month
        ("2028-03-04=1010", "2028-02-01", "12.00"),
    ],
)
def test_microloans_of_up_to_a_month_keep_their_own_line(payments: str, start: str | None, percent: str) -> None:
    cap = cost_of(offer("1000", [payments], start, lender_type="microloan"), "2028-03-01").cap
    assert cap is not None
    assert cap.percent == D(percent)
    assert "没有公开" in cap.legal_basis


def test_a_microloan_is_told_of_the_phase_in_and_that_the_private_cap_is_not_its_own() -> None:
    notes = said(found("microloan", "2026-11-24"))
    assert "法释〔2020〕27号" in notes
    assert "原则上最迟2027年底" in notes
    assert "据公开报道" in notes


def test_a_private_loan_over_four_times_lpr() -> None:
    answer = found("private", "2025-12-01")
    assert (answer.four_lpr, answer.apr_nominal, answer.over_cap) == (D("12.00"), D("14.88"), True)
    assert found("private", "2020-09-01").over_cap is False


def test_an_old_private_contract_is_told_which_standard_counts() -> None:
    answer = found("private", "2020-08-19")
    assert answer.four_lpr == D("15.40")
    assert "按起诉时的标准算" in said(answer)
    assert "第三十一条" in said(answer)
    older = found("private", "2018-01-01")
    assert older.four_lpr is None
    assert "还没有现在的LPR" in said(older)


def test_beyond_what_is_checked_the_line_is_unverified_and_says_so() -> None:
    answer = found("private", "2026-11-24")
    assert answer.cap is not None
    assert answer.cap.sure is Confidence.UNVERIFIED
    assert "只核对到2026年9月30日" in said(answer)
    assert "只核对到" not in said(found("private", "2026-09-30"))
    assert "只核对到" not in said(found("bank", "2026-11-24"))


def test_who_does_not_know_the_lender_gets_no_line_but_each_likely_one() -> None:
    answer = found(None, "2026-01-15", payments="12x1500")
    assert (answer.cap, answer.over_cap) == (None, None)
    notes = said(answer)
    assert "如果放款的是银行、消费金融公司、信托公司或汽车金融公司：一年24%" in notes
    assert "如果放款的是小额贷款公司：一年24%" in notes
    assert "如果放款的是个人，或没有放贷资格的公司：一年12%" in notes
    older = said(found(None, "2018-01-01"))
    assert "如果放款的是小额贷款公司：合同早于2021年" in older


@pytest.mark.parametrize(
    ("payments", "day", "likely"),
    [
        ("12x1500", "2026-01-15", "above_all"),
        ("12x902", "2026-01-15", None),  # 14.88 %: above the line of a private lender only
        ("12x880", "2026-01-15", "below_all"),
        ("12x1500", "2025-12-01", None),  # no line for microloans that day
        ("12x880", "2018-01-01", None),
    ],
)
def test_above_or_below_every_line_that_may_hold(payments: str, day: str, likely: str | None) -> None:
    assert found(None, day, payments=payments).likely == likely
    assert found("bank", day, payments=payments).likely is None


def test_without_a_contract_date_the_day_that_counts_is_said() -> None:
    started = cost_of(offer("10000", ["12x902"], "2025-12-23", lender_type="microloan"))
    assert started.cap is None
    assert "钱到手那天（2025年12月23日）" in said(started)
    undated = cost_of(offer("10000", ["12x902"], lender_type="microloan"))
    assert undated.cap is not None
    assert "按2026年11月24日找" in said(undated)
    dated = cost_of(offer("10000", ["12x902"], "2025-12-23", lender_type="microloan"), "2025-12-24")
    assert dated.cap is not None
    assert "没填合同日期" not in said(dated)


def test_oral_guidance_is_never_a_line() -> None:
    cap = found("consumer_finance", "2026-01-01", payments="12x930").cap
    assert cap is not None
    assert cap.percent == 24


def test_each_line_that_gives_something_back_says_that_it_is_not_certain() -> None:
    for line in caps_file().lines:
        if line.nature is not None:
            assert "不一定退" in line.text.zh, line.id
            assert "申请" in line.text.zh, line.id


def test_thirty_six_percent_is_nowhere() -> None:
    assert "36" not in "".join(line.model_dump_json() for line in caps_file().lines)


def test_what_is_not_public_says_so() -> None:
    for line in caps_file().lines:
        if "工作指引" in line.legal_basis:
            assert "没有公开" in line.legal_basis, line.id
            assert "据公开报道" in line.text.zh, line.id


def test_every_lender_type_has_a_line_for_every_day() -> None:
    """A gap would be silence where a sentence belongs."""
    for lender in get_args(LenderType):
        for year in range(2015, 2031):
            for day in (date(year, 1, 1), date(year, 8, 20), date(year, 12, 31)):
                answer = found(lender, str(day))
                assert answer.cap or "没有" in said(answer) or "不给一条线" in said(answer), (lender, day)


@pytest.mark.parametrize(
    "fault",
    [
        {"percent": "24"},
        {"percent": "24", "times_lpr": 4, "nature": "judicial", "since": "2020-01-01"},
        {"nature": "judicial", "since": "2020-01-01"},
        {"percent": "24", "nature": "judicial"},
        {"percent": "-1", "nature": "judicial", "since": "2020-01-01"},
    ],
)
def test_a_row_that_cannot_stand_is_refused(fault: dict[str, object]) -> None:
    row = {"id": "x", "lenders": ["bank"], "sure": "reported", "legal_basis": "甲", "text": {"zh": "甲", "en": "a"}}
    CapRow.model_validate(row)
    with pytest.raises(ValidationError):
        CapRow.model_validate({**row, **fault})
