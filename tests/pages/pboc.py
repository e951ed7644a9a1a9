"""Pages of 中国人民银行: the two lists of payment institutions and the permits of personal credit bureaus.

True to what public crawlers of 2022 to 2026 rely on: `ul.txtlist > li`, `span.xkzh`, `span.jgmc > a[title]`,
`span.date`, the pager's words and its `tagname`, the detail page's `tbody` of key and value. From memory: the order
of keys, the headings' cells, the permit table of the credit bureaus. The named firms are real holders or were; all
their dates here, and every 测试 firm, are made up.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

from tests.pages import Page

HOST = "https://www.pbc.gov.cn"
_ROOT = "/zhengwugongkai/4081330/4081344/4081407/4081702"
_TEN = "甲乙丙丁戊己庚辛壬癸"


@dataclass(frozen=True)
class Column:
    """One list of the site: its folder, the prefix of its later pages, its title, the words above its columns."""

    folder: str
    prefix: str
    title: str
    header: tuple[str, str, str]

    @property
    def path(self) -> str:
        return f"{_ROOT}/{self.folder}/"

    @property
    def url(self) -> str:
        return f"{HOST}{self.path}index.html"


LICENCES = Column("4081749/4081783", "9398ddc0", "已获许可机构（支付机构）", ("许可证号", "机构名称", "生成日期"))
CANCELLED = Column("4081749/4081786", "63ead9a6", "已注销许可机构", ("许可证号", "机构名称", "注销日期"))
CREDIT = Column("4081770/4081803", "5b1e0c77", "设立经营个人征信业务的征信机构审批", ("", "", ""))


@dataclass(frozen=True)
class Firm:
    """One institution: its row in the list and its detail page. `before`: the groups 变更前机构详细信息."""

    number: str
    name: str
    listed: str = "2025年7月2日"
    details: dict[str, str] = field(default_factory=dict)
    before: tuple[dict[str, str], ...] = ()

    def path(self, column: Column) -> str:
        return f"{column.path}{2015000000000 + int(self.number[1:6])}/index.html"

    def group(self) -> dict[str, str]:
        """The keys and values of 机构详细信息, in the order of the site."""
        given = {"许可证编号": self.number, "公司名称": self.name, **self.details}
        return {
            "许可证编号": "",
            "公司名称": "",
            "法定代表人（负责人）": "测试某某",
            "住所（营业场所）": "北京市西城区测试路1号",
            "业务类型": "储值账户运营Ⅰ类、支付交易处理Ⅰ类",
            "业务覆盖范围": "全国",
            "换证日期": "2021年5月3日",
            "首次许可日期": "2011年5月3日",
            "有效期至": "2026年12月25日",
            "备注": "",
        } | given


_KNOWN = {
    LICENCES: (
        Firm(
            "Z2000133000019",
            "支付宝（中国）网络技术有限公司",
            details={"住所（营业场所）": "中国（上海）自由贸易试验区测试路1号"},
            before=({"公司名称": "测试旧名甲有限公司"},),
        ),
        Firm(
            "Z2000444000013",
            "财付通支付科技有限公司",
            details={"住所（营业场所）": "深圳市南山区测试路2号", "有效期至": "长期", "备注": "测试备注"},
            before=({"公司名称": "财付通支付科技有限公司", "住所（营业场所）": "深圳市福田区测试路2号"},),
        ),
    ),
    CANCELLED: (
        Firm(
            "Z2001611000018",
            "北京银联商务有限公司",
            "2024年11月11日",
            {
                "住所（营业场所）": "北京市海淀区测试路3号",
                "发证日期": "2011年5月3日",
                "首次许可日期": "",
                "备注": "测试备注",
            },
        ),
        Firm("Z2013431000011", "中钢银通信息技术服务有限公司", "2025-12-26", {"住所（营业场所）": "上海市测试路4号"}),
    ),
}


def firms(column: Column, count: int) -> tuple[Firm, ...]:
    """`count` institutions: a few whose names are known, the rest obviously invented."""
    known = _KNOWN[column][:count]
    made_up = (
        Firm(f"Z2{9000 + n}1100001{n % 10}", f"测试支付{_TEN[n % 10]}{n:04}有限公司")
        for n in range(1, count - len(known) + 1)
    )
    return (*known, *made_up)


@dataclass(frozen=True)
class Listing:
    """A payment list and how it is printed. `total`: what the pager says, when that shall be wrong. `later`: `-` for
    …/9398ddc0-2.html, `/index` for the older …/9398ddc0/index2.html."""

    column: Column
    rows: Sequence[Firm]
    per_page: int = 20
    charset: str = "utf-8"
    total: int | None = None
    later: str = "-"

    @property
    def pages(self) -> int:
        return max(1, -(-len(self.rows) // self.per_page))

    def path(self, page: int) -> str:
        """The address of a page, as the pager prints it."""
        return f"{self.column.path}{self.column.prefix}{self.later}{page}.html"

    def list_page(self, page: int) -> Page:
        """One page of the list, its header row first."""
        words = zip(("xkzh", "jgmc", "date"), self.column.header, strict=True)
        head = "".join(f'<span class="{css}">{word}</span>' for css, word in words)
        rows = self.rows[(page - 1) * self.per_page : page * self.per_page]
        items = "".join(_item(self.column, firm) for firm in rows)
        body = f'<ul class="txtlist"><li class="title">{head}</li>{items}</ul>{self._pager(page)}'
        return _page(self.column.title, body, self.charset)

    def routes(self) -> dict[str, Page]:
        """Every page of the list and every detail page."""
        lists = {HOST + self.path(n): self.list_page(n) for n in range(2, self.pages + 1)}
        details = {f"{HOST}{firm.path(self.column)}": detail_page(firm, self.charset) for firm in self.rows}
        return {self.column.url: self.list_page(1)} | lists | details

    def _pager(self, page: int) -> str:
        total = len(self.rows) if self.total is None else self.total
        links = "".join(
            f'<a class="pagingNormal" onclick="queryArticleByCondition(this,\'{self.path(n)}\')"'
            f' tagname="{self.path(n)}">{word}</a>'
            for word, n in _turns(page, self.pages)
        )
        words = f"共:<b>{total}</b>条 当前页:<b>{page}</b>/<b>{self.pages}</b>"
        hidden = f'<input type="hidden" name="article_paging_list_hidden" totalpage="{self.pages}">'
        return f'<span style="padding:0 15px;">{words}{links}</span>{hidden}'


def detail_page(firm: Firm, charset: str = "utf-8") -> Page:
    """The page of one institution: its present details, then those before each change."""
    groups = _heading("机构详细信息") + _pairs(firm.group())
    for before in firm.before:
        groups += _heading("变更前机构详细信息") + _pairs(before)
    return _page(firm.name, f'<table width="100%"><tbody>{groups}</tbody></table>', charset)


def permit_page(title: str, rows: Sequence[Sequence[str]], charset: str = "utf-8") -> Page:
    """A permit made public: a table whose first row is its header."""
    cells = "".join("<tr>" + "".join(f"<td><p>{escape(cell)}</p></td>" for cell in row) + "</tr>" for row in rows)
    return _page(title, f'<div id="easysiteText"><table><tbody>{cells}</tbody></table></div>', charset)


PERMIT_HEADER = (
    "序号",
    "被许可人名称（姓名）",
    "许可文件编号",
    "许可文件名称",
    "有效期限",
    "许可内容",
    "许可机关",
)


def credit(names: Sequence[str] = ("百行征信有限公司", "朴道征信有限公司", "钱塘征信有限公司")) -> dict[str, Page]:
    """The permits of personal credit bureaus: one article a firm."""
    found, items = {}, ""
    for n, name in enumerate(names, start=1):
        path = f"{CREDIT.path}{2018000000000 + n}/index.html"
        title = f"{escape(name)}设立审批信息"
        items += f'<li><a href="{path}" title="{title}">{title}</a><span class="date">2018-0{n}-01</span></li>\n'
        row = (str(n), name, f"测试决字〔2018〕第{n}号", "测试决定书", "2018年1月1日至2028年1月1日", "经营个人征信业务")
        found[HOST + path] = permit_page(name, (PERMIT_HEADER, (*row, "中国人民银行")))
    return {CREDIT.url: _page(CREDIT.title, f'<ul class="txtlist">{items}</ul>', "utf-8")} | found


def routes(small: bool) -> dict[str, Page]:
    """Every page of this publisher. Not small: 170 licences and 108 cancelled ones, 20 a page."""
    licences, cancelled, per_page = (5, 3, 2) if small else (170, 108, 20)
    return (
        Listing(LICENCES, firms(LICENCES, licences), per_page).routes()
        | Listing(CANCELLED, firms(CANCELLED, cancelled), per_page, charset="gb18030").routes()
        | credit()
    )


def _item(column: Column, firm: Firm) -> str:
    short = firm.name if len(firm.name) <= 12 else firm.name[:11] + "…"
    link = f'<a href="{firm.path(column)}" title="{escape(firm.name)}" target="_blank">{escape(short)}</a>'
    return (
        f'<li><span class="xkzh">{escape(firm.number)}</span><span class="jgmc">{link}</span>'
        f'<span class="date">{escape(firm.listed)}</span></li>\n'
    )


def _turns(page: int, pages: int) -> Iterator[tuple[str, int]]:
    if page > 1:
        yield from (("首页", 1), ("上一页", page - 1))
    if page < pages:
        yield from (("下一页", page + 1), ("尾页", pages))


def _heading(words: str) -> str:
    return f'<tr><td colspan="2"><b>{words}</b></td></tr>\n'


def _pairs(group: dict[str, str]) -> str:
    return "".join(f"<tr><td>{key}</td><td>{escape(value)}</td></tr>\n" for key, value in group.items())


def _page(title: str, body: str, charset: str) -> Page:
    declared = "gb2312" if charset == "gb18030" else charset
    text = (
        f'<!DOCTYPE html><html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}">'
        f"<title>{escape(title)}</title><style>td{{padding:4px}}</style></head><body><div>首页 &gt; 政务公开</div>\n"
        f"{body}\n<div>中国人民银行</div></body></html>"
    )
    return Page(text.encode(charset), "text/html")
