"""The check of a sheet that somebody holds: by its code and name, or by its file."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from checker.errors import QueryError
from checker.report import Report
from checker.request.model import CheckRequest
from checker.request.validation import check_request
from checker.sheet.build import sheet_of
from checker.sheet.code import SheetCode
from checker.sheet.keys import SheetKeys
from checker.sheet.model import Sheet

#: `unchanged`: issued here, and says what `Verified.sheet` says. `not_repeatable`: issued here, but what it said cannot
#: be made again word for word. `not_ours`: no such sheet was issued here; or name or code are not as on the sheet.
State = Literal["unchanged", "not_repeatable", "not_ours"]


@dataclass(frozen=True)
class Verified:
    """What was found on a sheet. `sheet`, `report`: what the same look-up gives on the sheet's own data, day and rules;
    None where we issued no such sheet, or no longer have its data."""

    state: State
    sheet: Sheet | None = None
    report: Report | None = None


def verify(name: str, code: SheetCode, keys: SheetKeys, check: Callable[[CheckRequest], Report]) -> Verified:
    """Return whether the sheet with this code on this name is one of ours, and what it said. `check`: answers a
    request; nothing is looked up for a code that is not ours. Raises what `check` raises, but QueryError."""
    if not code.of_lookup(name, keys):
        return Verified("not_ours")
    issue = code.issue
    try:
        request = check_request(
            {"name": name, "as_of_rev": issue.revision, "on": issue.issued.date().isoformat(), "ruleset": issue.ruleset}
        )
        report = check(request)
    except QueryError:  # the revision or the rules are gone
        return Verified("not_repeatable")
    sheet = sheet_of(report, issue.issued)
    state: State = "unchanged" if code.of_content(sheet, keys) else "not_repeatable"
    return Verified(state, sheet, report)
