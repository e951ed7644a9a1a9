"""Facts about a name that calls itself a bank."""

import re
from typing import Final

from checker.facts.builder import FactBuilder
from registries.model import LicenceType, Record, Source, SourcedRecord

_BANK_TYPES: Final = frozenset({LicenceType.BANK, LicenceType.PRIVATE_BANK, LicenceType.FOREIGN_BANK_BRANCH})
# 银行 as the name's own last word: "与某银行合作" and "某银行信用卡" do not call themselves a bank
_BANK_NAME: Final = re.compile(r"银行((股份)?有限(责任)?公司)?$")


def add_bank_name_facts(facts: FactBuilder, whole: tuple[Source, ...]) -> None:
    """Add whether the name calls itself a bank, whether it is one on record, and whether the lists could tell.

    A name that is on no record may be a bank's short or old name, so nothing is stated of it.
    """
    platform = facts.request.platform
    name = platform.name if platform else facts.request.name
    is_bank_name = calls_itself_bank(name)
    rows: list[SourcedRecord[Record]] = []
    if platform is not None and is_bank_name:
        rows += (*platform.licences[:1], *platform.products[:1], *platform.notices[:1])
    facts.set("name_contains_bank", None if is_bank_name and platform is None else is_bank_name, rows[:1])
    types = {licence_type for source in whole for licence_type in source.licence_types}
    facts.set("bank_list_whole", {LicenceType.BANK, LicenceType.FOREIGN_BANK_BRANCH} <= types)
    bank = platform is not None and platform.firm_type in _BANK_TYPES
    facts.set("bank_licence_found", bank, platform.licences[:1] if platform else ())


def calls_itself_bank(name: str) -> bool:
    """Return whether a name ends in 银行, but for its legal form."""
    return _BANK_NAME.search(name) is not None
