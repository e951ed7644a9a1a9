"""The rules of the group price."""

from datetime import date
from decimal import Decimal

from tests.rules.cases.kinds import Cases, Given, flag

#: Days of contracts, each in another version of the rules about cost.
IN_2018, IN_2020, IN_2024, LATE_2025, IN_2027, IN_2028 = (
    date(2018, 6, 1),
    date(2020, 6, 1),
    date(2024, 6, 1),
    date(2025, 11, 1),
    date(2027, 6, 1),
    date(2028, 1, 1),
)

UNTOLD: Given = {"annual_cost": Decimal(30), "price_lender_type": "bank", "price_lender_known": True}
OWN = UNTOLD | {"platform_lends_itself": True}
BANK = UNTOLD | {"platform_lends_itself": False}
MICRO = BANK | {"price_lender_type": "microloan"}
NOBODY: Given = {"annual_cost": Decimal(30), "price_lender_known": False}
PRIVATE = BANK | {"price_lender_type": "private", "over_four_lpr": True, "solicited": False}
FOUR = MICRO | {"annual_cost": Decimal(20), "over_four_lpr": True, "term_days": 365}
CFC = BANK | {"annual_cost": Decimal(22), "price_lender_type": "consumer_finance"}
DEAR: Given = {"annual_cost": Decimal(40), "price_lender_type": "bank", "lender_resolved": True}
UNNAMED_DEAR: Given = {
    "annual_cost": Decimal(40),
    "contract_names_lender": False,
    "lender_resolved": False,
    "name_lends": False,
}
SHORT: Given = {
    "annual_cost": Decimal(1133),
    "term_days": 14,
    "first_due_days": 14,
    "short_paid_percent": Decimal(0),
}
MONTH = SHORT | {"annual_cost": Decimal(30), "term_days": 31, "first_due_days": 31}
TO_PLATFORM: Given = {
    "fee_to_platform": True,
    "platform_lends_itself": False,
    "operator_known": True,
    "standing": "listed_partner",
    "price_lender_type": "bank",
    "price_lender_known": True,
}
EXTRA: Given = {"guarantor_extra_fee": True, "price_lender_type": "bank", "price_lender_known": True}
BEYOND: Given = {"fee_beyond_contract": True, "price_lender_type": "microloan", "price_lender_known": True}
NOT_KNOWN: Given = {"price_lender_type": None, "price_lender_known": False}


def signed(given: Given, day: date) -> Given:
    """The same facts with that day of the contract."""
    return {**given, "contract_date": day}


RULES: dict[str, Cases] = {
    "cost_over_24": Cases(
        (
            *((signed(given, IN_2024), "moderate", 8) for given in (BANK, MICRO, NOBODY, OWN, UNTOLD)),
            (signed(OWN, LATE_2025), "moderate", 8),
            (signed(UNTOLD, LATE_2025), "moderate", 8),
            (signed(BANK, LATE_2025), "strong", 16),
            (signed(MICRO, LATE_2025), "moderate", 8),
            (signed(NOBODY, LATE_2025), "strong", 16),
            (OWN, "moderate", 8),
            (UNTOLD, "moderate", 8),  # nobody knows of a platform: the courts' line only
            (BANK, "strong", 16),
            (MICRO, "strong", 16),
            (NOBODY, "strong", 16),
            (BANK | {"annual_cost": Decimal("24.1")}, "strong", 16),
        ),
        (
            *(given | {"annual_cost": Decimal("24.09")} for given in (BANK, OWN, UNTOLD)),
            NOBODY | {"annual_cost": Decimal("23.9")},
            PRIVATE,
            BANK | {"price_lender_type": "pawn"},
            signed(BANK, date(2017, 8, 3)),
        ),
        (
            ({}, "strong"),
            ({"annual_cost": Decimal(30)}, "strong"),
            ({"price_lender_type": "bank"}, "strong"),
            (UNTOLD, "strong"),
            (signed(UNTOLD, LATE_2025), "strong"),
        ),
    ),
    "cost_over_4lpr_private": Cases(
        (
            (PRIVATE, "moderate", 8),
            (PRIVATE | {"solicited": None}, "moderate", 8),
            (PRIVATE | {"solicited": True}, "strong", 16),
            (signed(PRIVATE, IN_2018), "moderate", 8),
        ),
        (
            PRIVATE | {"over_four_lpr": False},
            PRIVATE | {"price_lender_type": "bank"},
            signed(PRIVATE | {"annual_cost": Decimal(20)}, IN_2018),
        ),
        (
            ({}, "strong"),
            (PRIVATE | {"over_four_lpr": None}, "moderate"),  # no LPR of that day is known
            (PRIVATE | {"solicited": None}, "strong"),
        ),
    ),
    "microloan_over_4lpr": Cases(
        (
            (FOUR, "weak", 3),
            (signed(FOUR, IN_2027), "moderate", 8),
            (signed(FOUR, IN_2028), "strong", 16),
        ),
        (
            FOUR | {"term_days": 31},
            FOUR | {"price_lender_type": "bank"},
            FOUR | {"over_four_lpr": False},
            signed(FOUR, IN_2024),
        ),
        (({}, "weak"), (FOUR | {"over_four_lpr": None}, "weak"), (FOUR | {"price_lender_type": None}, "weak")),
    ),
    "cfc_over_20": Cases(
        ((CFC, "weak", 3), (CFC | {"annual_cost": Decimal("20.1")}, "weak", 3)),
        (
            CFC | {"annual_cost": Decimal(20)},
            CFC | {"annual_cost": Decimal("24.1")},  # cost_over_24 speaks of it
            CFC | {"price_lender_type": "bank"},
            signed(CFC, LATE_2025),
        ),
        (({}, "weak"), ({"annual_cost": Decimal(22)}, "weak")),
    ),
    "extreme_cost": Cases(
        (
            (DEAR, "strong", 16),
            (DEAR | {"price_lender_type": None}, "strong", 16),
            (DEAR | {"price_lender_type": "private"}, "hard", 0),
            (
                UNNAMED_DEAR,
                "hard",
                0,
            ),
            (signed(DEAR | {"price_lender_type": "private"}, IN_2018), "strong", 16),
        ),
        (DEAR | {"annual_cost": Decimal(36)}, signed(DEAR, date(2017, 11, 30))),
        (
            ({}, "hard"),
            ({"price_lender_type": "bank", "lender_resolved": True}, "strong"),  # a bank's loan cannot be the hard one
            (DEAR | {"price_lender_type": None}, "hard"),
        ),
    ),
    "ultra_short_high_cost": Cases(
        (
            *((signed(SHORT, day), "hard", 0) for day in (IN_2018, IN_2020, IN_2024)),
            *((signed(MONTH, day), "moderate", 8) for day in (IN_2018, IN_2020, IN_2024)),
            (SHORT, "hard", 0),
            (SHORT | {"term_days": 92}, "hard", 0),  # a payment more, a month later, dodges nothing
            (SHORT | {"term_days": 92, "first_due_days": 15}, "hard", 0),
            (SHORT | {"annual_cost": Decimal(10), "short_paid_percent": Decimal("0.6")}, "hard", 0),
            (MONTH | {"annual_cost": Decimal(1133)}, "strong", 16),
            (MONTH, "strong", 16),
            (MONTH | {"first_due_days": 7}, "strong", 16),
        ),
        (
            SHORT | {"annual_cost": Decimal(20)},
            SHORT | {"term_days": 93},
            SHORT | {"term_days": 92, "first_due_days": 16},
            SHORT | {"term_days": 92, "annual_cost": Decimal(30)},  # up to 36 % only a month's loan is told
            MONTH | {"term_days": 32},
            SHORT | {"term_days": 365},  # twelve instalments of which the first falls soon are no 714
            MONTH | {"annual_cost": Decimal(24)},
            signed(SHORT, date(2017, 11, 30)),
        ),
        (
            ({}, "hard"),
            ({"annual_cost": Decimal(100)}, "hard"),
            (SHORT | {"term_days": None}, "hard"),
            (MONTH | {"term_days": None}, "strong"),
        ),
    ),
    "late_fee_over_cap": flag("late_over_cap", "moderate", 8),
    "platform_collects_interest": Cases(
        (
            *((signed(TO_PLATFORM, day), "strong", 16) for day in (IN_2018, IN_2024)),
            *((signed(TO_PLATFORM | NOT_KNOWN, day), "strong", 16) for day in (IN_2018, IN_2024)),
            (TO_PLATFORM, "strong", 16),
            (TO_PLATFORM | NOT_KNOWN, "strong", 16),
        ),
        (
            TO_PLATFORM | {"fee_to_platform": False},
            TO_PLATFORM | {"platform_lends_itself": True},
            TO_PLATFORM | {"operator_known": False},  # it may be the lender's own
            TO_PLATFORM | {"price_lender_type": "microloan"},
            TO_PLATFORM | {"price_lender_type": "private"},
            signed(TO_PLATFORM, date(2017, 11, 30)),
        ),
        (
            ({}, "strong"),
            (TO_PLATFORM | {"platform_lends_itself": None}, "strong"),
            (TO_PLATFORM | NOT_KNOWN | {"standing": "unconfirmed"}, "strong"),  # who lends is not known
        ),
    ),
    "guarantee_fee_disguised": Cases(
        (
            (EXTRA, "strong", 16),
            (EXTRA | NOT_KNOWN, "strong", 16),
            (EXTRA | {"price_lender_type": "microloan"}, "info", 0),
        ),
        (
            EXTRA | {"guarantor_extra_fee": False},
            EXTRA | {"price_lender_type": "private"},
            signed(EXTRA, date(2025, 9, 30)),
        ),
        (({}, "strong"), (EXTRA | {"guarantor_extra_fee": None}, "strong")),
    ),
    "bundled_membership": Cases(
        (
            ({"membership_forced": True}, "strong", 16),
            ({"membership_preticked": True}, "moderate", 8),
            ({"membership_forced": False, "membership_preticked": True}, "moderate", 8),
        ),
        ({"membership_forced": False, "membership_preticked": False},),
        (({}, "strong"), ({"membership_forced": False}, "moderate"), ({"membership_preticked": True}, "strong")),
    ),
    "fee_outside_sheet": Cases(
        (
            (signed(BEYOND, date(2026, 1, 1)), "strong", 16),
            (BEYOND, "strong", 16),
            (BEYOND | {"price_lender_type": "bank"}, "strong", 16),
            (BEYOND | NOT_KNOWN, "strong", 16),
        ),
        (
            BEYOND | {"fee_beyond_contract": False},
            BEYOND | {"price_lender_type": "private"},
            signed(BEYOND | {"price_lender_type": "bank"}, date(2026, 7, 31)),
            signed(BEYOND, date(2025, 12, 23)),
        ),
        (({}, "strong"), (BEYOND | {"fee_beyond_contract": None}, "strong")),
    ),
}
