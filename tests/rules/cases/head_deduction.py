"""The rules of the group head_deduction."""

from datetime import date
from decimal import Decimal

from tests.rules.cases.kinds import Cases

TEN = {"short_paid_percent": Decimal(10), "term_days": 31}
OLD = {"contract_date": date(2020, 12, 31)}

RULES: dict[str, Cases] = {
    "head_deduction": Cases(
        (
            (TEN, "hard", 0),
            (TEN | {"term_days": 32}, "strong", 16),
            (TEN | {"short_paid_percent": Decimal("9.9")}, "strong", 16),
            (TEN | {"term_days": None}, "strong", 16),
            (TEN | OLD, "hard", 0),
            (TEN | OLD | {"term_days": 365}, "strong", 16),
        ),
        ({"short_paid_percent": Decimal("0.5")}, {"short_paid_percent": Decimal(0)}),
        (({}, "hard"), (TEN | {"term_days": None}, "hard"), ({"term_days": 365}, "strong")),
    ),
}
