"""A contract is judged by the law of its own day: one table for every day on which a rule begins, changes or ends."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from checker.rules import Fact, evaluate, load
from checker.terms import Severity
from tests.every_case import every_case
from tests.rules.cases.disclosure import UNNAMED
from tests.rules.cases.head_deduction import TEN
from tests.rules.cases.identity import LOAN_NAME
from tests.rules.cases.kinds import Given
from tests.rules.cases.licence import BUYBACK, ELSEWHERE, LARGE, P2P, SOLICITED, STUDENT
from tests.rules.cases.partner import GUARANTOR, LISTED, NO_LIST, NOT_LISTED
from tests.rules.cases.price import BANK, BEYOND, CFC, DEAR, EXTRA, FOUR, MICRO, MONTH, PRIVATE, SHORT, TO_PLATFORM

TODAY = date(2026, 11, 24)
CIVIL_CODE = date(2021, 1, 1)
#: A contract names its lender since long before the Civil Code said so; the finding only lowers a score.
OLDER_THAN_THE_CODE = frozenset({"contract_lender_named"})
#: Groups that this table speaks of: those that make the verdict.
GROUPS = frozenset(
    {"licence", "partner", "price", "head_deduction", "disclosure", "privacy", "identity", "negative_record"}
)

GUARANTEE_LENDS: Given = {"lender_given": True, "lender_type": "financing_guarantee"}

Change = tuple[str, Severity | None, Severity | None]
Row = tuple[str, Given, Mapping[str, Change]]


def changes(*days: Change) -> Mapping[str, Change]:
    return {day: (day, before, since) for day, before, since in days}


#: (rule, facts, day → the severity of a contract signed the day before, and of one signed on that day)
TABLE: tuple[Row, ...] = (
    (
        "cost_over_24",
        BANK,
        changes(
            ("2017-08-04", None, "moderate"),
            ("2025-10-01", "moderate", "strong"),
            ("2025-12-24", "strong", "strong"),
        ),
    ),
    (
        "cost_over_24",
        MICRO,
        changes(
            ("2017-08-04", None, "moderate"),
            ("2025-10-01", "moderate", "moderate"),
            ("2025-12-24", "moderate", "strong"),
        ),
    ),
    (
        "cost_over_4lpr_private",
        PRIVATE,
        changes(("2015-09-01", None, "moderate"), ("2020-08-20", "moderate", "moderate")),
    ),
    (
        "cost_over_4lpr_private",
        PRIVATE | {"annual_cost": Decimal(16)},  # above four times the LPR, below the old 24 %
        changes(("2020-08-20", None, "moderate")),
    ),
    (
        "microloan_over_4lpr",
        FOUR,
        changes(
            ("2025-12-24", None, "weak"),
            ("2027-01-01", "weak", "moderate"),
            ("2028-01-01", "moderate", "strong"),
        ),
    ),
    ("cfc_over_20", CFC, changes(("2026-01-01", None, "weak"))),
    ("extreme_cost", DEAR, changes(("2017-12-01", None, "strong"), ("2019-10-21", "strong", "strong"))),
    (
        "extreme_cost",
        DEAR | {"price_lender_type": "private"},
        changes(("2019-10-21", "strong", "hard")),
    ),
    (
        "ultra_short_high_cost",
        MONTH,
        changes(
            ("2017-12-01", None, "moderate"),
            ("2019-10-21", "moderate", "moderate"),
            ("2021-01-01", "moderate", "moderate"),
            ("2025-12-24", "moderate", "strong"),
        ),
    ),
    ("ultra_short_high_cost", SHORT, changes(("2017-12-01", None, "hard"), ("2025-12-24", "hard", "hard"))),
    ("late_fee_over_cap", {"late_over_cap": True}, changes(("2017-08-04", None, "moderate"))),
    (
        "platform_collects_interest",
        TO_PLATFORM,
        changes(
            ("2017-12-01", None, "strong"),
            ("2020-07-17", "strong", "strong"),
            ("2025-10-01", "strong", "strong"),
        ),
    ),
    ("guarantee_fee_disguised", EXTRA, changes(("2025-10-01", None, "strong"))),
    ("fee_outside_sheet", BEYOND, changes(("2025-12-24", None, "strong"), ("2026-08-01", "strong", "strong"))),
    ("fee_outside_sheet", BEYOND | {"price_lender_type": "bank"}, changes(("2026-08-01", None, "strong"))),
    ("head_deduction", TEN, changes(("2021-01-01", "hard", "hard"))),
    ("no_lender_named", UNNAMED, changes(("2020-07-17", None, "strong"))),
    ("apr_not_disclosed", {"annual_rate_shown": False}, changes(("2021-03-31", None, "moderate"))),
    (
        "cost_sheet_missing",
        {"cost_sheet_shown": False, "price_lender_type": "bank", "price_lender_known": True},
        changes(("2026-08-01", None, "strong")),
    ),
    ("contacts_read_required", {"contacts_required": True}, changes(("2021-05-01", None, "strong"))),
    ("data_shared_to_many", {"many_callers": True}, changes(("2021-11-01", None, "moderate"))),
    (
        "fund_source_mismatch",
        {"paid_out_by_person": True, "price_lender_known": False},
        changes(("2020-07-17", None, "strong")),
    ),
    ("name_uses_loan", LOAN_NAME, changes(("2026-09-30", None, "info"))),
    ("privacy_policy_missing", {"privacy_policy_missing": True}, changes(("2021-11-01", None, "moderate"))),
    ("guarantee_acting_as_lender", GUARANTEE_LENDS, changes(("2017-10-01", None, "hard"))),
    (
        "professional_lender_unlicensed",
        SOLICITED,
        changes(("2019-10-21", None, "strong"), ("2020-08-20", "strong", "strong")),
    ),
    (
        "p2p_claim",
        P2P,
        changes(("2020-11-15", None, "hard")),
    ),
    ("disguised_loan", BUYBACK, changes(("2017-12-01", None, "hard"))),
    ("student_lending", STUDENT, changes(("2021-02-24", None, "strong"))),
    (
        "microloan_online_scope",
        ELSEWHERE,
        changes(
            ("2017-11-21", None, "strong"),
            ("2020-09-07", "strong", "strong"),
            ("2024-12-31", "strong", "strong"),
        ),
    ),
    ("microloan_online_loan_cap", LARGE, changes(("2024-12-31", None, "weak"))),
    ("partner_listed", LISTED, changes(("2025-10-01", None, "positive"))),
    ("partner_not_listed", NOT_LISTED, changes(("2025-10-01", None, "strong"))),
    ("partner_list_unavailable", NO_LIST, changes(("2025-10-01", None, "info"))),
    ("guarantor_unlicensed", GUARANTOR, changes(("2017-10-01", None, "strong"))),
)

SIGNED = [
    pytest.param(rule, given, date.fromisoformat(day) - timedelta(days=days), severity, id=f"{rule} {day} -{days}")
    for rule, given, rows in TABLE
    for day, before, since in rows.values()
    for days, severity in ((1, before), (0, since))
]


@every_case(("rule", "given", "signed", "severity"), SIGNED)
def test_law_of_the_day(rule: str, given: Given, signed: date, severity: Severity | None) -> None:
    facts = {name: Fact(value, ("e",)) for name, value in {**given, "contract_date": signed}.items()}
    hits = {hit.rule: hit.severity for hit in evaluate(load(), facts, TODAY).hits}
    assert hits.get(rule) == severity


def test_the_table_has_every_day_on_which_law_changes() -> None:
    told = {(rule, date.fromisoformat(day)) for rule, _, rows in TABLE for day in rows}
    dated = [rule for rule in load().rules if rule.group in GROUPS and rule.dated_by == "contract"]
    begins = {(rule.id, rule.effective.from_) for rule in dated if rule.effective.from_}
    ends = {(rule.id, rule.effective.until + timedelta(days=1)) for rule in dated if rule.effective.until}
    assert told == begins | ends, "a day without a row, or a row without a day"


def test_versions_follow_each_other_without_a_gap() -> None:
    versions: dict[str, list[tuple[int, date | None, date | None]]] = {}
    for rule in load().rules:
        versions.setdefault(rule.id, []).append((rule.version, rule.effective.from_, rule.effective.until))
    for rule_id, spans in versions.items():
        for (_, _, until), (_, since, _) in pairwise(spans):
            assert until is not None, rule_id
            assert since == until + timedelta(days=1), rule_id


def test_no_law_is_cited_before_it_was_made() -> None:
    """The year in a document's number is never later than the last day of the version that cites it."""
    for rule in load().rules:
        if rule.dated_by == "contract" and rule.effective.until:
            years = [int(year) for year in re.findall(r"〔(\d{4})〕", rule.legal_basis)]
            assert max(years, default=0) <= rule.effective.until.year, (rule.id, rule.version)
            assert "民法典" not in rule.legal_basis or rule.effective.until >= CIVIL_CODE, (rule.id, rule.version)


def test_a_law_younger_than_the_version_that_cites_it_says_since_when() -> None:
    for rule in load().rules:
        early = rule.effective.from_ is None or rule.effective.from_ < CIVIL_CODE
        if rule.group in GROUPS and early and "《民法典》" in rule.legal_basis:
            assert "2021年起" in rule.legal_basis or rule.id in OLDER_THAN_THE_CODE, rule.id
