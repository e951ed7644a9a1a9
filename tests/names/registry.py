"""A small register for the tests of names: who is in it is made up or well known, and proves nothing."""

from typing import Literal

from checker.names import IndexedName, NameIndex

LENDER, PRODUCT, PARTNER, OTHER = 3, 3, 2, 0


def organisation(
    id_: str, name: str, weight: int, former: tuple[str, ...] = (), also: tuple[str, ...] = ()
) -> list[IndexedName]:
    return _names(IndexedName(name, id_, "legal_name", name, "organisation", weight), former, also)


def product(
    id_: str, name: str, weight: int, former: tuple[str, ...] = (), also: tuple[str, ...] = ()
) -> list[IndexedName]:
    return _names(IndexedName(name, id_, "brand", name, "product", weight), former, also)


def _names(first: IndexedName, former: tuple[str, ...], also: tuple[str, ...]) -> list[IndexedName]:
    def other(text: str, kind: Literal["former_name", "alias"]) -> IndexedName:
        return IndexedName(text, first.entity_id, kind, first.entity_name, first.entity_type, first.weight)

    return [first, *(other(text, "former_name") for text in former), *(other(text, "alias") for text in also)]


NAMES: list[IndexedName] = [
    *organisation(
        "org-zl", "招联消费金融股份有限公司", LENDER, ("招联消费金融有限公司",), ("招联金融", "招联", "招联消金")
    ),
    *organisation("org-icbc", "中国工商银行股份有限公司", LENDER, (), ("工行", "工商银行")),
    *organisation("org-cqb", "重庆银行股份有限公司", LENDER),
    *organisation("org-ms", "马上消费金融股份有限公司", LENDER, (), ("马上消费",)),
    *organisation("org-vw", "大众汽车金融（中国）有限公司", LENDER),
    *organisation("org-qf", "奇富科技股份有限公司", PARTNER, ("三六零数科股份有限公司",)),
    *organisation("org-qian", "乾元小额贷款有限公司", OTHER),
    *organisation("org-gan", "干元小额贷款有限公司", OTHER),
    *product("product-qf", "奇富借条", PARTNER, ("360借条",), ("360网贷",)),
    *product("product-r360", "融360", OTHER, (), ("360网贷",)),
    *product("product-wld", "微粒贷", PRODUCT),
    *product("product-yxh", "宜享花", PARTNER),
    *product("product-hxh", "惠享花", OTHER),
    *product("product-ayh", "安逸花", PRODUCT),
    *product("product-hb", "花呗", PRODUCT),
    *product("product-jb", "借呗", PRODUCT),
    *product("product-fake", "豆有花APP借款", OTHER),
    *product("product-xyd", "小盈贷", OTHER),
    *product("product-xiao", "晓赢贷", OTHER),
]
INDEX = NameIndex.build(NAMES)
