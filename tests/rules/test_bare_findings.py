"""No finding without every one of its facts: take one away, and the finding is another, or none."""

from decimal import Decimal

from tests.every_case import every_case
from tests.rules.cases.kinds import Given
from tests.rules.facts import BANK, ELSEWHERE, MICROLOAN, NOBODY, PRIVATE, SHORT_TERM, TECHNOLOGY, severity, signed

DAYS = ("2018-01-01", "2020-01-01", "2024-01-01", "2026-01-01")
AT_30: Given = {"annual_cost": Decimal(30)}
AT_40: Given = {"annual_cost": Decimal(40)}
UNNAMED: Given = {"contract_names_lender": False, "lender_resolved": False, "name_lends": False}
ANOTHER: Given = {"name_lends": False}
BY_PARTNER: Given = {"platform_lends_itself": False, "operator_known": True, **BANK}
BY_SOMEBODY: Given = {"standing": "listed_partner", **NOBODY}
SOLICITED: Given = {**PRIVATE, "solicited": True}
FOUND: Given = {"lender_given": True, "lender_may_lend": True}
REPAID: Given = {"payee_is_contract_lender": True}
FRESH: Given = {"lender_confirms": True, "lender_list_stale": False, "lender_named_exactly": True}
LARGE: Given = {**MICROLOAN, "lender_online_scope": True, "received": Decimal(20_000_000)}


def each(rule: str, given: Given, *more: Given, on: tuple[str | None, ...] = (None,)) -> list[tuple[str, Given]]:
    """One finding for each further fact and day of the contract."""
    return [(rule, {**given, **other, **signed(day)}) for other in more or ({},) for day in on]


#: No fact too many in any of these.
BARE: tuple[tuple[str, Given], ...] = (
    *each("cost_over_24", AT_30, BANK, MICROLOAN, NOBODY, on=("2024-01-01", "2025-11-01", "2026-01-01")),
    *each("cost_over_24", AT_30 | BANK | {"platform_lends_itself": False}, on=("2025-11-01", "2026-01-01")),
    *each("cost_over_4lpr_private", PRIVATE | AT_30, on=("2019-01-01",)),
    *each("cost_over_4lpr_private", PRIVATE | {"over_four_lpr": True}, {}, {"solicited": True}),
    *each(
        "microloan_over_4lpr",
        MICROLOAN | {"over_four_lpr": True, "term_days": 99},
        on=("2026-01-01", "2027-01-01", "2028-01-01"),
    ),
    *each("extreme_cost", AT_40, PRIVATE, UNNAMED),
    *each("ultra_short_high_cost", AT_40 | SHORT_TERM, on=DAYS),
    *each("ultra_short_high_cost", AT_40 | SHORT_TERM | {"term_days": 92}, on=DAYS),
    *each("ultra_short_high_cost", AT_30 | {"term_days": 31}, on=DAYS),
    *each("platform_collects_interest", {"fee_to_platform": True}, BY_PARTNER, BY_SOMEBODY, on=DAYS),
    *each("guarantee_fee_disguised", {"guarantor_extra_fee": True}, BANK, NOBODY, MICROLOAN),
    *each("fee_outside_sheet", {"fee_beyond_contract": True}, MICROLOAN, on=("2026-01-01", None)),
    *each("fee_outside_sheet", {"fee_beyond_contract": True}, BANK, NOBODY),
    *each("head_deduction", {"short_paid_percent": Decimal(10), "term_days": 31}, on=("2020-01-01", "2026-01-01")),
    *each("no_lender_named", {"contract_names_lender": False, "lender_resolved": False} | ANOTHER),
    *each("cost_sheet_missing", {"cost_sheet_shown": False}, BANK, NOBODY, on=("2026-08-01",)),
    *each("fund_source_mismatch", {"paid_out_by_person": True}, BANK, NOBODY),
    *each("fund_source_mismatch", {"paid_out_by_other": True}, BANK, NOBODY),
    *each("fund_source_mismatch", {"paid_out_by_person": True, "name_lends": True}),
    *each("credit_report_match", FOUND | {"credit_report_same": True, "lender_confirms": True}),
    *each("channel_consistency", {"same_company": True, "own_record": True, "standing": "unconfirmed"}),
    *each("professional_lender_unlicensed", SOLICITED, {}, AT_40, on=("2020-01-01", "2024-01-01")),
    *each("professional_lender_unlicensed", TECHNOLOGY, on=("2020-01-01", "2024-01-01")),
    *each("p2p_claim", {"claims_p2p": True} | ANOTHER),
    *each("pseudo_licence_claim", {"filing_called_licence": True} | ANOTHER),
    *each("disguised_loan", AT_40 | SHORT_TERM | {"cash_by_sale": True}),
    *each("student_lending", {"student": True}, MICROLOAN, SOLICITED, MICROLOAN | {"purpose": "business"}),
    *each(
        "microloan_online_scope",
        ELSEWHERE,
        {},
        {"lender_online_scope": False},
        on=("2018-01-01", "2023-01-01", "2026-01-01"),
    ),
    *each("microloan_online_loan_cap", LARGE, {"purpose": "consumption"}, {"purpose": "business"}),
    *each("contract_lender_named", FOUND | FRESH),
    *each("contract_lender_named", FOUND, {"lender_list_stale": True}, {"lender_named_exactly": False}),
    *each("contract_lender_named", FOUND, {"lender_confirms": False}),
    *each("licence_status", {"licence_status": "cancelled", "licence_status_lends": True}),
    *each("licence_status", {"licence_status_lends": False}),
    *each("private_account_transfer", REPAID | {"private_payee": True}),
    *each("collect_private_account", REPAID | {"repay_to_person": True}),
    *each(
        "app_lookalike_name",
        {"lookalike_of_trusted": True, "own_record": False, "operator_known": True, "operator_differs": True},
    ),
    *each("guarantee_acting_as_lender", {"lender_given": True, "lender_type": "financing_guarantee"}),
    *each("name_uses_bank", {"name_contains_bank": True, "bank_licence_found": False, "bank_list_whole": True}),
    *each("partner_listed", {"partner_listed": True, "partner_list_stale": False, "lender_given": False}),
    *each("partner_not_listed", {"lender_type": "bank", "partner_list_held": True, "platform_on_list": False}),
    *each("guarantor_unlicensed", {"guarantor_named": True, "guarantor_listed": False, "guarantor_list_whole": True}),
    *each(
        "lender_licensed_trust_or_auto",
        {"licence_in_force": True, "subject_type": "auto_finance", "purpose": "business"},
    ),
)
IDLE = [(rule, given, fact) for rule, given in BARE for fact in given if fact != "contract_date"]


@every_case(("rule", "given", "fact"), IDLE)
def test_no_finding_without_every_one_of_its_facts(rule: str, given: Given, fact: str) -> None:
    whole = severity(rule, given)
    assert whole is not None
    assert severity(rule, {name: value for name, value in given.items() if name != fact}) != whole
