"""Under which keys each kind of name is found, and which of several names a typed form leads to. All names made up."""

import pytest

from checker.names import IndexedName, NameIndex, Resolution, normalise
from checker.names.indexed_name import WRITINGS, IndexedKind
from checker.names.lookup.exact_lookup import keys_of, later_parts, pack_hit, unpack_hit
from checker.names.lookup.name_starts import PREFIX_LENGTH
from checker.names.normalise import folded_key, index_key
from tests.every_case import every_case
from tests.names.registry import organisation, product


def known(text: str, kind: IndexedKind, weight: int = 3) -> IndexedName:
    return IndexedName(text, "a", kind, text, "product" if kind == "brand" else "organisation", weight)


@every_case(
    ("name", "keys"),
    [
        (known("测甲贷", "brand"), "=测甲贷:same pcejiadai:pinyin icjd:pinyin s甲贷:same qjiadai:pinyin"),
        (
            known("测甲貸", "brand"),
            "=测甲貸:same =测甲贷:script pcejiadai:pinyin icjd:pinyin s甲贷:same qjiadai:pinyin",
        ),
        (
            known("测甲乙贷", "brand"),
            ("=测甲乙贷:same pcejiayidai:pinyin icjyd:pinyin s甲乙贷:same qjiayidai:pinyin s乙贷:same qyidai:pinyin"),
        ),
        (
            known("三六零甲贷", "brand"),
            (
                "=三六零甲贷:same psanliulingjiadai:pinyin islljd:pinyin h三六零甲:same s六零甲贷:same"
                " qliulingjiadai:pinyin s零甲贷:same qlingjiadai:pinyin s甲贷:same qjiadai:pinyin d360甲贷:digits"
            ),
        ),
        (
            known("测甲小额贷款有限公司", "legal_name"),
            (
                "=测甲小额贷款有限公司:same ~测甲小额贷款:company ~测甲小贷:company t测甲:company tcejia:pinyin"
                " pcejiaxiaoedaikuan:pinyin icjxedk:pinyin h测甲小额:same"
            ),
        ),
        (
            known("测甲小额贷款有限公司", "former_name", 1),  # nobody spells its trade name
            (
                "=测甲小额贷款有限公司:same ~测甲小额贷款:company ~测甲小贷:company t测甲:company"
                " pcejiaxiaoedaikuan:pinyin icjxedk:pinyin h测甲小额:same"
            ),
        ),
        (known("测甲小额贷款有限公司", "alias"), "=测甲小额贷款有限公司:same h测甲小额:same"),
        (
            known("测甲小额贷款", "legal_name", 1),
            (
                "=测甲小额贷款:same ~测甲小贷:company t测甲:company"
                " pcejiaxiaoedaikuan:pinyin icjxedk:pinyin h测甲小额:same"
            ),
        ),
        (
            known("三六零小额贷款有限公司", "legal_name", 2),
            (
                "=三六零小额贷款有限公司:same ~三六零小额贷款:company ~三六零小贷:company ~360小额贷款:company"
                " ~360小贷:company t三六零:company tsanliuling:pinyin psanliulingxiaoedaikuan:pinyin isllxedk:pinyin"
                " h三六零小:same d360小额贷款有限公司:digits"
            ),
        ),
    ],
)
def test_the_keys_of_a_name(name: IndexedName, keys: str) -> None:
    found = keys_of(name, index_key(name.text), folded_key(name.text))
    assert [f"{key}:{how}" for key, how in found] == keys.split()


@every_case(
    ("name", "parts"),
    [
        (known("360借条", "brand"), ["借条"]),  # never from within letters or digits
        (known("微粒贷", "brand"), ["粒贷"]),
        (known("花呗", "brand"), []),
        (known("vivo借钱", "brand"), ["借钱"]),
        (known("招联消金", "alias"), ["联消金", "消金"]),
        (known("测甲科技有限公司", "alias"), []),  # firms have their trade names
        (known("测甲小额贷款有限公司", "former_name"), []),
        (known("测" * 17, "brand"), []),
    ],
)
def test_the_later_parts_by_which_a_brand_is_found(name: IndexedName, parts: list[str]) -> None:
    assert list(later_parts(name, folded_key(name.text))) == parts


def test_a_longer_name_is_looked_for_by_its_first_four_characters() -> None:
    assert PREFIX_LENGTH == 4


@every_case("how", WRITINGS)
@every_case("row", [0, 1, 7, 8, 123456])
def test_a_row_and_how_it_is_written_come_back(row: int, how: str) -> None:
    assert unpack_hit(pack_hit(row, how)) == (row, how)  # type: ignore[arg-type]


def resolve(typed: str, *names: IndexedName) -> Resolution:
    return NameIndex.build(names).resolve(normalise(typed))


BANK = organisation("bank", "测甲银行股份有限公司", 3)


@pytest.mark.parametrize("end", ["支行", "分行", "分理处", "储蓄所", "营业部", "营业所", "营业室"])
def test_an_outlet_on_record_is_found_by_its_whole_name(end: str) -> None:
    outlet = IndexedName(f"测乙机构和平路{end}", "bank", "legal_name", BANK[0].text, "organisation", 3)
    found = resolve(outlet.text, *BANK, outlet)
    assert (found.kind, found.entity_ids) == ("legal_name", ("bank",))
    assert resolve(f"测乙机构和平街{end}", *BANK, outlet).kind == "none"


@every_case(
    ("typed", "how"),
    [
        ("测甲银行股份有限公司", "same"),
        ("测甲银行", "company"),
        ("测甲银行有限公司", "company"),
        ("测甲银行和平路支行", "branch"),
        ("测甲银行股份有限公司和平路支行", "branch"),
        ("测甲银行有限公司和平路支行", "branch"),
        ("測甲銀行股份有限公司", "script"),
        ("cejiayinhang", "pinyin"),
    ],
)
def test_each_writing_of_a_firm_is_known_as_that(typed: str, how: str) -> None:
    found = resolve(typed, *BANK)
    assert found.entity_ids == ("bank",)
    assert [hit.how for hit in found.hits] == [how]


@pytest.mark.parametrize(
    ("typed", "how"),
    [("三六零甲贷", "same"), ("360甲贷", "digits"), ("36零甲贷", "digits"), ("三六O甲贷", "digits")],
)
def test_digits_in_either_writing_lead_to_the_name(typed: str, how: str) -> None:
    assert [hit.how for hit in resolve(typed, *product("app", "三六零甲贷", 3)).hits] == [how]
    assert resolve(typed.replace("甲", "乙"), *product("app", "三六零甲贷", 3)).hits == ()


def test_digits_lead_to_a_name_that_is_recorded_in_digits_and_to_its_firm() -> None:
    found = resolve("三六零甲贷", *product("app", "360甲贷", 3))
    assert [(hit.how, hit.entry.entity_id) for hit in found.hits] == [("digits", "app")]
    firm = organisation("firm", "360测甲小额贷款有限公司", 3)
    assert resolve("三六零测甲小额贷款", *firm).entity_ids == ("firm",)
    assert resolve("三六零测甲小贷", *firm).entity_ids == ("firm",)


@pytest.mark.parametrize("firm", ["测甲科技有限公司", "测甲小额贷款有限公司"])
def test_only_a_bank_answers_for_a_branch_in_the_form_of_a_banks(firm: str) -> None:
    called_so = organisation("firm", firm, 3, also=("测甲银行",))
    assert resolve("测甲银行和平路支行", *called_so).entity_ids == ()
    assert resolve("测甲银行", *called_so).entity_ids == ("firm",)


def test_a_bank_answers_for_a_branch_also_by_its_short_name() -> None:
    bank = organisation("bank", "中国测试储蓄银行股份有限公司", 3, also=("测储银行",))
    assert resolve("测储银行和平路支行", *bank).entity_ids == ("bank",)


def test_two_firms_of_one_name_come_in_the_order_of_kind_text_and_id() -> None:
    names = [
        *product("b", "测甲贷", 0),
        *product("a", "测甲贷", 0),
        *product("c", "测乙贷", 0, former=("测甲贷",)),
        *product("d", "测丙贷", 0, also=("测甲贷",)),
    ]
    assert [hit.entry.entity_id for hit in resolve("测甲贷", *names).hits] == ["a", "b", "d", "c"]


def test_of_several_variants_the_legal_name_comes_first() -> None:
    names = [*product("app", "三六零测甲小贷", 3), *organisation("firm", "360测甲小额贷款有限公司", 0)]
    found = resolve("360测甲小贷", *names)
    assert [(hit.entry.entity_id, hit.how) for hit in found.hits] == [("firm", "company"), ("app", "digits")]
