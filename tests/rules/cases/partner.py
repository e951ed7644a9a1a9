"""The rules of the group partner."""

from datetime import date

from tests.rules.cases.kinds import Cases

LISTED = {"partner_listed": True, "partner_list_stale": False, "lender_given": False}
NOT_LISTED = {"lender_given": True, "lender_type": "trust", "partner_list_held": True, "platform_on_list": False}
GUARANTOR = {"guarantor_named": True, "guarantor_listed": False, "guarantor_list_whole": True}
NO_LIST = {
    "lender_given": True,
    "lender_type": "bank",
    "partner_list_held": False,
    "platform_on_list": None,
    "relation": "claimed_only",
}


RULES: dict[str, Cases] = {
    "partner_listed": Cases(
        (
            (LISTED, "positive", -8),
            (LISTED | {"partner_list_stale": True}, "info", 0),
            (LISTED | {"lender_given": True, "lender_type": "bank"}, "positive", -8),
        ),
        (
            {"partner_listed": False},
            LISTED | {"lender_given": True, "lender_type": "microloan"},
            LISTED | {"contract_date": date(2025, 9, 30)},
        ),
        (({}, "info"), (LISTED | {"lender_given": True}, "positive")),
    ),
    "partner_not_listed": Cases(
        ((NOT_LISTED, "strong", 16),),
        (
            NOT_LISTED | {"platform_on_list": True},
            NOT_LISTED | {"lender_type": "microloan"},
            NOT_LISTED | {"contract_date": date(2025, 9, 30)},
        ),
        (
            ({}, "strong"),
            ({"lender_given": False}, "strong"),
            (NO_LIST, "strong"),
            (NOT_LISTED | {"partner_list_held": False}, "strong"),
        ),
    ),
    "partner_list_unavailable": Cases(
        ((NO_LIST, "info", 0),),
        (
            {"lender_given": False},
            NO_LIST | {"partner_list_held": True},
            NO_LIST | {"relation": "confirmed_by_lender"},
            NO_LIST | {"lender_type": "microloan"},
        ),
        (({}, "info"),),
    ),
    "guarantor_unlicensed": Cases(
        ((GUARANTOR, "strong", 16),),
        (GUARANTOR | {"guarantor_listed": True}, {"guarantor_named": False}),
        (({}, "strong"), (GUARANTOR | {"guarantor_list_whole": False}, "strong")),
    ),
}
