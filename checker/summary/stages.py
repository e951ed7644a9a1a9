"""The four parts of a loan, and which of them the subject does: a mark for each, by its standing and its roles."""

from typing import Final

from checker.summary.model import STAGES, Stage, StageMark
from checker.summary.subject import Subject
from checker.terms import RoleName, Standing
from registries.model import LENDING_TYPES, Confidence

Marks = tuple[StageMark, StageMark, StageMark, StageMark]

_BY_STANDING: Final[dict[Standing, tuple[Stage, StageMark]]] = {
    "licensed_lender": ("lend", "does"),
    "lender_product": ("lend", "does"),
    "listed_partner": ("introduce", "does"),
    "disqualified": ("lend", "ended"),
}
#: Standings of which no part is marked: nobody knows who stands behind a name that a notice names.
_NOT_MARKED: Final[frozenset[Standing]] = frozenset({"warned"})
#: To run a brand or to be a lender's partner is to introduce loans; a lender that runs its own brand introduces none.
_BY_ROLE: Final[dict[RoleName, Stage]] = {
    "platform_operator": "introduce",
    "listed_platform": "introduce",
    "guarantor": "guarantee",
    "collector": "collect",
    "message_sender": "collect",
    "transferee": "collect",
}
_LENDS: Final[frozenset[Standing]] = frozenset({"licensed_lender", "lender_product"})


def stages_of(subject: Subject) -> Marks:
    """Return a mark for each of STAGES; all `unknown` where no part is known."""
    standing = subject.report.verdict.standing
    marks: dict[Stage, StageMark] = {}
    if standing not in _NOT_MARKED:
        marks = {
            **_by_kind(subject),
            **_by_roles(subject),
            **dict([_BY_STANDING[standing]] if standing in _BY_STANDING else []),
        }
    rest: StageMark = "blank" if marks or subject.main_role or subject.kind else "unknown"
    first, second, third, fourth = (marks.get(stage, rest) for stage in STAGES)
    return first, second, third, fourth


def _by_kind(subject: Subject) -> dict[Stage, StageMark]:
    """Return what its kind of firm is for, where no list confirms that it does it."""
    if subject.licence_type == "financing_guarantee":
        return {"guarantee": "does" if subject.record("licence") else "reported"}
    if subject.report.verdict.standing != "unconfirmed":
        return {}
    return {"lend" if subject.licence_type in LENDING_TYPES else "introduce": "reported"}


def _by_roles(subject: Subject) -> dict[Stage, StageMark]:
    marks: dict[Stage, StageMark] = {}
    lends = subject.report.verdict.standing in _LENDS
    for role in subject.report.roles:
        stage = _BY_ROLE.get(role.role)
        if stage is None or role.state == "ended" or (lends and role.role == "platform_operator"):
            continue
        mark: StageMark = "reported" if role.confidence is Confidence.UNVERIFIED else "does"
        marks[stage] = "does" if "does" in (mark, marks.get(stage)) else mark
    return marks
