"""The rules of the group identity."""

from tests.rules.cases.kinds import Cases, flag

LOOKALIKE = {"lookalike_of_trusted": True, "own_record": False, "operator_known": True, "operator_differs": True}
NAMED = {"lender_given": True, "lender_may_lend": True, "licence_list_stale": False}

RULES: dict[str, Cases] = {
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
}
