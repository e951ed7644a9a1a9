"""Full legal names of firms of a closed trade with one character in the place of another."""

import pytest

from checker.names import NameIndex, normalise
from checker.names.similarity.full_names import misspelt_full_name
from tests.names.registry import organisation

BANK = "测冬银行股份有限公司"


@pytest.mark.parametrize("typed", ["合冬银行股份有限公司", "测石银行股份有限公司"])
def test_a_full_name_with_another_character_is_told_with_its_place(typed: str) -> None:
    likeness = misspelt_full_name(typed, BANK)
    assert likeness is not None
    assert [(step.query, step.candidate) for step in likeness.steps] == [
        (a, b) for a, b in zip(typed, BANK, strict=True) if a != b
    ]
    assert likeness.kind == "near"


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("合冬银行", "测冬银行"),  # a short name is another bank's
        ("合冬银行有限公司", "测冬银行有限公司"),  # the form of banks abroad
        ("合石银行股份有限公司", BANK),  # two characters
        ("测冬食行股份有限公司", BANK),  # the slip is in the trade: no bank's name
        ("合冬食品股份有限公司", "测冬食品股份有限公司"),  # no trade of which a list has every firm
        ("测测冬银行股份有限公司", BANK),
    ],
)
def test_any_other_name_is_none_of_them(typed: str, known: str) -> None:
    assert misspelt_full_name(typed, known) is None


def test_the_bank_is_offered_beside_its_misspelt_full_name_and_never_taken_for_it() -> None:
    index = NameIndex.build(organisation("org-bank", BANK, 3))
    found = index.resolve(normalise("合冬银行股份有限公司"))
    assert (found.kind, [similar.name for similar in found.similar_names]) == ("none", [BANK])
    assert index.resolve(normalise("合冬银行")).similar_names == ()


def test_a_microlender_is_offered_beside_one_of_its_region_that_is_on_no_list() -> None:
    index = NameIndex.build(organisation("org-micro", "徐州测环小额贷款有限公司", 3))
    assert [similar.name for similar in index.resolve(normalise("徐州测简小额贷款有限公司")).similar_names] == [
        "徐州测环小额贷款有限公司"
    ]
    assert index.resolve(normalise("南京测简小额贷款有限公司")).similar_names == ()
