"""Facts of one loan, and what a rule makes of them."""

from datetime import date

from checker.rules import Fact, Hit, evaluate, load
from checker.terms import Severity
from tests.rules.cases.kinds import Given

TODAY = date(2026, 11, 24)
#: The lenders whose loans through platforms 金规〔2025〕9号 speaks of.
BANKS = ("bank", "private_bank", "foreign_bank_branch", "consumer_finance", "auto_finance", "trust")
BANK: Given = {"price_lender_type": "bank"}
MICROLOAN: Given = {"price_lender_type": "microloan"}
PRIVATE: Given = {"price_lender_type": "private"}
NOBODY: Given = {"price_lender_known": False}
#: Due within 15 days and a month, at more than 36 % a year.
SHORT_TERM: Given = {"term_days": 31, "first_due_days": 15}
TECHNOLOGY: Given = {"solicited": True, "lender_given": True, "lender_type": "technology"}
ELSEWHERE: Given = {"other_province": True, **MICROLOAN}


def signed(day: str | None) -> Given:
    """The day of the contract; no fact where it is not known."""
    return {"contract_date": date.fromisoformat(day)} if day else {}


def hit(rule: str, given: Given) -> Hit | None:
    """The finding of this rule on these facts, today."""
    facts = {name: Fact(value, ("e",)) for name, value in given.items()}
    return next((found for found in evaluate(load(), facts, TODAY).hits if found.rule == rule), None)


def severity(rule: str, given: Given) -> Severity | None:
    """How grave that finding is; None where there is none."""
    found = hit(rule, given)
    return found.severity if found else None
