"""What a cell of names holds: the name itself, notes beside it by closed tables, and nothing that nobody knows."""

from itertools import product

import pytest

from checker.dataset.dataset import indexed_names
from checker.names import NameIndex, normalise
from checker.names.tables import rows as table_rows
from registries.firm_names.legal_names import bad_names, licence_of, notice_of, partner_name
from registries.firm_names.name_cell import read_name_cell
from registries.firm_names.name_notes import status_note
from registries.firm_names.registered_names import (
    _place_names,
    in_registered_brackets,
    only_legal_form,
    registered_ending,
)
from registries.model import LicenceRecord, LicenceStatus, Record
from registries.reader import Gate, ParsedList
from registries.refresh.gate import faults
from registries.starter import load
from tests.every_case import every_case
from tests.factories.records import licence, notice, partner
from tests.factories.records import product as product_record
from tests.factories.worlds import graph_of
from tests.registries.sources.declarative.test_reader import HEADER, LICENCES, read, reader

FIRM, OTHER = "测试卯0001小额贷款有限公司", "测试辰0002小额贷款有限公司"
CERTAIN = {
    "已注销": "cancelled",
    "注销": "cancelled",
    "2019年注销": "cancelled",
    "已于2020年3月被取消试点资格": "cancelled",
    "吊销": "cancelled",
    "取消资格": "cancelled",
    "退出": "cancelled",
    "停业": "suspended",
    "停业整顿": "suspended",
    "停业整顿中": "suspended",
    "暂停": "suspended",
    "许可证到期": "expired",
}
UNCERTAIN = (
    *("拟注销", "注销中", "失联", "空壳", "空壳企业", "失联、空壳", "整改", "清算", "筹", "筹建"),
    *("僵尸企业", "经营异常", "已被列入经营异常名录"),
)
UNKNOWN = ("什么", "简称测试", "问题企业", "含分公司", "原测试小贷", "上海", "未注销")
BRACKETS = ("（{}）", "({})", "【{}】", "[{}]", "〔{}〕", "({}）", "（ {} ）")


def licensed(printed: str, status: str = "in_force") -> tuple[LicenceRecord | None, list[str]]:
    warnings: list[str] = []
    return licence_of(licence(printed, "microloan", status), warnings), warnings


@every_case(("note", "status"), CERTAIN.items())
def test_a_certain_note_is_the_status(note: str, status: str) -> None:
    cells = [FIRM + form.format(note) for form in BRACKETS]
    cells += [
        f"（{note}）{FIRM}",
        f"{FIRM}{note}",
        f"{FIRM}-{note}",
        f"{FIRM}（{note}）①",
        "测试卯0001（" + note + "）小额贷款有限公司",
    ]
    for cell in cells:
        row, warnings = licensed(cell)
        assert row is not None, cell
        assert (row.legal_name, row.status, warnings) == (FIRM, LicenceStatus(status), []), cell
        assert row.note is not None
        assert note in row.note.zh.replace(" ", "")


@every_case("note", UNCERTAIN)
def test_an_uncertain_note_licenses_nobody_and_a_person_must_look(note: str) -> None:
    for form in BRACKETS:
        row, warnings = licensed(FIRM + form.format(note))
        assert row is not None
        assert (row.legal_name, row.status) == (FIRM, LicenceStatus.IDENTIFIED)
        assert len(warnings) == 1


@pytest.mark.parametrize("note", UNKNOWN)
def test_a_note_that_is_in_no_table_gives_no_record(note: str) -> None:
    for form in BRACKETS:
        row, warnings = licensed(FIRM + form.format(note))
        assert row is None
        assert len(warnings) == 1


def test_no_note_ever_makes_a_licence_better() -> None:
    for note, status in product((*CERTAIN, *UNCERTAIN, "正常"), LicenceStatus):
        row, _ = licensed(f"{FIRM}（{note}）", status.value)
        assert row is not None
        if status is not LicenceStatus.IN_FORCE:
            assert row.status is not LicenceStatus.IN_FORCE, (note, status)
        if status is LicenceStatus.CANCELLED:
            assert row.status is LicenceStatus.CANCELLED, note
    assert status_note("") is None


@pytest.mark.parametrize(
    "note",
    [
        f"原名：{OTHER}",
        f"原{OTHER}",
        f"曾用名:{OTHER}",
        f"更名前：{OTHER}",
        f"2019年更名前：{OTHER}",
        f"原名为“{OTHER}”",
    ],
)
def test_a_former_name_is_a_former_name(note: str) -> None:
    row, warnings = licensed(f"{FIRM}（{note}）")
    assert row is not None
    assert (row.legal_name, row.former_names, row.status.value, warnings) == (FIRM, (OTHER,), "in_force", [])
    row, _ = licensed(f"{FIRM}（{note}，已注销）")
    assert row is not None
    assert (row.former_names, row.status.value) == ((OTHER,), "cancelled")


@every_case("mark", ["*", "＊", "※", "①", "②③", "[1]", "（1）", "注1", "（注2）", "†", "¹"])
def test_a_footnote_mark_is_dropped_and_told(mark: str) -> None:
    row, (warning,) = licensed(FIRM + mark)
    assert row == licence(FIRM, "microloan")
    assert warning.startswith(f"{FIRM} bears the mark")


PRESENT = (
    "现更名为{}",
    "已更名为：{}",
    "更名为{}",
    "2021年3月更名为{}",
    "现名：{}",
    "现名称为{}",
    "变更为{}",
    "现为{}",
)


def test_a_firm_with_another_name_by_now_is_found_by_both() -> None:
    for form in PRESENT:
        note = form.format(OTHER)
        for cell in (f"{FIRM}（{note}）", f"{FIRM}{note}", f"{FIRM}，{note}", f"{FIRM} {note}"):
            row, warnings = licensed(cell)
            assert row is not None, cell
            assert (row.legal_name, row.former_names, warnings) == (OTHER, (FIRM,), []), cell
    row, warnings = licensed(f"{FIRM}（现更名为{OTHER}、测试乙有限公司）")
    assert row is None
    assert "two present names" in warnings[0]
    assert licensed(f"{FIRM}（现更名为测试）")[0] is None


FORMER = (
    "更名自{}",
    "由{}更名",
    "2020年由{}更名而来",
    "系由{}改制而成",
    "改制前为{}",
    "前身为{}",
    "曾用名{}",
    "（原：{}）",
)


def test_a_former_name_in_other_words_or_without_brackets() -> None:
    for form in FORMER:
        note = form.format(OTHER).strip("（）")
        for cell in (f"{FIRM}（{note}）", f"{FIRM}{note}", f"{FIRM}，{note}", f"{FIRM}\n{note}"):
            row, warnings = licensed(cell)
            assert row is not None, cell
            assert (row.legal_name, row.former_names, warnings) == (FIRM, (OTHER,), []), cell


def test_a_letter_that_could_not_be_read_gives_no_record() -> None:
    row, warnings = licensed(FIRM.replace("小", "\ufffd", 1))
    assert row is None
    assert "could not be read" in warnings[0]


KEPT = (
    *("支付宝（中国）网络技术有限公司", "测试(上海)有限公司", "测试（江苏南京）有限公司", "测试（集团）股份有限公司"),
    *("测试甲管理咨询合伙企业（有限合伙）", "花旗银行（中国）有限公司上海分行", "韩国产业银行上海分行"),
    *("俄罗斯外贸银行公开股份公司上海分行", "测试县农村信用合作联社", "某省农村信用社联合社", "国家开发银行"),
    *("中国人民银行征信中心", "360数字（北京）有限公司", "荷兰合作银行（中国）有限公司", "企业银行（中国）有限公司"),
)


@every_case("name", KEPT)
def test_brackets_that_belong_to_a_name_stay(name: str) -> None:
    row, warnings = licensed(name)
    assert row is not None
    assert (row.legal_name, warnings) == (name, [])
    assert list(bad_names(row)) == []


TWO = (
    *(f"{FIRM} {OTHER}", f"{FIRM}{OTHER}", f"{FIRM}、{OTHER}", f"{FIRM}和{OTHER}"),
    *("测试甲信用社 测试乙信用社", "测试甲农村信用合作联社测试乙农村信用合作联社", "甲银行上海分行乙银行广州分行"),
)


@pytest.mark.parametrize("cell", TWO)
def test_two_names_in_one_cell_are_nobodys(cell: str) -> None:
    row, warnings = licensed(cell)
    assert row is None
    assert warnings
    assert partner_name(cell)[1] == "two names in one cell"


FORMS = (
    "有限公司",
    "有限责任公司",
    "银行",
    "小额贷款有限公司",
    "（上海）小额贷款有限公司",
    "村镇银行股份有限公司",
    "信用社",
    "公司",
)


@every_case("form", FORMS)
def test_a_legal_form_is_nobodys_name(form: str) -> None:
    assert licensed(form)[0] is None
    assert partner_name(form)[1]
    for row in (licence(form), partner("测试甲银行", form), notice(form, "warning"), product_record("测试花", form)):
        assert list(bad_names(row)), row


@every_case("form", FORMS)
def test_who_types_a_legal_form_is_led_to_nobody_even_by_a_bad_row(form: str) -> None:
    index = NameIndex.build(indexed_names(graph_of(licence(form), licence(FIRM, "microloan", aliases=(form,)))))
    assert index.resolve(normalise(form)).kind == "none"
    assert index.resolve(normalise(FIRM)).kind == "legal_name"


@pytest.mark.parametrize(
    "name", ["测试甲", "测试甲小额贷款", "测试甲有限公司（", "关于公布名单的通知", "测试甲（中国）", "3、" + FIRM]
)
def test_what_ends_as_no_registered_name_is_no_licence(name: str) -> None:
    assert licensed(name)[0] is None


def test_the_bundled_facts_hold_names_that_stand() -> None:
    rows = [row for file in load() for row in file.rows]
    assert [fault for row in rows for fault in bad_names(row)] == []
    licences = [row for row in rows if isinstance(row, LicenceRecord)]
    for row in licences:
        assert licence_of(row, []) == row
        assert registered_ending(row.legal_name)
        assert not only_legal_form(row.legal_name)


@pytest.mark.parametrize("cell", [f"{FIRM}（已注销）", f"{FIRM}（什么）", f"{FIRM}*", f"{FIRM}{OTHER}", "有限公司"])
def test_the_gate_is_a_second_net_for_every_kind_of_row(cell: str) -> None:
    rows: tuple[Record, ...] = (
        licence(cell),
        licence(FIRM, former_names=(cell,)),
        partner("测试甲银行", cell),
        partner(cell, FIRM),
        notice(cell, "warning"),
        notice("测试花", "warning", operator=cell),
        product_record("测试花", cell),
    )
    for row in rows:
        (fault,) = faults(ParsedList((row,), None), Gate(1, 9), ())
        assert fault.startswith("1 names of firms are none as they stand"), row


def test_names_of_products_are_not_read_as_firms() -> None:
    for row in (
        notice("测试贷（安卓版）", "warning"),
        notice("测试银行市民e贷", "warning"),
        partner("测试银行", "测试贷", form="product"),
    ):
        assert list(bad_names(row)) == []


def test_a_notice_about_a_firm_is_about_its_name() -> None:
    warnings: list[str] = []
    row = notice_of(notice(f"{FIRM}①", "cancelled"), warnings)
    assert row is not None
    assert (row.subject, warnings) == (FIRM, [])
    row = notice_of(notice(f"{FIRM}（原名：{OTHER}）", "cancelled"), warnings)
    assert row is not None
    assert row.subject == FIRM
    assert len(warnings) == 1
    assert notice_of(notice(f"{FIRM}（什么）", "cancelled"), warnings) is None


def test_a_described_list_with_notes_in_its_cells() -> None:
    cells = [
        f"{FIRM}（已注销）",
        f"{OTHER} 测试乙有限公司",
        "有限公司",
        "测试午0010小额贷款有限公司（停业整顿）",
        "测试未小额贷款有限公司*",
    ]
    rows = [(str(n), cell, "2014-03-05", "", "") for n, cell in enumerate(cells, start=1)]
    reading = read(reader(LICENCES), HEADER, rows)
    assert [(row.legal_name, row.status.value) for row in reading.rows if isinstance(row, LicenceRecord)] == [
        (FIRM, "cancelled"),
        ("测试午0010小额贷款有限公司", "suspended"),
        ("测试未小额贷款有限公司", "in_force"),
    ]
    assert len(reading.warnings) == 3


def test_a_partner_with_a_note_is_no_partner() -> None:
    assert partner_name("测试甲（上海）有限公司") == ("测试甲（上海）有限公司", None)
    assert partner_name("测试甲有限公司①") == ("测试甲有限公司", None)
    for note in ("已注销", "已终止合作", "原名：测试乙有限公司", "失联"):
        assert partner_name(f"测试甲有限公司（{note}）")[1], note


def test_places_are_those_of_the_table_of_divisions() -> None:
    listed = {
        short
        for code, name, short, _ in table_rows("divisions.tsv", 4)
        if short != "-" and len(short) > 1 and (code.endswith("00") or name.endswith("市"))
    }
    assert listed <= _place_names()
    assert all(map(in_registered_brackets, ("上海", "中国", "江苏南京", "长沙县", "有限合伙")))
    assert not any(map(in_registered_brackets, ("注销", "停业", "筹", "什么", "")))


def test_reading_a_cell_never_fails() -> None:
    for text in ("", "（", "）", "（（））", "①", "（已注销）", " ", "）（", "原名：", "公司" * 30):
        read_name_cell(text)
