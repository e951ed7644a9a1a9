"""What is offered beside a name that is not on record: nothing beside names that nobody confuses with one that is."""

from pathlib import Path

import pytest

from checker.dataset.dataset import Dataset
from checker.dataset.matching import match_name
from checker.names import normalise
from checker.report import Match
from checker.service.checker import Checker
from tests.every_case import every_case

_UNLISTED = Path(__file__).with_name("unlisted_names.txt")


@pytest.fixture(scope="module")
def dataset(starter_checker: Checker) -> Dataset:
    return starter_checker.newest()


def match(name: str, dataset: Dataset) -> Match:
    return match_name(normalise(name), dataset).match


def offered(name: str, dataset: Dataset) -> list[str]:
    return [one.entity.name for one in match(name, dataset).alternatives]


def unlisted() -> list[str]:
    lines = _UNLISTED.read_text(encoding="utf-8").splitlines()
    return [name for line in lines if not line.startswith("#") for name in line.split()]


def test_beside_real_names_that_nobody_confuses_with_one_on_record_hardly_anything_is_offered(dataset: Dataset) -> None:
    names = [name for name in unlisted() if match(name, dataset).kind == "none"]  # a later list may hold one
    assert len(names) > 650
    suspected = [name for name in names if offered(name, dataset)]
    assert len(suspected) <= 0.02 * len(names), suspected


@every_case(
    "name", ["拼多多", "优分期", "云分期", "搜易贷", "融金所", "先花花", "和信金融", "支付宝", "创兴银行", "小平贷"]
)
def test_no_brand_is_offered_beside_another_that_shares_only_a_word_of_the_trade(name: str, dataset: Dataset) -> None:
    assert offered(name, dataset) == []


@every_case(
    ("name", "brand"),
    [
        ("微粒货", "微粒贷"),  # drawn alike
        ("微立贷", "微粒贷"),
        ("海呗", "还呗"),  # read alike
        ("安意花", "安逸花"),
        ("银享花", "宜享花"),  # one key apart
        ("奸分期", "好分期"),
        ("360借", "奇富借条"),
        ("借条360", "奇富借条"),  # another order
        ("招联好期", "招联好期贷"),  # a part is missing
        ("京东", "京东金融"),
        ("小米贷款", "天星金融"),
    ],
)
def test_what_is_known_to_be_confused_is_still_offered(name: str, brand: str, dataset: Dataset) -> None:
    found = match(name, dataset)
    assert brand in [found.entity.name if found.entity else "", *offered(name, dataset)]


def test_a_short_name_of_a_firm_asks_which_is_meant(dataset: Dataset) -> None:
    found = match("华道数据", dataset)
    assert (found.kind, found.entity) == ("ambiguous", None)
    assert [(one.kind, one.entity.name) for one in found.alternatives] == [("candidate", "华道数据处理(苏州)有限公司")]
    assert "简称" in found.alternatives[0].explanation.zh
