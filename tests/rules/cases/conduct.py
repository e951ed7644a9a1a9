"""The rules of the group conduct, on a day when every instrument is in force (before: `test_situation_rules.py`)."""

from decimal import Decimal

from tests.rules.cases.kinds import Cases, flag

NIGHT = {"called_at_night": True}
AGREED = {"time_agreed": True}
NOT_AGREED = {"time_agreed": False}
PRIVATE = {"price_lender_type": "private"}
ANSWERED = {"called_too_often": True}
UNANSWERED = {"rang_too_often": True}
TOLD = {"told_others": True}
NO_VISIT = {"visit_made": False, "visit_entered": False, "visit_exposed": False, "visit_unidentified": False}
NAMED = {"collector_unnamed": False, "lender_denied_collector": False}
NOT_ON_LIST = NAMED | {"lender_type": "bank", "collector_list_held": True, "collector_listed": False}
ON_LIST = {"collector_listed": True, "collector_list_stale": False}
FORCE = {"violence": True}
RULES: dict[str, Cases] = {
    "collect_violence": flag("violence", "hard", 0),
    "collect_illegal_debt_note": Cases(
        (
            (FORCE | PRIVATE, "info", 0),
            (FORCE | {"annual_cost": Decimal("36.01")}, "info", 0),
            ({"visit_entered": True} | PRIVATE, "info", 0),
        ),
        (
            {"violence": False, "visit_entered": False},
            FORCE | {"price_lender_type": "bank", "annual_cost": Decimal(36)},
        ),
        (({}, "info"), (FORCE, "info"), (PRIVATE, "info")),
    ),
    "collect_home_visit": Cases(
        (
            ({"visit_made": True}, "info", 0),
            ({"visit_made": True, "visit_entered": False, "visit_exposed": False}, "info", 0),
            ({"visit_unidentified": True}, "moderate", 8),
            ({"visit_exposed": True, "visit_unidentified": True}, "strong", 16),
            ({"visit_entered": True, "visit_exposed": True}, "hard", 0),
        ),
        (NO_VISIT,),
        (({}, "hard"), ({"visit_made": True}, "hard"), (NO_VISIT | {"visit_exposed": None}, "strong")),
    ),
    "collect_home_visit_threat": flag("visit_threatened", "weak", 3),
    "collect_impersonation": flag("posed_as_authority", "strong", 16),
    "collect_third_party": Cases(
        (
            (TOLD | {"you_unreachable": False}, "strong", 16),
            (TOLD | {"you_unreachable": True}, "moderate", 8),
            (TOLD, "moderate", 8),
            (TOLD | {"you_unreachable": False} | PRIVATE, "strong", 16),
        ),
        ({"told_others": False}, {"told_others": False, "you_unreachable": True}),
        (({}, "strong"), ({"you_unreachable": True}, "moderate"), (TOLD, "strong")),
    ),
    "collect_night": Cases(
        (
            (NIGHT | NOT_AGREED, "moderate", 8),
            (NIGHT | NOT_AGREED | {"price_lender_type": "bank"}, "moderate", 8),
            (NIGHT, "weak", 3),
            (NIGHT | NOT_AGREED | PRIVATE, "weak", 3),
            (NIGHT | AGREED, "info", 0),
        ),
        ({"called_at_night": False}, {"called_at_night": False} | NOT_AGREED),
        (({}, "moderate"), (NIGHT, "moderate"), (NOT_AGREED, "moderate")),
    ),
    "collect_frequency": Cases(
        (
            (ANSWERED | NOT_AGREED, "moderate", 8),
            (ANSWERED | NOT_AGREED | UNANSWERED, "moderate", 8),
            (ANSWERED, "weak", 3),
            (UNANSWERED, "weak", 3),
            (UNANSWERED | {"called_too_often": False, "lender_type": "microloan"}, "weak", 3),
            (UNANSWERED | NOT_AGREED | PRIVATE, "weak", 3),
            (ANSWERED | NOT_AGREED | PRIVATE, "weak", 3),
            (ANSWERED | AGREED, "info", 0),
        ),
        ({"called_too_often": False, "rang_too_often": False},),
        (({}, "moderate"), (ANSWERED, "moderate"), (UNANSWERED | NOT_AGREED, "moderate")),
    ),
    "collect_unidentified": Cases(
        (
            ({"collector_unnamed": True, "lender_denied_collector": False}, "moderate", 8),
            ({"collector_unnamed": True}, "moderate", 8),
            ({"lender_denied_collector": True, "collector_unnamed": True}, "strong", 16),
            (NOT_ON_LIST, "moderate", 8),
            (NOT_ON_LIST | {"lender_type": "consumer_finance"}, "moderate", 8),
        ),
        (NOT_ON_LIST | {"collector_listed": True}, NOT_ON_LIST | {"lender_type": "microloan"}),
        (
            ({}, "strong"),
            (NOT_ON_LIST | {"lender_denied_collector": None}, "strong"),
            (NAMED | {"lender_type": "bank", "collector_list_held": False}, "moderate"),
            (NOT_ON_LIST | {"lender_type": None}, "moderate"),
        ),
    ),
    "collector_listed": Cases(
        ((ON_LIST, "positive", -3), (ON_LIST | {"collector_list_stale": True}, "info", 0)),
        ({"collector_listed": False},),
        (({}, "info"), ({"collector_listed": True}, "info"), ({"collector_list_stale": False}, "positive")),
    ),
    "debt_sold_no_notice": flag("debt_sold_unannounced", "weak", 3),
    "recording_forbidden": flag("recording_forbidden", "info", 0),
}
