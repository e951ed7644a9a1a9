"""Offers for tests, written as a borrower would."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from checker.cost.calculate import annual_cost
from checker.cost.input_parsing import parse_fees, parse_payments
from checker.cost.model import Cost
from checker.cost.offer import Offer
from checker.cost.prime_rates import PrimeRates
from registries.model import RateRecord
from registries.starter import load

TODAY = date(2026, 11, 24)


def starter_rates() -> PrimeRates:
    """The bundled rates."""
    rows = [row for file in load() for row in file.rows if isinstance(row, RateRecord)]
    return PrimeRates.from_rows(rows)


RATES = starter_rates()


def offer(
    received: str, payments: Sequence[str], start: str | None = None, fees: Sequence[str] = (), **more: object
) -> Offer:
    return Offer(
        received=Decimal(received),
        payments=parse_payments(payments),
        start=date.fromisoformat(start) if start else None,
        fees=parse_fees(fees),
        **more,  # type: ignore[arg-type]
    )


def cost_of(one: Offer, contract_date: str | None = None, judged_on: date = TODAY) -> Cost:
    return annual_cost(one, date.fromisoformat(contract_date) if contract_date else None, RATES, judged_on)


def cost(received: str, payments: Sequence[str], start: str | None = None, **more: object) -> Cost:
    return cost_of(offer(received, payments, start, **more))  # type: ignore[arg-type]


def said(found: Cost) -> str:
    """All notes in Chinese."""
    return "\n".join(note.zh for note in found.notes)
