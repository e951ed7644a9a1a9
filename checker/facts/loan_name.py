"""The fact about a product whose name on record contains 贷款."""

import re
from typing import Final

from checker.facts.builder import FactBuilder

#: A firm's legal name is not what an app, a site or an account is called.
_FIRM: Final = re.compile(r"(公司|合作社|中心|企业|\(有限合伙\))$")


def add_loan_name_fact(facts: FactBuilder) -> None:
    """Add whether the name asked for, as it stands on record, contains 贷款.

    A name on no record is what somebody typed: 贷款 may be his own word beside it, so nothing is stated of it.
    """
    platform = facts.request.platform
    if platform is None:
        facts.set("name_contains_loan", None)
        return
    contains = "贷款" in platform.name and _FIRM.search(platform.name) is None
    facts.set("name_contains_loan", contains, platform.products[:1] if contains else ())
