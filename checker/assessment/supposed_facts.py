"""Facts that scenarios suppose: lenders the contract might name, and offers within and above every line of law."""

from decimal import Decimal
from typing import Final

from checker.rules import Fact

#: Facts of a licensed lender that the contract might name, whichever it is.
ANY_LENDER: Final = {
    "price_lender_type": Fact("bank"),
    "price_lender_known": Fact(True),
    "lender_given": Fact(True),
    "lender_resolved": Fact(True),
    "lender_is_firm": Fact(True),
    "lender_named_exactly": Fact(True),
    "lender_may_lend": Fact(True),
    "lender_confirms": Fact(False),
    "lender_type": Fact("bank"),
    "lender_list_stale": Fact(False),
}
#: Facts of a contract that names a guarantee company as lender.
GUARANTOR: Final = {
    "lender_given": Fact(True),
    "lender_resolved": Fact(True),
    "lender_is_firm": Fact(True),
    "lender_type": Fact("financing_guarantee"),
    "lender_named_exactly": Fact(True),
    "lender_confirms": Fact(False),
    "price_lender_type": Fact(None),
    "price_lender_known": Fact(False),
}
#: Facts of an offer within every line of law, and of one above all of them.
WITHIN_EVERY_CAP: Final = {"annual_cost": Fact(Decimal(12)), "over_cap": Fact(False), "over_four_lpr": Fact(False)}
OVER_EVERY_CAP: Final = {"annual_cost": Fact(Decimal("36.1")), "over_cap": Fact(True), "over_four_lpr": Fact(True)}
