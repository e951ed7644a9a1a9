"""The rules of the group negative_record."""

from tests.rules.cases.kinds import Cases, flag

RULES: dict[str, Cases] = {
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
    "operator_interview": Cases(
        (
            ({"operator_interviewed": True, "operator_interview_age_months": 24}, "moderate", 8),
            ({"operator_interviewed": True, "operator_interview_age_months": 25}, "weak", 3),
            ({"operator_interviewed": True}, "moderate", 8),
        ),
        ({"operator_interviewed": False},),
        (({}, "moderate"),),
    ),
    "operator_privacy_notice": flag("operator_privacy_notice", "weak", 3),
    "operator_penalty": Cases(
        tuple(
            ({"operator_penalised": True, "operator_penalty_count": count}, "weak", points)
            for count, points in ((None, 3), (1, 3), (2, 6), (3, 8), (50, 8))
        ),
        ({"operator_penalised": False},),
        (({}, "weak"),),
    ),
    "operator_p2p_exit": flag("operator_p2p_exit", "info", 0),
}
