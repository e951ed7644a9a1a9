"""The half-yearly lists: exactly the printed rows, and a named refusal of everything else."""

from dataclasses import replace

import pytest

from registries.model import LicenceRecord, LicenceType
from registries.reader import Document, PageChangedError, ParsedList
from registries.refresh.gate import faults
from registries.sources.nfra.doc_info import DocEntry
from registries.sources.nfra.foreign_bank_branches import FOREIGN_BANK_BRANCHES
from registries.sources.nfra.legal_persons import LEGAL_PERSONS, TYPES
from tests.pages import FETCHED_AT, Publisher
from tests.pages import nfra as pages
from tests.pages.nfra_pdf import table_pdf

PDF_URL = pages.HOST + pages.LEGAL_PERSONS_PDF
ROWS = (
    ("1", "测试甲0001农村商业银行股份有限公司", "无", "T0001H999990001", "农村商业银行", "测试省金融监管局"),
    ("2", "测试甲喆0002消费金融有限公司", "", "T0002H999990001", "消费金融公司", "金融监管总局"),
    ("3", "测试甲0003货币经纪有限公司", "Nowhere\nBrokers", "T0003H999990001", "货币经纪公司", "测试省金融监管局"),
)


@pytest.fixture
def publisher() -> Publisher:
    return Publisher(pages.list_routes(small=True))


def saved_pdf(rows: tuple[tuple[str, ...], ...] = ROWS, header: tuple[str, ...] = pages.HEADER) -> ParsedList:
    content = table_pdf("银行业金融机构法人名单", header, rows)
    return LEGAL_PERSONS.read([Document(PDF_URL, content, FETCHED_AT, "application/pdf")])


def test_every_row_of_a_type_we_hold_is_a_record(publisher: Publisher) -> None:
    reading = LEGAL_PERSONS.read(list(LEGAL_PERSONS.documents(publisher)))
    printed = pages.institutions(small=True)
    wanted = [(row.name, row.number, TYPES[row.type]) for row in printed if TYPES[row.type]]
    records = [row for row in reading.rows if isinstance(row, LicenceRecord)]
    assert [(row.legal_name, row.number, row.licence_type) for row in records] == wanted
    assert reading.serials == tuple(range(1, len(records) + 1))
    assert reading.warnings == ()
    assert reading.as_of == "2026-06-30" == records[0].cite.as_of
    assert records[0].cite.url == (
        "https://www.nfra.gov.cn/cn/view/pages/governmentDetail.html?docId=1290142&itemId=863&generaltype=1"
    )
    assert any("镕" in row.legal_name for row in records)
    assert any("喆" in row.legal_name for row in records)


def test_branches_of_foreign_banks(publisher: Publisher) -> None:
    reading = FOREIGN_BANK_BRANCHES.read(list(FOREIGN_BANK_BRANCHES.documents(publisher)))
    records = [row for row in reading.rows if isinstance(row, LicenceRecord)]
    assert [row.legal_name for row in records] == [row.name for row in pages.branches(small=True)]
    assert {row.licence_type for row in records} == {LicenceType.FOREIGN_BANK_BRANCH}


def test_the_gate_fits_the_whole_list() -> None:
    rows = [row for row in pages.institutions() if TYPES[row.type]]
    assert len(pages.institutions()) == 3619
    assert LEGAL_PERSONS.gate.min_rows < len(rows) < LEGAL_PERSONS.gate.max_rows
    assert set(LEGAL_PERSONS.gate.canaries) <= {row.name for row in rows}
    assert set(pages.TYPE_ROWS) == set(TYPES)


def test_region_and_regulator_are_as_printed_and_the_head_office_is_no_region() -> None:
    first, second = (row for row in saved_pdf().rows if isinstance(row, LicenceRecord))
    assert (first.region, first.regulator) == ("测试省", "测试省金融监管局")
    assert (second.region, second.regulator) == (None, "金融监管总局")


def test_a_pdf_saved_by_hand_has_no_date_of_its_own_and_no_page() -> None:
    reading = saved_pdf()
    assert reading.as_of is None
    assert reading.rows[0].cite.url is None
    assert reading.serials == (1, 2)  # the third is of a type that we do not hold
    assert len(reading.rows) == 2


def test_an_unknown_type_is_said_and_never_kept() -> None:
    reading = saved_pdf((*ROWS, ("4", "测试甲0004元宇宙银行", "", "T0004H999990001", "元宇宙银行", "测试省金融监管局")))
    assert len(reading.rows) == 2
    assert reading.warnings == ("机构类型 '元宇宙银行' is not known: 1 rows, the first is 测试甲0004元宇宙银行",)


LOST = {
    "the first": (1, 2, 3),
    "one of ours": (0, 2, 3),
    "one of a type that we do not hold": (0, 1, 3),
}


@pytest.mark.parametrize("kept", LOST.values(), ids=LOST.keys())
def test_a_lost_row_is_a_gap(kept: tuple[int, ...]) -> None:
    rows = (*ROWS, ("4", "测试甲0004村镇银行有限公司", "", "T0004H999990001", "村镇银行", "测试省金融监管局"))
    assert saved_pdf(rows).serials == (1, 2, 3)
    reading = saved_pdf(tuple(rows[place] for place in kept))
    assert reading.serials != tuple(range(1, len(reading.rows) + 1))


def test_the_gate_lets_the_whole_list_through_and_holds_an_unknown_type() -> None:
    gate = replace(LEGAL_PERSONS.gate, min_rows=2, canaries=(), fill={})
    assert faults(saved_pdf(), gate, ()) == ()
    odd = saved_pdf((*ROWS, ("4", "测试甲0004元宇宙银行", "", "T0004H999990001", "元宇宙银行", "测试省金融监管局")))
    assert len(faults(odd, gate, ())) == 2  # its type, and that it is numbered and not kept


def test_the_gate_holds_swapped_cells() -> None:
    swapped = ("4", "测试甲0004村镇银行", "", "村镇银行", "村镇银行", "T0004H999990001")
    assert "licence number of another shape" in " ".join(faults(saved_pdf((*ROWS, swapped)), LEGAL_PERSONS.gate, ()))


HEADERS = {
    "swapped": ("序号", "英文全称", "中文全称", "机构编码", "机构类型", "监管责任单位"),
    "missing": pages.HEADER[:5],
    "renamed": ("序号", "机构名称", "英文全称", "机构编码", "机构类型", "监管责任单位"),
    "twice": ("序号", "中文全称", "中文全称", "机构编码", "机构类型", "监管责任单位"),
}


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS.keys())
def test_other_columns_are_refused(header: tuple[str, ...]) -> None:
    with pytest.raises(PageChangedError, match="中文全称"):
        saved_pdf(tuple(row[: len(header)] for row in ROWS), header)


def test_a_serial_that_is_no_number_is_refused() -> None:
    with pytest.raises(PageChangedError, match="serial"):
        saved_pdf((*ROWS, ("四", "测试甲0004村镇银行", "", "T0004H999990001", "村镇银行", "测试省金融监管局")))


def test_the_decoy_is_never_asked_for(publisher: Publisher) -> None:
    line = pages.entry(pages.LEGAL_PERSONS, f"银行业金融机构法人名单（{pages.AS_OF}）", "2026-10-30")
    data = pages.article(line)
    publisher.routes |= pages.details(data)
    with pytest.raises(PageChangedError, match="one PDF among the attachments"):
        list(LEGAL_PERSONS.documents(publisher))
    assert pages.HOST + data["pdfFileUrl"] not in publisher.asked


@pytest.mark.parametrize(
    "path",
    ["/chinese/OFFICE/PDF/1290142.pdf", "https://example.org/chinese/docfile/a.pdf", "/chinese/docfile/../a.pdf"],
)
def test_an_attachment_elsewhere_is_refused(publisher: Publisher, path: str) -> None:
    line = pages.entry(pages.LEGAL_PERSONS, f"银行业金融机构法人名单（{pages.AS_OF}）", "2026-10-30")
    publisher.routes |= pages.details(pages.article(line, attachments=[path]))
    with pytest.raises(PageChangedError, match="/chinese/docfile/"):
        list(LEGAL_PERSONS.documents(publisher))


def test_a_decoy_in_the_place_of_the_list_is_refused(publisher: Publisher) -> None:
    publisher.serve(PDF_URL, content=pages.DECOY)
    with pytest.raises(PageChangedError, match="968 bytes"):
        LEGAL_PERSONS.read(list(LEGAL_PERSONS.documents(publisher)))


def test_a_page_in_the_place_of_the_pdf_is_refused(publisher: Publisher) -> None:
    publisher.serve(PDF_URL, content="<html>请登录</html>".encode(), content_type="text/html")
    with pytest.raises(PageChangedError, match="expected one PDF, found 0"):
        LEGAL_PERSONS.read(list(LEGAL_PERSONS.documents(publisher)))


@pytest.mark.parametrize(
    "title", ["银行业金融机构法人名单", "银行业金融机构法人名单（截至2026年）", "银行业金融机构法人名单（修订）"]
)
def test_a_newest_title_without_its_month_is_refused(title: str) -> None:
    lines = [
        pages.entry(2, title, "2026-11-01"),
        pages.entry(1, "银行业金融机构法人名单（截至2025年12月末）", "2026-08-14"),
    ]
    with pytest.raises(PageChangedError, match="expected a title like"):
        list(LEGAL_PERSONS.documents(Publisher(pages.column(863, lines))))


def test_the_newest_list_is_the_last_published_whatever_its_number() -> None:
    """An older half-year that is entered anew gets a higher number."""
    name, newer, older = (
        "银行业金融机构法人名单",
        (5, "截至2026年6月末", "2026-08-14"),
        (9, "截至2025年12月末", "2026-02-10"),
    )
    entries = [
        DocEntry.model_validate({"docId": number, "docSubtitle": f"{name}（{month}）", "publishDate": day})
        for number, month, day in (newer, older)
    ]
    assert {LEGAL_PERSONS._newest(order).doc_id for order in (entries, entries[::-1])} == {5}


def test_a_column_without_the_list_is_refused() -> None:
    with pytest.raises(PageChangedError, match="no title of column 863"):
        list(LEGAL_PERSONS.documents(Publisher(pages.column(863, [pages.entry(1, "测试文件", "2026-11-01")]))))


def test_a_newer_title_that_is_nearly_the_lists_is_told_and_the_others_are_kept_with_the_run() -> None:
    def reading(title: str, day: str) -> ParsedList:
        routes = pages.list_routes(small=True)
        lines = [pages.entry(1, title, day), pages.entry(2, "保险机构法人名单（截至2026年6月末）", "2026-08-01")]
        articles = [pages.entry(pages.LEGAL_PERSONS, f"银行业金融机构法人名单（{pages.AS_OF}）", "2026-08-14")]
        newest_first = sorted((*lines, *articles), key=lambda line: str(line["publishDate"]), reverse=True)
        routes |= pages.column(863, newest_first)
        return LEGAL_PERSONS.read(list(LEGAL_PERSONS.documents(Publisher(routes))))

    title = "银行业金融机构名单（截至2026年12月末）"
    newer = reading(title, "2026-11-01")
    assert newer.warnings == (f"newer titles much like 银行业金融机构法人名单 were passed over, 1: {title}",)
    assert newer.passed_over[0].startswith("lists of the column passed over, 2: ")
    assert reading(title, "2019-11-01").warnings == ()


def test_a_note_of_the_list_that_names_another_firm_or_another_total_is_told() -> None:
    note = "注：测试癸9999农村商业银行股份有限公司正在筹建"
    total = ("合计", "5家", "", "", "", "")
    assert saved_pdf().warnings == ()
    assert any("stands in no row" in one for one in saved_pdf((*ROWS, (note, "", "", "", "", ""))).warnings)
    assert any("the document says 5 firms, 3 rows" in one for one in saved_pdf((*ROWS, total)).warnings)
