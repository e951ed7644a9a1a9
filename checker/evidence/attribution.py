"""Which page ties two links of the chain together, where it is not a lender's list."""

from checker.report import ChainLink, Evidence, Report
from registries.model import Confidence

#: Relations that a page about the product can show, by the role of the link that it ties to the product.
_PAGE_RELATIONS = {"lender": ("confirmed_by_lender",), "platform_operator": ("confirmed_by_lender", "claimed_only")}


def attributed_evidence(link: ChainLink, report: Report) -> Evidence | None:
    """Return the page about the product that ties this lender or operator to the link before it.

    None where a list, a denial or an unverified name does: those have sentences of their own.
    """
    # `checker.entities.chain` puts the record of the tie first in a link's evidence
    evidence = next((entry for entry in report.evidence if link.evidence[:1] == (entry.id,)), None)
    if evidence is None or evidence.record.get("kind") != "product" or evidence.confidence is Confidence.UNVERIFIED:
        return None
    return evidence if link.relation in _PAGE_RELATIONS.get(link.role, ()) else None
