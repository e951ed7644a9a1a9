"""Names taken apart: cases by kind, and what must hold of every legal name on record and of any text."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.names.characters.chinese_script import simplified
from checker.names.companies.branch import head_office
from checker.names.companies.industries import is_lending
from checker.names.companies.name_variants import other_names, trade_names, writings
from checker.names.companies.parse import is_bank, parse
from checker.names.companies.without_legal_form import stem
from checker.names.normalise import index_key
from registries.model import LicenceRecord
from registries.starter import load
from tests.every_case import every_case
from tests.names.test_normalise import ANY_TEXT


@cache
def legal_names() -> tuple[str, ...]:
    """The keys of all legal and former names on record."""
    records = [row for file in load() for row in file.rows if isinstance(row, LicenceRecord)]
    names = [name for row in records for name in (row.legal_name, *row.former_names)]
    return tuple(dict.fromkeys(index_key(simplified(name)) for name in names))


@every_case(
    ("key", "region", "trade", "industry", "form"),
    [
        ("重庆度小满小额贷款有限公司", "重庆", "度小满", "小额贷款", "有限公司"),
        ("重庆市南岸区永道小额贷款有限责任公司", "重庆市南岸区", "永道", "小额贷款", "有限公司"),
        ("重庆市江北区天晨小额贷款有限责任公司", "重庆市江北区", "天晨", "小额贷款", "有限公司"),
        ("重庆市彭水县天顺祥小额贷款股份有限公司", "重庆市彭水县", "天顺祥", "小额贷款", "股份有限公司"),
        ("宁乡县鑫源小额贷款有限公司", "宁乡县", "鑫源", "小额贷款", "有限公司"),
        ("贵州贵安新区贝花小额贷款有限公司", "贵州贵安新区", "贝花", "小额贷款", "有限公司"),
        ("狐狸互联网小额贷款(宁波)有限公司", "宁波", "狐狸", "互联网小额贷款", "有限公司"),
        ("平安融易(江苏)融资担保有限公司", "江苏", "平安融易", "融资担保", "有限公司"),
        ("大众汽车金融(中国)有限公司", "中国", "大众", "汽车金融", "有限公司"),
        ("招联消费金融股份有限公司", "", "招联", "消费金融", "股份有限公司"),
        ("兴业消费金融股份公司", "", "兴业", "消费金融", "股份有限公司"),
        ("平安消费金融有限公司", "", "平安", "消费金融", "有限公司"),
        ("内蒙古蒙商消费金融股份有限公司", "内蒙古", "蒙商", "消费金融", "股份有限公司"),
        ("中国民生银行股份有限公司", "中国", "民生", "银行", "股份有限公司"),
        ("中国农业发展银行", "中国", "农业发展", "银行", ""),
        ("中国银行股份有限公司", "中国", "", "银行", "股份有限公司"),
        ("交通银行股份有限公司", "", "交通", "银行", "股份有限公司"),
        ("重庆银行股份有限公司", "重庆", "", "银行", "股份有限公司"),
        ("云南红塔银行股份有限公司", "云南", "红塔", "银行", "股份有限公司"),
        ("长安银行股份有限公司", "", "长安", "银行", "股份有限公司"),
        ("深圳前海微众银行股份有限公司", "深圳前海", "微众", "银行", "股份有限公司"),
        ("江苏新沂汉源村镇银行股份有限公司", "江苏新沂", "汉源", "村镇银行", "股份有限公司"),
        ("平坝鼎立村镇银行有限责任公司", "平坝", "鼎立", "村镇银行", "有限公司"),
        ("安徽和县农村商业银行股份有限公司", "安徽和县", "", "农村商业银行", "股份有限公司"),
        ("长白山农村商业银行股份有限公司", "", "长白山", "农村商业银行", "股份有限公司"),
        ("定兴县农村信用联社股份有限公司", "定兴县", "", "农村信用合作联社", "股份有限公司"),
        ("韶关市区农村信用合作联社", "韶关市区", "", "农村信用合作联社", ""),
        ("保亭黎族苗族自治县农村信用合作联社", "保亭黎族苗族自治县", "", "农村信用合作联社", ""),
        ("西安长安通支付有限责任公司", "西安", "长安通", "支付", "有限公司"),
        ("深圳市快付通金融网络科技服务有限公司", "深圳市", "快付通", "金融网络科技服务", "有限公司"),
        ("重庆市江北区旅游小额贷款股份有限公司", "重庆市江北区", "旅游", "小额贷款", "股份有限公司"),
        ("上海好味道餐饮管理有限公司", "上海", "好味道", "餐饮管理", "有限公司"),
        ("杭州蚂蚁科技集团股份有限公司", "杭州", "蚂蚁", "科技集团", "股份有限公司"),
        ("度小满小贷", "", "度小满", "小额贷款", ""),
        ("中邮消金", "", "中邮", "消费金融", ""),
        ("北京农商行", "北京", "", "农村商业银行", ""),
        ("三明治餐饮管理有限公司", "", "三明治", "餐饮管理", "有限公司"),
        ("老王烧烤店", "", "老王", "烧烤店", ""),
        ("花呗有限公司", "", "花呗", "", "有限公司"),
        ("马上金融有限公司", "", "马上", "金融", "有限公司"),
    ],
)
def test_the_parts_of_a_name(key: str, region: str, trade: str, industry: str, form: str) -> None:
    found = parse(key)
    assert found is not None
    assert (found.region, found.trade_name, found.industry, found.legal_form) == (region, trade, industry, form)
    assert (found.branch, found.head) == ("", "")


@every_case(
    "key",
    [
        *("微粒贷", "花呗", "360借条", "京东金融", "马上金融", "招联金融", "360网贷", "花钱", "重庆", "北京大学"),
        *("", "公司", "有限公司", "北京有限公司", "(中国)有限公司", "银行", "小额贷款", "重庆市分行", "()", "(("),
        *("中国工商银行贷款中心", "重庆工商银行贷款中心", "中国工商银行金融服务支行", "工行支行", "花呗支行"),
    ],
)
def test_what_is_no_company_name(key: str) -> None:
    assert parse(key) is None


@every_case(
    ("key", "head", "branch"),
    [
        ("中国工商银行股份有限公司牡丹卡中心", "中国工商银行股份有限公司", "牡丹卡中心"),
        ("招商银行股份有限公司信用卡中心", "招商银行股份有限公司", "信用卡中心"),
        ("中国工商银行股份有限公司北京市分行", "中国工商银行股份有限公司", "北京市分行"),
        ("中国建设银行股份有限公司重庆市分行营业部", "中国建设银行股份有限公司", "重庆市分行营业部"),
        ("中国工商银行西单支行", "中国工商银行", "西单支行"),
        ("招商银行北京金融街支行", "招商银行", "北京金融街支行"),
        ("南京银行科技支行", "南京银行", "科技支行"),
        ("中国邮政储蓄银行股份有限公司渝中区营业所", "中国邮政储蓄银行股份有限公司", "渝中区营业所"),
        ("中国农业银行黄陂区中心支行", "中国农业银行", "黄陂区中心支行"),
        ("上海银行北京分行", "上海银行", "北京分行"),
        ("汇丰银行(中国)有限公司上海分行", "汇丰银行(中国)有限公司", "上海分行"),
        ("重庆农商行北碚支行", "重庆农商行", "北碚支行"),
        ("重庆度小满小额贷款有限公司北京分公司", "重庆度小满小额贷款有限公司", "北京分公司"),
        ("定兴县农村信用联社股份有限公司北河信用社", "定兴县农村信用联社股份有限公司", "北河信用社"),
    ],
)
def test_a_branch_belongs_to_its_head_office(key: str, head: str, branch: str) -> None:
    found = parse(key)
    assert found is not None
    assert (found.head, found.branch) == (head, branch)
    assert head_office(key) == head
    alone = parse(head)
    assert alone is not None
    assert (alone.region, alone.trade_name, alone.industry) == (found.region, found.trade_name, found.industry)
    assert other_names(key) == ((), ())


@every_case("place", ["", "北京", "重庆市渝中区"])
@every_case(
    "tout",
    [
        *(
            "贷款中心",
            "贷款支行",
            "信贷中心",
            "个人贷款中心支行",
            "小额信贷分行",
            "金融服务支行",
            "金融服务中心",
            "融资营业部",
        ),
        *(
            "借款分行",
            "抵押支行",
            "理财支行",
            "服务中心支行",
            "客服中心",
            "逾期协商支行",
            "官方支行",
            "银行支行",
            "代办分行",
        ),
        *("科技有限公司支行", "信用贷支行", "担保分行", "网络分行", "平台营业部", "房贷中心支行"),
    ],
)
def test_a_tout_is_no_branch(place: str, tout: str) -> None:
    for bank in ("中国工商银行", "工商银行", "重庆农商行", "招商银行股份有限公司", "汇丰银行(中国)有限公司"):
        assert head_office(f"{bank}{place}{tout}") is None


def test_a_tout_is_no_branch_office_of_a_lender() -> None:
    assert head_office("招联消费金融股份有限公司贷款分公司") is None
    assert head_office("招联消费金融分公司") is None
    assert stem("招联消费金融股份有限公司贷款分公司") is None


def test_the_parts_of_a_legal_name_make_it_up() -> None:
    assert len(legal_names()) > 1500
    for key in legal_names():
        _assert_made_up(key)


def _assert_made_up(key: str) -> None:
    found = parse(key)
    assert found is not None, key
    assert not found.branch, key
    assert len(found.trade_name) >= 2 or (found.region and not found.trade_name), key
    assert key.startswith(found.region) or f"({found.region})" in key
    rest = key.replace("(", "").replace(")", "").replace(found.region, "", 1)
    assert rest.startswith(found.trade_name), key
    forms = ("", "股份有限公司", "有限公司", "有限责任公司", "股份公司")
    same = {"农村信用合作联社": "农村信用联社"}.get(found.industry, found.industry)
    assert rest.removeprefix(found.trade_name) in {f"{word}{form}" for word in (found.industry, same) for form in forms}


@every_case(
    ("key", "bank"),
    [
        ("中国工商银行西单支行", True),
        ("汇丰银行(中国)有限公司", True),
        ("国家开发银行", True),
        ("北京农商行", True),
        ("定兴县农村信用联社股份有限公司", True),
        ("重庆度小满小额贷款有限公司北京分公司", False),
        ("红旗种植专业合作社", False),
        ("中国工商银行贷款中心", False),
        ("工行", False),
    ],
)
def test_whose_name_is_that_of_a_bank(key: str, bank: bool) -> None:
    assert is_bank(key) == bank


def test_what_people_can_borrow_from_lends() -> None:
    lending = {"bank", "consumer_finance", "auto_finance", "trust", "microloan"}
    for record in (row for file in load() for row in file.rows if isinstance(row, LicenceRecord)):
        found = parse(index_key(simplified(record.legal_name)))
        assert found is not None
        if record.licence_type in lending:
            assert is_lending(found.industry), record.legal_name


@every_case("industry", ["食品", "餐饮管理", "科技", "信息技术", "支付", "征信", "建筑工程", "贸易", "", "??"])
def test_trades_that_do_not_lend(industry: str) -> None:
    assert not is_lending(industry)


@pytest.mark.parametrize("industry", ["金融服务", "小额贷款信息咨询", "网络金融科技", "贷款咨询", "融资担保", "金融"])
def test_trades_whose_words_promise_loans(industry: str) -> None:
    assert is_lending(industry)


PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "中国",
                "重庆",
                "重庆市",
                "江北区",
                "吉林",
                "平安",
                "和县",
                "(",
                ")",
                "(北京)",
                "微",
                "花呗",
                "国际",
                "区",
                "市",
            ),
            *(
                "银行",
                "消金",
                "消费金融",
                "小额贷款",
                "科技",
                "网络",
                "农商行",
                "村镇银行",
                "金融",
                "有限公司",
                "公司",
                "支行",
            ),
            *("股份有限公司", "分公司", "信用卡中心", "贷款", "a1", "-"),
        ]
    ),
    max_size=8,
).map("".join)


@given(ANY_TEXT | PIECES)
def test_every_function_takes_any_text(key: str) -> None:
    found = parse(key)
    assert found == parse(key)
    if found is None:
        assert writings(key) == trade_names(key) == ()
        return
    assert found.region or found.trade_name
    assert (found.head == "") == (found.branch == "")
    assert found.head + found.branch in {key, ""}
    certain, asked = other_names(key)
    assert (certain, asked) == (writings(key), trade_names(key))
    assert key not in (*certain, *asked)
    assert not set(certain) & set(asked)
    assert len(set(certain)) == len(certain)
    assert all(len(form) >= 4 for form in certain)
    is_lending(found.industry)
    head_office(key)
    short = stem(key)
    assert short is None or len(short) >= 4
