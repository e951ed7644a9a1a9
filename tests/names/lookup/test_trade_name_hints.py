"""Firms that are asked about by their trade name, or by it and the beginning of their trade."""

from checker.names import IndexedName, NameIndex, normalise
from tests.every_case import every_case
from tests.names.registry import organisation

FIRMS = [
    *organisation("data", "测甲数据处理(苏州)有限公司", 0),
    *organisation("net", "上海测甲网络科技有限公司", 2),
    *organisation("loans", "南昌县测乙小额贷款有限公司", 0),
    *organisation("lease", "天津测乙金融租赁有限公司", 3),
]


def told(typed: str, *firms: IndexedName) -> list[str]:
    found = NameIndex.build(firms or FIRMS).resolve(normalise(typed))
    assert not found.entity_ids, "a short name is never taken for a firm"
    return [one.entity_id for one in found.similar_names]


@every_case(
    ("typed", "firms"),
    [
        ("测甲数据", ["data"]),
        ("测甲网络", ["net"]),
        ("测甲", ["net"]),  # the other has no weight: too many firms share a trade name
        ("测甲食品", []),
        ("测甲数据食品", []),
        ("甲数据", []),
        # of the trade that was typed, no other
        ("测乙银行", []),
        ("测乙小贷公司", ["loans"]),
    ],
)
def test_a_short_name_asks_about_its_firm(typed: str, firms: list[str]) -> None:
    assert told(typed) == firms


def test_of_several_firms_all_are_asked_about() -> None:
    firms = [firm for at in "甲乙丙" for firm in organisation(at, f"{at}海测丁数据处理有限公司", 0)]
    several = [*organisation("a", "上海测丁数据处理有限公司", 0), *organisation("b", "苏州测丁数据服务有限公司", 2)]
    assert told("测丁数据", *several) == ["b", "a"]
    assert told("测丁数据", *firms) == []  # 甲海 is no region: it belongs to their trade names


def test_a_short_name_says_that_it_may_be_another_firm() -> None:
    found = NameIndex.build(FIRMS).resolve(normalise("测甲数据")).similar_names[0]
    assert (found.kind, found.explanation.zh) == (
        "candidate",
        "测甲数据 可能是 测甲数据处理(苏州)有限公司 的简称，也可能是别的公司",
    )
    assert found.explanation.en == "测甲数据 may be short for 测甲数据处理(苏州)有限公司, or be another firm"
