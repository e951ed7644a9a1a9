"""设立经营个人征信业务的征信机构审批: the personal credit bureaus. A credit-reporting licence is no permission to lend.

Seen in a public crawler of 2026: the list (`ul.txtlist > li`, `a[title, href]`, no header row) and that each article
is a table in `#easysiteText`. **From memory: the table's columns**, taken to be those of the site's other permits
(被许可人名称（姓名）, 许可内容, 有效期限 …, seen for 非银行支付机构重大事项变更). Anything else is PageChangedError;
the first run on the real site must be looked at. The list declares no total, so it is not held to be whole.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from registries.documents.dates import iso_date
from registries.documents.decode import decode
from registries.documents.html import only, tables
from registries.documents.tables.joined_tables import Announced, joined_tables
from registries.firm_names.legal_names import licence_of
from registries.model import (
    Access,
    LicenceRecord,
    LicenceStatus,
    LicenceType,
    Source,
    Text,
    legal_name_key,
)
from registries.reader import Document, Fetch, Gate, PageChangedError, ParsedList
from registries.sources.pboc.pages import ListPage, cite, fetch_list, path, split, unlisted
from registries.sources.publishers import PBOC

URL = "https://www.pbc.gov.cn/zhengwugongkai/4081330/4081344/4081407/4081702/4081770/4081803/index.html"
COLUMNS = {
    "被许可人名称（姓名）": "name",
    "许可内容": "content",
    "有效期限": "valid",
    "许可文件编号": "decision",
    "序号": "serial",
}
#: 序号 goes on from one article to the next.
OPTIONAL = frozenset({"valid", "decision", "serial"})
IGNORED = frozenset({"许可文件名称", "许可机关"})
BUSINESS = "个人征信"
_TERM = re.compile(r"(.+?)(?:至|到|—|–|~|-{2})(.+)")


@dataclass(eq=False)
class CreditBureaus:
    """One row a firm: the permit that the list shows first, which is the newest."""

    source: Source
    gate: Gate

    def documents(self, fetch: Fetch) -> Iterable[Document]:
        """Return the list, then every article on it."""
        urls: dict[str, None] = {}
        for page in fetch_list(fetch, URL):
            yield page.document
            urls |= dict.fromkeys(_articles(page))
        for url in urls:
            yield fetch.get(url, anchor="easysiteText")

    def read(self, documents: Sequence[Document]) -> ParsedList:
        """Return one row a bureau. Raises PageChangedError when an article of the list is missing or holds no table of
        permits."""
        pages, others = split(documents)
        by_path = {path(document.url): document for document in others}
        rows: dict[str, LicenceRecord] = {}
        warnings: list[str] = []
        for url in (url for page in pages for url in _articles(page)):
            if path(url) not in by_path:
                raise PageChangedError(f"the article {url} is missing")
            printed = tables(decode(by_path[path(url)]))
            permits = joined_tables(printed, COLUMNS, IGNORED, OPTIONAL, Announced((PBOC.zh,)))
            warnings += permits.warnings
            for row in permits.rows:
                if BUSINESS in row["content"]:
                    named = licence_of(self._record(row, url, by_path[path(url)]), warnings)
                    if named:
                        rows.setdefault(legal_name_key(named.legal_name), named)
                else:
                    warnings.append(f"{row['name'][:60]}: the permit is for something else: {row['content'][:60]!r}")
        names = [row.legal_name for row in rows.values()]
        warnings += [sentence for page in pages for sentence in unlisted(page, names)]
        count = sum(1 for page in pages for _ in _articles(page))
        if pages[0].total not in (None, count):
            warnings.append(f"the list declares {pages[0].total} articles, {count} were read")
        return ParsedList(tuple(rows.values()), documents[0].fetched_at[:10], warnings=tuple(dict.fromkeys(warnings)))

    def _record(self, row: Mapping[str, str], url: str, document: Document) -> LicenceRecord:
        term = _TERM.fullmatch(row.get("valid", ""))
        decision = row.get("decision", "")
        try:
            return LicenceRecord(
                legal_name=row["name"],
                licence_type=LicenceType.CREDIT_REPORTING,
                status=LicenceStatus.IN_FORCE,
                regulator=PBOC.zh,
                granted=iso_date(term[1]) if term else None,
                expires=iso_date(term[2]) if term else None,
                note=Text(zh=f"许可文件编号：{decision}。", en=f"Decision no. {decision}.") if decision else None,
                cite=cite(self.source, url, document),
            )
        except ValidationError as fault:
            raise PageChangedError(f"the row of {row['name'][:60]!r} on {url} cannot be: {fault}") from fault


def _articles(page: ListPage) -> Iterator[str]:
    links = only(page.tree, "ul.txtlist").select(":scope > li a[title][href]")
    if not links:
        raise PageChangedError(f"{page.document.url}: no article in ul.txtlist")
    yield from (page.address(str(link["href"])) for link in links)


READER = CreditBureaus(
    source=Source(
        id="pboc.credit_reporting",
        title=Text(zh="个人征信机构设立审批信息公示", en="Approved personal credit-reporting institutions"),
        publisher=PBOC,
        url=URL,
        kind="licence",
        access=Access.AUTOMATIC,
        cadence_days=92,
        max_age_days=400,
        licence_types=(LicenceType.CREDIT_REPORTING,),
    ),
    gate=Gate(
        min_rows=2,
        max_rows=12,
        removed_at_most=0.0,
        added_at_most=0.5,
        fill={"regulator": 1.0},
        canaries=("百行征信有限公司", "朴道征信有限公司"),
    ),
)
