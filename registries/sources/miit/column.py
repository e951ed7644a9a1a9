"""The column of notices: a gateway that answers HTML inside JSON.

Address, parameters and markup (`div#当前栏目_list … li > a[title, href]`, `span` = date) are those of a public crawler
of 2025. Nothing is known of a total, so pages are asked for until enough notices are found or a page is empty.
"""

import json
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from urllib.parse import urljoin

from registries.documents.dates import iso_date
from registries.documents.decode import decode
from registries.documents.html import only, parse
from registries.documents.json_page import parse_json
from registries.model import PartialDate
from registries.reader import Document, Fetch, PageChangedError

if TYPE_CHECKING:
    from bs4 import Tag

#: `named` for what they do, `rechecked` and still at fault (回头看), or `taken_down` from the stores (下架).
NoticeKind = Literal["named", "rechecked", "taken_down"]
GATEWAY = "https://wap.miit.gov.cn/api-gateway/jpaas-publish-server/front/page/build/unit"
_COLUMN = {
    "webId": "8d828e408d90447786ddbe128d495e9e",
    "pageId": "3e9c77c85a4c41889c4f93e38882e5a3",
    "parseType": "buildstatic",
    "pageType": "column",
    "tagId": "当前栏目_list",
    "tplSetId": "209741b2109044b5b7695700b2bec37e",
}
_LIST = '[id="当前栏目_list"]'
_APPS = re.compile("app|sdk|应用|软件|小程序|快应用|程序")
_LISTS = re.compile("通报|名单|公示|公告|通告")
_FAULTS = re.compile("用户权益|侵害|侵犯|违规|违法|存在问题|个人信息|下架")


@dataclass(frozen=True)
class ColumnEntry:
    """A title of the column."""

    title: str
    url: str
    date: PartialDate | None

    @property
    def kind(self) -> NoticeKind | None:
        """Return what kind of notice on apps it is, None for none. APP, App and full-width letters are all printed.

        关于侵害用户权益行为的APP（SDK）通报 · 关于APP侵害用户权益整治“回头看”发现问题的通报 ·
        关于下架侵害用户权益APP名单的通报
        """
        title = _key(self.title)
        if "通报" not in title or not _APPS.search(title):
            return None
        if "下架" in title:
            return "taken_down"
        if "侵害用户权益" not in title:
            return None
        return "rechecked" if "回头看" in title or "复查" in title or "复检" in title else "named"

    @property
    def resembles_one(self) -> bool:
        """Return whether it has the words of a notice that names apps for their faults, and is none that is known."""
        title = _key(self.title)
        named = "侵害用户权益" in title or bool(_APPS.search(title) and _FAULTS.search(title))
        return self.kind is None and named and bool(_LISTS.search(title))


def column_page(fetch: Fetch, page: int) -> Document:
    """Return one page of 24 titles, newest first."""
    paging = json.dumps({"pageNo": page, "pageSize": 24}, separators=(",", ":"))
    return fetch.get(GATEWAY, params={**_COLUMN, "paramJson": paging}, anchor='"html"')


def is_column_page(document: Document) -> bool:
    """Return whether a document is the gateway's answer, not a notice or an attachment."""
    return document.content.lstrip().startswith(b"{")


def entries(document: Document) -> tuple[ColumnEntry, ...]:
    """Return the titles of one page; none on a page past the last. Raises PageChangedError for another answer."""
    titles = []
    for link in _list(document).select("li > a[title][href]"):
        dated = link.parent.select_one("span") if link.parent else None
        date = iso_date(dated.get_text()) if dated else None
        titles.append(ColumnEntry(" ".join(str(link["title"]).split()), urljoin(document.url, str(link["href"])), date))
    return tuple(titles)


def unread_items(document: Document) -> int:
    """Return how many items of the list have words and no title with a link, so that `entries` passes them over."""
    items = _list(document).select("li")
    return sum(1 for item in items if item.get_text(strip=True) and not item.select_one("a[title][href]"))


def _list(document: Document) -> "Tag":
    answer = parse_json(decode(document))
    data = answer.get("data") if isinstance(answer, dict) else None
    html = data.get("html") if isinstance(data, dict) else None
    if not isinstance(html, str):
        raise PageChangedError(f"{document.url}: expected data.html, found {str(answer)[:80]!r}")
    return only(parse(html), _LIST)


def _key(title: str) -> str:
    return "".join(unicodedata.normalize("NFKC", title).casefold().split())
