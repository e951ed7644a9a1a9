"""Penalties: firms by their whole name and nothing of persons."""

import pytest

from registries.model import NoticeRecord
from registries.reader import Document, PageChangedError
from registries.refresh.gate import faults
from registries.sources.nfra.penalties import PENALTIES
from registries.sources.nfra.punished import firms
from tests.every_case import every_case
from tests.pages import FETCHED_AT, Publisher
from tests.pages import nfra as pages
from tests.pages import nfra_penalties as penalties

CELLS: dict[str, tuple[str, ...] | None] = {
    "测试甲9001消费金融有限公司": ("测试甲9001消费金融有限公司",),
    "测试甲9001消费金融有限公司及相关责任人": ("测试甲9001消费金融有限公司",),
    "测试甲9001消费金融有限公司及其相关责任人员": ("测试甲9001消费金融有限公司",),
    "一、测试甲9001消费金融有限公司 二、张测试": ("测试甲9001消费金融有限公司",),
    "测试甲9001银行股份有限公司、测试甲9002信托有限公司": ("测试甲9001银行股份有限公司", "测试甲9002信托有限公司"),
    "测试甲9001银行（中国）有限公司": ("测试甲9001银行（中国）有限公司",),
    "测试甲9001农村信用合作联社": ("测试甲9001农村信用合作联社",),
    "测试甲9001银行股份有限公司测试分行": (),
    "测试甲9001银行股份有限公司信用卡中心及相关责任人": (),
    "测试甲9001保险股份有限公司测试支公司": (),
    "张测试": (),
    "阿不都·测试": (),
    "张测试（时任测试甲9001银行股份有限公司行长、党委书记）": (),
    "时任测试甲9001银行股份有限公司行长张测试": (),
    "张测试 李测试 王测试": (),
    "测试甲9001银行股份有限公司张测试": None,
    "相关当事人共计五名（另行公布）": None,
}


@every_case(("cell", "found"), CELLS.items())
def test_whom_a_cell_names(cell: str, found: tuple[str, ...] | None) -> None:
    assert firms(cell) == found


def saved(*bodies: str) -> list[Document]:
    lines = [
        pages.entry(number, "行政处罚信息公示列表（张测试）", "2026-11-20") for number, _ in enumerate(bodies, start=1)
    ]
    answers = [pages.answer(pages.article(line, body=body)) for line, body in zip(lines, bodies, strict=True)]
    return [Document(f"https://www.nfra.gov.cn/{n}", page.content, FETCHED_AT) for n, page in enumerate(answers)]


def test_both_layouts_are_read_and_persons_leave_no_trace() -> None:
    rows = [row for row in PENALTIES.read(saved(*penalties.bodies())).rows if isinstance(row, NoticeRecord)]
    assert [(row.subject, row.date) for row in rows] == [
        (penalties.FIRM, "2026-11-20"),
        ("测试甲9005银行股份有限公司", "2026-10-09"),
    ]
    printed = "".join(row.model_dump_json() for row in rows)
    assert "张" not in printed
    assert "李" not in printed
    assert rows[0].words is not None
    assert rows[0].words.zh == "案由写到：催收、合作机构。"  # whose fine it is cannot be told from the cell
    assert rows[1].words is not None
    assert rows[1].words.en == "Fined 825,000 yuan. The reasons mention: interest and fees, personal data."


def test_merged_cells_give_every_party_its_reasons() -> None:
    body = penalties.listed(
        ("测试甲9001银行股份有限公司", "催收不当", "罚款50万元", penalties.BUREAU),
        ("测试甲9002银行股份有限公司", "催收不当", "罚款60万元", penalties.BUREAU),
    )
    cell = "<td><p>催收不当</p></td>"
    merged = body.replace(cell, '<td rowspan="2"><p>催收不当</p></td>', 1)
    merged = merged[: merged.rindex(cell)] + merged[merged.rindex(cell) + len(cell) :]
    assert [
        row.words.zh for row in PENALTIES.read(saved(merged)).rows if isinstance(row, NoticeRecord) and row.words
    ] == [
        "罚款50万元。案由写到：催收。",
        "罚款60万元。案由写到：催收。",
    ]


def test_a_fault_that_is_not_about_personal_loans_is_no_row() -> None:
    body = penalties.listed(("测试甲9001银行股份有限公司", "债券承销业务不审慎", "罚款50万元", penalties.BUREAU))
    assert PENALTIES.read(saved(body)).rows == ()


def test_an_insurer_is_no_row() -> None:
    body = penalties.listed(("测试甲9001保险股份有限公司", "个人信息保护不到位", "罚款50万元", penalties.BUREAU))
    assert PENALTIES.read(saved(body)).rows == ()


UNKNOWN = {
    "no table": "<p>行政处罚决定书</p>",
    "no body": "",
    "other columns": penalties.listed(
        ("测试甲9001银行股份有限公司", "催收", "罚款", "局"), header=("序号", "名称", "案由", "结果", "机关")
    ),
    "a party that cannot be told": penalties.listed(
        ("测试甲9001银行股份有限公司张测试", "催收", "罚款", penalties.BUREAU)
    ),
    "a label without its date": penalties.labelled(
        "号", "测试甲9001银行股份有限公司", "催收", "法", "罚款", "局", "某日"
    ),
}


@pytest.mark.parametrize("body", UNKNOWN.values(), ids=UNKNOWN.keys())
def test_a_document_that_cannot_be_read_is_named_and_costs_no_other(body: str) -> None:
    known = [penalties.bodies()[0]] * 19
    reading = PENALTIES.read(saved(*known, body))
    assert len(reading.rows) == 19
    (warning,) = reading.warnings
    assert "document 20 of 2026-11-20" in warning
    assert "docId=20" in warning
    assert "测试" not in warning
    assert warning in faults(reading, PENALTIES.gate, ())


def test_where_no_document_can_be_read_the_page_has_changed() -> None:
    with pytest.raises(PageChangedError, match=r"none of 2 penalty documents.*document 1 .*document 2 ") as refused:
        PENALTIES.read(saved(*list(UNKNOWN.values())[-2:]))
    assert "测试" not in str(refused.value)


def subjects(*bodies: str) -> list[str]:
    reading = PENALTIES.read(saved(*bodies))
    assert reading.warnings == ()
    assert "张测试" not in "".join(row.model_dump_json() for row in reading.rows)
    return [row.subject for row in reading.rows if isinstance(row, NoticeRecord)]


AUTHORITIES = {
    ("作出行政处罚决定的机关名称", "作出行政处罚决定的日期"),
    ("做出处罚决定的机关名称", "做出处罚决定的日期"),
    ("做出行政处罚决定的机关", "做出行政处罚决定的时间"),
    ("作出处罚的机关名称", "作出处罚的日期"),
    ("作出决定机关", "作出决定日期"),
}


def test_labels_are_known_in_every_printing() -> None:
    for authority, day in AUTHORITIES:
        for party in ("被处罚当事人", "当事人名称", "被处罚当事人姓名或名称", "当事人"):
            for reasons in ("主要违法违规事实（案由）", "主要违法违规行为", "违法违规事实", "案由"):
                labels = ("行政处罚决定书文号", party, reasons, "行政处罚依据", "行政处罚决定", authority, day)
                values = ("号", penalties.FIRM, "催收管理不到位", "法", "罚款20万元", penalties.BUREAU, "2026年6月1日")
                assert subjects(penalties.labelled(*values, labels=labels)) == [penalties.FIRM], labels


def test_a_party_parted_over_several_columns_of_the_grid() -> None:
    assert subjects(penalties.parted(penalties.FIRM)) == [penalties.FIRM]
    assert subjects(penalties.parted("—", person="张测试")) == []
    assert subjects(penalties.parted("", person="张测试"), penalties.bodies()[0])[0] == penalties.FIRM


def test_where_a_person_and_a_firm_are_named_the_decision_says_who_was_punished() -> None:
    unclear = penalties.parted("测试甲9001银行股份有限公司", person="张测试")
    reading = PENALTIES.read(saved(penalties.bodies()[0], unclear))
    assert "a person and a firm are named" in reading.warnings[0]
    assert "测试" not in reading.warnings[0]
    decision = f"对{penalties.FIRM}罚款50万元；对张测试警告"
    assert subjects(penalties.parted(penalties.FIRM, person="张测试", decision=decision)) == [penalties.FIRM]


def test_the_party_in_lines_or_columns_of_its_own() -> None:
    party = ("姓名", "单位", "单位名称", "主要负责人姓名")
    labels = (*party, "主要违法违规事实（案由）", "行政处罚决定", "作出处罚决定的机关名称", "作出处罚决定的日期")
    values = ("—", "—", penalties.FIRM, "张测试", "催收管理不到位", "罚款20万元", penalties.BUREAU, "2026-06-01")
    assert subjects(penalties.labelled(*values, labels=labels)) == [penalties.FIRM]
    other = (values[0], values[1], "测试甲9002信托有限公司", *values[3:])
    assert subjects(penalties.columns(labels, values, other)) == [penalties.FIRM, "测试甲9002信托有限公司"]


def test_several_tables_of_one_document_are_all_read_or_none() -> None:
    first, second = penalties.parted(penalties.FIRM), penalties.parted("测试甲9002信托有限公司")
    assert subjects(first + second) == [penalties.FIRM, "测试甲9002信托有限公司"]
    unread = first + penalties.parted("测试甲9002信托有限公司", day="某日")
    assert "nothing is read for date" in PENALTIES.read(saved(penalties.bodies()[0], unread)).warnings[0]


def test_the_newest_twenty_of_each_level_are_asked_for() -> None:
    publisher = Publisher(pages.routes(small=True) | penalties.routes(small=False))
    documents = list(PENALTIES.documents(publisher))
    assert len(documents) == 60
    assert len(PENALTIES.read(documents).rows) == 30


def test_a_firm_in_a_table_or_line_that_decides_nothing_is_told() -> None:
    other = "测试癸9009银行股份有限公司"
    whole = penalties.bodies()[0]
    assert PENALTIES.read(saved(whole)).warnings == ()
    for beside in (f"<p>{other}</p>", f"<table><tr><td>另一家</td><td>{other}</td></tr></table>"):
        reading = PENALTIES.read(saved(whole + beside))
        (warning,) = reading.warnings
        assert other in warning
        assert "document 1 of " in warning
        assert reading.rows == PENALTIES.read(saved(whole)).rows
