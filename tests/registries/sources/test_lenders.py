"""Lenders' lists: what is read, what is refused, what is never kept."""

import json
import re
from collections.abc import Sequence
from urllib.parse import urljoin

import pytest

from registries.documents.page_text import without_phones
from registries.model import Access, PartnerRecord, PartnerRole, legal_name_key
from registries.reader import BlockedError, Document, NeedsReviewError, PageChangedError, ParsedList
from registries.refresh.gate import faults
from registries.sources.lenders import READERS
from registries.sources.lenders.partner_list import PartnerList
from registries.sources.lenders.rows import form_of
from registries.starter import load as starter_facts
from tests.every_case import every_case
from tests.pages import Publisher, document
from tests.pages import lenders as pages

BY_ID = {reader.source.id: reader for reader in READERS}
AUTOMATIC = [reader for reader in READERS if reader.source.access is Access.AUTOMATIC]
JINCHENG = "https://www.jccfc.com/notices/platforms.html"
INDEX = "https://www.jccfc.com/news/notice"


def reader(source_id: str = "lenders.jincheng.platforms") -> PartnerList:
    found = BY_ID[source_id]
    assert isinstance(found, PartnerList)
    return found


def partners(reading: ParsedList) -> list[PartnerRecord]:
    return [row for row in reading.rows if isinstance(row, PartnerRecord)]


def saved(header: Sequence[str], rows: Sequence[Sequence[str]], title: str = "互联网贷款平台运营机构名单") -> Document:
    """One list saved by hand."""
    return document("https://www.jccfc.com/", pages.notice(title, "2026-09-30", pages.table(header, rows), "测试"))


def read(header: Sequence[str], rows: Sequence[Sequence[str]], title: str = "互联网贷款平台运营机构名单") -> ParsedList:
    return reader().read([saved(header, rows, title)])


@every_case("found", AUTOMATIC)
def test_a_full_list_comes_over_the_wire(found: PartnerList) -> None:
    publisher = Publisher(pages.routes(small=False))
    reading = found.read(list(found.documents(publisher)))
    assert len(reading.rows) == 101
    assert faults(reading, found.gate, ()) == ()
    assert reading.as_of in ("2026-09-30", "2026-02-28")
    assert all(row.cite.url in publisher.asked for row in reading.rows)
    assert "13800" not in "".join(row.model_dump_json() for row in reading.rows)


def test_lenders_bear_their_registered_names() -> None:
    (licences,) = [file for file in starter_facts() if file.source.id == "starter.nfra_licences"]
    names = {row.legal_name for row in licences.rows if row.kind == "licence"}
    assert {found.lender.legal_name for found in READERS if isinstance(found, PartnerList)} <= names


def test_no_list_is_held_whole() -> None:
    assert not any(found.source.whole for found in READERS)


def test_manual_lists_ask_nothing() -> None:
    publisher = Publisher({})
    for found in READERS:
        if found.source.access is Access.MANUAL:
            assert list(found.documents(publisher)) == []
            assert found.source.how_to_check
    assert publisher.asked == []


@pytest.mark.parametrize(
    ("titles", "chosen"),
    [
        ([("互联网贷款平台运营机构名单", "2026-01-02"), ("互联网贷款平台运营机构名单", "2026-05-02")], 1),
        ([("平台运营机构名单（截至2026年6月末）", ""), ("平台运营机构名单（截至2026年3月末）", "")], 0),
        ([("关于终止平台运营机构合作的公告", "2026-06-01"), ("平台运营机构名单", "2026-01-01")], 1),
        ([("互联网贷款合作机构名单", "2026-06-01"), ("平台运营机构名单", "2026-01-01")], 1),
    ],
)
def test_the_newest_list_of_its_kind(titles: list[tuple[str, str]], chosen: int) -> None:
    body = pages.table(pages.HEADERS["platforms"], pages.rows("platforms", 2))
    listed = [pages.Listed(title, date, f"/n/{n}.html") for n, (title, date) in enumerate(titles)]
    routes = {INDEX: pages.index(listed, "测试消费金融")}
    routes |= {f"https://www.jccfc.com/n/{n}.html": pages.page(title, body) for n, (title, _) in enumerate(titles)}
    publisher = Publisher(routes)
    reading = reader().read(list(reader().documents(publisher)))
    assert publisher.asked[1:] == [f"https://www.jccfc.com/n/{chosen}.html"]
    assert reading.rows[0].cite.title == titles[chosen][0]


def test_two_lists_without_a_date_need_a_person() -> None:
    listed = [
        pages.Listed("平台运营机构名单（甲）", "", "/1.html"),
        pages.Listed("平台运营机构名单（乙）", "", "/2.html"),
    ]
    publisher = Publisher({INDEX: pages.index(listed, "测试消费金融")})
    with pytest.raises(NeedsReviewError, match="which is the list"):
        list(reader().documents(publisher))


def test_a_list_without_a_date_beside_a_dated_one_needs_a_person() -> None:
    """It may be the newer: the dated one is not taken for want of a date on the other."""
    listed = [
        pages.Listed("平台运营机构名单（甲）", "2026-01-02", "/1.html"),
        pages.Listed("平台运营机构名单（乙）", "", "/2.html"),
    ]
    for order in (listed, listed[::-1]):
        publisher = Publisher({INDEX: pages.index(order, "测试消费金融")})
        with pytest.raises(NeedsReviewError, match="which is the list"):
            list(reader().documents(publisher))


def test_a_page_without_the_list_says_what_is_on_it() -> None:
    publisher = Publisher({INDEX: pages.index([pages.Listed("节假日公告", "2026-10-01", "/1.html")], "测试消费金融")})
    with pytest.raises(PageChangedError, match=r"平台运营机构.*节假日公告.*layout of the rows not seen"):
        list(reader().documents(publisher))


def test_a_log_in_page_is_a_wall() -> None:
    publisher = Publisher({INDEX: pages.Page("<html>请登录</html>".encode(), pages.HTML)})
    with pytest.raises(BlockedError):
        list(reader().documents(publisher))


def test_an_index_without_links_has_changed() -> None:
    publisher = Publisher({INDEX: pages.Page("<html><div id=app>消费金融</div></html>".encode(), pages.HTML)})
    with pytest.raises(PageChangedError, match="found none"):
        list(reader().documents(publisher))


def test_the_json_index_may_nest_as_it_likes() -> None:
    publisher = Publisher(pages.routes(small=True))
    index = "https://www.cfcbnb.com/xwgg/zygg/data.json"
    docs = json.loads(publisher.routes[index].content)["DOCS"]
    publisher.serve(index, content=json.dumps([{"PAGE": [[doc] for doc in docs]}]).encode())
    found = reader("lenders.ningyin.platforms")
    assert len(found.read(list(found.documents(publisher))).rows) == 5
    publisher.serve(index, content=json.dumps([{"DOCTITLE": "平台运营机构名单"}]).encode())
    with pytest.raises(PageChangedError, match="without URL"):
        list(found.documents(publisher))


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("测试甲0001信息<br>技术有限公司", "测试甲0001信息技术有限公司"),
        ("测试甲0001信息\n 技术 有限公司", "测试甲0001信息技术有限公司"),
        ("<p>测试甲（上海）</p><p>信息技术有限公司</p>", "测试甲（上海）信息技术有限公司"),
        ("测试甲0001信息技术有限公司 13800000001", "测试甲0001信息技术有限公司"),
        ("测试甲0001信息技术有限公司（联系电话：021-00000001）", "测试甲0001信息技术有限公司"),
        ("测试甲0001信息技术有限公司 联系人 138 0000 0001", "测试甲0001信息技术有限公司"),
    ],
)
def test_broken_names_and_telephones(cell: str, name: str) -> None:
    html = f"<table><tr><td>机构名称</td><td>电话</td></tr><tr><td>{cell}</td><td>13800000002</td></tr></table>"
    reading = reader().read([document("https://www.jccfc.com/", pages.page("平台运营机构名单", html))])
    (row,) = partners(reading)
    assert (row.partner, row.as_printed, row.form) == (name, name, "full_name")
    assert not re.search(r"\d{5}", row.model_dump_json().replace("2026-11-24", ""))
    assert reading.warnings == ()


def test_telephones_are_in_no_message() -> None:
    reading = read(
        ("机构名称", "微信"), [(pages.firm(1), "13800000001"), ("1、测试（13800000002）", ""), ("13800000003", "")]
    )
    assert len(reading.rows) == 1
    assert len(reading.warnings) == 3
    assert "1380" not in "".join(reading.warnings)


@every_case(
    ("name", "form"),
    [
        ("测试甲0001信息技术有限公司", "full_name"),
        ("测试甲0001信息技术有限责任公司", "full_name"),
        ("测试甲0001消费金融股份公司", "full_name"),
        ("测试甲管理咨询合伙企业（有限合伙）", "full_name"),
        ("测试甲律师事务所", "full_name"),
        ("测试甲集团", "group"),
        ("测试甲银行", "group"),
        ("测试甲公司", "group"),
        ("测试甲有限公司等", "group"),
    ],
)
def test_only_registered_names_are_full_names(name: str, form: str) -> None:
    assert form_of(name) == form
    assert partners(read(("机构名称",), [(name,)]))[0].form == form


def test_a_group_confirms_nothing() -> None:
    assert not partners(read(("机构名称",), [("测试甲集团",)]))[0].confirms


def test_repeated_headers_notes_and_merged_products() -> None:
    header = ("序号", "机构名称", "合作类型", "产品名称")
    rows = [
        ("1", pages.firm(1), "营销获客", "测试贷甲、测试贷乙"),
        header,
        ("1", pages.firm(1), "营销获客", "《测试贷丙》"),
        ("2", pages.firm(2), "营销获客；支付结算", "-"),
        ("注：以上名单不定期更新", "", "", ""),
    ]
    reading = read(header, rows)
    assert [(row.partner, row.role, row.products) for row in partners(reading)] == [
        (pages.firm(1), PartnerRole.PLATFORM_OPERATOR, ("测试贷甲", "测试贷乙", "测试贷丙")),
        (pages.firm(2), PartnerRole.PLATFORM_OPERATOR, ()),
        (pages.firm(2), PartnerRole.PAYMENT, ()),
    ]
    assert reading.warnings == ()


def test_rows_of_another_role_belong_to_another_source() -> None:
    header = ("机构名称", "合作类型")
    rows = [(pages.firm(1), "营销获客"), (pages.firm(2, "guarantors"), "风险分担"), (pages.firm(3), "逾期清收")]
    for kind, name in [("platforms", 1), ("guarantors", 2), ("collectors", 3)]:
        found = reader(f"lenders.jincheng.{kind}").read([saved(header, rows, "互联网贷款合作机构名单")])
        assert [row.partner[:7] for row in partners(found)] == [f"测试甲000{name}"]


def test_an_unknown_role_is_a_surprise_and_no_row() -> None:
    reading = read(
        ("机构名称", "合作类型"), [(pages.firm(1), "营销获客"), (pages.firm(2), "测试角色"), (pages.firm(3), "")]
    )
    assert [row.partner for row in reading.rows] == [pages.firm(1)]  # type: ignore[union-attr]
    assert reading.warnings == ("row 2: unknown role word '测试角色'", "row 3: unknown role word ''")


def test_a_list_of_all_roles_must_say_them() -> None:
    with pytest.raises(PageChangedError, match="says no one role"):
        read(("机构名称",), [(pages.firm(1),)], title="互联网贷款合作机构名单")


@pytest.mark.parametrize("make", [pages.xlsx, pages.docx, pages.csv_file, pages.pdf])
def test_a_file_without_a_role_column_is_what_its_own_title_says(make: object) -> None:
    rows = pages.rows("collectors", 3)
    found = reader("lenders.mashang.collectors")
    for title, count in (
        ("催收合作机构名单", 3),
        ("", 0),
        ("合作机构名单", 0),
        ("贷后合作机构名单", 0),
        ("平台运营机构名单", 0),
    ):
        file = make(pages.HEADERS["collectors"], rows, title=title)  # type: ignore[operator]
        if count:
            assert [row.role for row in partners(found.read([document("file", file)]))] == [PartnerRole.COLLECTOR] * 3
            continue
        with pytest.raises(PageChangedError, match="says no one role"):
            found.read([document("file", file)])


def test_the_header_of_the_names_may_say_the_role() -> None:
    found = reader("lenders.mashang.guarantors")
    file = pages.csv_file(("序号", "增信服务机构名称"), [("1", pages.firm(1, "guarantors"))])
    assert [row.role for row in partners(found.read([document("file", file)]))] == [PartnerRole.GUARANTOR]
    with pytest.raises(PageChangedError, match="says no one role"):
        reader("lenders.mashang.platforms").read([document("file", file)])


def test_every_description_says_what_its_titles_make_of_a_partner() -> None:
    for kind in pages.LISTS.kinds.values():
        assert {role for role in kind.titles.values() if role} <= set(kind.roles)
    assert pages.LISTS.kinds["collectors"].titles["贷后合作机构"] is None


@pytest.mark.parametrize("note", ["（已注销）", "（已终止合作）", "（失联）", "（原名：测试乙有限公司）"])
def test_a_partner_with_a_note_in_its_cell_is_a_surprise_and_no_row(note: str) -> None:
    reading = read(("机构名称", "合作类型"), [(pages.firm(1), "营销获客"), (pages.firm(2) + note, "营销获客")])
    assert [row.partner for row in partners(reading)] == [pages.firm(1)]
    assert len(reading.warnings) == 1


def test_a_list_of_collectors_is_no_list_of_platforms() -> None:
    with pytest.raises(PageChangedError, match="催收合作机构"):
        read(("机构名称",), [(pages.firm(1),)], title="催收合作机构信息公示")


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (("序号", "机构名称"), (pages.firm(1), "1")),
        (("机构名称", "电话"), ("13800000001", pages.firm(1))),
        (("机构名称", "合作类型"), ("营销获客", pages.firm(1))),
        (("机构名称", "产品名称"), ("测试贷", pages.firm(1))),
    ],
)
def test_swapped_columns(header: Sequence[str], row: Sequence[str]) -> None:
    with pytest.raises(PageChangedError):
        read(header, [row] * 3)


@pytest.mark.parametrize(
    "content",
    [
        "<p>测试甲0001信息技术有限公司</p>",
        pages.table(("名称", "电话"), [(pages.firm(1), "")]),
        pages.table(("机构名称", "公司名称"), [(pages.firm(1), pages.firm(2))]),
        pages.table(("机构名称",), []),
    ],
)
def test_another_page_has_changed(content: str) -> None:
    with pytest.raises(PageChangedError):
        reader().read([document("https://www.jccfc.com/", pages.page("平台运营机构名单", content))])


def test_several_tables_are_one_list_and_a_surprise_where_no_column_says_the_role() -> None:
    content = "".join(pages.table(("机构名称",), [(pages.firm(number),)]) for number in (1, 2))
    found = reader().read([document("https://www.jccfc.com/", pages.page("平台运营机构名单", content))])
    assert [row.partner for row in partners(found)] == [pages.firm(1), pages.firm(2)]
    assert found.warnings == ("2 tables without a column of roles: has each of them the title's?",)
    content = "".join(pages.table(("机构名称", "合作类型"), [(pages.firm(number), "助贷")]) for number in (1, 2))
    with_roles = reader().read([document("https://www.jccfc.com/", pages.page("平台运营机构名单", content))])
    assert (len(with_roles.rows), with_roles.warnings) == (2, ())


def test_half_a_list_is_a_surprise() -> None:
    rows = pages.rows("collectors", 10)
    found = reader("lenders.jincheng.collectors")
    tail = found.read([saved(pages.HEADERS["collectors"], rows[5:], "催收合作机构名单")])
    assert tail.warnings == ("序号 does not run from 1 to 5: 1 is printed as 6",)
    head = found.read([saved(pages.HEADERS["collectors"], rows[:5], "催收合作机构名单（共10家）")])
    assert head.warnings == ("the document says 10 firms, 5 rows were read",)


def test_a_column_nobody_knows_is_a_surprise() -> None:
    assert read(("机构名称", "星级"), [(pages.firm(1), "五")]).warnings == ("unknown column '星级'",)


@pytest.mark.parametrize("make", [pages.xlsx, pages.docx, pages.csv_file, pages.pdf])
def test_any_file_saved_by_hand(make: object) -> None:
    rows = pages.rows("platforms", 60)
    page = make(pages.HEADERS["platforms"], rows)  # type: ignore[operator]
    reading = reader("lenders.mashang.platforms").read([document("https://www.msxf.com/", page)])
    assert [row.partner for row in partners(reading)] == [row[1] for row in rows]
    assert reading.warnings == ()
    assert reading.as_of is None


def test_gb2312_pages_lose_no_row() -> None:
    body = pages.table(("机构名称",), [("测试镕喆㙍有限公司",), (pages.firm(2),)])
    text = f'<meta charset="gb2312"><h1>平台运营机构名单</h1>{body}'
    page = pages.Page(text.encode("gb18030"), "text/html; charset=gb2312")
    reading = reader().read([document("https://www.jccfc.com/", page)])
    assert [row.partner for row in partners(reading)] == ["测试镕喆㙍有限公司", pages.firm(2)]


@pytest.mark.parametrize(
    ("words", "as_of"),
    [
        ("<p>截至2026年6月末，发布日期：2026-07-15</p>", "2026-06-30"),
        ("<p>更新时间：2026年7月15日 浏览 3 次</p>", "2026-07-15"),
        ("<p>2026-07-15</p>", "2026-07-15"),
        ("<p>2026-07-15</p><p>2026-08-15</p>", None),
        ("", None),
    ],
)
def test_the_lists_date(words: str, as_of: str | None) -> None:
    content = words + pages.table(("机构名称",), [(pages.firm(1),)])
    reading = reader().read([document("https://www.jccfc.com/", pages.page("平台运营机构名单", content))])
    assert reading.as_of == as_of
    assert reading.rows[0].cite.as_of == as_of


def test_no_company_keeps_a_telephone() -> None:
    assert without_phones("测试甲有限公司，客服电话：400-000-0000") == "测试甲有限公司"
    assert legal_name_key(without_phones("测试甲0001有限公司")) == "测试甲0001有限公司"


def test_titles_much_like_a_lists_are_told_where_they_may_be_newer() -> None:
    chosen = pages.Listed("平台运营机构名单", "2026-05-02", "/1.html")
    newer = pages.Listed("关于公示助贷合作方名单的公告", "2026-06-02", "/2.html")
    undated = pages.Listed("引流合作机构清单", "", "/3.html")
    older = pages.Listed("平台合作方名单", "2025-01-02", "/4.html")
    ended = pages.Listed("关于终止与部分合作机构合作的公告", "2026-07-02", "/5.html")
    kept = [
        pages.Listed("催收合作机构信息公示", "2026-08-02", "/6.html"),
        pages.Listed("节假日公告", "2026-10-01", "/7"),
    ]
    index = pages.index([chosen, newer, undated, older, ended, *kept], "测试消费金融")
    table = pages.table(("机构名称",), [(pages.firm(1),)])
    notice = pages.notice(chosen.title, chosen.date, table, "测试消费金融")
    publisher = Publisher({INDEX: index, urljoin(INDEX, chosen.href): notice})
    reading = reader().read(list(reader().documents(publisher)))
    (warning,) = reading.warnings
    assert warning == f"titles much like a list's were passed over, 2: {newer.title}; {undated.title}"
    assert reading.passed_over == (f"titles passed over, 2: {older.title}; {ended.title}",)
    publisher.serve(INDEX, content=pages.index([chosen, *kept], "测试消费金融").content)
    assert reader().read(list(reader().documents(publisher))).warnings == ()
