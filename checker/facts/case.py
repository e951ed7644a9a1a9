"""One question after its names were resolved."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from checker.entities import Entity
from checker.standing import Basis

#: Words that only a firm's name ends in: whoever is called so is no person.
_FIRM: Final = re.compile(r"(公司|银行|合作社|信用社|信托|企业|集团|中心|商行|\(有限合伙\))$")


@dataclass(frozen=True)
class Case:
    """One question after its names were resolved. `subject` is whom the verdict is about: the contract's lender when
    one was given, else what the name led to. `suspects`: trusted entities the unresolved name looks like.
    `lender_words`: the lender as it was typed; `lender_exact`: these are the very legal name on record."""

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

    @property
    def subject(self) -> Entity | None:
        """Whom the verdict is about."""
        return self.lender if self.lender_given else self.platform

    @property
    def lender_is_firm(self) -> bool | None:
        """Whether the lender given is a firm, by record or by its name; None where that cannot be told."""
        if self.lender is not None or _FIRM.search(self.lender_words):
            return True
        return None
