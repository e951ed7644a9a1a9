"""The name that a person types into a public register: whose it is depends on the register."""

from typing import Final

from checker.report import Coverage, Report
from checker.terms import ChainRole

#: Public registers, and the roles whose name a person looks up there.
QUERY_BY_ROLE: Final[dict[str, tuple[ChainRole, ...]]] = {
    "nfra.licence_query": ("lender",),
    "samr.company_register": ("platform_operator", "lender", "guarantor"),
}
#: Registers in which the name of the page itself is looked up.
QUERY_BY_TITLE: Final = frozenset({"miit.filing"})


def register_query(register: Coverage, report: Report, title: str) -> str | None:
    """Return the name to look up in that register, `title` being the name of the page; None where it is not known whose
    name belongs there, or where it is a plain list and no register."""
    if register.source in QUERY_BY_TITLE:
        return title
    roles = QUERY_BY_ROLE.get(register.source, ())
    named = {role: [link.entity.name for link in report.chain if link.role == role] for role in roles}
    return next((names[0] for names in named.values() if len(names) == 1), None)
