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
    "lender_named_guarantor": Fact(False),
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
    "lender_named_guarantor": Fact(False),
    "lender_confirms": Fact(False),
    "price_lender_type": Fact(None),
    "price_lender_known": Fact(False),
}
#: Facts of an offer within every line of law, and of one above all of them.
WITHIN_EVERY_CAP: Final = {"annual_cost": Fact(Decimal(12)), "over_cap": Fact(False), "over_four_lpr": Fact(False)}
OVER_EVERY_CAP: Final = {"annual_cost": Fact(Decimal("36.1")), "over_cap": Fact(True), "over_four_lpr": Fact(True)}
#: Facts of an offer that is as bad as figures can show in every respect that rules read.
WORST_OFFER: Final = {
    **OVER_EVERY_CAP,
    "annual_cost": Fact(Decimal(9999)),
    "late_over_cap": Fact(True),
    "short_paid_percent": Fact(Decimal(50)),
    "term_days": Fact(7),
    "first_due_days": Fact(7),
    "received": Fact(Decimal(300_000)),
    "purpose": Fact("consumption"),
    "fee_to_platform": Fact(True),
    "guarantor_extra_fee": Fact(True),
}
#: Facts of a lender against whom everything is on record that can be; nothing ties it to the name.
_STRUCK: Final = {
    "exit_final": Fact(True),
    "licence_status": Fact("cancelled"),
    "licence_status_lends": Fact(True),
    "officially_named": Fact(True),
    "lender_may_lend": Fact(None),
    "lender_denies": Fact(True),
    "relation": Fact("contradicted"),
    "partner_listed": Fact(None),
    "partner_list_held": Fact(True),
    "platform_on_list": Fact(False),
    "platform_lends_itself": Fact(False),
    "lender_online_scope": Fact(False),
}
#: The worst lender of each kind that rules tell apart, and one that is on no record.
WORST_LENDERS: Final = (
    {**GUARANTOR, **_STRUCK},
    {**ANY_LENDER, **_STRUCK},
    *(
        {**ANY_LENDER, **_STRUCK, "lender_type": Fact(kind), "price_lender_type": Fact(kind)}
        for kind in ("consumer_finance", "microloan")
    ),
    {
        "lender_given": Fact(True),
        "lender_resolved": Fact(False),
        "lender_is_firm": Fact(None),
        "lender_named_guarantor": Fact(True),
        "lender_confirms": Fact(False),
        "partner_listed": Fact(None),
        "platform_lends_itself": Fact(False),
        "price_lender_type": Fact(None),
        "price_lender_known": Fact(False),
    },
)
