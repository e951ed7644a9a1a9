"""The rules of the group licence."""

from datetime import date

from tests.rules.cases.kinds import Cases, flag, licence

EXIT = {"exit_final": True, "exit_final_date": date(2025, 12, 2), "exit_proposed": False}
BANKISH = {"name_contains_bank": True, "bank_licence_found": False, "bank_list_whole": True}
SOLICITED = {"lender_given": True, "lender_type": "technology", "solicited": True}

RULES: dict[str, Cases] = {
    "lender_licensed_bank": licence("bank", "trust"),
    "lender_licensed_consumer_finance": licence("consumer_finance", "bank"),
    "lender_licensed_trust_or_auto": Cases(
        (
            ({"licence_in_force": True, "subject_type": "trust"}, "info", 0),
            ({"licence_in_force": True, "subject_type": "auto_finance"}, "info", 0),
        ),
        ({"licence_in_force": False}, {"subject_type": "bank"}),
        (({"subject_type": "trust"}, "info"),),
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
    "false_licence_claim": flag("lender_denies", "hard", 0),
    "guarantee_acting_as_lender": Cases(
        (({"lender_given": True, "lender_type": "financing_guarantee"}, "hard", 0),),
        (
            {"lender_given": True, "lender_type": "bank"},
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
        ((SOLICITED, "strong", 16),),
        (SOLICITED | {"solicited": False}, SOLICITED | {"lender_type": "bank"}),
        (
            ({}, "strong"),
            ({"lender_given": False}, "strong"),
            ({"lender_given": True, "lender_type": "technology"}, "strong"),
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
}
