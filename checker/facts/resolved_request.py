"""One question after its names were resolved."""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from checker.entities.chain import Tie
from checker.entities.graph import Entity
from checker.entities.standing import Basis

#: Words that only a firm's name ends in, and characters of loan products that stand in no person's name: whoever is
#: called so is no person.
_FIRM: Final = re.compile(r"(公司|银行|合作社|信用社|信托|企业|集团|中心|商行|\(有限合伙\))$|[贷借款呗赊债]")

_NOBODY: Final = Basis("unknown")
_UNTIED: Final = Tie("unknown")


@dataclass(frozen=True)
class ResolvedRequest:
    """One question after its names were resolved. The verdict is about `platform`, what the name asked for led to;
    `basis` is its standing. The contract's lender stands beside it: `lender_basis` is its own standing, `tie` how both
    hang together. `suspects`: trusted entities the unresolved name looks like. `lender_words`: the lender as it was
    typed; `lender_exact`: these are the very legal name on record."""

    asked: str
    platform: Entity | None
    lender: Entity | None
    lender_given: bool
    basis: Basis
    suspects: tuple[Entity, ...]
    contract_date: date | None
    judged_on: date
    lender_words: str = ""
    lender_exact: bool = False
    lender_basis: Basis = _NOBODY
    tie: Tie = _UNTIED

    @property
    def confirmed(self) -> bool:
        """Whether the contract's lender itself confirms the name asked for: by its own list, because it runs the
        product, or because it is the very name and lends. Only then may it move the verdict to the better."""
        if self.lender is not None and self.lender == self.platform:
            return self.lender_basis.standing in ("licensed_lender", "lender_product")
        return self.lender is not None and self.tie.relation == "confirmed_by_lender"

    def without_lender(self) -> "ResolvedRequest":
        """The same question with no lender in it."""
        return replace(
            self,
            lender=None,
            lender_given=False,
            lender_words="",
            lender_exact=False,
            lender_basis=_NOBODY,
            tie=_UNTIED,
        )

    @property
    def lender_is_firm(self) -> bool | None:
        """Whether the lender given is a firm, by record or by its name; None where that cannot be told."""
        if self.lender is not None or _FIRM.search(self.lender_words):
            return True
        return None
