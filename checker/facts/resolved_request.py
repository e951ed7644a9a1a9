"""A request after its names were resolved to entities."""

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
#: The last words of a name that only a financing guarantee company may bear (国务院令第683号第六条).
_GUARANTOR: Final = re.compile(r"(?<!非)融资担保(集团)?(股份)?(有限)?(责任)?公司$")

_NOBODY: Final = Basis("unknown")
_UNTIED: Final = Tie("unknown")


@dataclass(frozen=True)
class ResolvedRequest:
    """A request after its names were resolved.

    The verdict is about `platform`, the entity that `name` led to; `basis` is its standing. The contract's lender
    stands beside it: `lender_basis` is its own standing, `tie` the relation of both. `has_lender`: a lender was
    entered, on record or not. `suspects`: trusted entities the unresolved name looks like. `lender_text`: the lender
    as it was entered, normalised; `lender_exact`: that is the very legal name on record.
    """

    name: str
    platform: Entity | None
    lender: Entity | None
    has_lender: bool
    basis: Basis
    suspects: tuple[Entity, ...]
    contract_date: date | None
    judged_on: date
    lender_text: str = ""
    lender_exact: bool = False
    lender_basis: Basis = _NOBODY
    tie: Tie = _UNTIED

    @property
    def confirmed(self) -> bool:
        """Return whether the contract's lender itself confirms the name asked for.

        It does by its own list, because it runs the product, or because it is the very name and lends. Only then may
        it move the verdict to the better.
        """
        if self.lender is not None and self.lender == self.platform:
            return self.lender_basis.standing in ("licensed_lender", "lender_product")
        return self.lender is not None and self.tie.relation == "confirmed_by_lender"

    def without_lender(self) -> "ResolvedRequest":
        """Return the same request with no lender in it."""
        return replace(
            self,
            lender=None,
            has_lender=False,
            lender_text="",
            lender_exact=False,
            lender_basis=_NOBODY,
            tie=_UNTIED,
        )

    @property
    def lender_is_firm(self) -> bool | None:
        """Return whether the lender entered is a firm, by record or by its name; None where that cannot be told."""
        if self.lender is not None or _FIRM.search(self.lender_text):
            return True
        return None

    @property
    def lender_named_guarantor(self) -> bool:
        """Return whether the lender entered is a financing guarantee company by its name, and no record tells its
        kind."""
        kind_known = self.lender is not None and self.lender.firm_type is not None
        return not kind_known and _GUARANTOR.search(self.lender_text) is not None
