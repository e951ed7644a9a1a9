"""The rules of the group identity."""

from datetime import date

from tests.rules.cases.kinds import Cases, flag

LOOKALIKE = {"lookalike_of_trusted": True, "own_record": False, "operator_known": True, "operator_differs": True}
NAMED = {
    "lender_given": True,
    "lender_may_lend": True,
    "lender_confirms": True,
    "lender_list_stale": False,
    "lender_named_exactly": True,
}
INEXACT = NAMED | {"lender_named_exactly": False}
BY_PERSON = {
    "paid_out_by_person": True,
    "price_lender_type": "bank",
    "price_lender_known": True,
    "name_lends": False,
}
BY_OTHER = {"paid_out_by_person": False, "paid_out_by_other": True, "price_lender_known": False, "name_lends": False}
SAME_REPORT = {"credit_report_same": True, "lender_given": True, "lender_may_lend": True, "lender_confirms": True}
ONE_FIRM = {"same_company": True, "own_record": True, "standing": "listed_partner"}

LOAN_NAME = {"name_contains_loan": True, "standing": "not_a_lender"}
ANSWERED_LOAN_NAME = {"loan_in_name": True, "standing": "unknown"}

RULES: dict[str, Cases] = {
    "name_uses_loan": Cases(
        (
            (LOAN_NAME, "info", 0),
            (LOAN_NAME | {"loan_in_name": False}, "info", 0),
            (ANSWERED_LOAN_NAME, "info", 0),
            (ANSWERED_LOAN_NAME | {"name_contains_loan": False, "standing": "listed_partner"}, "info", 0),
        ),
        (
            LOAN_NAME | {"standing": "licensed_lender"},
            ANSWERED_LOAN_NAME | {"standing": "lender_product"},
            {"name_contains_loan": False, "loan_in_name": False},
            LOAN_NAME | {"contract_date": date(2026, 9, 29)},
        ),
        (({}, "info"), ({"standing": "unknown"}, "info"), (LOAN_NAME | {"standing": None}, "info")),
    ),
    "contract_lender_named": Cases(
        (
            (NAMED, "positive", -5),
            (NAMED | {"lender_list_stale": True}, "info", 0),
            (NAMED | {"lender_confirms": False}, "info", 0),  # any bank can be typed beside any app
            (NAMED | {"lender_confirms": False, "lender_list_stale": True}, "info", 0),
            (INEXACT, "info", 0),  # one character off may be another firm
            (INEXACT | {"lender_list_stale": True}, "info", 0),
            (INEXACT | {"lender_list_stale": None}, "info", 0),
        ),
        (NAMED | {"lender_may_lend": False}, INEXACT | {"lender_may_lend": False}),
        (
            ({}, "info"),
            ({"lender_given": False}, "positive"),
            ({"lender_given": True}, "info"),
            (NAMED | {"lender_named_exactly": None}, "info"),
        ),
    ),
    "app_lookalike_name": Cases(
        ((LOOKALIKE, "strong", 16),),
        (
            LOOKALIKE | {"own_record": True},
            LOOKALIKE | {"operator_differs": False},
            {"lookalike_of_trusted": False},
        ),
        (({}, "strong"), (LOOKALIKE | {"operator_known": False}, "strong")),
    ),
    "officially_named": flag("officially_named", "strong", 16),
    "imitated_brand": flag("imitated", "info", 0),
    "fund_source_mismatch": Cases(
        (
            (BY_PERSON, "strong", 16),
            (BY_PERSON | {"price_lender_type": None, "price_lender_known": False}, "strong", 16),
            (BY_OTHER, "moderate", 8),
            (BY_PERSON | {"name_lends": True}, "info", 0),  # somebody may pose as the lender asked for
            (BY_PERSON | {"name_lends": True, "price_lender_type": "private"}, "info", 0),
            (BY_OTHER | {"name_lends": True}, "moderate", 8),
        ),
        (
            {"paid_out_by_person": False, "paid_out_by_other": False},
            BY_PERSON | {"price_lender_type": "private"},  # a person who lends pays from his own account
        ),
        (({}, "strong"), ({"paid_out_by_person": False}, "moderate")),
    ),
    "credit_report_match": Cases(
        (
            (SAME_REPORT, "positive", -3),
            ({"credit_report_same": False}, "moderate", 8),
        ),
        (
            SAME_REPORT | {"lender_given": False},  # nothing to compare with
            SAME_REPORT | {"lender_may_lend": False},
        ),
        (({}, "moderate"), (SAME_REPORT | {"lender_may_lend": None}, "positive")),
    ),
    "privacy_policy_missing": Cases(
        (
            ({"privacy_policy_missing": True}, "moderate", 8),
            ({"privacy_policy_missing": False, "same_company": False}, "moderate", 8),
        ),
        ({"privacy_policy_missing": False, "same_company": True},),
        (({}, "moderate"), ({"same_company": True}, "moderate")),
    ),
    "channel_consistency": Cases(
        ((ONE_FIRM, "positive", -4),),
        (
            ONE_FIRM | {"same_company": False},
            ONE_FIRM | {"own_record": False},  # a page that agrees with itself proves nothing
            ONE_FIRM | {"standing": "unknown"},
            ONE_FIRM | {"standing": "warned"},
        ),
        (({}, "positive"), ({"same_company": True}, "positive")),
    ),
}
