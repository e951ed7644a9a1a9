"""Who says that two boxes of the chain belong together, where it is not a lender's list."""

from checker.report import ChainLink, Evidence, Report
from registries.model import Confidence


def stated_by(link: ChainLink, report: Report) -> Evidence | None:
    """The page about the product that ties this lender (it runs the product itself) or operator to the box before;
    None where a list, a denial or hearsay does. The tie's own record stands first in a link's evidence."""
    first = next((evidence for evidence in report.evidence if link.evidence[:1] == (evidence.id,)), None)
    if first is None or first.record.get("kind") != "product" or first.confidence is Confidence.UNVERIFIED:
        return None
    says_so = {"lender": ("confirmed_by_lender",), "platform_operator": ("confirmed_by_lender", "claimed_only")}
    return first if link.relation in says_so.get(link.role, ()) else None
