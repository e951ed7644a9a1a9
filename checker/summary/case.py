"""Which line of its standing a name takes: by its kind, by what it does, and by how well it is known."""

from typing import Final

from checker.rules import load_wording
from checker.summary.subject import Subject
from checker.terms import RoleName
from registries.model import LENDING_TYPES, LicenceType

#: What says more of a firm without a licence than that it has none.
_ROLES: Final[frozenset[RoleName]] = frozenset(
    {"collector", "message_sender", "transferee", "payee", "payment_channel", "guarantor"}
)
#: Headlines that only one kind of query has, by their keys in the wording of the rules.
_OF_QUERY: Final = ("on_statement", "other_form", "several", "identifier")


def case_of(subject: Subject) -> str:
    """Return which line of its standing the word takes; "" for the usual one."""
    standing = subject.report.verdict.standing
    if standing == "unconfirmed":
        return _case_of_unconfirmed(subject)
    if standing == "not_a_lender":
        return _case_of_no_lender(subject)
    return _case_of_unknown(subject) if standing == "unknown" else ""


def _case_of_unconfirmed(subject: Subject) -> str:
    if subject.licence_type not in LENDING_TYPES:
        return "identified" if subject.identified else ""
    licence = subject.record("licence")
    status = str(licence.record.get("status")) if licence else ""
    return status if status in ("suspended", "expired") else "lends"


def _case_of_no_lender(subject: Subject) -> str:
    """Of a firm without a licence of any kind, what it does; of one that nobody verified, that its kind is hearsay."""
    kind = subject.licence_type
    if kind in (None, LicenceType.TECHNOLOGY.value):
        if subject.main_role in _ROLES:
            return "role"
        return kind if kind and subject.verified else "unverified"
    return str(kind) if subject.verified or kind == LicenceType.PAWN.value else "by_name"


def _case_of_unknown(subject: Subject) -> str:
    match, headline = subject.report.match, subject.report.verdict.headline
    if subject.main_role:
        return "role"
    if match.entity is not None:
        return "in_notice" if subject.in_notice else "name_only"
    headlines = load_wording(subject.report.ruleset_version).headlines
    case = next((case for case in _OF_QUERY if headlines.get(f"unknown.{case}") == headline), "")
    if not case and match.kind == "ambiguous":
        case = "several"
    candidates = [alternative for alternative in match.alternatives if alternative.kind == "candidate"]
    return "one" if case == "several" and len(candidates) == 1 else case
