"""The lists of 中国人民银行: whole or not at all, and nothing taken from a page that is not what it should be."""

from dataclasses import replace

import pytest

from registries.model import LicenceRecord, LicenceStatus
from registries.reader import Document, FetchError, PageChangedError, ParsedList
from registries.refresh.gate import faults
from registries.sources.pboc import credit_reporting, payment_cancelled, payment_licences
from registries.sources.pboc.payment_list import PaymentList
from tests.every_case import every_case
from tests.pages import Page, Publisher
from tests.pages.pboc import CANCELLED, CREDIT, HOST, LICENCES, PERMIT_HEADER, Firm, Listing, credit, firms, permit_page

NAMED = firms(LICENCES, 1)[0]
READER = payment_licences.READER


def read(reader: PaymentList, listing: Listing) -> ParsedList:
    return reader.read(list(reader.documents(Publisher(listing.routes()))))


def licences(reading: ParsedList) -> list[LicenceRecord]:
    return [row for row in reading.rows if isinstance(row, LicenceRecord)]


def one(firm: Firm) -> tuple[LicenceRecord, tuple[str, ...]]:
    reading = read(READER, Listing(LICENCES, [firm]))
    return licences(reading)[0], reading.warnings


def changed(page: Page, old: str, new: str) -> Page:
    text = page.content.decode()
    assert old in text
    return replace(page, content=text.replace(old, new).encode())


@pytest.mark.parametrize(
    ("reader", "listing", "pages"),
    [
        (READER, Listing(LICENCES, firms(LICENCES, 170)), 9),
        (payment_cancelled.READER, Listing(CANCELLED, firms(CANCELLED, 108), charset="gb18030"), 6),
    ],
)
def test_the_full_list_passes_its_gate(reader: PaymentList, listing: Listing, pages: int) -> None:
    publisher = Publisher(listing.routes())
    reading = reader.read(list(reader.documents(publisher)))
    assert [row.legal_name for row in licences(reading)] == [firm.name for firm in listing.rows]
    assert {row.status for row in licences(reading)} == {reader.status}
    assert len(publisher.asked) == len(set(publisher.asked)) == pages + len(listing.rows)
    assert reading.declared_total == len(listing.rows)
    assert faults(reading, reader.gate, ()) == ()


def test_nothing_is_new_on_another_night_of_the_month() -> None:
    documents = list(READER.documents(Publisher(Listing(LICENCES, [NAMED]).routes())))
    later = [replace(document, fetched_at="2026-11-29T02:00:00Z") for document in documents]
    first, second = READER.read(documents).rows[0], READER.read(later).rows[0]
    assert first.cite.as_of == second.cite.as_of == "2026-11"
    assert (first.cite.retrieved_at, second.cite.retrieved_at) != (first.cite.retrieved_at,) * 2


@pytest.mark.parametrize("later", ["-", "/index"])
def test_later_pages_are_found_however_they_are_named(later: str) -> None:
    listing = Listing(LICENCES, firms(LICENCES, 5), 2, later=later)
    publisher = Publisher(listing.routes())
    assert len(READER.read(list(READER.documents(publisher))).rows) == 5
    assert publisher.asked[1:3] == [HOST + listing.path(2), HOST + listing.path(3)]


def test_a_page_that_is_lost_ends_the_run() -> None:
    listing = Listing(LICENCES, firms(LICENCES, 5), 2)
    routes = listing.routes()
    del routes[HOST + listing.path(2)]
    with pytest.raises(FetchError):
        list(READER.documents(Publisher(routes)))


def small() -> list[Document]:
    """Three pages of a list of five, then five institutions."""
    return list(READER.documents(Publisher(Listing(LICENCES, firms(LICENCES, 5), 2).routes())))


@pytest.mark.parametrize("lost", [1, 2])
def test_a_list_page_that_is_not_among_the_documents_is_missed(lost: int) -> None:
    documents = small()
    del documents[lost]
    with pytest.raises(PageChangedError, match=r"announces 3 pages; those given|exactly one 'ul.txtlist'"):
        READER.read(documents)


@pytest.mark.parametrize("lost", [3, 5, 7])
def test_an_institution_without_its_page_is_never_dropped(lost: int) -> None:
    documents = small()
    del documents[lost]
    with pytest.raises(PageChangedError, match="is missing: no row without it"):
        READER.read(documents)


def test_one_list_page_saved_by_hand_is_not_enough() -> None:
    with pytest.raises(PageChangedError, match="announces 3 pages"):
        READER.read(small()[:1])
    with pytest.raises(PageChangedError, match="no document"):
        READER.read([])


def test_a_page_served_twice_is_not_two_pages() -> None:
    documents = small()
    with pytest.raises(PageChangedError, match="those given are number 1, 1, 3"):
        READER.read([documents[0], documents[0], *documents[2:]])


def test_a_list_that_changes_while_it_is_read_is_not_believed() -> None:
    listing = Listing(LICENCES, firms(LICENCES, 5), 2)
    publisher = Publisher(listing.routes() | {HOST + listing.path(3): replace(listing, total=6).list_page(3)})
    with pytest.raises(PageChangedError, match="changed while it was read"):
        READER.read(list(READER.documents(publisher)))


def test_the_gate_sees_fewer_rows_than_the_pager_says() -> None:
    reading = read(READER, Listing(LICENCES, firms(LICENCES, 170), total=171))
    assert faults(reading, READER.gate, ()) == ("the publisher declares 171 rows, 170 were read",)


def test_the_gate_sees_a_list_without_a_total() -> None:
    listing = Listing(LICENCES, firms(LICENCES, 3))
    page = changed(listing.list_page(1), "共:", "合计")
    reading = READER.read(list(READER.documents(Publisher(listing.routes() | {LICENCES.url: page}))))
    assert "the total that the publisher declares was not found" in faults(reading, READER.gate, ())


def test_a_pager_whose_links_are_gone_is_not_read_as_one_page() -> None:
    listing = Listing(LICENCES, firms(LICENCES, 5), 2)
    page = changed(listing.list_page(1), 'tagname="', 'data-page="')
    with pytest.raises(PageChangedError, match="of 3 pages, the links to the later ones have 0 forms"):
        list(READER.documents(Publisher(listing.routes() | {LICENCES.url: page})))


@every_case(
    ("old", "new", "says"),
    [
        ('class="txtlist"', 'class="list txtlist2"', "expected exactly one 'ul.txtlist'"),
        ('class="xkzh"', 'class="xuke"', "expected exactly one 'span.xkzh'"),
        ('class="jgmc"', 'class="jigou"', "expected exactly one 'span.jgmc a"),
        ('class="date"', 'class="riqi"', "expected exactly one 'span.date'"),
        ('<li class="title">', '<li class="title"><a href="#">排序</a>', "is not a header row"),
        ("Z2000133000019", " ", "a row without number or name"),
        ("当前页:<b>1</b>/<b>1</b>", "当前页:<b>3</b>/<b>1</b>", "page 3 of 1 cannot be"),
        ("当前页:<b>1</b>/<b>1</b>", "当前页:<b>1</b>/<b>9999</b>", "page 1 of 9999 cannot be"),
    ],
)
def test_changed_markup_of_the_list_is_refused(old: str, new: str, says: str) -> None:
    listing = Listing(LICENCES, [NAMED])
    publisher = Publisher(listing.routes() | {LICENCES.url: changed(listing.list_page(1), old, new)})
    # the word that the true page always holds is still there, or the fetcher would have called it a wall
    publisher.serve(LICENCES.url, content=publisher.routes[LICENCES.url].content + b"<!-- txtlist -->")
    with pytest.raises(PageChangedError, match=says):
        READER.read(list(READER.documents(publisher)))


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("<td>公司名称</td>", "<td>机构名称</td>", "no table has the key|no heading"),
        ("<td>许可证编号</td>", "<td>编号</td>", "has no 许可证编号"),
        (">变更前机构详细信息<", ">历史信息<", "2 groups of details and no heading"),
        ("<b>机构详细信息</b>", "<b>变更前机构详细信息</b>", "stands above the present details"),
        (NAMED.name, "", "has no 公司名称"),
    ],
)
def test_changed_markup_of_an_institution_is_refused(old: str, new: str, says: str) -> None:
    firm = replace(NAMED, before=({"公司名称": "测试旧名甲有限公司"},))
    address = HOST + firm.path(LICENCES)
    routes = Listing(LICENCES, [firm]).routes()
    page = changed(routes[address], old, new)
    page = replace(page, content=page.content + "<!-- 公司名称 -->".encode())
    with pytest.raises(PageChangedError, match=says):
        READER.read(list(READER.documents(Publisher(routes | {address: page}))))


def test_another_institutions_page_is_refused() -> None:
    first, second = firms(LICENCES, 2)
    routes = Listing(LICENCES, [first, second]).routes()
    addresses = [HOST + firm.path(LICENCES) for firm in (first, second)]
    swapped = dict(zip(addresses, [routes[address] for address in reversed(addresses)], strict=True))
    with pytest.raises(PageChangedError, match="is the page of 财付通支付科技有限公司, not of 支付宝"):
        READER.read(list(READER.documents(Publisher(routes | swapped))))


def test_a_name_that_differs_between_list_and_page_is_shown_to_a_person() -> None:
    row, warnings = one(replace(NAMED, details={"公司名称": "测试新名乙有限公司"}))
    assert row.legal_name == "测试新名乙有限公司"
    assert len(warnings) == 1
    assert "测试新名乙有限公司" in warnings[0]


def test_a_key_nobody_knows_is_shown_to_a_person() -> None:
    _, warnings = one(replace(NAMED, details={"暂停业务": "是"}))
    assert [sentence.split(" on ")[0] for sentence in warnings] == ["unknown key '暂停业务'"]


def test_no_person_is_kept() -> None:
    reading = read(READER, Listing(LICENCES, [replace(NAMED, details={"法定代表人（负责人）": "测试某人"})]))
    assert "测试某人" not in reading.rows[0].model_dump_json()


def test_former_names_are_those_before_each_change_but_not_its_own() -> None:
    names = (NAMED.name.replace("（", "("), "测试旧名乙", "测试旧名甲")
    before = (*({"公司名称": name} for name in names), {"备注": "无"})
    row, _ = one(replace(NAMED, before=before))
    assert row.former_names == ("测试旧名乙", "测试旧名甲")


@pytest.mark.parametrize(
    ("printed", "expires", "surprising"),
    [
        ("2027年6月26日", "2027-06-26", False),
        ("2027-06-26", "2027-06-26", False),
        ("2027年6月", "2027-06", False),
        ("长期", None, False),
        ("", None, False),
        ("2027年2月30日", None, True),
        ("续展审查中", None, True),
    ],
)
def test_dates_are_read_or_said_to_be_unreadable(printed: str, expires: str | None, surprising: bool) -> None:
    row, warnings = one(replace(NAMED, details={"有效期至": printed}))
    assert row.expires == expires
    assert bool(warnings) is surprising


@pytest.mark.parametrize(
    ("address", "region"),
    [
        ("浙江省杭州市测试路1号", "浙江"),
        ("中国（上海）自由贸易试验区测试路1号", "上海"),
        ("深圳市南山区测试路1号", None),
        ("测试省内蒙古路1号", None),
        ("", None),
    ],
)
def test_the_region_is_what_the_address_says(address: str, region: str | None) -> None:
    assert one(replace(NAMED, details={"住所（营业场所）": address}))[0].region == region


@pytest.mark.parametrize(
    "name", ["测试<script>alert(1)</script>有限公司", "测试\u202e司公限有", 'a" onmouseover="x<b>']
)
def test_hostile_text_in_a_name_is_no_name_and_stops_the_run(name: str) -> None:
    reading = read(
        READER, Listing(LICENCES, [*firms(LICENCES, 169), replace(NAMED, number="Z2999911000011", name=name)])
    )
    assert all(row.legal_name != name for row in licences(reading))
    assert faults(reading, READER.gate, ())


def test_markup_that_is_not_escaped_never_becomes_a_name() -> None:
    address = HOST + NAMED.path(LICENCES)
    routes = Listing(LICENCES, [NAMED]).routes()
    page = changed(routes[address], f"<td>{NAMED.name}</td>", f"<td><script>alert(1)</script>{NAMED.name}</td>")
    reading = READER.read(list(READER.documents(Publisher(routes | {address: page}))))
    assert licences(reading)[0].legal_name == NAMED.name


def test_a_name_that_cannot_be_one_is_refused() -> None:
    with pytest.raises(PageChangedError, match="cannot be"):
        one(replace(NAMED, name="测试" * 100))


def test_rare_characters_lose_no_row_on_a_page_that_calls_itself_gb2312() -> None:
    named = [replace(NAMED, number=f"Z2900{n}11000010", name=f"测试镕喆㙍{n}有限公司") for n in range(3)]
    reading = read(payment_cancelled.READER, Listing(CANCELLED, named, charset="gb18030"))
    assert [row.legal_name for row in licences(reading)] == [firm.name for firm in named]


def test_a_cancelled_row_tells_the_date_in_the_lists_own_words() -> None:
    row = licences(read(payment_cancelled.READER, Listing(CANCELLED, firms(CANCELLED, 2))))[0]
    assert row.status is LicenceStatus.CANCELLED
    assert row.granted == "2011-05-03"
    assert row.note is not None
    assert "注销日期 2024年11月11日" in row.note.zh


def test_credit_bureaus() -> None:
    reader = credit_reporting.READER
    reading = reader.read(list(reader.documents(Publisher(credit()))))
    assert faults(reading, reader.gate, ()) == ()
    assert [row.legal_name for row in licences(reading)] == ["百行征信有限公司", "朴道征信有限公司", "钱塘征信有限公司"]


def credit_with(rows: list[tuple[str, ...]]) -> ParsedList:
    routes = credit(["测试征信甲有限公司"])
    address = next(url for url in routes if url != CREDIT.url)
    routes[address] = permit_page("测试", rows)
    reader = credit_reporting.READER
    return reader.read(list(reader.documents(Publisher(routes))))


def test_a_permit_for_something_else_is_no_licence() -> None:
    row = ("1", "测试征信甲有限公司", "测试1号", "测试决定书", "长期", "变更注册资本", "中国人民银行")
    reading = credit_with([PERMIT_HEADER, row])
    assert reading.rows == ()
    assert "the permit is for something else: '变更注册资本'" in reading.warnings[0]


def test_a_permit_table_with_other_columns_is_refused() -> None:
    with pytest.raises(PageChangedError, match="被许可人名称"):
        credit_with([("机构", "许可证号"), ("测试征信甲有限公司", "1")])


def test_a_firm_printed_beside_the_rows_of_a_list_or_its_pages_is_told() -> None:
    listing = Listing(LICENCES, [NAMED])
    other = "测试支付癸9999有限公司"
    beside = f"<p>另有：{other}</p></body>"
    for address in listing.routes():
        routes = listing.routes()
        routes[address] = changed(routes[address], "</body>", beside)
        warnings = READER.read(list(READER.documents(Publisher(routes)))).warnings
        assert len(warnings) == 1, address
        assert other in warnings[0]
    routes = listing.routes()
    table = f"<table><tr><td>机构</td><td>{other}</td></tr></table></body>"
    routes = {address: changed(page, "</body>", table) for address, page in routes.items()}
    assert any("another table" in one for one in READER.read(list(READER.documents(Publisher(routes)))).warnings)


def test_a_bureau_printed_beside_its_table_and_one_under_another_header_are_told() -> None:
    other = "测试征信癸有限公司"
    reader = credit_reporting.READER
    routes = credit(["测试征信甲有限公司"])
    address = next(url for url in routes if url != CREDIT.url)
    for beside in (f"<p>{other}</p>", f"<table><tr><td>机构<td>编号<tr><td>{other}<td>1</table>"):
        added = {**routes, address: changed(routes[address], "</body>", f"{beside}</body>")}
        (warning,) = reader.read(list(reader.documents(Publisher(added)))).warnings
        assert other in warning
