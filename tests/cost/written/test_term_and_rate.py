"""Terms and rates as people say them."""

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.cost.written import Per, Rate, read_rate, read_term
from checker.errors import QueryError

#: By what is read, and by why it is not: what people write, between bars.
TERMS = {
    12: "12|12期|12个月|１２期|十二期|十二个月|一年|1年|壹年|12次|12個月| 12 期 |12个",
    6: "6期|半年|六个月|0.5年",
    18: "18|一年半|1.5年|1年6个月|一年零六个月|十八个月|一年6个月",
    24: "两年|2年|二十四期|24个月",
    3: "3期|三个月|3",
    1: "1|一期",
    480: "480|40年|四十年",
}
NO_TERMS = {
    "几个月，还是几月份": "12月|3月|十二月|12月份",
    "按天算": "7天|30日|一周|两星期|十四天",
    "请写1到480": "0|481|12.5|-1|12x|一万期|41年|一年半年|0.3年|12期12期|很久|1e2|①期",
}

RATES: dict[tuple[str, Per], str] = {
    ("3", "month"): (
        "3分利|三分利|月息3分|月息三分|月利3分|月利率3%|月息百分之三|3%一个月|每月3%|３％/月"
        "|利息3分|3分利息|三分的利|月息 3 %|一个月3%|月3分|月费率3%"
    ),
    ("2.5", "month"): "月息2分5|2分5厘利|两分五的利息|月息2.5%|月息2.5分",
    ("0.5", "month"): "月息5厘|5厘利|月息五厘|月息千分之五|月息5‰",
    ("24", "year"): (
        "年化24%|年化２４％|年利率24%|年息24%|年24%|一年24%|24%每年|24%/年|年化百分之二十四"
        "|年化利率24%|年化综合资金成本24%|APR 24%|年化24"
    ),
    ("15.4", "year"): "年化15.4%|年利率百分之十五点四",
    ("0.05", "day"): ("日息万分之五|日利率0.05%|日息0.05%|万五|万分之五每天|每天万分之五|日息万五|一天0.05%|0.05%/天"),
    ("0.1", "day"): "日息千分之一|日息千一|万十",
}
NO_RATES = {
    "利率，还是几分钱": "3分|三分|5厘|2分5",
    "一年的、一个月的": "24%|24|百分之三|千分之五|万分之五|0.05%|利率24%",
    "有人指百分之几": "年息3分|日息5厘|年息1厘",
    "利率看不懂": "便宜|年化|年化-5%|年化0%|年化99999%|月息1000%|3分3分利|年化2到3%|月息很低|年化24%25%",
}


def test_terms_are_read() -> None:
    for months, written in TERMS.items():
        assert {read_term(text, "count") for text in written.split("|")} == {months}, written


def test_a_term_that_may_be_another_is_asked_about() -> None:
    for why, written in NO_TERMS.items():
        for text in written.split("|"):
            with pytest.raises(QueryError) as caught:
                read_term(text, "count")
            assert (why in caught.value.detail.zh, caught.value.field) == (True, "count"), text


def test_rates_are_read() -> None:
    for (percent, per), written in RATES.items():
        assert {read_rate(text, "rate") for text in written.split("|")} == {Rate(Decimal(percent), per)}, written


def test_a_rate_that_may_be_another_is_asked_about() -> None:
    for why, written in NO_RATES.items():
        for text in written.split("|"):
            with pytest.raises(QueryError) as caught:
                read_rate(text, "rate")
            assert (why in caught.value.detail.zh, caught.value.field) == (True, "rate"), text


def test_a_year_is_what_caps_are_compared_with() -> None:
    assert [read_rate(text, "rate").annual for text in ("3分利", "万五", "年化24%")] == [36, Decimal("18.25"), 24]


@given(st.text(alphabet="0123456789.%‰年月日天息利率化分厘百千万之每一三五半期个 /", max_size=24))
def test_whatever_is_typed_is_read_or_refused(text: str) -> None:
    for read in (read_rate, read_term):
        with contextlib.suppress(QueryError):
            assert read(text, "field")
