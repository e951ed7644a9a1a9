"""What a loan really costs a year: exact decimals, no I/O, the same answer for the same question."""

from checker.cost.annual import annual_cost
from checker.cost.cost import Cap, Cost, Instalment, Share
from checker.cost.offer import Fee, Offer, Payment
from checker.cost.prime_rates import PrimeRate, PrimeRates, rates_of
from checker.cost.typed import parse_fees, parse_payments

__all__ = [
    "Cap",
    "Cost",
    "Fee",
    "Instalment",
    "Offer",
    "Payment",
    "PrimeRate",
    "PrimeRates",
    "Share",
    "annual_cost",
    "parse_fees",
    "parse_payments",
    "rates_of",
]
