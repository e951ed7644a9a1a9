"""Pages of 工业和信息化部: the gateway's list of notices, the notice pages, their attachments (pdf, docx, old doc).

True to what public crawlers of 2025 and 2026 rely on: the gateway's address and JSON, `div#当前栏目_list > div > ul >
li > a[title]`, `div#con_con`, `iframe[fileurl]`, a link to an attachment, the order of the table's columns. From
memory: the words above the columns. Every app and firm is made up.
"""

import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal
from urllib.parse import quote

from tests.pages import Page, url

HOST = "https://wap.miit.gov.cn"
_GATEWAY = f"{HOST}/api-gateway/jpaas-publish-server/front/page/build/unit"
HEADER = ("序号", "应用名称", "应用开发者", "应用来源", "应用版本", "所涉问题")
Form = Literal["page", "pdf", "pdf_frame", "docx", "doc", "none"]
Row = Sequence[str]


@dataclass(frozen=True)
class Notice:
    """One entry of the column. `form`: where its table is."""

    batch: int
    date: str
    rows: tuple[Row, ...] = ()
    form: Form = "page"
    header: Row = HEADER
    says: int | None = None
    title: str | None = None

    @property
    def full_title(self) -> str:
        return self.title or f"关于侵害用户权益行为的APP（SDK）通报（2026年第{self.batch}批，总第{50 + self.batch}批）"

    @property
    def path(self) -> str:
        return f"/xwfb/gxdt/sjdt/art/2026/art_{self.batch:032x}.html"

    @property
    def file(self) -> str:
        return f"/cms_files/filemanager/{self.batch:08x}/名单.{self.form.removesuffix('_frame')}"


def apps(batch: int, count: int) -> tuple[Row, ...]:
    """`count` made-up apps; the third is complained of in two rows."""
    rows: list[Row] = []
    for n in range(1, count + 1):
        own = (str(n), f"测试应用{batch:02}-{n:03}", f"测试科技{batch:02}{n:03}有限公司", "测试应用商店", f"{n}.0.1")
        rows.append((*own, "违规收集个人信息"))
        if n == 3:
            rows.append((*own, "APP强制、频繁、过度索取权限"))
    return tuple(rows)


def list_url(page: int = 1) -> str:
    """The address of one page of the column, as routes keep it."""
    params = {
        "webId": "8d828e408d90447786ddbe128d495e9e",
        "pageId": "3e9c77c85a4c41889c4f93e38882e5a3",
        "parseType": "buildstatic",
        "pageType": "column",
        "tagId": "当前栏目_list",
        "tplSetId": "209741b2109044b5b7695700b2bec37e",
        "paramJson": json.dumps({"pageNo": page, "pageSize": 24}, separators=(",", ":")),
    }
    return url(_GATEWAY, params)


def list_page(notices: Sequence[Notice]) -> Page:
    """The gateway's answer: HTML inside JSON."""
    items = "".join(
        f'<li><a href="{n.path}" title="{escape(n.full_title)}" target="_blank">{escape(n.full_title)}</a>'
        f"<span>{n.date}</span></li>"
        for n in notices
    )
    html = f'<div id="当前栏目_list"><div class="page-content"><ul>{items}</ul></div></div>'
    answer = {"success": True, "code": "200", "data": {"html": html}}
    return Page(json.dumps(answer, ensure_ascii=False).encode(), "application/json;charset=UTF-8")


def notice_page(notice: Notice) -> Page:
    """The notice: its words, then its table or the way to its attachment."""
    count = len({row[0] for row in notice.rows}) if notice.says is None else notice.says
    words = f"<p>近期，经抽查，共发现{count}款APP及SDK存在侵害用户权益行为（详见附件），现予以通报。</p>"
    body = f'<div id="con_con">{words}{_table_or_link(notice)}</div>'
    text = (
        f'<html><head><meta charset="utf-8"><title>{escape(notice.full_title)}</title></head><body>{body}</body></html>'
    )
    return Page(text.encode(), "text/html;charset=UTF-8")


def attachment(notice: Notice) -> Page:
    """The file that holds the table."""
    if notice.form == "doc":
        return Page(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 2048, "application/msword")
    if notice.form == "docx":
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        return Page(_docx(notice.header, notice.rows), kind)
    return Page(_pdf(notice.header, notice.rows), "application/pdf")


def publish(notices: Sequence[Notice], later: Sequence[Notice] = ()) -> dict[str, Page]:
    """Everything one needs to read these notices; `later`: those on the second page of the column."""
    found = {list_url(1): list_page(notices), list_url(2): list_page(later), list_url(3): list_page(())}
    for notice in (*notices, *later):
        found[HOST + notice.path] = notice_page(notice)
        if notice.form not in ("page", "none"):
            found[HOST + quote(notice.file)] = attachment(notice)
    return found


def routes(small: bool) -> dict[str, Page]:
    """Every page of this publisher. Not small: seven notices of 31 apps in every form."""
    if small:
        forms: tuple[Form, ...] = ("page", "docx", "pdf_frame")
        return publish([Notice(9 - n, f"2026-0{9 - n}-21", apps(9 - n, 4), form) for n, form in enumerate(forms)])
    shapes: tuple[Form, ...] = ("page", "docx", "pdf", "pdf_frame", "page", "docx", "page")
    return publish([Notice(9 - n, f"2026-0{9 - n}-21", apps(9 - n, 31), form) for n, form in enumerate(shapes)])


def _table_or_link(notice: Notice) -> str:
    if notice.form == "none":
        return ""
    if notice.form == "page":
        rows = "".join(_html_row(row) for row in (notice.header, *notice.rows))
        return f"<table><tbody>{rows}</tbody></table>"
    if notice.form == "pdf_frame":
        return f'<iframe src="/viewer.html" fileurl="{notice.file}"></iframe>'
    return f'<p>附件：<a href="{notice.file}">工业和信息化部通报存在问题的APP（SDK）名单</a></p>'


def _html_row(row: Row) -> str:
    cells = "".join(f"<td><p><span>{escape(cell)}</span></p></td>" for cell in row)
    return f"<tr>{cells}</tr>\n"


def _docx(header: Row, rows: Sequence[Row]) -> bytes:
    import docx  # noqa: PLC0415

    file, out = docx.Document(), io.BytesIO()
    table = file.add_table(rows=0, cols=len(header))
    for row in (header, *rows):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    file.save(out)
    return out.getvalue()


def _pdf(header: Row, rows: Sequence[Row]) -> bytes:
    from reportlab.lib.pagesizes import A4, landscape  # noqa: PLC0415
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont  # noqa: PLC0415
    from reportlab.platypus import SimpleDocTemplate, Table, TableStyle  # noqa: PLC0415

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    style = TableStyle([("FONT", (0, 0), (-1, -1), "STSong-Light", 9), ("GRID", (0, 0), (-1, -1), 0.5, (0, 0, 0))])
    out = io.BytesIO()
    table = Table([list(header), *(list(row) for row in rows)], repeatRows=1, style=style)
    SimpleDocTemplate(out, pagesize=landscape(A4), invariant=1).build([table])
    return out.getvalue()
