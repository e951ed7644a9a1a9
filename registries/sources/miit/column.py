"""The column of notices: a gateway that answers HTML inside JSON.

Address, parameters and markup (`div#当前栏目_list … li > a[title, href]`, `span` = date) are those of a public crawler
of 2025. Nothing is known of a total, so pages are asked for until enough notices are found or a page is empty.
"""

import json
import unicodedata
from dataclasses import dataclass
from urllib.parse import urljoin

from registries.documents.dates import iso_date
from registries.documents.decode import decode
from registries.documents.html import only, parse
from registries.documents.json_page import parse_json
from registries.model import PartialDate
from registries.reader import Document, Fetch, PageChangedError

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
_TITLE = ("侵害用户权益行为", "app", "通报")


@dataclass(frozen=True)
class ColumnEntry:
    """A title of the column."""

    title: str
    url: str
    date: PartialDate | None

    @property
    def names_apps(self) -> bool:
        """Return whether it is a 关于侵害用户权益行为的APP（SDK）通报: APP, App and full-width letters are all
        printed."""
        title = unicodedata.normalize("NFKC", self.title).casefold()
        return all(word in title for word in _TITLE)


def column_page(fetch: Fetch, page: int) -> Document:
    """Return one page of 24 titles, newest first."""
    paging = json.dumps({"pageNo": page, "pageSize": 24}, separators=(",", ":"))
    return fetch.get(GATEWAY, params={**_COLUMN, "paramJson": paging}, anchor='"html"')


def is_column_page(document: Document) -> bool:
    """Return whether a document is the gateway's answer, not a notice or an attachment."""
    return document.content.lstrip().startswith(b"{")


def entries(document: Document) -> tuple[ColumnEntry, ...]:
    """Return the titles of one page; none on a page past the last. Raises PageChangedError for another answer."""
    answer = parse_json(decode(document))
    data = answer.get("data") if isinstance(answer, dict) else None
    html = data.get("html") if isinstance(data, dict) else None
    if not isinstance(html, str):
        raise PageChangedError(f"{document.url}: expected data.html, found {str(answer)[:80]!r}")
    titles = []
    for link in only(parse(html), _LIST).select("li > a[title][href]"):
        dated = link.parent.select_one("span") if link.parent else None
        date = iso_date(dated.get_text()) if dated else None
        titles.append(ColumnEntry(" ".join(str(link["title"]).split()), urljoin(document.url, str(link["href"])), date))
    return tuple(titles)
