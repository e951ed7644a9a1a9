"""Facts under which each rule of the catalogue is hit, cleared and unknown."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

Given = Mapping[str, Any]


@dataclass(frozen=True)
class Cases:
    """Facts per outcome; `hits` with the severity and points they give; `doubts` with the worst severity."""

    hits: tuple[tuple[Given, str, int], ...]
    cleared: tuple[Given, ...]
    doubts: tuple[tuple[Given, str], ...]


def licence(kind: str, other: str) -> Cases:
    return Cases(
        (({"licence_in_force": True, "subject_type": kind}, "info", 0),),
        ({"licence_in_force": False}, {"subject_type": other}),
        (({"subject_type": kind}, "info"), ({"licence_in_force": True}, "info")),
    )


def flag(fact: str, severity: str, points: int) -> Cases:
    return Cases((({fact: True}, severity, points),), ({fact: False},), (({}, severity), ({fact: None}, severity)))


EXIT = {"exit_final": True, "exit_final_date": date(2025, 12, 2), "exit_proposed": False}
LISTED = {"partner_listed": True, "partner_list_stale": False, "lender_given": False}
NOT_LISTED = {"lender_given": True, "lender_type": "trust", "partner_list_held": True, "platform_on_list": False}
GUARANTOR = {"guarantor_named": True, "guarantor_listed": False, "guarantor_list_whole": True}
LOOKALIKE = {"lookalike_of_trusted": True, "own_record": False, "operator_known": True, "operator_differs": True}
BANKISH = {"name_contains_bank": True, "bank_licence_found": False, "bank_list_whole": True}
NAMED = {"lender_given": True, "lender_may_lend": True, "licence_list_stale": False}
SOLICITED = {"lender_given": True, "lender_type": "technology", "solicited": True}
NO_LIST = {
    "lender_given": True,
    "lender_type": "bank",
    "partner_list_held": False,
    "platform_on_list": None,
    "relation": "claimed_only",
}

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
    "contract_lender_named": Cases(
        ((NAMED, "positive", -5), (NAMED | {"licence_list_stale": True}, "info", 0)),
        (NAMED | {"lender_may_lend": False},),
        (({}, "info"), ({"lender_given": False}, "positive"), ({"lender_given": True}, "info")),
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
    "regulator_interview": Cases(
        (
            ({"interviewed": True, "interview_age_months": 24}, "moderate", 8),
            ({"interviewed": True, "interview_age_months": 25}, "weak", 3),
            ({"interviewed": True}, "moderate", 8),  # an unknown date never lowers
        ),
        ({"interviewed": False},),
        (({}, "moderate"),),
    ),
    "privacy_notice": flag("privacy_notice", "weak", 3),
    "admin_penalty_lender": Cases(
        tuple(
            ({"penalised": True, "penalty_count": count}, "weak", points)
            for count, points in ((None, 3), (1, 3), (2, 6), (3, 8), (50, 8))
        ),
        ({"penalised": False},),
        (({}, "weak"),),
    ),
    "p2p_exit": flag("p2p_exit", "info", 0),
}
