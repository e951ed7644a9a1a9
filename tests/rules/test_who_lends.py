"""Which lenders a rule speaks of, and on which days: nobody is measured by another's line."""

from decimal import Decimal
from typing import get_args

import pytest

from checker.cost.offer import LenderType
from checker.rules.vocabulary import STANDINGS
from tests.every_case import every_case
from tests.rules.cases.kinds import Given
from tests.rules.facts import BANKS, ELSEWHERE, TECHNOLOGY, hit, severity, signed

TYPES: tuple[str | None, ...] = (*get_args(LenderType), None)
Expected = dict[str | None, str | None]


def by(banks: str | None, microloan: str | None, nobody: str | None, private: str | None = None) -> Expected:
    """What a rule says by who lends; of pawnbrokers none speaks."""
    return {**dict.fromkeys(BANKS, banks), "microloan": microloan, "private": private, "pawn": None, None: nobody}


EXTREME = by("strong", "strong", "strong", "hard") | {"pawn": "strong"}
TO_PLATFORM: Given = {
    "fee_to_platform": True,
    "platform_lends_itself": False,
    "operator_known": True,
    "standing": "listed_partner",
}
UNTOLD: Given = {"annual_cost": Decimal("24.1"), "over_four_lpr": True, "term_days": 365}
COST = UNTOLD | {"platform_lends_itself": False}
BY_LENDER: tuple[tuple[str, Given, str | None, Expected], ...] = (
    ("cost_over_24", COST, "2017-08-04", by("moderate", "moderate", "moderate")),
    ("cost_over_24", COST, "2025-09-30", by("moderate", "moderate", "moderate")),
    ("cost_over_24", COST, "2025-10-01", by("strong", "moderate", "strong")),
    ("cost_over_24", COST, "2025-12-23", by("strong", "moderate", "strong")),
    ("cost_over_24", COST, None, by("strong", "strong", "strong")),
    *(
        ("cost_over_24", given, day, by("moderate", micro, "strong"))
        for given in (UNTOLD, COST | {"platform_lends_itself": True})
        for day, micro in (("2025-10-01", "moderate"), ("2025-12-23", "moderate"), (None, "strong"))
    ),
    *(
        ("cost_over_24", COST | {"annual_cost": Decimal("24.09")}, day, by(None, None, None))
        for day in ("2017-08-04", "2025-09-30", "2025-10-01", "2025-12-23", None)
    ),
    ("cost_over_4lpr_private", COST, "2020-08-19", by(None, None, None, "moderate")),
    ("cost_over_4lpr_private", COST, None, by(None, None, None, "moderate")),
    ("microloan_over_4lpr", COST, None, by(None, "weak", None)),
    ("microloan_over_4lpr", COST, "2027-01-01", by(None, "moderate", None)),
    ("microloan_over_4lpr", COST, "2028-01-01", by(None, "strong", None)),
    ("extreme_cost", {"annual_cost": Decimal("36.1")}, None, EXTREME),
    *(
        ("platform_collects_interest", TO_PLATFORM, day, by("strong", None, "strong"))
        for day in ("2017-12-01", "2020-07-17", None)
    ),
    ("guarantee_fee_disguised", {"guarantor_extra_fee": True}, None, by("strong", "info", "strong")),
    ("fee_outside_sheet", {"fee_beyond_contract": True}, "2026-07-31", by(None, "strong", None)),
    ("fee_outside_sheet", {"fee_beyond_contract": True}, None, by("strong", "strong", "strong")),
    ("cost_sheet_missing", {"cost_sheet_shown": False}, "2026-08-01", by("strong", "strong", "strong")),
    ("fund_source_mismatch", {"paid_out_by_person": True}, None, by("strong", "strong", "strong")),
    (
        "fund_source_mismatch",
        {"paid_out_by_person": True, "name_lends": True},
        None,
        by("info", "info", "info", "info") | {"pawn": "info"},
    ),
    ("fund_source_mismatch", {"paid_out_by_other": True}, None, by("moderate", "moderate", "moderate")),
    ("professional_lender_unlicensed", {"solicited": True}, None, by(None, None, None, "strong")),
    ("student_lending", {"student": True}, None, by(None, "strong", None)),
    ("student_lending", {"student": True, "solicited": True}, None, by(None, "strong", None, "hard")),
)


def lent_by(kind: str | None) -> Given:
    """Who lends, as the rules are told it."""
    return {"price_lender_type": kind, "price_lender_known": kind is not None}


LENDERS = [
    pytest.param(rule, given | signed(day) | lent_by(kind), told[kind], id=f"{rule} {day} {kind}")
    for rule, given, day, told in BY_LENDER
    for kind in TYPES
]


@every_case(("rule", "given", "expected"), LENDERS)
def test_who_lends_decides(rule: str, given: Given, expected: str | None) -> None:
    assert severity(rule, given) == expected


NO_LENDERS = ("technology", "payment", "credit_reporting")
#: Outside the interpretation on private lending: 法释〔2020〕27号, 1, and art. 1 of the interpretation itself.
SUPERVISED = ("financial_leasing", "leasing", "factoring")


@pytest.mark.parametrize("day", ["2020-01-01", None])
@pytest.mark.parametrize("kind", NO_LENDERS)
def test_firms_that_may_not_lend_and_offer_loans_to_the_public(kind: str, day: str | None) -> None:
    offered = TECHNOLOGY | {"lender_type": kind} | signed(day)
    assert severity("professional_lender_unlicensed", offered) == "strong"
    dear = offered | {"annual_cost": Decimal(40)}
    assert severity("professional_lender_unlicensed", dear) == "strong", "people mistype operators as lenders"
    assert severity("professional_lender_unlicensed", dear | {"price_lender_type": "bank"}) == "strong"
    assert severity("professional_lender_unlicensed", dear | {"price_lender_type": "private"}) == "hard"
    assert severity("lender_type_may_not_lend", {"lender_given": True, "lender_type": kind}) == "info"


@every_case("kind", [*BANKS, "microloan", "financing_guarantee", "pawn", *SUPERVISED])
def test_lenders_and_firms_with_a_rule_of_their_own_are_no_professional_lenders(kind: str) -> None:
    assert severity("professional_lender_unlicensed", TECHNOLOGY | {"lender_type": kind}) is None


@pytest.mark.parametrize("kind", SUPERVISED)
def test_supervised_firms_that_may_not_lend_to_people_are_told_apart(kind: str) -> None:
    assert severity("lender_type_may_not_lend", {"lender_given": True, "lender_type": kind}) == "info"


def test_the_scope_a_list_states_is_told_as_it_states_it() -> None:
    for scope, words in ((True, "可以做网上贷款"), (False, "不能跨省"), (None, "还不知道")):
        found = hit("microloan_online_scope", ELSEWHERE | {"lender_online_scope": scope})
        assert found is not None
        assert words in found.text.zh


@every_case("kind", [*BANKS, "microloan", "pawn", "financing_guarantee"])
def test_the_list_of_partners_is_a_duty_of_banks_and_their_like(kind: str) -> None:
    covered = kind in BANKS
    absent: Given = {"lender_given": True, "lender_type": kind, "platform_on_list": False}
    assert severity("partner_not_listed", absent | {"partner_list_held": True}) == ("strong" if covered else None)
    no_list = absent | {"partner_list_held": False, "relation": "claimed_only"}
    assert severity("partner_list_unavailable", no_list) == ("info" if covered else None)
    assert severity("partner_not_listed", no_list) is None


@pytest.mark.parametrize(("stale", "expected"), [(False, "positive"), (True, "info")])
def test_a_list_says_nothing_of_a_loan_by_a_microloan_company(stale: bool, expected: str) -> None:
    listed: Given = {"partner_listed": True, "partner_list_stale": stale, "lender_given": True}
    assert severity("partner_listed", listed | {"lender_type": "bank"}) == expected
    assert severity("partner_listed", listed | {"lender_type": "microloan"}) is None


@every_case("lends", [True, False])
@every_case("lender_given", [True, False])
@every_case("standing", sorted(STANDINGS))
def test_whether_the_name_lends_decides_whoever_was_typed_beside_it(
    standing: str, lender_given: bool, lends: bool
) -> None:
    met: Given = {"standing": standing, "lender_given": lender_given, "name_lends": lends}
    unnamed = met | {"contract_names_lender": False}
    assert severity("no_lender_named", unnamed | {"lender_resolved": False}) == (None if lends else "strong")
    assert severity("no_lender_named", unnamed | {"lender_resolved": True}) is None
    dear = unnamed | {"annual_cost": Decimal(40)}
    assert severity("extreme_cost", dear | {"lender_resolved": False}) == ("strong" if lends else "hard")
    assert severity("extreme_cost", dear | {"lender_resolved": True}) == "strong"
    assert severity("p2p_claim", met | {"claims_p2p": True}) == (None if lends else "hard")
    assert severity("pseudo_licence_claim", met | {"filing_called_licence": True}) == (None if lends else "moderate")


@pytest.mark.parametrize("stale", [True, False, None])
def test_only_the_very_name_on_a_fresh_list_lowers_a_score(stale: bool | None) -> None:
    near: Given = {"lender_given": True, "lender_may_lend": True, "lender_confirms": True, "lender_list_stale": stale}
    assert severity("contract_lender_named", near | {"lender_named_exactly": False}) == "info"
    assert severity("contract_lender_named", near | {"lender_named_exactly": None}) != "positive"
    exact = severity("contract_lender_named", near | {"lender_named_exactly": True})
    assert exact == {True: "info", False: "positive", None: None}[stale]


def test_a_name_one_character_off_is_told_as_such() -> None:
    given: Given = {"lender_given": True, "lender_may_lend": True, "lender_confirms": True, "lender_list_stale": True}
    texts = {exact: hit("contract_lender_named", given | {"lender_named_exactly": exact}) for exact in (True, False)}
    told = {exact: "一字不差" in found.text.zh for exact, found in texts.items() if found}
    assert told == {True: False, False: True}


@every_case("standing", sorted(STANDINGS))
def test_only_a_known_firm_earns_for_agreeing_with_itself(standing: str) -> None:
    known = {"licensed_lender", "lender_product", "listed_partner", "unconfirmed"}
    given: Given = {"same_company": True, "own_record": True, "standing": standing}
    assert severity("channel_consistency", given) == ("positive" if standing in known else None)


@pytest.mark.parametrize("kind", ["bank", "private_bank", "foreign_bank_branch"])
def test_every_kind_of_bank_is_a_bank(kind: str) -> None:
    assert severity("lender_licensed_bank", {"licence_in_force": True, "subject_type": kind}) == "info"
