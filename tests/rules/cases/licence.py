"""The rules of the group licence."""

from datetime import date
from decimal import Decimal

from tests.rules.cases.kinds import Cases, flag, licence

EXIT = {"exit_final": True, "exit_final_date": date(2025, 12, 2), "exit_proposed": False}
BANKISH = {"name_contains_bank": True, "bank_licence_found": False, "bank_list_whole": True}
SOLICITED = {"lender_given": True, "lender_type": "technology", "price_lender_type": "private", "solicited": True}
OPERATOR = {"lender_given": True, "lender_type": "technology", "price_lender_known": False, "solicited": True}
#: An operator taken for the lender: a doubt, no red line.
MISTYPED = OPERATOR | {"price_lender_type": "bank", "price_lender_known": True, "annual_cost": Decimal(40)}
PROFESSIONAL_2020 = {"contract_date": date(2020, 1, 1)}
BUYBACK = {"cash_by_sale": True, "term_days": 14, "first_due_days": 14, "annual_cost": Decimal(300)}
STUDENT = {"student": True, "price_lender_type": "microloan", "solicited": False, "purpose": "consumption"}
ELSEWHERE = {"other_province": True, "price_lender_type": "microloan", "lender_online_scope": False}
LARGE = {
    "price_lender_type": "microloan",
    "lender_online_scope": True,
    "purpose": "consumption",
    "received": Decimal(200001),
}
P2P = {"claims_p2p": True, "name_lends": False}
FILED = {"filing_called_licence": True, "name_lends": False}
SCOPE_DAYS = (date(2018, 1, 1), date(2023, 1, 1), date(2025, 1, 1))

RULES: dict[str, Cases] = {
    "lender_licensed_bank": licence("bank", "trust"),
    "lender_licensed_consumer_finance": licence("consumer_finance", "bank"),
    "lender_licensed_trust_or_auto": Cases(
        (
            ({"licence_in_force": True, "subject_type": "trust"}, "info", 0),
            ({"licence_in_force": True, "subject_type": "auto_finance"}, "info", 0),
            ({"licence_in_force": True, "subject_type": "auto_finance", "purpose": "vehicle"}, "info", 0),
            ({"licence_in_force": True, "subject_type": "auto_finance", "purpose": "consumption"}, "weak", 3),
        ),
        ({"licence_in_force": False}, {"subject_type": "bank"}),
        (({"subject_type": "trust"}, "info"), ({"subject_type": "auto_finance"}, "weak")),
    ),
    "lender_microloan_approved": licence("microloan", "none"),
    "licence_revoked_or_missing": Cases(
        (
            (EXIT | {"contract_date": date(2025, 12, 2)}, "hard", 0),
            (EXIT | {"contract_date": date(2025, 12, 1)}, "strong", 16),
            (EXIT, "strong", 16),
            (EXIT | {"exit_final_date": None, "contract_date": date(2026, 1, 1)}, "strong", 16),
            ({"exit_final": False, "exit_proposed": True}, "moderate", 8),
        ),
        ({"exit_final": False, "exit_proposed": False},),
        (({}, "hard"), ({"exit_final": False}, "moderate"), (EXIT, "hard")),
    ),
    "licence_status": Cases(
        (
            ({"licence_status": "cancelled", "licence_status_lends": True}, "strong", 16),
            ({"licence_status": "suspended", "licence_status_lends": True}, "strong", 16),
            ({"licence_status": "expired", "licence_status_lends": True}, "strong", 16),
            ({"licence_status": "cancelled", "licence_status_lends": False}, "info", 0),
            ({"licence_status": "expired", "licence_status_lends": False}, "info", 0),
        ),
        ({"licence_status": "in_force", "licence_status_lends": True},),
        (({}, "strong"),),
    ),
    "false_licence_claim": flag("lender_denies", "hard", 0),
    "guarantee_acting_as_lender": Cases(
        (
            ({"lender_given": True, "lender_type": "financing_guarantee"}, "hard", 0),
            ({"lender_given": True, "lender_named_guarantor": True}, "hard", 0),
        ),
        (
            {"lender_given": True, "lender_type": "bank", "lender_named_guarantor": False},
            {"lender_given": True, "lender_named_guarantor": True, "contract_date": date(2017, 9, 30)},
            {"lender_given": True, "lender_type": "financing_guarantee", "contract_date": date(2017, 9, 30)},
        ),
        (
            ({}, "hard"),
            ({"lender_given": False}, "hard"),  # an unread contract is not a contract without a guarantor
            ({"lender_given": False, "lender_type": "financing_guarantee"}, "hard"),
            ({"lender_given": True}, "hard"),
        ),
    ),
    "lender_type_may_not_lend": Cases(
        tuple(({"lender_given": True, "lender_type": kind}, "info", 0) for kind in ("payment", "technology", "pawn")),
        ({"lender_given": True, "lender_type": "bank"}, {"lender_given": False}),
        (({"lender_given": True}, "info"),),
    ),
    "professional_lender_unlicensed": Cases(
        (
            (SOLICITED, "strong", 16),
            ({"solicited": True, "price_lender_type": "private", "lender_given": False}, "strong", 16),
            (SOLICITED | {"annual_cost": Decimal(40)}, "hard", 0),
            (OPERATOR, "strong", 16),
            (OPERATOR | PROFESSIONAL_2020, "strong", 16),
            *(
                (MISTYPED | {"lender_type": kind}, "strong", 16)
                for kind in ("technology", "payment", "credit_reporting")
            ),
            (SOLICITED | PROFESSIONAL_2020, "strong", 16),
            (SOLICITED | PROFESSIONAL_2020 | {"annual_cost": Decimal(40)}, "hard", 0),
        ),
        (
            SOLICITED | {"solicited": False},
            SOLICITED | {"lender_type": "bank", "price_lender_type": "bank"},
            SOLICITED | {"contract_date": date(2019, 10, 20)},
        ),
        (
            ({}, "hard"),
            ({"lender_given": False}, "hard"),
            ({"lender_given": True, "lender_type": "technology"}, "hard"),
            (SOLICITED, "hard"),
            (OPERATOR, "hard"),  # whose money it is may still turn out to be a private lender's
            (SOLICITED | {"solicited": None, "annual_cost": Decimal(20)}, "strong"),
        ),
    ),
    "name_uses_bank": Cases(
        ((BANKISH, "hard", 0),),
        (BANKISH | {"name_contains_bank": False}, BANKISH | {"bank_licence_found": True}),
        (
            ({}, "hard"),
            (BANKISH | {"bank_list_whole": False}, "hard"),
            (BANKISH | {"bank_licence_found": None}, "hard"),
        ),
    ),
    "p2p_claim": Cases(
        (
            (P2P, "hard", 0),
            (P2P | {"lender_given": True, "standing": "licensed_lender"}, "hard", 0),  # a bank's name typed beside it
        ),
        (
            {"claims_p2p": False},
            {"name_lends": True},  # a bank is none, whoever speaks in its name
            P2P | {"name_lends": True},
            P2P | {"name_lends": True, "lender_given": True, "standing": "unknown"},
            P2P | {"contract_date": date(2020, 11, 14)},
        ),
        (({}, "hard"), ({"name_lends": False}, "hard"), ({"claims_p2p": True}, "hard")),
    ),
    "pseudo_licence_claim": Cases(
        (
            (FILED, "moderate", 8),
            (FILED | {"lender_given": True, "standing": "licensed_lender"}, "moderate", 8),
        ),
        ({"filing_called_licence": False}, {"name_lends": True}, FILED | {"name_lends": True}),
        (({}, "moderate"), ({"name_lends": False}, "moderate"), ({"filing_called_licence": True}, "moderate")),
    ),
    "disguised_loan": Cases(
        (
            (BUYBACK, "hard", 0),
            (BUYBACK | {"annual_cost": Decimal(20), "short_paid_percent": Decimal(5)}, "hard", 0),
            (BUYBACK | {"term_days": 300}, "strong", 16),
            ({"cash_by_sale": True}, "strong", 16),
        ),
        (BUYBACK | {"cash_by_sale": False}, BUYBACK | {"contract_date": date(2017, 11, 30)}),
        (({}, "hard"), ({"cash_by_sale": True}, "hard"), (BUYBACK | {"cash_by_sale": None, "term_days": 90}, "strong")),
    ),
    "student_lending": Cases(
        (
            (STUDENT, "strong", 16),
            (STUDENT | {"purpose": None}, "strong", 16),
            (STUDENT | {"purpose": "business"}, "info", 0),
            (STUDENT | {"price_lender_type": "private", "solicited": True}, "hard", 0),
        ),
        (
            STUDENT | {"student": False},
            STUDENT | {"price_lender_type": "bank"},
            STUDENT | {"price_lender_type": "private"},  # a friend who lends to a student
            STUDENT | {"contract_date": date(2021, 2, 23)},
        ),
        (({}, "hard"), ({"student": True}, "hard"), ({"price_lender_type": "microloan"}, "strong")),
    ),
    "microloan_online_scope": Cases(
        tuple(
            (ELSEWHERE | {"contract_date": day, "lender_online_scope": scope}, severity, points)
            for day in SCOPE_DAYS
            for scope, severity, points in ((False, "strong", 16), (True, "info", 0), (None, "info", 0))
        ),
        (
            ELSEWHERE | {"other_province": False},
            ELSEWHERE | {"price_lender_type": "bank"},
            ELSEWHERE | {"contract_date": date(2017, 11, 20)},
        ),
        (({}, "strong"), (ELSEWHERE | {"lender_online_scope": None}, "strong")),
    ),
    "microloan_online_loan_cap": Cases(
        (
            (LARGE, "weak", 3),
            (LARGE | {"purpose": "business", "received": Decimal(10_000_001)}, "weak", 3),
        ),
        (
            LARGE | {"received": Decimal(200000)},
            LARGE | {"purpose": "business"},
            LARGE | {"lender_online_scope": False},
            LARGE | {"price_lender_type": "bank"},
            LARGE | {"contract_date": date(2024, 12, 30)},
        ),
        (({}, "weak"), (LARGE | {"lender_online_scope": None}, "weak")),
    ),
}
