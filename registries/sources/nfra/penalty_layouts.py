"""The tables of penalty documents: labels beside the texts, or columns with a party a row; in words of many printings.

    被处罚当事人 | 个人姓名        | —               labels may stand over several columns of the grid, and be parted
    姓名或名称   | 单位 | 名称     | 测试甲有限公司     further: what counts is all that is printed left of the text, or
                 |      | 法定代表人 | 测试人          above it where the labels are headers

The names of persons are read past and leave no trace.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from registries.documents.dates import iso_date
from registries.documents.tables.outside import Words, unread_firms
from registries.documents.tables.table import Table, header_key
from registries.model import PartialDate

_LABELS = {
    "person": r"(?:被?处?罚?当事人|被处罚人)?(?:个人|自然人)(?:的?姓名)?|姓名|当事人姓名",
    "head": r"(?:法定代表人|主要负责人|负责人)(?:[(/、或和]?(?:法定代表人|主要负责人|负责人)\)?)?(?:的?姓名)?",
    "firm": r"(?:被处罚)?(?:单位|机构|法人|法人或其他组织|法人机构)(?:的?名称|全称)?|名称|机构全称",
    "party": r"(?:被?行?政?处罚的?)?(?:当事人|相对人)(?:的?(?:姓名或名称|名称或姓名|名称\(姓名\)|姓名\(名称\)|名称))?"
    r"|被处罚(?:人|对象|机构)(?:名称)?",
    "reasons": r"(?:主要)?(?:的?违法违规|违法|违规)(?:的?事实|行为|事由|案由)*(?:\(案由\))?|案由",
    "decision": r"(?:行政)?处罚(?:决定|内容|结果|种类及内容)(?:内容)?",
    "authority": r"[作做]出(?:行政)?(?:处罚)?(?:决定)?的?(?:机关|机构|单位|部门)的?(?:名称|全称)?"
    r"|(?:行政)?处罚(?:决定)?机关(?:名称)?",
    "date": r"[作做]出(?:行政)?(?:处罚)?(?:决定)?的?(?:日期|时间)|(?:行政)?处罚(?:决定)?(?:日期|时间)",
    "": r"序号|编号|(?:行政)?处罚(?:决定)?(?:书)?的?文?(?:文号|书号|编号)|决定书文号|文号|(?:行政)?处罚(?:的?法律)?依据"
    r"|备注|公[示开]日期|发布日期",
}
_FIELDS = {field: re.compile(pattern) for field, pattern in _LABELS.items()}
_NOTHING = frozenset({"", "-", "--", "—", "——", "/", "\\", "无", "不适用", "无。"})
_NOTE = re.compile(r"[（(]?(?:注|备注|说明|附)")


@dataclass(frozen=True)
class Decision:
    """One party and what was decided. `party`: a cell that may name firms, branches and persons."""

    party: str
    reasons: str
    decision: str
    authority: str
    day: PartialDate


class UnreadTableError(ValueError):
    """A table of a penalty that cannot be read. The message names no one."""


def decisions(tables: Sequence[Table], published: PartialDate) -> tuple[Decision, ...]:
    """Return what the tables decide, whichever layout each has; a table without any such label is passed over.

    `published`: the date of what is dated nowhere else. Raises UnreadTableError for a table with a part that cannot be
    read, and where no table decides anything.
    """
    labelled = [table for table in tables if _is_labelled(table)]
    if not labelled:
        raise UnreadTableError("no table of a known layout")
    return tuple(decision for table in labelled for decision in _of_table(table, published))


def unread(tables: Sequence[Table]) -> Iterator[str]:
    """Yield firms that a document names in no table which decides something."""
    labelled = [table for table in tables if _is_labelled(table)]
    others = (table for table in tables if not _is_labelled(table))
    around = [words for table in labelled[:1] for words in table.outside]
    around += [Words("another table", "、".join(row)) for table in others for row in table.rows]
    yield from unread_firms(around, (cell for table in labelled for row in table.rows for cell in row))


def _of_table(table: Table, published: PartialDate) -> Iterator[Decision]:
    high = _header_rows(table)
    if high:
        yield from _below(table.rows[high[-1] + 1 :], [table.rows[number] for number in high], published)
        return
    records = list(_records(_lines(table)))
    if not records:
        raise UnreadTableError("labels without texts")
    for lines in records:
        yield from _decision(lines, None)


def _below(
    rows: Sequence[tuple[str, ...]], headers: Sequence[tuple[str, ...]], published: PartialDate
) -> Iterator[Decision]:
    """Yield what stands below one or two rows of headers."""
    width = len(headers[-1])
    paths = [_path(tuple(header[place] for header in headers)) for place in range(width)]
    for row in rows:
        if row in headers or (len(set(filter(None, row))) == 1 and _NOTE.match(next(filter(None, row)))):
            continue
        if len(row) != width:
            raise UnreadTableError(f"a row of {len(row)} cells under a header of {width}")
        yield from _decision(list(zip(paths, row, strict=True)), published)


def _lines(table: Table) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield labels and text of each row. Merged cells are repeated in every place that they cover."""
    for row in table.rows:
        cells = [cell for cell, _ in groupby(row)]
        if len(cells) > 1 and field_of(cells[0]) is not None:
            labels = cells[:-1]
            if any(field_of(label) is None for label in labels):
                raise UnreadTableError(f"a row of {len(cells)} cells")
            # a label before an empty place is no text: 单位名称 | (blank) was one cell in the grid
            yield _path(tuple(labels)), cells[-1]


def _records(lines: Iterator[tuple[tuple[str, ...], str]]) -> Iterator[list[tuple[tuple[str, ...], str]]]:
    """Yield the lines of one decision after the other: a line that is there already begins the next."""
    record: list[tuple[tuple[str, ...], str]] = []
    for path, text in lines:
        if path in (printed for printed, _ in record):
            yield record
            record = []
        record.append((path, text))
    if record:
        yield record


def _decision(lines: list[tuple[tuple[str, ...], str]], published: PartialDate | None) -> Iterator[Decision]:
    """Yield the decision of these lines; none where a person alone was punished."""
    cells: dict[str, str] = {}
    for path, text in lines:
        field = _field_of_path(path)
        if field and text.strip() not in _NOTHING and cells.setdefault(field, text) != text:
            raise UnreadTableError(f"two texts for one label ({field})")
    day = iso_date(cells.get("date", "")) or (None if "date" in cells else published)
    lacking = [field for field in ("reasons", "decision", "authority") if field not in cells]
    if lacking or day is None:
        raise UnreadTableError(f"nothing is read for {', '.join(lacking) or 'date'}")
    party = _party(cells)
    if party:
        yield Decision(party, cells["reasons"], cells["decision"], cells["authority"], day)


def _party(cells: dict[str, str]) -> str | None:
    """Return the cell that names who was punished; None where that is a person alone. Raises UnreadTableError where
    that cannot be told: beside a person, the firm may be only where he worked."""
    firm = cells.get("firm") or cells.get("party")
    if firm is None and "person" not in cells:
        raise UnreadTableError("nothing is read for party")
    if firm and "person" in cells and header_key(firm) not in header_key(cells["decision"]):
        raise UnreadTableError("a person and a firm are named: which of them was punished?")
    return firm


def _header_rows(table: Table) -> tuple[int, ...]:
    """Return the rows of headers over columns: one, or one below the other where a header is parted."""
    found = [number for number, row in enumerate(table.rows) if _is_header(row)]
    if not found:
        return ()
    first = found[0]
    return (first, first + 1) if first + 1 in found and table.rows[first] != table.rows[first + 1] else (first,)


def _is_header(row: Sequence[str]) -> bool:
    labels = {field for cell in row if cell and (field := field_of(cell))}
    return len(labels & {"reasons", "decision", "authority"}) > 1 and bool(labels & {"party", "firm", "person"})


def _is_labelled(table: Table) -> bool:
    return any(field_of(cell) for row in table.rows for cell in row)


def _path(labels: tuple[str, ...]) -> tuple[str, ...]:
    keys = [header_key(label).rstrip(":") for label in labels if label]
    return tuple(key for key, before in zip(keys, [None, *keys], strict=False) if key != before)


def _field_of_path(path: Sequence[str]) -> str | None:
    """Return what the labels together name: the nearest to the text says it, the farther ones what it belongs to."""
    fields = [field_of(label) for label in path]
    if not fields:
        return None
    if len(fields) > 1 and fields[-1] == "person" and fields[-2] == "firm":
        return "head"
    return fields[-1]


def field_of(cell: str) -> str | None:
    """Return the field that a printed label names; "" for one that is read past, None for no label."""
    key = header_key(cell).rstrip(":")
    return next((field for field, pattern in _FIELDS.items() if pattern.fullmatch(key)), None)
