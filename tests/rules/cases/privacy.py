"""The rules of the group privacy."""

from dataclasses import replace
from datetime import date

from tests.rules.cases.kinds import Cases, flag


def since(day: date, cases: Cases, fact: str) -> Cases:
    """Also cleared by a contract of the day before."""
    return replace(cases, cleared=(*cases.cleared, {fact: True, "contract_date": day}))


RULES: dict[str, Cases] = {
    "contacts_read_required": since(date(2021, 4, 30), flag("contacts_required", "strong", 16), "contacts_required"),
    "data_shared_to_many": since(date(2021, 10, 31), flag("many_callers", "moderate", 8), "many_callers"),
}
