"""Whether the subject is who lent the money: the question a borrower has, answered before any other."""

from typing import Final

from checker.summary.subject import Subject
from checker.summary.words import words
from checker.terms import Standing
from registries.model import Text

_LENDS: Final[frozenset[Standing]] = frozenset({"licensed_lender", "lender_product"})
_LENDS_NOT: Final[frozenset[Standing]] = frozenset({"listed_partner", "not_a_lender"})


def who_lends(subject: Subject) -> Text:
    """Return whether it lends, as far as that is known. The contract always says more than any list."""
    standing = subject.report.verdict.standing
    if standing in _LENDS:
        return words(f"lends.{standing}")
    if standing in _LENDS_NOT:
        return words("lends.not")
    return words("lends.disqualified" if standing == "disqualified" else "lends.unknown")
