"""Which notes stand beside a figure: each where it is needed, and nowhere else."""

import pytest

from checker.cost.calculate import annual_cost
from checker.cost.prime_rates import PrimeRates
from checker.cost.texts import sentence
from tests.cost.offers import TODAY, cost, offer, said

COMPOUND = "算上利滚利是"
MISSING = sentence("note.lpr_missing").zh


@pytest.mark.parametrize(
    ("monthly", "told"),
    [("930", False), ("945", True), ("947", False), ("960", False)],
    ids=["both below 24", "only the compounded one above", "both above", "both far above"],
)
def test_compounding_is_explained_exactly_where_it_alone_is_over_the_line(monthly: str, told: bool) -> None:
    found = cost("10000", [f"12x{monthly}"], "2025-12-01", lender_type="bank")
    assert (COMPOUND in said(found)) == told


def test_where_no_line_is_known_compounding_is_compared_with_none() -> None:
    assert COMPOUND not in said(cost("10000", ["12x945"], "2025-12-01"))
    assert COMPOUND not in said(cost("10000", ["12x945"], "2018-01-01", lender_type="microloan"))


@pytest.mark.parametrize(
    ("lender", "told"),
    [("private", True), (None, True), ("microloan", False), ("bank", False), ("consumer_finance", False)],
)
def test_a_missing_lpr_is_told_only_where_the_line_may_hang_on_it(lender: str | None, told: bool) -> None:
    """A microloan firm's own line is a number; whoever does not know his lender may have a private one."""
    one = offer("10000", ["12x902"], "2026-01-15", lender_type=lender)
    found = annual_cost(one, None, PrimeRates(), TODAY)
    assert (MISSING in said(found)) == told


def test_fees_of_partners_and_late_charges_are_told_where_there_are_any() -> None:
    fees, late = sentence("note.fees").zh, sentence("note.late").zh
    plain = said(cost("10000", ["12x902"], "2026-01-15", lender_type="bank"))
    assert fees not in plain
    assert late not in plain
    paid = said(cost("10000", ["12x902"], "2026-01-15", fees=["guarantor=100"], lender_type="bank"))
    assert fees in paid
    assert late in said(cost("10000", ["12x902"], "2026-01-15", lender_type="bank", late_percent="0.05"))


def test_what_is_short_of_the_contract_s_sum_and_what_is_not() -> None:
    short = said(cost("9000", ["12x902"], "2026-01-15", lender_type="bank", principal="10000"))
    assert "少了1,000元" in short
    assert "少了" not in said(cost("10000", ["12x902"], "2026-01-15", lender_type="bank", principal="10000"))


def test_less_paid_back_than_received_is_told() -> None:
    negative = sentence("note.negative").zh
    assert negative in said(cost("10000", ["12x800"], "2026-01-15", lender_type="bank"))
    assert negative not in said(cost("9600", ["12x800"], "2026-01-15", lender_type="bank"))
