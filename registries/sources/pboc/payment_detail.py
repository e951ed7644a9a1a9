"""The page of one payment institution: 机构详细信息 and, below it, 变更前机构详细信息 once for each change."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from registries.documents.decode import decode
from registries.documents.html import parse, tables
from registries.documents.page_text import text_around
from registries.documents.tables.outside import Words, unread_firms
from registries.documents.tables.table import Table, header_key
from registries.reader import Document, PageChangedError
from registries.sources.publishers import PBOC

NUMBER, NAME, REMARK = "许可证编号", "公司名称", "备注"
FIRST_GRANTED, ISSUED, EXPIRES = "首次许可日期", "发证日期", "有效期至"
ADDRESS = header_key("住所（营业场所）")
#: Known and not kept: the legal representative is a person; the rest says nothing about lending.
_DROPPED = frozenset(map(header_key, ("法定代表人（负责人）", "业务类型", "业务覆盖范围", "换证日期")))
_USED = frozenset((NUMBER, NAME, REMARK, FIRST_GRANTED, ISSUED, EXPIRES, ADDRESS))
_BEFORE = "变更前机构详细信息"


@dataclass(frozen=True)
class Details:
    """`now`: key → value as printed; `former_names`: 公司名称 of the groups before each change, newest first."""

    now: dict[str, str]
    former_names: tuple[str, ...]
    warnings: tuple[str, ...]


def details(document: Document) -> Details:
    """Read the details of one institution. Raises PageChangedError when the page is not that of one institution, with
    its number and its name."""
    text = decode(document)
    printed = tables(text)
    read = [table for table in printed if _is_details(table)]
    groups = [group for table in read for group in _groups(table)]
    if not groups:
        raise PageChangedError(f"{document.url}: no table has the key {NAME}")
    _refuse_another_order(document, text, len(groups))
    now, *before = groups
    if missing := [key for key in (NUMBER, NAME) if not now.get(key)]:
        raise PageChangedError(f"{document.url}: 机构详细信息 has no {', '.join(missing)}")
    unknown = sorted({key for group in groups for key in group} - _USED - _DROPPED)
    used = {key: value for key, value in now.items() if key in _USED}
    return Details(
        now=used,
        former_names=tuple(dict.fromkeys(group[NAME] for group in before if group.get(NAME))),
        warnings=(
            *(f"unknown key {key!r} on {document.url}" for key in unknown),
            *(sentence for table in read for sentence in table.warnings),
            *_unread(document, text, printed, read),
        ),
    )


def _unread(document: Document, text: str, printed: Sequence[Table], read: Sequence[Table]) -> Iterator[str]:
    """Yield firms that the page names in no table of details: another institution's, or a note on this one."""
    tree = parse(text)
    around = [
        Words(f"{document.url}: the text around the tables", words) for words in text_around(tree, *tree("table"))
    ]
    others = (table for table in printed if not any(table is one for one in read))
    around += [Words(f"{document.url}: another table", "、".join(row)) for table in others for row in table.rows]
    yield from unread_firms(around, (cell for table in read for row in table.rows for cell in row), (PBOC.zh,))


def _is_details(table: Table) -> bool:
    return any(header_key(row[0]) == NAME for row in table.rows)


def _groups(table: Table) -> Iterator[dict[str, str]]:
    """Yield groups of details: a group ends at a heading that spans the table, or where a key comes again."""
    group: dict[str, str] = {}
    for row in table.rows:
        key = header_key(row[0])
        if len(set(row)) == 1 or key in group:
            if group:
                yield group
            group = {}
        if len(set(row)) > 1:
            group[key] = row[1]
    if group:
        yield group


def _refuse_another_order(document: Document, text: str, groups: int) -> None:
    """Raise PageChangedError unless the first group is the present one, as far as headings say."""
    words = re.sub(r"\s+", "", parse(text).get_text())
    before = words.find(_BEFORE)
    if groups > 1 and before < 0:
        raise PageChangedError(f"{document.url}: {groups} groups of details and no heading {_BEFORE}")
    if 0 <= before < words.find(NAME):
        raise PageChangedError(f"{document.url}: {_BEFORE} stands above the present details")
