"""What a loan really costs a year: exact decimals, no I/O, the same cost for the same offer."""

from checker.cost.calculate import annual_cost
from checker.cost.input_parsing import parse_fees, parse_payments
from checker.cost.model import Cap, Cost, Instalment, Share
from checker.cost.offer import Fee, Offer, Payment
from checker.cost.prime_rates import PrimeRate, PrimeRates, rates_of

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
