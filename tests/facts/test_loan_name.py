"""Which names on record contain 贷款: a product's own name, never a firm's, never what somebody typed."""

import pytest

from tests.factories.records import licence, product
from tests.facts.test_fact_worlds import stated

LOANS, SITE, FIRM, LENDER = "庚贷款", "辛-贷款借钱", "壬贷款咨询有限公司", "癸小额贷款有限公司"


@pytest.mark.parametrize(
    ("name", "contains"),
    [
        (LOANS, True),
        (SITE, True),
        (FIRM, False),
        (LENDER, False),
        ("癸花", False),
        ("没人知道贷款", None),
    ],
)
def test_which_names_contain_the_word_loan(name: str, contains: bool | None) -> None:
    records = (product(LOANS), product(SITE), product("癸花"), licence(FIRM, "technology"))
    told = stated(*records, licence(LENDER, "microloan"), name=name)
    assert told["name_contains_loan"] is contains
    assert len(told.rows("name_contains_loan")) == (1 if contains else 0)
