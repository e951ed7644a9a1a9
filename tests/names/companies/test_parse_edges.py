"""Where a region ends, a trade begins and a legal form stands, each at its edge. The firms are made up."""

import pytest

from checker.names.companies.branch import head_office, split_branch
from checker.names.companies.industries import is_lending
from checker.names.companies.legal_form import split_legal_form
from checker.names.companies.name_variants import other_names
from checker.names.companies.parse import COMMON_AMONG_BANKS, CompanyName, is_bank, is_distinctive, is_region, parse
from checker.names.companies.without_legal_form import stem, without_legal_form
from tests.every_case import every_case


@every_case(
    ("form", "meant"),
    [
        ("股份有限责任公司", "股份有限公司"),
        ("股份有限公司", "股份有限公司"),
        ("有限责任公司", "有限公司"),
        ("有限公司", "有限公司"),
        ("股份公司", "股份有限公司"),
        ("公司", ""),
        ("(股份有限责任公司)", "股份有限公司"),
        ("(股份有限公司)", "股份有限公司"),
        ("(有限责任公司)", "有限公司"),
        ("(有限公司)", "有限公司"),
        ("(股份公司)", "股份有限公司"),
        ("(公司)", ""),
        ("(有限合伙)", ""),
        ("(普通合伙)", ""),
        ("(特殊普通合伙)", ""),
        ("合伙企业", ""),
        ("有限合伙", ""),
    ],
)
def test_each_legal_form_comes_off_whole_and_means_one(form: str, meant: str) -> None:
    assert split_legal_form(f"测甲{form}") == ("测甲", form, meant)
    assert without_legal_form(f"测甲{form}") == "测甲"


@pytest.mark.parametrize("key", ["测甲企业", "测甲合伙", "测甲(合伙)", "测甲)", "测甲", ""])
def test_what_is_no_legal_form_stays(key: str) -> None:
    assert split_legal_form(key) == (key, "", "")


@every_case(
    ("key", "region", "trade", "industry"),
    [
        # the short name of a county is a word where it would leave the firm without a name
        ("重庆江北区小额贷款有限公司", "重庆江北区", "", "小额贷款"),
        ("重庆江北小额贷款有限公司", "重庆", "江北", "小额贷款"),
        ("重庆江北国际小额贷款有限公司", "重庆", "江北国际", "小额贷款"),
        ("重庆江北甲小额贷款有限公司", "重庆", "江北甲", "小额贷款"),
        ("重庆江北测甲小额贷款有限公司", "重庆江北", "测甲", "小额贷款"),
        ("江苏新沂银行股份有限公司", "江苏", "新沂", "银行"),
        ("江苏新沂村镇银行股份有限公司", "江苏新沂", "", "村镇银行"),
        ("重庆小额贷款有限公司", "重庆", "", "小额贷款"),
        ("云南城市小额贷款有限公司", "云南", "城市", "小额贷款"),
        # a trade name has two characters
        ("重庆甲小额贷款有限公司", "", "重庆甲", "小额贷款"),
        ("重庆市甲小额贷款有限公司", "重庆市", "甲", "小额贷款"),
        ("朝阳甲村镇银行", "", "朝阳甲", "村镇银行"),
        ("朝阳测甲村镇银行", "朝阳", "测甲", "村镇银行"),
        ("上海甲金融网络科技有限公司", "", "上海甲", "金融网络科技"),
        ("上海金融网络科技有限公司", "上海", "金融", "网络科技"),
        ("上海网络科技有限公司", "上海", "", "网络科技"),
        ("上海测甲金融网络科技服务有限公司", "上海", "测甲", "金融网络科技服务"),
        # a place that reaches into the trade is none
        ("内蒙古玩有限公司", "", "内蒙", "古玩"),
        ("张家口腔有限公司", "", "张家", "口腔"),
        ("重庆双桥梁有限公司", "", "重庆双", "桥梁"),
        ("阜新能源科技有限公司", "", "阜", "新能源科技"),
        # without a trade
        ("重庆城市有限公司", "重庆", "城市", ""),
        ("上海测甲有限公司", "上海", "测甲", ""),
        ("北京甲有限公司", "", "北京甲", ""),
        # brackets: the last region of them, other words stay in the name
        ("测甲(北京)科技有限公司", "北京", "测甲", "科技"),
        ("测甲科技(北京)", "北京", "测甲", "科技"),
        ("(北京)测甲科技有限公司", "北京", "测甲", "科技"),
        ("测甲(江苏南京)科技有限公司", "江苏南京", "测甲", "科技"),
        ("测甲(北京)(上海)科技有限公司", "上海", "测甲", "科技"),
        ("测甲(甲乙)科技有限公司", "", "测甲甲乙", "科技"),
        ("测甲(一)科技有限公司", "", "测甲一", "科技"),
        ("上海测甲(中国)科技有限公司", "上海中国", "测甲", "科技"),
    ],
)
def test_where_the_region_ends_and_the_trade_begins(key: str, region: str, trade: str, industry: str) -> None:
    found = parse(key)
    assert found is not None
    assert (found.region, found.trade_name, found.industry) == (region, trade, industry)


@pytest.mark.parametrize(
    "key",
    ["金融科技有限公司", "小额贷款有限公司", "北京有限公司", "京东金融", "重庆测甲", "中国测甲", "(北京)有限公司"],
)
def test_without_a_name_or_a_trade_it_is_no_firm(key: str) -> None:
    assert parse(key) is None


def test_a_vague_trade_makes_a_firm_only_with_a_legal_form() -> None:
    assert parse("测甲金融") is None
    assert parse("测甲金融有限公司") == CompanyName("", "测甲", "金融", "有限公司", "", "")
    assert parse("测甲金融服务") == CompanyName("", "测甲", "金融服务", "", "", "")


@every_case(
    ("text", "region"),
    [
        *(("北京", True), ("江苏南京", True), ("江苏新沂", True), ("平安", True), ("亚太", True), ("香港", True)),
        *(("江苏重庆", False), ("南京江苏", False), ("北京甲", False), ("甲", False), ("甲乙", False), ("", False)),
    ],
)
def test_a_division_or_a_chain_of_them_is_a_region(text: str, region: bool) -> None:
    assert is_region(text) is region


@pytest.mark.parametrize(
    ("trade", "tells"), [("测甲", True), ("甲", False), ("", False), ("国际", False), ("测国际", True)]
)
def test_two_characters_tell_a_firm_unless_many_are_called_so(trade: str, tells: bool) -> None:
    assert is_distinctive(trade) is tells


def test_words_that_many_banks_bear_tell_one_only_for_the_whole_nation() -> None:
    assert frozenset({"工商", "农业", "建设", "交通", "人民", "国民", "邮政"}) == COMMON_AMONG_BANKS
    for word in COMMON_AMONG_BANKS:
        assert f"{word}银行" in other_names(f"中国{word}银行股份有限公司")[0]
        certain, asked = other_names(f"重庆{word}信托股份有限公司")
        assert f"{word}信托" not in certain
        assert word not in asked
        assert f"{word}信托" in asked


@every_case(
    ("key", "short"),
    [
        ("测甲金融有限公司", "测甲金融"),
        ("测金融有限公司", None),  # three characters are a word
        ("测甲消费金融", None),
        ("测甲消金公司", "测甲消金"),
        ("测甲消金有限公司", None),
        ("测甲小贷股份有限公司", None),
        ("测甲农商银行股份有限公司", "测甲农商银行"),
        ("测甲农商行股份有限公司", None),
        ("测甲农商行公司", "测甲农商行"),
        ("测甲银行数科公司", "测甲银行数科"),
        ("(北京)测甲消金", "北京测甲消金"),
        ("测甲银行融担有限公司", None),
        ("测甲消费金融(有限合伙)", None),
        ("测甲消费金融合伙企业", None),
        ("测甲消费金融有限公司北京分公司", None),
        ("测甲(北京)科技", "测甲北京科技"),
        ("测甲甲乙丙丁有限公司", "测甲甲乙丙丁"),
    ],
)
def test_what_stays_without_the_legal_form(key: str, short: str | None) -> None:
    assert stem(key) == short


@every_case(
    ("key", "head", "branch"),
    [
        ("测甲银行和平路支行", "测甲银行", "和平路支行"),
        ("测甲银行支行", "测甲银行", "支行"),
        ("司甲银行和平路支行", "司甲银行", "和平路支行"),
        ("测甲银行和平路分理处", "测甲银行", "和平路分理处"),
        ("测甲银行和平路储蓄所", "测甲银行", "和平路储蓄所"),
        ("测甲银行和平路营业室", "测甲银行", "和平路营业室"),
        ("测甲银行和平路分社", "测甲银行", "和平路分社"),
        ("测甲县农村信用合作联社和平分社", "测甲县农村信用合作联社", "和平分社"),
        ("测甲县农村信用合作联社和平信用社", "测甲县农村信用合作联社", "和平信用社"),
        ("测甲县农村信用合作联社营业部", "测甲县农村信用合作联社", "营业部"),
        ("测甲小额贷款有限公司和平分公司", "测甲小额贷款有限公司", "和平分公司"),
        ("测甲小额贷款有限公司和平营业部", "测甲小额贷款有限公司", "和平营业部"),
        ("测甲小额贷款有限公司", "测甲小额贷款有限公司", ""),
        ("测甲分公司", "测甲分公司", ""),
        ("测甲银行", "测甲银行", ""),
        ("测甲花", "测甲花", ""),
        ("社", "社", ""),
        ("", "", ""),
    ],
)
def test_where_the_head_office_ends(key: str, head: str, branch: str) -> None:
    assert split_branch(key) == (head, branch)
    assert head_office(key) == (head if branch else None)


def test_a_branch_has_the_parts_of_its_head_office() -> None:
    assert parse("重庆测甲银行股份有限公司和平路支行") == CompanyName(
        "重庆", "测甲", "银行", "股份有限公司", "和平路支行", "重庆测甲银行股份有限公司"
    )
    assert is_bank("重庆测甲银行股份有限公司和平路支行")
    assert not is_bank("重庆测甲小额贷款有限公司和平分公司")


def test_a_trade_lends_when_any_of_its_words_does() -> None:
    assert is_lending("小额贷款科技")
    assert not is_lending("网络科技")
