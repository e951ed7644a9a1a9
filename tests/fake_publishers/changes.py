"""Faults of the page: what a publisher may put where its list was.

Each takes a page and gives the changed one; a page that the fault cannot touch stays as it is, so that a whole host can
be given one fault. Lists are found as people would: the table or the `ul` with the most rows.
"""

import json
import re
from collections.abc import Callable
from dataclasses import replace

from bs4 import BeautifulSoup, Tag

from tests.fake_publishers.file_changes import FILE_CHANGES
from tests.pages import Page

Change = Callable[[Page], Page]

OTHER_PUBLISHER = (
    '<html><head><meta charset="utf-8"><title>某市测试局</title></head><body><h1>测试公告</h1>'
    "<table><tr><th>序号</th><th>测试栏目</th></tr><tr><td>1</td><td>测试内容</td></tr></table></body></html>"
)


def is_html(page: Page) -> bool:
    """Whether a browser would show it as a page."""
    return page.content_type.startswith("text/html")


def text_of(page: Page) -> tuple[str, str]:
    """The text of a page and the encoding it came in."""
    try:
        return page.content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return page.content.decode("gb18030"), "gb18030"


def on_list(change: Callable[[Tag, list[Tag]], None]) -> Change:
    """A change of the largest list of an HTML page: its holder and its rows, the header row first."""

    def changed(page: Page) -> Page:
        if not is_html(page):
            return page
        text, encoding = text_of(page)
        soup = BeautifulSoup(text, "html.parser")
        holder = max(soup.find_all(["table", "tbody", "ul", "ol"]), key=lambda node: len(_rows(node)), default=None)
        if holder is None or len(_rows(holder)) < 2:
            return page
        change(holder, _rows(holder))
        return replace(page, content=str(soup).encode(encoding))

    return changed


def on_text(change: Callable[[str], str]) -> Change:
    """A change of the text of an HTML page."""

    def changed(page: Page) -> Page:
        if not is_html(page):
            return page
        text, encoding = text_of(page)
        return replace(page, content=change(text).encode(encoding))

    return changed


def _rows(holder: Tag) -> list[Tag]:
    return list(holder.find_all(["tr", "li"], recursive=False))


def _cells(row: Tag) -> list[Tag]:
    return row.find_all(["td", "th", "span"], recursive=False)


def _empty(holder: Tag, rows: list[Tag]) -> None:
    for row in rows[1:]:
        row.decompose()


def _half(holder: Tag, rows: list[Tag]) -> None:
    for row in rows[1 + len(rows) // 2 :]:
        row.decompose()


def _ten_times(holder: Tag, rows: list[Tag]) -> None:
    for copy in range(2, 11):
        for row in rows[1:]:
            again = BeautifulSoup(re.sub(r"(公司)", rf"{copy}号\1", str(row)), "html.parser")
            holder.append(again)


def _swapped(holder: Tag, rows: list[Tag]) -> None:
    """The words above the first two columns change places, the columns do not."""
    header = _cells(rows[0])
    if len(header) > 1:
        one, two = header[0].get_text(), header[1].get_text()
        header[0].string, header[1].string = two, one


def _moved(holder: Tag, rows: list[Tag]) -> None:
    """The first two columns change places, the words above them do not."""
    for row in rows[1:]:
        cells = _cells(row)
        if len(cells) > 1:
            one, two = cells[0].decode_contents(), cells[1].decode_contents()
            for cell, inner in ((cells[0], two), (cells[1], one)):
                cell.clear()
                cell.append(BeautifulSoup(inner, "html.parser"))


def _twice(holder: Tag, rows: list[Tag]) -> None:
    header = _cells(rows[0])
    if len(header) > 1:
        header[1].string = header[0].get_text()


def _unknown_column(holder: Tag, rows: list[Tag]) -> None:
    for number, row in enumerate(rows):
        tag = BeautifulSoup("<td></td>", "html.parser").td
        if tag is not None and row.name == "tr":
            tag.string = "某新栏目" if number == 0 else "某值"
            row.append(tag)


def _lost_column(holder: Tag, rows: list[Tag]) -> None:
    for row in rows:
        cells = _cells(row)
        if len(cells) > 1:
            cells[1].decompose()


def _gap(holder: Tag, rows: list[Tag]) -> None:
    if len(rows) > 3:
        rows[2].decompose()


def _no_header(holder: Tag, rows: list[Tag]) -> None:
    rows[0].decompose()


def _script(text: str) -> str:
    return re.sub(r"(测试\w*)(有限公司)", r"\1&lt;script&gt;alert(1)&lt;/script&gt;\2", text, count=2)


def _wrong_total(text: str) -> str:
    text = re.sub(r"(共[:：]?\s*(?:<b>)?)(\d+)", lambda found: f"{found[1]}{int(found[2]) + 7}", text)
    return re.sub(r"共发现(\d+)款", "共发现99款", text)


def _mojibake(page: Page) -> Page:
    """UTF-8 that was read as Latin-1 and written again, as a broken editor does it."""
    if not is_html(page):
        return page
    text, _ = text_of(page)
    broken = text.encode("utf-8").decode("latin-1").encode("utf-8")
    return replace(page, content=broken)


def _replaced(page: Page) -> Page:
    """Characters that could not be kept became question marks in black diamonds."""
    if not is_html(page):
        return page
    text, _ = text_of(page)
    return replace(page, content=re.sub("有限", "\ufffd\ufffd", text).encode())


def _wrong_charset(page: Page) -> Page:
    """The header says one encoding, the bytes are in another: what was sent can still be read."""
    text = page.content_type.partition(";")[0]
    return replace(page, content_type=f"{text}; charset=iso-8859-1")


def _false_utf16(page: Page) -> Page:
    text = page.content_type.partition(";")[0]
    return replace(page, content_type=f"{text}; charset=utf-16")


def _cut_character(page: Page) -> Page:
    """A byte is missing in the middle of a character: the text is in no encoding any more."""
    if not is_html(page):
        return page
    place = next((at for at, byte in enumerate(page.content) if byte > 0x80), None)
    return page if place is None else replace(page, content=page.content[: place + 1] + page.content[place + 2 :])


def _other(page: Page) -> Page:
    return Page(OTHER_PUBLISHER.encode(), "text/html; charset=utf-8") if is_html(page) else page


def _maintenance(page: Page) -> Page:
    text = '<html><head><meta charset="utf-8"><title>系统维护</title></head><body>系统维护中，请稍后访问</body></html>'
    return Page(text.encode(), "text/html; charset=utf-8")


def _no_json(page: Page) -> Page:
    return replace(page, content=b'{"rptCode": 500') if "json" in page.content_type else page


def _empty_json(page: Page) -> Page:
    return replace(page, content=json.dumps({"data": None}).encode()) if "json" in page.content_type else page


def _no_canaries(text: str) -> str:
    """Firms that have always been there are gone, others stand in their places."""
    for number, name in enumerate(("支付宝（中国）网络技术有限公司", "财付通支付科技有限公司", "百行征信有限公司")):
        text = text.replace(name, f"测试甲{number:04}有限公司")
    return text


def _older(page: Page) -> Page:
    """A list of two years before, under the address of the new one."""
    if "json" not in page.content_type and not is_html(page):
        return page
    text, encoding = text_of(page)
    return replace(page, content=re.sub(r"2026([-年])", r"2024\1", text).encode(encoding))


CHANGES: dict[str, Change] = {
    "empty-table": on_list(_empty),
    "half-table": on_list(_half),
    "ten-times": on_list(_ten_times),
    "swapped-columns": on_list(_swapped),
    "moved-columns": on_list(_moved),
    "duplicate-header": on_list(_twice),
    "unknown-column": on_list(_unknown_column),
    "lost-column": on_list(_lost_column),
    "serial-gap": on_list(_gap),
    "no-header": on_list(_no_header),
    "script-in-name": on_text(_script),
    "missing-canary": on_text(_no_canaries),
    "older-list": _older,
    "wrong-total": on_text(_wrong_total),
    "mojibake": _mojibake,
    "replacement-characters": _replaced,
    "wrong-charset": _wrong_charset,
    "false-utf-16": _false_utf16,
    "cut-character": _cut_character,
    "other-publisher": _other,
    "maintenance": _maintenance,
    "broken-json": _no_json,
    "empty-json": _empty_json,
    **FILE_CHANGES,
}
