"""Which other writings of a legal name are certain, which are only asked about, and which are neither."""

import pytest

from checker.names.companies.name_variants import trade_names, writings
from checker.names.companies.parse import parse
from checker.names.companies.without_legal_form import stem, without_legal_form
from tests.every_case import every_case
from tests.names.companies.test_parse import legal_names


@every_case(
    ("key", "certain"),
    [
        ("招联消费金融股份有限公司", "招联消费金融 招联消金"),
        ("大众汽车金融(中国)有限公司", "大众汽车金融中国 大众汽车金融 大众汽金"),
        ("狐狸互联网小额贷款(宁波)有限公司", "狐狸互联网小额贷款宁波 宁波狐狸互联网小额贷款 宁波狐狸互联网小贷"),
        ("蚂蚁智信(杭州)信息技术有限公司", "蚂蚁智信杭州信息技术"),
        (
            "梅赛德斯-奔驰汽车金融有限公司",
            "梅赛德斯奔驰汽车金融 梅赛德斯·奔驰汽车金融 梅赛德斯-奔驰汽车金融 梅赛德斯-奔驰汽金",
        ),
        ("北汽汽车金融(杭州)有限公司", "北汽汽车金融 杭州北汽汽车金融"),
        ("重庆度小满小额贷款有限公司", "重庆度小满小额贷款 重庆度小满小贷 重庆市度小满小贷 度小满小额贷款重庆"),
        ("重庆市小米小额贷款有限公司", "重庆小米小额贷款 重庆小米小贷"),
        ("重庆市江北区天晨小额贷款有限责任公司", "重庆江北天晨小额贷款 重庆江北天晨小贷"),
        ("重庆小米消费金融有限公司", "小米消费金融 小米消金 重庆小米消金 小米消费金融重庆"),
        ("四川省唯品富邦消费金融有限公司", "唯品富邦消金 四川唯品富邦消费金融"),
        ("中国民生银行股份有限公司", "中国民生银行 民生银行"),
        ("中国工商银行股份有限公司", "工商银行"),
        ("中国农业发展银行", "农业发展银行"),
        ("浙江网商银行股份有限公司", "网商银行 浙江网商银行"),
        ("云南红塔银行股份有限公司", "红塔银行 云南省红塔银行"),
        ("河南中原消费金融股份有限公司", "中原消费金融 中原消金"),
        ("平安融易(江苏)融资担保有限公司", "平安融易江苏融担"),
        ("汇丰银行(中国)有限公司", "汇丰银行中国"),
        ("深圳前海微众银行股份有限公司", "微众银行 前海微众银行"),
        ("北京农村商业银行股份有限公司", "北京农商行 北京农商银行 北京市农商行"),
        ("山东高青农村商业银行股份有限公司", "高青农商行 高青农村商业银行 山东高青农商行 高青县农商行"),
        ("江苏新沂汉源村镇银行股份有限公司", "新沂汉源村镇银行"),
        ("重庆荣昌汇丰村镇银行有限责任公司", "荣昌汇丰村镇银行"),
        ("定兴县农村信用联社股份有限公司", "定兴农村信用联社 定兴农信联社 定兴县农村信用合作联社"),
        ("工银金融租赁有限公司", "工银金租"),
        ("天津信飞融资担保有限公司", "天津信飞融担"),
    ],
)
def test_certain_writings(key: str, certain: str) -> None:
    assert set(certain.split()) <= set(writings(key))


@every_case(
    ("key", "uncertain"),
    [
        ("马上消费金融股份有限公司", "马上金融 马上消费 马上 马上消金有限公司"),
        ("重庆小米消费金融有限公司", "小米金融 小米消费 重庆小米 小米 重庆小米金融"),
        ("重庆度小满小额贷款有限公司", "度小满小贷 度小满小额贷款 度小满 度小满金融 重庆度小满"),
        ("广州海印互联网小额贷款有限公司", "广州海印小额贷款 海印小贷"),
        ("重庆市江北区天晨小额贷款有限责任公司", "重庆天晨小额贷款 天晨小贷 江北区天晨小额贷款 江北天晨小额贷款"),
        ("天津信飞融资担保有限公司", "信飞融资担保 信飞融担"),
        ("中国银行股份有限公司", "银行 中国银行股份"),
        ("上海银行股份有限公司", "上海市银行 银行上海 上海商业银行"),
        ("厦门国际银行股份有限公司", "国际银行"),
        ("重庆国际信托有限公司", "重庆信托 国际信托 信托"),
        ("杭州工商信托股份有限公司", "工商信托"),
        ("恒生银行(中国)有限公司", "恒生银行 中国恒生银行"),
        ("自贡市商业银行股份有限公司", "自贡银行 自贡市银行"),
        ("吉林省宏利融资担保有限公司", "吉林宏利融资担保"),
        ("江苏金湖民泰村镇银行股份有限公司", "民泰村镇银行 江苏民泰村镇银行 金湖村镇银行"),
        ("长春朝阳和润村镇银行股份有限公司", "朝阳和润村镇银行"),
        ("上海淇毓信息科技有限公司", "淇毓信息科技 淇毓科技 上海淇毓"),
        ("度小满科技(北京)有限公司", "北京度小满科技 度小满科技"),
        ("中国银行股份有限公司", "中国银行香港"),
        ("香港某某银行有限公司", "某某银行"),
    ],
)
def test_what_is_no_certain_writing(key: str, uncertain: str) -> None:
    assert not set(uncertain.split()) & set(writings(key))


@every_case(
    ("key", "asked"),
    [
        ("马上消费金融股份有限公司", "马上消费 马上"),
        ("重庆度小满小额贷款有限公司", "度小满 度小满小贷 度小满小额贷款 重庆度小满"),
        ("广州海印互联网小额贷款有限公司", "海印小贷 海印"),
        ("自贡市商业银行股份有限公司", "自贡银行"),
        ("重庆国际信托有限公司", "重庆信托"),
        ("华鑫国际信托有限公司", "华鑫信托"),
        ("浙江稠州商业银行股份有限公司", "稠州银行"),
        ("汇丰银行(中国)有限公司", "汇丰中国 汇丰"),
        ("江苏涟水太商村镇银行股份有限公司", "太商村镇银行 涟水村镇银行"),
        ("上海淇毓信息科技有限公司", "淇毓 上海淇毓 淇毓信息科技"),
        ("恒生银行(中国)有限公司", "恒生银行"),
    ],
)
def test_names_to_ask_with(key: str, asked: str) -> None:
    assert set(asked.split()) <= set(trade_names(key))


@pytest.mark.parametrize(
    ("key", "never"),
    [
        ("马上消费金融股份有限公司", "马上金融"),
        ("云南红塔银行股份有限公司", "红塔"),
        ("平安银行股份有限公司", "平安"),
        ("中国建设银行股份有限公司", "建设"),
        ("重庆市江北区旅游小额贷款股份有限公司", "旅游"),
        ("重庆国际信托有限公司", "国际"),
    ],
)
def test_places_and_words_are_not_even_asked_about(key: str, never: str) -> None:
    assert never not in (*trade_names(key), *writings(key))


def test_the_name_without_its_form_is_a_certain_writing() -> None:
    for key in legal_names():
        assert stem(key) in {None, *writings(key)}, key


def test_a_certain_writing_has_the_same_trade_name_and_trade() -> None:
    for key in legal_names():
        legal = parse(key)
        assert legal is not None
        for written in writings(key):
            assert legal.trade_name.replace("-", "") in written.replace("-", "").replace("·", ""), written
            other = parse(written)
            if other and other.trade_name == legal.trade_name:
                assert other.industry == legal.industry, written


def test_no_certain_writing_on_record_is_that_of_two_firms() -> None:
    of: dict[str, str] = {}
    for key in legal_names():
        for written in writings(key):
            assert of.setdefault(written, stem(key) or key) in {stem(key), key, written}, written


@every_case(
    ("key", "short"),
    [
        ("招联消费金融股份有限公司", "招联消费金融"),
        ("招联消费金融公司", "招联消费金融"),
        ("招联消费金融(股份有限公司)", "招联消费金融"),
        ("大众汽车金融(中国)有限公司", "大众汽车金融中国"),
        ("高青农商银行股份有限公司", "高青农商银行"),
        ("360数科股份有限公司", "360数科"),
        ("招联消金公司", "招联消金"),
        ("招联消金有限公司", None),
        ("度小满小贷有限公司", None),
        ("微粒贷有限公司", None),
        ("招联消费金融", None),
        ("有限公司", None),
        ("", None),
    ],
)
def test_stem(key: str, short: str | None) -> None:
    assert stem(key) == short


def test_without_legal_form() -> None:
    assert without_legal_form("微粒贷有限责任公司") == "微粒贷"
    assert without_legal_form("微粒贷") == "微粒贷"
