"""At a line of law there is one rounding: what is a tenth of a point above it is above it, whichever line it is."""

from datetime import date
from decimal import Decimal

import pytest

from checker.cost.calculate import annual_cost
from checker.cost.model import Cost
from checker.cost.offer import Offer
from checker.cost.prime_rates import PrimeRates
from checker.evidence.book import EvidenceBook
from checker.facts.offer import offer_facts
from checker.rules import Value
from registries.model import RateRecord
from tests.factories.records import cite
from tests.factories.worlds import TODAY

#: Four times this is 24 % a year, the same figure as the line for banks.
RATES = PrimeRates((RateRecord(series="LPR_1Y", percent="6.00", effective=date(2026, 1, 20), cite=cite()),))


def facts(lender_type: str, payment: str, late: str) -> tuple[Cost, dict[str, Value | None]]:
    offer = Offer.model_validate(
        {
            "received": "10000",
            "start": "2026-02-01",
            "payments": [{"amount": payment}] * 12,
            "lender_type": lender_type,
            "late_percent": late,
        }
    )
    cost = annual_cost(offer, date(2026, 2, 1), RATES, TODAY)
    return cost, {name: fact.value for name, fact in offer_facts(offer, cost, EvidenceBook(TODAY)).items()}


@pytest.mark.parametrize(
    ("payment", "percent", "over"), [("946.05", "24.09", False), ("946.06", "24.10", True), ("946.12", "24.11", True)]
)
@pytest.mark.parametrize("lender_type", ["bank", "private"])
def test_one_figure_is_over_every_line_of_24_percent_or_over_none(
    lender_type: str, payment: str, percent: str, over: bool
) -> None:
    cost, stated = facts(lender_type, payment, percent)
    assert cost.cap is not None
    assert (cost.compared, cost.cap.percent, cost.four_lpr) == (Decimal(percent), Decimal(24), Decimal(24))
    assert {cost.over_cap, *(stated[name] for name in ("over_cap", "over_four_lpr", "late_over_cap"))} == {over}
