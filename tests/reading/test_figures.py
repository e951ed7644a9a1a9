"""Amounts, rates, dates and terms as texts write them."""

from datetime import date
from decimal import Decimal

from tests.reading.conftest import Read


def test_amounts_however_they_are_written(read: Read) -> None:
    for written, yuan in (
        ("10,000.00元", "10000"),
        ("人民币壹万元整", "10000"),
        ("人民币（大写）伍仟元整", "5000"),
        ("￥10,000", "10000"),
        ("1万元", "10000"),
        ("1.5万", "15000"),
        ("一万二", "12000"),
        ("五千块", "5000"),
        ("RMB 9000", "9000"),
        ("902元5角", "902.5"),
        ("１０００元", "1000"),
        ("8,000 yuan", "8000"),
        ("1200 RMB", "1200"),
        ("6,000", "6000"),
    ):
        found = read(f"借款金额：{written}，请核对").amounts
        assert [(one.yuan, one.meaning) for one in found] == [(Decimal(yuan), "principal")], written


def test_what_is_no_amount(read: Read) -> None:
    for text in ("我有3万个理由", "1万名用户", "v1.10.2", "12.50%", "2026.03.01", "免费"):
        assert not read(text).amounts, text


def test_rates_however_they_are_written(read: Read) -> None:
    for written, percent, a_year, meaning in (
        ("年化利率（单利）24%", "24", "24", "interest"),
        ("日利率0.05%", "0.05", "18.25", "interest"),
        ("日利率万分之五", "0.05", "18.25", "interest"),
        ("日息万五", "0.05", "18.25", "interest"),
        ("月费率 1.5%", "1.5", "18", "fee"),
        ("月息2分", "2", "24", "interest"),
        ("3分利", "3", "36", "unknown"),
        ("IRR 35.9%", "35.9", "35.9", "annual_cost"),
        ("担保费年化6%", "6", "6", "guarantee"),
        ("逾期按日千分之一计收", "0.1", "36.5", "late"),
        ("APR 24%", "24", "24", "annual_cost"),
        ("interest rate 18% per annum", "18", "18", "interest"),
        ("service fee 2% per month", "2", "24", "fee"),
        ("服务费按借款本金的1.2%每月收取", "1.2", "14.4", "fee"),
    ):
        found = [(one.percent, one.percent_a_year, one.meaning) for one in read(f"约定{written}。").rates]
        assert found == [(Decimal(percent), Decimal(a_year), meaning)], written


def test_the_second_rate_of_a_range_is_of_the_same_kind(read: Read) -> None:
    found = read("年化利率7.2%-24%").rates
    assert [(one.percent, one.per, one.meaning) for one in found] == [
        (Decimal("7.2"), "year", "interest"),
        (Decimal(24), "year", "interest"),
    ]


def test_a_percentage_is_not_a_rate(read: Read) -> None:
    for text in ("占比80%", "利率上浮50%", "首付30%", "成功率100%"):
        assert not read(text).rates, text


def test_dates_however_they_are_written(read: Read) -> None:
    for written in (
        "2026年3月1日",
        "2026-03-01",
        "2026/3/1",
        "2026.03.01",
        "二〇二六年三月一日",
        "2026 年 3 月 1 日",
        "20260301",
    ):
        found = read(f"签订日期：{written}，").dates
        assert [(one.on, one.meaning) for one in found] == [(date(2026, 3, 1), "contract")], written
    due = read("请于3月15日前还款").dates
    assert [(one.on, one.month, one.day, one.meaning) for one in due] == [(None, 3, 15, "due")]


def test_what_is_no_date(read: Read) -> None:
    for text in ("2026年13月1日", "2026-02-30", "编号HT20260301", "1.2.3"):
        assert not read(text).dates, text


def test_terms(read: Read) -> None:
    for written, payments in (
        ("分12期", 12),
        ("期限十二个月", 12),
        ("借款期限1年", 12),
        ("期限：半年", 6),
        ("共36期", 36),
    ):
        assert [one.payments for one in read(written).terms] == [payments], written
    for text in ("第3期", "逾期2期", "最近3个月", "3个月内"):
        assert not read(text).terms, text


def test_words_of_a_name_say_nothing_of_a_figure(read: Read) -> None:
    assert not read("360借条最高20万").amounts
