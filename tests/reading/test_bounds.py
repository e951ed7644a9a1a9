"""What cannot be read is refused in plain words; what can be is read in time that grows with its length alone."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from checker.errors import QueryError
from checker.reading.model import MAX_FIGURES, MAX_NAMES, MAX_TEXT
from checker.service.checker import Checker
from tests.reading.conftest import Read

#: Each is repeated to the longest text.
HOSTILE = (
    "公司", "有限公司", "重庆有限公司", "(", "()", ")", "【", "贷", "贷 ", "1", "1-", "1,234,", "6 2 ", "138 1234 567 ",
    "借款人", "借款人：", "贷款人：", "贷款人\n", "\n", "一万", "年化1%", "2026-01-01至", "微信支付-甲乙", "支付",
    "尊敬的王", "由甲银行为乙", "中国工商银行", "万分之", "甲方(", "℀",
    "\u200b贷", "身份证", "http://", "微粒贷", "与在和", "。 ",
)  # fmt: skip


def test_what_cannot_be_read_is_refused(read: Read) -> None:
    for text, accepted in (
        ("", "请贴上"),
        (" \n\t", "请贴上"),
        ("贷" * (MAX_TEXT + 1), "20000"),
        ("PNG\x00\x1a贷款人", "能读的文字"),
        ("贷\ud800款", "能读的文字"),
    ):
        with pytest.raises(QueryError) as refused:
            read(text)
        assert accepted in refused.value.detail.zh
        assert refused.value.field == "text"
        assert "贷款人" not in str(refused.value)
    assert read("贷" * MAX_TEXT).masked_text == "贷" * MAX_TEXT


def test_a_text_of_thousands_of_names_is_cut_short_and_says_so(read: Read, starter_checker: Checker) -> None:
    names = sorted({entity.name for entity in starter_checker.newest().graph.entities.values()}, key=len)[:1500]
    text = "，".join(names * 4)[:MAX_TEXT]
    reading = read(text)
    assert len(reading.names) == MAX_NAMES
    assert reading.left_out.names > 500
    figures = read("年化1.23%，2026-01-02，5元，12期，电话95188。" * 500)
    for key in ("amounts", "rates", "dates", "terms", "identifiers"):
        assert len(getattr(figures, key)) == MAX_FIGURES, key
        assert getattr(figures.left_out, key) == 500 - MAX_FIGURES, key


def test_names_with_a_role_come_before_mere_mentions(read: Read, starter_checker: Checker) -> None:
    names = sorted({entity.name for entity in starter_checker.newest().graph.entities.values()})[:300]
    reading = read(f"{'，'.join(names)}。贷款人：某某小额贷款有限公司")
    assert reading.suggested.lenders == ("某某小额贷款有限公司",)


@contextmanager
def _counted() -> Iterator[list[int]]:
    """Count the calls of functions within the block: work that no busy machine changes."""
    calls = [0]

    def count(_frame: object, event: str, _argument: object) -> None:
        calls[0] += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        yield calls
    finally:
        sys.setprofile(None)


def test_no_hostile_text_costs_more_than_its_length(read: Read) -> None:
    read("热身：微粒贷")
    for part in HOSTILE:
        taken = []
        for size in (200, 800):
            text = (part * size)[:size]
            with _counted() as calls:
                read(text + "甲")
            taken.append(calls[0])
        assert taken[1] < 8 * taken[0] + 20_000, part
        assert taken[1] < 400 * 800, part
