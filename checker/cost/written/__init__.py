"""Figures as people write them: amounts, terms and rates, in digits or in words."""

from checker.cost.written.amount import read_amount
from checker.cost.written.rate import Per, Rate, read_rate
from checker.cost.written.term import read_term

__all__ = ["Per", "Rate", "read_amount", "read_rate", "read_term"]
