"""The rules of the group disclosure."""

from datetime import date

from tests.rules.cases.kinds import Cases, Given

UNNAMED: Given = {"contract_names_lender": False, "lender_resolved": False, "name_lends": False}
NO_SHEET: Given = {
    "cost_sheet_shown": False,
    "contract_date": date(2026, 8, 1),
    "price_lender_type": "microloan",
    "price_lender_known": True,
}


def denied(fact: str, severity: str, points: int) -> Cases:
    """A question that is answered no."""
    return Cases((({fact: False}, severity, points),), ({fact: True},), (({}, severity), ({fact: None}, severity)))


RULES: dict[str, Cases] = {
    "no_lender_named": Cases(
        (
            (UNNAMED, "strong", 16),
            (UNNAMED | {"lender_given": True}, "strong", 16),  # a name nobody finds is no lender
            (UNNAMED | {"lender_given": True, "standing": "licensed_lender"}, "strong", 16),
        ),
        (
            UNNAMED | {"contract_names_lender": True},
            UNNAMED | {"lender_resolved": True},
            UNNAMED | {"name_lends": True},
            UNNAMED | {"contract_date": date(2020, 7, 16)},
        ),
        (({}, "strong"), (UNNAMED | {"contract_names_lender": None}, "strong")),
    ),
    "apr_not_disclosed": denied("annual_rate_shown", "moderate", 8),
    "cost_sheet_missing": Cases(
        (
            (NO_SHEET, "strong", 16),
            (NO_SHEET | {"price_lender_type": None, "price_lender_known": False}, "strong", 16),
        ),
        (
            NO_SHEET | {"cost_sheet_shown": True},
            NO_SHEET | {"price_lender_type": "private"},
            NO_SHEET | {"contract_date": date(2026, 7, 31)},
        ),
        (
            ({}, "strong"),
            (NO_SHEET | {"cost_sheet_shown": None}, "strong"),
            (NO_SHEET | {"contract_date": None}, "strong"),  # the contract may be older than the duty
        ),
    ),
    "contract_not_downloadable": denied("contract_available", "moderate", 8),
    "signed_without_consent": denied("agreed_to_payout", "strong", 16),
}
