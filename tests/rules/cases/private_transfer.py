"""The rules of the group private_transfer."""

from tests.rules.cases.kinds import Cases, flag

FIRM = {"lender_is_firm": True}
NO_FIRM = {"lender_is_firm": False}


def to_a_person(fact: str) -> Cases:
    """Money to a person: fine only where that person is known to be the lender, and the lender no firm."""
    asked = {fact: True}
    his_own = asked | {"payee_is_contract_lender": True}
    return Cases(
        (
            (asked | {"payee_is_contract_lender": False}, "hard", 0),
            (asked, "hard", 0),
            (his_own | FIRM, "hard", 0),
            (his_own | {"name_lends": True}, "hard", 0),  # a bank's product is lent by no person
            (his_own | {"standing": "warned"}, "hard", 0),
            (his_own | NO_FIRM | {"standing": "disqualified"}, "hard", 0),
            (his_own | NO_FIRM | {"standing": "unknown", "name_lends": False}, "info", 0),
            (his_own | NO_FIRM, "info", 0),
            (his_own, "info", 0),
            (his_own | {"lender_given": True, "lender_may_lend": True}, "info", 0),  # lender_is_firm alone decides
        ),
        ({fact: False}, {fact: False, "payee_is_contract_lender": True}, {fact: False} | FIRM),
        (({}, "hard"), (FIRM, "hard"), (his_own, "hard"), (his_own | {"lender_is_firm": None}, "hard")),
    )


RULES: dict[str, Cases] = {
    "private_account_transfer": to_a_person("private_payee"),
    "collect_private_account": to_a_person("repay_to_person"),
    "cancel_campus_loan": flag("campus_loan_cancel", "hard", 0),
}
