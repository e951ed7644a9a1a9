"""Sums as people write them: each reading here is what everybody means by it, and what may mean two things is asked."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.cost.written import read_amount
from checker.errors import QueryError
from tests.every_case import every_case

#: By what is read, and by why it is not: what people write, between bars.
READ = {
    "9000": (
        "9000|9,000|9，000|９０００|9000元|9,000元|￥9000|¥9,000|9千|9k|9K|九千|九千元|9000块"
        "|9000块钱|九千块|0.9万|人民币9000元|9000人民币|RMB9000| 9 000 |9000.00|玖仟元整|玖仟圆整"
        "|人民币玖仟元正|9\u3000000|9千元|零点九万"
    ),
    "10000": "1万|1w|1W|１万|一万|一万元|壹万元整|1.0万|10千|10,000|1 万 元|1萬",
    "12000": "1.2万|1万2|1万2千|1万2000|一万二|一万二千|壹万贰仟元整|12千|一点二万",
    "15000": "1.5万|1.5w|1万5|一万五|一万五千|15k",
    "20000": "2万|两万|二万|貳萬圓整",
    "10200": "1万零200|一万零二百|1万200",
    "10002": "一万零二",
    "350": "三百五|三百五十|350块|3百5",
    "105": "一百零五|105元",
    "902.5": "902.5|902.50元|902块5|902元5角|九百零二块五|902块5毛",
    "902.05": "902.05|902元零5分|902元5分",
    "1002003.45": "1,002,003.45|一百万二千零三元四角五分",
    "1000000000": "10亿|十亿元|1000000000|1,000,000,000",
    "0.01": "0.01|0.01元",
}
REFUSED = {
    "几元钱，还是利率": "3分|三分|2.5分|5厘|万五|千三",
    "像利率": "24%|３％|百分之三|万分之五|3分利|月息3分|年化24|利息500|0.5‰",
    "好几个数": "9000-10000|9000~10000|9000到10000|一万多|约9000|八九千|9000左右|几千|1万以上",
    "金额请写数字": (
        "abc|-5|0|零|1.234|1e9|10亿零1|1.2345678万|1万25|1千2万|1万万|1.5万2|②千|½万|9000²|٣|万"
        "|千元|元|1,00,0|9.000,00|$900|900美元|一二三|9000元元|1,5万|NaN|Infinity|0x10|1.5元整角"
        "|3000年|12期"
    ),
}


@every_case(("amount", "written"), READ.items())
def test_what_everybody_means_is_read(amount: str, written: str) -> None:
    for text in written.split("|"):
        assert read_amount(text, "received") == Decimal(amount), text


@pytest.mark.parametrize(("why", "written"), REFUSED.items())
def test_what_is_no_sum_or_may_be_another_is_asked_about(why: str, written: str) -> None:
    for text in (*written.split("|"), "9" * 65, "一" * 65) if why.startswith("金额") else written.split("|"):
        with pytest.raises(QueryError) as caught:
            read_amount(text, "received")
        assert why in caught.value.detail.zh, text
        assert "10000" in caught.value.detail.zh
        assert caught.value.field == "received"


@given(st.integers(1, 99_999_999), st.sampled_from(["{:,}", "{}元", "￥{:,}元", "{} 块"]))
def test_a_number_in_digits_is_itself(number: int, form: str) -> None:
    assert read_amount(form.format(number), "received") == number


@given(st.text(alphabet="0123456789.,万千百十亿零一二三五九元块角分整％% 约到-wk", max_size=30))
def test_whatever_is_typed_is_a_possible_sum_or_refused(text: str) -> None:
    try:
        amount = read_amount(text, "received")
    except QueryError:
        return
    assert 0 < amount <= 1_000_000_000
    assert amount == round(amount, 2)
