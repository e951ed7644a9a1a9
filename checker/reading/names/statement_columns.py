"""Names in the columns of a statement that say whom the money went to: 交易日期 摘要 金额 余额 对方户名."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Final

from checker.reading.names.found import FoundName
from checker.reading.words import any_of, table

_COLUMNS: Final = re.compile(r"日期|时间|摘要|金额|余额|币种|序号|交易类型|收支|支出|收入|备注|用途|渠道|流水号|借贷")
_ROW: Final = re.compile(r"\d[^\n]*\d")
_LONGEST_HEAD: Final = 80
#: Money that came in was paid by the other side.
_INCOME: Final = re.compile(r"(?<![\d.])\+ ?\d|收入|入账|转入|放款|贷款发放|退款")


@cache
def _payee_column() -> re.Pattern[str]:
    words = [word for word in table("roles")["payee"]["labels"] if not word.isascii()]
    return re.compile(rf"(?:^|[ \t|,]){any_of(words)}(?:$|[ \t|,])")


def with_columns(text: str, names: Iterable[FoundName]) -> list[FoundName]:
    """Return the names, those without a role that stand in rows under such a heading as payees."""
    rows = list(_rows(text))
    found = []
    for name in names:
        column = next((word for start, end, word in rows if start <= name.start < end), None)
        payee = column is not None and name.role == "mentioned"
        found.append(replace(name, role="payee", role_words=column) if payee else name)
    return found


def _rows(text: str) -> Iterable[tuple[int, int, str]]:
    """Yield start and end of the rows under a heading with a column for the payee, and the word for it."""
    column: str | None = None
    start = 0
    for line in text.splitlines(keepends=True):
        heading = len(line) < _LONGEST_HEAD and len(_COLUMNS.findall(line)) > 1
        if heading and (payee := _payee_column().search(line.strip())):
            column = payee[0].strip(" \t|,")
        elif column and not _ROW.search(line):
            column = None
        elif column and not _INCOME.search(line):
            yield start, start + len(line), column
        start += len(line)
