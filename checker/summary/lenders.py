"""The lenders that may be behind the name, each with the days of the lists that say so."""

from checker.report import ChainLink
from checker.summary.model import LenderName
from checker.summary.subject import Subject


def lenders_of(subject: Subject) -> tuple[LenderName, ...]:
    """Return the lenders of the chain, those first that confirm the name; the subject itself where it lends."""
    links = [link for link in subject.report.chain if link.role == "lender"]
    lenders = [_lender(link, subject) for link in links]
    return tuple(sorted(lenders, key=lambda lender: not lender.confirmed))


def _lender(link: ChainLink, subject: Subject) -> LenderName:
    cited = subject.cited(link.evidence)
    days = {
        kind: max((row.as_of for row in cited if row.record.get("kind") == kind and row.as_of), default=None)
        for kind in ("partner", "licence")
    }
    return LenderName(
        name=link.entity.name,
        licence_type=link.licence_type,
        partner_list=days["partner"],
        licence_list=days["licence"],
        stale=any(row.stale for row in cited),
        confirmed=link.relation == "confirmed_by_lender",
    )
