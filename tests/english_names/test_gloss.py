"""Names in English: the firm's own where a source prints it, else a reading by rule that passes for nobody else's."""

import re
import subprocess
import sys
from collections import Counter

import pytest

from checker.english_names.distinct import DistinctGlosses, no_gloss, with_gloss
from checker.english_names.gloss import gloss, letters_of
from checker.english_names.own_names import NameSource, OwnName, own_names
from checker.english_names.pinyin_words import pinyin_words, place_words
from registries.model import Confidence
from registries.starter import load

CHINESE = re.compile(r"[㐀-鿿（）《》：]")


def names_on_record() -> set[str]:
    fields = ("legal_name", "brand", "lender", "payee")
    values = {getattr(row, field, None) for file in load() for row in file.rows for field in fields}
    return {value for value in values if value}


def test_readings_by_rule() -> None:
    for name, text in {
        "上海淇毓信息科技有限公司": "Shanghai Qiyu (technology firm)",
        "福州奇富融资担保有限公司": "Fuzhou Qifu (financing guarantor)",
        "重庆美团三快小额贷款有限公司": "Chongqing Meituan Sankuai (microloan company)",
        "蚂蚁智信(杭州)信息技术有限公司": "Mayi Zhixin (Hangzhou) (technology firm)",
        "江苏紫金农村商业银行股份有限公司": "Jiangsu Zijin Rural Commercial Bank",
        "浙江平湖工银村镇银行股份有限公司": "Zhejiang Pinghu Gongyin Village Bank",
        "内蒙古蒙商消费金融股份有限公司": "Inner Mongolia Mengshang Consumer Finance",
        "奇富借条": "Qifu Jietiao",
        "360借条": "360 Jietiao",
        "还呗": "Huanbei",
        "分期乐": "Fenqile",
        "KOO钱包": "KOO Qianbao",
        "桔多多": "Juduoduo",
    }.items():
        reading = gloss(name)
        assert reading is not None, name
        assert (reading.text, reading.own, reading.evidence) == (text, False, None)


def test_characters_that_are_read_in_more_than_one_way() -> None:
    for place, text in {
        "重庆": "Chongqing", "厦门": "Xiamen", "长沙": "Changsha", "长春": "Changchun", "乐山": "Leshan",
        "乐清": "Yueqing", "六安": "Lu'an", "西安": "Xi'an", "东莞": "Dongguan", "番禺": "Panyu", "蚌埠": "Bengbu",
        "朝阳": "Chaoyang", "陕西": "Shaanxi", "山西": "Shanxi", "哈尔滨": "Harbin", "香港": "Hong Kong",
        "吕梁": "Lüliang", "台州": "Taizhou",
    }.items():  # fmt: skip
        assert place_words(place) == text
    for words, text in {
        "长银五八": "Changyin Wuba",
        "还享呗": "Huanxiangbei",
        "随行付": "Suihangfu",
        "盛银": "Shengyin",
    }.items():
        assert pinyin_words(words) == text


def test_a_firms_own_name_has_a_source_that_was_read() -> None:
    for name, text in {
        "招商银行股份有限公司": "China Merchants Bank",
        "招商银行": "China Merchants Bank",
        "招联消费金融股份有限公司": "Merchants Union Consumer Finance",
        "吉林亿联银行股份有限公司": "Jilin Yillion Bank",
        "深圳前海微众银行股份有限公司": "WeBank",
    }.items():
        reading = gloss(name)
        assert reading is not None
        assert (reading.text, reading.own) == (text, True), name
        assert reading.evidence is not None
        assert reading.evidence.url
    for name, row in own_names().names.items():
        reading, source = gloss(name), own_names().sources[row.source]
        assert reading is not None
        assert reading.own == (source.confidence is not Confidence.UNVERIFIED), name


def test_no_good_name_is_lent() -> None:
    """A firm that sounds like a known one, or bears its name with more words, does not get its English name."""
    fake = gloss("码上消费金融有限公司")
    assert fake is not None
    assert (fake.text, fake.own, fake.written) == ("Mashang Consumer Finance", False, "码上")
    own = {letters_of(row.en) for row in own_names().names.values()}
    fakes = "北京招联消费金融服务有限公司 招联消费金融(有限合伙) 招联金融客服 微众银行贷款中心 平按银行"
    for name in fakes.split():
        reading = gloss(name)
        assert reading is not None, name
        assert not reading.own, name
        assert letters_of(reading.text) not in own or reading.written, name
    assert gloss("招商银行", "product") != gloss("招商银行")


def test_every_name_on_record_is_read_and_leaves_no_chinese() -> None:
    names = names_on_record()
    assert len(names) > 1500
    readings = {name: gloss(name) for name in names}
    assert [name for name, reading in readings.items() if reading and CHINESE.search(reading.text)] == []
    unread = [name for name, reading in readings.items() if reading is None]
    assert len(unread) <= 2, unread
    for name, reading in readings.items():
        if (
            reading
            and not reading.own
            and letters_of(reading.text) in {letters_of(row.en) for row in own_names().names.values()}
        ):
            assert reading.written or name in own_names().names or with_gloss(name), name


def test_two_names_of_one_page_that_read_alike_are_told_apart() -> None:
    glosses = DistinctGlosses()
    first, second, again = glosses("信义贷"), glosses("新一贷"), glosses("信义贷")
    assert first is not None
    assert second is not None
    assert letters_of(first.text) == letters_of(second.text)
    assert (first.written, second.written) == ("", "新一贷")
    assert again == first
    assert Counter([glosses("WeBank"), no_gloss("招商银行")]) == {None: 2}


def test_in_a_sentence() -> None:
    assert with_gloss("上海淇毓信息科技有限公司") == "上海淇毓信息科技有限公司 (≈ Shanghai Qiyu, technology firm)"
    assert with_gloss("招商银行") == "招商银行 (China Merchants Bank)"
    assert with_gloss("WeBank") == "WeBank"


def test_a_name_that_was_read_has_an_address_and_another_has_none() -> None:
    sources = own_names().sources
    read = sources["private-banks"].model_dump()
    with pytest.raises(ValueError, match="what was read has an address"):
        NameSource.model_validate({**read, "url": None})
    with pytest.raises(ValueError, match="what was read has an address"):
        NameSource.model_validate({**sources["general"].model_dump(), "url": "https://example.org/"})
    further = [row for rows in (*own_names().also.values(), *own_names().brands.values()) for row in rows]
    rows = [*own_names().names.values(), *further]
    assert all(isinstance(row, OwnName) and row.source in sources for row in rows)
    assert set(sources) == {row.source for row in rows}


def test_readers_of_chinese_load_none_of_it() -> None:
    """The tables are read with the first English page, and the library that compiles pinyin never is."""
    code = (
        "import sys; import checker.web.rendering; from checker.english_names import own_names, gloss\n"
        "assert own_names.own_names.cache_info().currsize == 0\n"
        "assert gloss._trades.cache_info().currsize == 0\n"
        "gloss.gloss('招商银行')\n"
        "assert own_names.own_names.cache_info().currsize == 1\n"
        "assert 'pypinyin' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=120)
