"""The chain as the page draws it: which boxes stand open, and what its heading says."""

from dataclasses import dataclass
from typing import Final

from checker.report import Report
from checker.summary.model import Summary
from checker.web.check.chain_text import ChainPart

MOST_LENDERS: Final = 2


@dataclass(frozen=True)
class ChainView:
    """The chain of a report. `parts`: one box a link, in the order of `report.chain`."""

    report: Report
    summary: Summary
    parts: list[ChainPart]

    @property
    def first(self) -> list[ChainPart]:
        """The boxes that stand open: all but the lenders past the second."""
        return [part for number, part in enumerate(self.parts) if not self._is_folded(number)]

    @property
    def more(self) -> list[ChainPart]:
        """The lenders that are folded away."""
        return [part for number, part in enumerate(self.parts) if self._is_folded(number)]

    @property
    def is_open(self) -> bool:
        """Whether the chain ends in a question: another lender may be the one in the contract."""
        return self.report.query.lender is None and self.report.verdict.standing in ("listed_partner", "unconfirmed")

    @property
    def title(self) -> str:
        """The key of the heading: who lends is known, may be so, or is not known."""
        if self.report.verdict.standing in ("licensed_lender", "lender_product"):
            return "chain.title.lends"
        return "chain.title.may" if self.summary.lenders else "chain.title.unknown"

    @property
    def alone(self) -> str:
        """The key of the sentence that stands in place of a picture of one box."""
        return "chain.alone.lends" if self.report.verdict.standing == "licensed_lender" else "chain.alone"

    def _is_folded(self, number: int) -> bool:
        links = self.report.chain
        before = sum(link.role == "lender" for link in links[:number])
        return links[number].role == "lender" and before >= MOST_LENDERS
