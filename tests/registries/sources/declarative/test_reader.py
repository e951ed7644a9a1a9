"""Lists read by a description: what a description may say, and what its reader makes of pages and files."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from registries.model import Access, LicenceRecord, NoticeAction, NoticeRecord, Source, Text
from registries.reader import BlockedError, PageChangedError, ParsedList
from registries.refresh.gate import faults
from registries.sources.declarative.reader import DeclarativeReader, imported_reader
from registries.sources.declarative.spec import SourceSpecError, spec_files
from registries.sources.declarative.spec_folder import described_in, load_declarative
from registries.sources.readers import READERS
from tests.every_case import every_case
from tests.pages import Page, Publisher, document, lenders, provinces

URL = "https://example.com/list.html"
SOURCE: dict[str, Any] = {
    "id": "testland.microloan",
    "title": {"zh": "测试省小额贷款公司名单", "en": "Microloan companies of Testland"},
    "publisher": {"zh": "测试省地方金融管理局", "en": "Testland's regulator"},
    "url": URL,
    "kind": "licence",
    "access": "automatic",
}
LICENCES: dict[str, Any] = {
    "source": SOURCE,
    "columns": {
        "序号": "serial",
        "公司名称": "legal_name",
        "企业名称": "legal_name",
        "批准时间": "granted",
        "编号": "number",
    },
    "optional": ["number", "serial"],
    "ignore": ["法定代表人", "联系电话"],
    "constants": {"licence_type": "microloan", "status": "in_force", "region": "测试省"},
    "anchor": "小额贷款",
}
EXITS: dict[str, Any] = {
    "source": SOURCE | {"id": "testland.exits", "kind": "notice"},
    "columns": {"公司名称": "subject", "退出时间": "date"},
    "constants": {"stage": "final"},
    "words": {
        "退出方式": {
            "取消试点资格": {"action": "cancelled", "voluntary": False},
            "主动注销": {"action": "cancelled", "voluntary": True},
        }
    },
    "as_of_after": "截至",
    "anchor": "退出",
}
HEADER = ("序号", "公司名称", "批准时间", "法定代表人", "联系电话")


def firm(number: int) -> str:
    return f"测试甲{number:04}小额贷款有限公司"


def licences(count: int) -> list[tuple[str, ...]]:
    return [(str(n), firm(n), f"2014年{n % 12 + 1}月3日", "测试人", f"1380000{n:04}") for n in range(1, count + 1)]


def reader(content: Mapping[str, Any], **changes: object) -> DeclarativeReader:
    return DeclarativeReader(spec_files("test.yaml", {**content, **changes}))


def page(header: Sequence[str], rows: Sequence[Sequence[str]], words: str = "") -> Page:
    return lenders.page("测试省小额贷款公司名单", words + lenders.table(header, rows))


def read(found: DeclarativeReader, header: Sequence[str], rows: Sequence[Sequence[str]], words: str = "") -> ParsedList:
    return found.read([document(URL, page(header, rows, words))])


def test_licences_over_the_wire() -> None:
    found = reader(LICENCES)
    publisher = Publisher({URL: page(HEADER, licences(300))})
    reading = found.read(list(found.documents(publisher)))
    assert faults(reading, found.gate, ()) == ()
    assert reading.serials == tuple(range(1, 301))
    first = reading.rows[0]
    assert isinstance(first, LicenceRecord)
    assert (first.legal_name, first.granted, first.region, first.cite.url) == (firm(1), "2014-02-03", "测试省", URL)
    assert "138" not in first.model_dump_json()
    assert "测试人" not in first.model_dump_json()


def test_a_page_without_its_words_is_a_wall() -> None:
    found = reader(LICENCES, anchor="典当")
    with pytest.raises(BlockedError):
        list(found.documents(Publisher({URL: page(HEADER, licences(3))})))


def test_a_manual_source_asks_nothing() -> None:
    found = reader(LICENCES, source=SOURCE | {"access": "manual"})
    assert list(found.documents(Publisher({}))) == []


def test_exits_by_words_of_a_closed_set() -> None:
    rows = [
        (firm(1), "取消试点资格", "2025年6月30日"),
        (firm(2), "主动注销", "2025-07-01"),
        (firm(3), "监管措施", "2025-07-02"),
    ]
    reading = read(reader(EXITS), ("公司名称", "退出方式", "退出时间"), rows, "<p>截至2025年7月末</p>")
    assert [(row.subject, row.action, row.voluntary) for row in reading.rows if isinstance(row, NoticeRecord)] == [
        (firm(1), NoticeAction.CANCELLED, False),
        (firm(2), NoticeAction.CANCELLED, True),
    ]
    assert reading.warnings == ("unknown word '监管措施' under 退出方式",)
    assert reading.as_of == "2025-07-31"


@pytest.mark.parametrize("words", ["", "<p>截至2025年7月末</p><p>截至2025年6月末</p>", "<p>截至去年</p>"])
def test_a_date_that_is_not_where_it_was(words: str) -> None:
    with pytest.raises(PageChangedError, match="截至"):
        read(reader(EXITS), ("公司名称", "退出方式", "退出时间"), [(firm(1), "主动注销", "2025-07-01")], words)


@pytest.mark.parametrize(
    ("header", "rows", "warning"),
    [
        (("公司名称", "批准时间", "星级"), [(firm(1), "2014-01-01", "五")], "unknown column '星级'"),
        (("公司名称", "批准时间"), [(firm(1), "去年")], "no date for granted: '去年'"),
        (("公司名称", "批准时间"), [("", "2014-01-01")], "a row is no licence: legal_name: Field required"),
        (
            ("公司名称", "批准时间"),
            [("测" * 121, "2014-01-01")],
            "a row is no licence: legal_name: String should have at most",
        ),
        (("公司名称", "批准时间"), [(firm(1), ""), (firm(1), "2014-01-01")], "more than one row is about 测试甲0001"),
        (("公司名称", "批准时间"), [(firm(1), "13800000001")], "no date for granted: '…'"),
    ],
)
def test_surprises(header: Sequence[str], rows: Sequence[Sequence[str]], warning: str) -> None:
    (found,) = read(reader(LICENCES), header, rows).warnings
    assert found.startswith(warning)


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        (("名称", "批准时间"), [(firm(1), "2014-01-01")]),
        (("公司名称",), [(firm(1),)]),
        (("公司名称", "企业名称", "批准时间"), [(firm(1), firm(2), "2014-01-01")]),
        (("公司名称", "公司名称", "批准时间"), [(firm(1), firm(2), "2014-01-01")]),
        (("序号", "公司名称", "批准时间"), [(firm(1), "1", "2014-01-01")]),
    ],
)
def test_changed_pages(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    with pytest.raises(PageChangedError):
        read(reader(LICENCES), header, rows)


def test_broken_names_and_blank_cells() -> None:
    html = lenders.table(("企业名称", "批准时间"), [("测试甲0001小额|贷款有限公司", "—")]).replace("|", "<br>")
    reading = reader(LICENCES).read([document(URL, lenders.page("名单", html))])
    (row,) = reading.rows
    assert isinstance(row, LicenceRecord)
    assert (row.legal_name, row.granted) == (firm(1), None)


def hunan() -> DeclarativeReader:
    (found,) = [found for found in READERS if found.source.id == "hunan.microloan"]
    assert isinstance(found, DeclarativeReader)
    return found


def records_of_hunan(*cells: Mapping[str, str]) -> ParsedList:
    return hunan().read([document(provinces.URL, provinces.detail(each)) for each in cells])


def test_hunan_is_one_row_a_firm_and_no_licence() -> None:
    reading = records_of_hunan(provinces.record(1), provinces.record(1, 许可时间="2016-01-01"), provinces.record(2))
    assert [row.granted for row in reading.rows if isinstance(row, LicenceRecord)] == ["2016-01-01", "2012-05-02"]
    assert {row.status for row in reading.rows if isinstance(row, LicenceRecord)} == {"identified"}
    assert hunan().source.access is Access.MANUAL
    assert "13800000001" not in "".join(row.model_dump_json() for row in reading.rows)
    assert "测试人" not in "".join(row.model_dump_json() for row in reading.rows)


def test_hunan_without_a_label_has_changed() -> None:
    cells = provinces.record(1)
    del cells["许可时间"]
    with pytest.raises(PageChangedError, match="许可时间"):
        records_of_hunan(provinces.record(2), cells)


def test_hunan_with_a_new_label_is_a_surprise() -> None:
    assert records_of_hunan(provinces.record(1, 开户银行="测试银行")).warnings == ("unknown column '开户银行'",)


@pytest.mark.parametrize("make", [lenders.xlsx, lenders.docx, lenders.csv_file, lenders.pdf])
def test_a_file_by_a_mere_column_map(make: Callable[..., Page]) -> None:
    source = Source(**SOURCE | {"access": "manual", "url": None})
    columns = {"序号": "serial", "公司名称": "legal_name", "批准时间": "granted"}
    found = imported_reader(source, columns, {"licence_type": "microloan", "status": "in_force"})
    header = ("序号", "公司名称", "批准时间")
    reading = found.read([document("list", make(header, [row[:3] for row in licences(80)]))])
    assert [row.legal_name for row in reading.rows if isinstance(row, LicenceRecord)] == [firm(n) for n in range(1, 81)]
    assert reading.warnings == ()
    assert reading.rows[0].cite.url is None


def test_a_column_map_must_make_records() -> None:
    with pytest.raises(SourceSpecError, match=r"testland\.microloan: columns: nothing sets licence_type, status"):
        imported_reader(Source(**SOURCE | {"access": "manual"}), {"公司名称": "legal_name"})


YAML = """
source:
  id: {id}
  title: {{zh: 测试省小额贷款公司名单, en: Microloan companies of Testland}}
  publisher: {{zh: 测试省地方金融管理局, en: "Testland's regulator"}}
  url: null
  kind: {kind}
  access: {access}
columns: {columns}
constants: {constants}
{more}
"""
GOOD = {
    "id": "testland.microloan",
    "kind": "licence",
    "access": "manual",
    "columns": "{公司名称: legal_name}",
    "constants": "{licence_type: microloan, status: in_force}",
    "more": "",
}


def write(folder: Path, name: str = "testland.yaml", **changes: str) -> None:
    (folder / name).write_text(YAML.format(**GOOD | changes), "utf-8")


def test_an_operators_folder(tmp_path: Path) -> None:
    assert load_declarative(tmp_path / "nowhere") == ()
    write(tmp_path, "b.yaml", id="testland.b")
    write(tmp_path, "a.yaml", id="testland.a")
    (tmp_path / "notes.txt").write_text("not a description", "utf-8")
    assert [found.source.id for found in load_declarative(tmp_path)] == ["testland.a", "testland.b"]


def test_the_same_id_twice(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml")
    readers, (fault,) = described_in(tmp_path, ["testland.microloan"])
    assert readers == ()
    assert fault.startswith("a.yaml: source.id: testland.microloan is that of a built-in source")
    write(tmp_path, "b.yaml")
    with pytest.raises(SourceSpecError, match=r"b\.yaml: source\.id: testland\.microloan is that of a\.yaml"):
        load_declarative(tmp_path)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"more": "colums: {}"}, "colums: Extra inputs are not permitted"),
        ({"more": "\tx"}, "line"),
        ({"id": "Testland!"}, "source.id: String should match pattern"),
        ({"kind": "partner"}, "source.kind: only a licence or a notice can be described"),
        ({"access": "starter"}, "source.access: automatic or manual"),
        ({"access": "automatic"}, "anchor: an automatic source needs a url"),
        ({"columns": "{公司名称: company}"}, "columns: a licence has no company; it has "),
        ({"columns": "{公司名称: number}"}, "columns: nothing sets legal_name"),
        ({"columns": "{公司名称: cite}"}, "columns: a licence has no cite"),
        ({"columns": "公司名称"}, "columns: Input should be a valid"),
        ({"columns": "{名: legal_name, 类: status}"}, "constants: status is set by columns too"),
        ({"constants": "{licence_type: microloans, status: in_force}"}, "constants.licence_type: Input should be "),
        ({"constants": "{licence_type: microloan, status: in_force, granted: 2014}"}, "constants.granted: "),
        ({"more": "words: {状态: {正常: {status: good}}}"}, "words.状态.正常.status: Input should be "),
        ({"more": "optional: [granted]"}, "optional, newest: no column sets granted"),
        ({"more": "newest: granted"}, "optional, newest: no column sets granted"),
        ({"more": "gate: {min_row: 3}"}, "gate.min_row: Extra inputs are not permitted"),
        ({"more": "layout: list"}, "layout: Input should be 'table' or 'pairs'"),
    ],
)
def test_faults_name_file_and_key(tmp_path: Path, changes: dict[str, str], said: str) -> None:
    write(tmp_path, **changes)
    with pytest.raises(SourceSpecError) as raised:
        load_declarative(tmp_path)
    assert "testland.yaml: " in str(raised.value)
    assert said in str(raised.value)


def test_an_empty_file_is_no_description(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("", "utf-8")
    with pytest.raises(SourceSpecError, match=r"a\.yaml: a description is a mapping"):
        load_declarative(tmp_path)


def test_texts_of_shipped_descriptions() -> None:
    for found in READERS:
        if isinstance(found, DeclarativeReader):
            assert found.source.how_to_check
            assert isinstance(found.source.title, Text)


@every_case(
    ("header", "remark", "held"),
    [
        ("备注", "已于2025年注销", True),
        ("备注", "已失联", True),
        ("备注", "停业", True),
        ("备注", "2024年5月起暂停新增业务，见公告", True),
        ("备注", "该公司目前处于破产清算阶段", True),
        ("备注", "整改", True),
        ("注销日期", "2025-03-01", True),
        ("备注", "正常", False),
        ("备注", "原址装修", False),
        ("备注", "", False),
        ("注销日期", "—", False),
        ("经营范围", "支付清算、破产管理", False),
    ],
)
def test_a_word_on_a_licence_in_a_column_that_is_left_out_is_told(header: str, remark: str, *, held: bool) -> None:
    found = reader(LICENCES, ignore=[header])
    warnings = read(found, ("公司名称", "批准时间", header), [(firm(1), "2014-01-01", remark)]).warnings
    assert [firm(1) in one and remark in one for one in warnings] == [True] * held
