"""The notices of 工业和信息化部 on apps: every form of attachment, and what cannot be read is named, never dropped."""

import json
from dataclasses import replace

import pytest

from registries.model import NoticeRecord
from registries.reader import BlockedError, Document, FetchError, PageChangedError, ParsedList
from registries.refresh.gate import faults
from registries.sources.miit import app_notices
from tests.pages import Page, Publisher
from tests.pages.miit import HEADER, HOST, Form, Notice, Row, apps, list_page, list_url, publish, routes

READER = app_notices.READER


def read(*notices: Notice, later: tuple[Notice, ...] = ()) -> ParsedList:
    return READER.read(list(READER.documents(Publisher(publish(notices, later)))))


def notices(reading: ParsedList) -> list[NoticeRecord]:
    return [row for row in reading.rows if isinstance(row, NoticeRecord)]


def named(reading: ParsedList) -> list[str]:
    return [row.subject for row in notices(reading)]


def of_rows(*rows: Row, header: Row = HEADER, says: int | None = None) -> ParsedList:
    return read(Notice(3, "2026-05-21", rows, header=header, says=says))


def test_the_full_street_passes_the_gate() -> None:
    reading = READER.read(list(READER.documents(Publisher(routes(small=False)))))
    assert len(reading.rows) == 7 * 31
    assert reading.as_of == "2026-09-21"
    assert faults(reading, READER.gate, ()) == ()


@pytest.mark.parametrize("form", ["page", "pdf", "pdf_frame", "docx"])
def test_every_form_of_the_table_gives_the_same_rows(form: Form) -> None:
    reading = read(Notice(3, "2026-05-21", apps(3, 40), form))
    assert reading.warnings == ()
    assert named(reading) == [f"测试应用03-{n:03}" for n in range(1, 41)]
    third = notices(reading)[2]
    assert third.operator == "测试科技03003有限公司"
    assert third.date == third.cite.as_of == "2026-05-21"
    assert third.cite.url == HOST + Notice(3, "").path
    assert third.words is not None
    assert third.words.zh == "通报写到它：违规收集个人信息；APP强制、频繁、过度索取权限。"


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (Notice(2, "2026-03-10", apps(2, 4), "doc"), "an old Word file"),
        (Notice(2, "2026-03-10", apps(2, 4), "none"), "no table, neither in the page nor attached"),
        (Notice(2, "2026-03-10", (("甲", "乙"),), header=("日期", "文号")), "a table was not read"),
    ],
)
def test_a_notice_that_cannot_be_read_is_named_and_costs_no_other(broken: Notice, says: str) -> None:
    good = [Notice(n, f"2026-0{n}-21", apps(n, 20), "docx") for n in (1, 3)]
    reading = read(good[1], broken, good[0])
    assert len(reading.rows) == 40
    assert len(reading.warnings) == 1
    assert reading.warnings[0].startswith(broken.full_title)
    assert says in reading.warnings[0]
    assert faults(reading, READER.gate, ()) == reading.warnings


@pytest.mark.parametrize("content", [b"%PDF-1.7 cut", b"PK\x03\x04word/document.xml", b""])
def test_a_broken_attachment_is_named(content: bytes) -> None:
    publisher = Publisher(publish([Notice(1, "2026-01-21", apps(1, 3)), Notice(2, "2026-02-21", apps(2, 3), "pdf")]))
    address = next(url for url in publisher.routes if url.endswith(".pdf"))
    publisher.serve(address, content=content)
    reading = READER.read(list(READER.documents(publisher)))
    assert len(reading.rows) == 3
    assert "总第52批" in reading.warnings[0]


def test_a_lost_attachment_is_named() -> None:
    found = publish([Notice(1, "2026-01-21", apps(1, 3)), Notice(2, "2026-02-21", apps(2, 3), "pdf")])
    kept = {url: page for url, page in found.items() if not url.endswith(".pdf")}
    reading = READER.read(list(READER.documents(Publisher(kept))))
    assert len(reading.rows) == 3
    assert "名单.pdf" not in reading.warnings[0]  # addresses are quoted
    assert ".pdf is missing" in reading.warnings[0]


def test_a_wall_before_an_attachment_ends_the_run() -> None:
    publisher = Publisher(publish([Notice(2, "2026-02-21", apps(2, 3), "pdf")]))
    publisher.serve(next(url for url in publisher.routes if url.endswith(".pdf")), status=412)
    with pytest.raises(BlockedError):
        list(READER.documents(publisher))


def test_a_lost_notice_ends_the_run_and_is_named_among_documents() -> None:
    notice = Notice(2, "2026-02-21", apps(2, 3))
    found = publish([notice])
    documents = list(READER.documents(Publisher(found)))
    assert "its page is missing" in READER.read(documents[:-1]).warnings[0]
    del found[HOST + notice.path]
    with pytest.raises(FetchError):
        list(READER.documents(Publisher(found)))


def test_other_titles_of_the_column_are_left_alone() -> None:
    other = Notice(4, "2026-06-01", apps(4, 3), title="关于电信服务质量的通告（2026年第2号）")
    publisher = Publisher(publish([other, Notice(3, "2026-05-21", apps(3, 3))]))
    reading = READER.read(list(READER.documents(publisher)))
    assert len(reading.rows) == 3
    assert HOST + other.path not in publisher.asked


@pytest.mark.parametrize("title", ["关于侵害用户权益行为的ＡＰＰ通报", "关于侵害用户权益行为的App（SDK）通报"])
def test_the_title_is_known_in_every_printing(title: str) -> None:
    assert len(read(Notice(3, "2026-05-21", apps(3, 3), title=title)).rows) == 3


def test_only_the_newest_notices_are_read_from_as_few_pages_as_needed() -> None:
    first = tuple(Notice(n, f"2026-01-{n:02}", apps(n, 1)) for n in range(20, 8, -1))
    older = (Notice(1, "2025-01-01", apps(1, 1)),)
    publisher = Publisher(publish(first, older))
    reading = READER.read(list(READER.documents(publisher)))
    assert len(reading.rows) == app_notices.NEWEST
    assert list_url(2) not in publisher.asked
    assert "测试应用01-001" not in named(reading)


def test_a_second_page_is_asked_for_and_a_title_shown_twice_is_one_notice() -> None:
    notice = Notice(3, "2026-05-21", apps(3, 3))
    reading = read(notice, later=(notice, Notice(2, "2026-03-10", apps(2, 3))))
    assert len(reading.rows) == 6
    assert reading.warnings == ()


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (b'{"success":false,"data":null,"x":"html"}', "expected data.html"),
        (b'{"data":{"html":"<ul></ul>"}}', "expected exactly one"),
        (b'{"data":{"html":"', "not JSON"),
    ],
)
def test_another_answer_of_the_gateway_is_refused(answer: bytes, says: str) -> None:
    with pytest.raises(PageChangedError, match=says):
        list(READER.documents(Publisher({list_url(1): Page(answer, "application/json")})))


def test_a_column_without_any_notice_is_not_an_empty_list() -> None:
    documents = list(READER.documents(Publisher({list_url(1): list_page([])})))
    with pytest.raises(PageChangedError, match="no title of the column"):
        READER.read(documents)
    with pytest.raises(PageChangedError, match="no title of the column"):
        READER.read([Document(f"{HOST}/名单.pdf", b"%PDF-1.7", "2026-11-24T02:00:00Z")])


def test_a_notice_without_a_date_is_shown_to_a_person() -> None:
    reading = read(Notice(3, "近日", apps(3, 3)))
    assert {row.date for row in notices(reading)} == {None}
    assert "it has no date" in reading.warnings[0]


def test_new_headers_are_read_by_place_and_shown_to_a_person() -> None:
    header = ("序号", "应用名", "开发运营单位", "下载平台", "版本信息", "问题类型")
    reading = of_rows(*apps(3, 3), header=header)
    assert named(reading) == ["测试应用03-001", "测试应用03-002", "测试应用03-003"]
    assert "columns read by their places" in reading.warnings[0]


def test_one_new_column_is_shown_to_a_person() -> None:
    reading = of_rows(*((*row, "北京") for row in apps(3, 3)), header=(*HEADER, "所属地区"))
    assert len(reading.rows) == 3
    assert "unknown column '所属地区'" in reading.warnings[0]


def row(serial: str, app: str, firm: str, issue: str) -> Row:
    return (serial, app, firm, "测试商店", "1.0", issue)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # the rest of a merged cell is blank in a PDF, repeated in a page or docx
        ((row("1", "甲", "甲公司", "一"), ("", "", "", "", "", "二")), [("甲", "一；二")]),
        ((row("1", "甲", "甲公司", "一"), row("1", "甲", "甲公司", "二")), [("甲", "一；二")]),
        # numbered twice, for two stores
        ((row("1", "甲", "甲公司", "一"), row("2", "甲", "甲公司", "二")), [("甲", "一；二")]),
        # two firms' apps of one name are two apps
        ((row("1", "甲", "甲公司", "一"), row("2", "甲", "乙公司", "一")), [("甲", "一"), ("甲", "一")]),
        ((row("1.", "甲", "甲公司", "一"), row("２", "乙", "乙公司", "二")), [("甲", "一"), ("乙", "二")]),
    ],
)
def test_rows_of_one_app_are_one_row(rows: tuple[Row, ...], expected: list[tuple[str, str]]) -> None:
    count = len({cells[0] for cells in rows if cells[0]})
    reading = of_rows(*rows, says=count)
    assert reading.warnings == ()
    found = [(notice.subject, notice.words.zh if notice.words else "") for notice in notices(reading)]
    assert found == [(app, f"通报写到它：{issues}。") for app, issues in expected]


def test_an_app_without_its_number_is_its_own_and_shown_to_a_person() -> None:
    reading = of_rows(row("1", "甲", "甲公司", "一"), row("", "乙", "乙公司", "二"), says=2)
    assert named(reading) == ["甲", "乙"]
    assert "do not run from 1 to 2" in reading.warnings[0]


def test_fewer_apps_than_the_notice_says_are_shown_to_a_person() -> None:
    reading = of_rows(*apps(3, 3), says=31)
    assert "it says 31 apps, its table has 3" in reading.warnings[0]


def test_known_complaints_are_told_in_english_others_as_printed() -> None:
    reading = of_rows(
        row("1", "甲", "甲公司", "违规收集个人信息APP强制、频繁、过度索取权限"), row("2", "乙", "/", "新的问题。")
    )
    first, second = (notice.words for notice in notices(reading))
    assert first is not None
    assert second is not None
    assert first.zh == "通报写到它：违规收集个人信息；APP强制、频繁、过度索取权限。"
    assert "“" not in first.en
    assert (second.zh, second.en) == ("通报写到它：新的问题。", "Named in the notice for: “新的问题”.")
    assert notices(reading)[1].operator is None


def test_hostile_text_stops_at_the_gate() -> None:
    reading = of_rows(*apps(3, 30), row("31", "<img src=x onerror=alert(1)>", "测试公司", "违规收集个人信息"))
    assert "texts hold what no name or title holds" in " ".join(faults(reading, READER.gate, ()))


def test_a_name_that_cannot_be_one_costs_its_notice_only() -> None:
    reading = read(
        Notice(3, "2026-05-21", (row("1", "测" * 200, "测试公司", "一"),)), Notice(2, "2026-03-10", apps(2, 3))
    )
    assert len(reading.rows) == 3
    assert "总第53批" in reading.warnings[0]


def test_a_page_of_another_kind_is_named_and_costs_no_other() -> None:
    odd = Notice(3, "2026-05-21", apps(3, 3))
    publisher = Publisher(publish([odd, Notice(2, "2026-03-10", apps(2, 3))]))
    content = publisher.routes[HOST + odd.path].content
    publisher.serve(HOST + odd.path, content=content.replace(b'id="con_con"', b'class="con_con"'))
    reading = READER.read(list(READER.documents(publisher)))
    assert len(reading.rows) == 3
    assert "expected exactly one '#con_con'" in reading.warnings[0]


def test_a_wall_instead_of_a_notice_ends_the_run() -> None:
    notice = Notice(3, "2026-05-21", apps(3, 3))
    publisher = Publisher(publish([notice]))
    publisher.serve(HOST + notice.path, content=b"<html>please wait</html>")
    with pytest.raises(BlockedError):
        list(READER.documents(publisher))


def test_the_gateway_is_asked_with_its_parameters() -> None:
    publisher = Publisher(routes(small=True))
    list(READER.documents(publisher))
    assert publisher.asked[0] == list_url(1)
    assert json.loads(publisher.routes[list_url(1)].content)["data"]["html"]


def two_developers(second: Row, *more: Row) -> ParsedList:
    first = ("1", "测乙农场贷", "测乙动漫信息技术有限公司", "App Store", "2.2.2", "违规推送弹窗信息")
    last = ("2", "测丙钱包", "测丙科技有限公司", "应用宝", "1.0", "违规收集个人信息")
    return of_rows(first, second, *more, last, says=2)


def developers(reading: ParsedList) -> list[tuple[str, str | None, str]]:
    return [(row.subject, row.operator, row.words.zh if row.words else "") for row in notices(reading)]


FIRST = ("测乙农场贷", "测乙动漫信息技术有限公司", "通报写到它（App Store）：违规推送弹窗信息。")
SECOND = ("测乙农场贷", "合肥测乙动漫信息技术有限公司", "通报写到它（应用宝）：违规推送弹窗信息。")
LAST = ("测丙钱包", "测丙科技有限公司", "通报写到它：违规收集个人信息。")


def test_an_app_has_every_developer_that_its_rows_name_each_with_its_store() -> None:
    merged = ("1", "测乙农场贷", "合肥测乙动漫信息技术有限公司", "应用宝", "2.2.2", "违规推送弹窗信息")
    blank = ("", "", "合肥测乙动漫信息技术有限公司", "应用宝", "2.2.2", "")
    for second in (merged, blank):
        reading = two_developers(second)
        assert reading.warnings == ()
        assert developers(reading) == [FIRST, SECOND, LAST]
    third = ("", "", "", "华为应用市场", "2.2.2", "")  # goes on with the row above
    stores = (*SECOND[:2], SECOND[2].replace("应用宝", "应用宝、华为应用市场"))
    assert developers(two_developers(blank, third)) == [FIRST, stores, LAST]


def test_a_developer_merged_over_three_rows_may_be_printed_in_the_second() -> None:
    rows = [
        ("1", "测甲", "", "甲店", "1", "一"),
        ("", "", "测甲有限公司", "乙店", "1", ""),
        ("", "", "", "丙店", "1", ""),
    ]
    reading = of_rows(*rows, says=1)
    assert reading.warnings == ()
    assert developers(reading) == [("测甲", "测甲有限公司", "通报写到它：一。")]


def test_one_developer_printed_in_two_ways_is_one() -> None:
    second = ("1", "测乙农场贷", "测乙动漫信息 技术有限公司", "应用宝", "2.2.2", "违规推送弹窗信息")
    assert developers(two_developers(second)) == [(*FIRST[:2], "通报写到它：违规推送弹窗信息。"), LAST]


def test_apps_checked_again_and_apps_taken_down_are_read_with_what_the_notice_says() -> None:
    again = Notice(
        2, "2026-03-14", apps(2, 1), title="关于APP侵害用户权益整治“回头看”发现问题的通报（2026年第2批，总第52批）"
    )
    rows = (("1", "测试应用01-009", "测试科技有限公司", "7.2.3/7.3.1"),)
    header = ("序号", "软件名称", "企业名称", "下架版本")
    down = Notice(1, "2026-03-20", rows, header=header, title="关于下架侵害用户权益APP名单的通报")
    reading = read(down, again)
    assert reading.warnings == ()
    assert developers(reading) == [
        ("测试应用01-009", "测试科技有限公司", "通报说它没有按要求整改，要求应用商店下架。"),
        ("测试应用02-001", "测试科技02001有限公司", "“回头看”复查后，通报写到它仍有问题：违规收集个人信息。"),
    ]
    assert faults(reading, replace(READER.gate, min_rows=1, fill={}), ()) == ()
    lost = read(Notice(3, "2026-05-21", rows, header=header))  # only such a notice may lack the complaints
    assert "a table was not read" in lost.warnings[0]


def test_a_gap_in_the_numbers_of_the_series_is_told() -> None:
    batches = [Notice(n, f"2026-0{n}-21", apps(n, 1)) for n in (5, 4, 2)]
    (warning,) = read(*batches).warnings
    assert warning == "总第…批: of 52 to 55, there is no 53"
    filled = Notice(3, "2025-01-01", apps(3, 1))
    assert read(*batches, later=(filled,)).warnings == ()


def test_titles_that_nearly_name_apps_are_told_and_others_are_kept_with_the_run() -> None:
    near = Notice(4, "2026-06-01", title="关于侵犯用户权益行为的APP（SDK）名单（2026年第4批，总第54批）")
    other = Notice(5, "2026-06-02", title="关于电信服务质量的通告（2026年第2号）")
    reading = read(other, near, Notice(3, "2026-05-21", apps(3, 1)))
    (warning,) = reading.warnings
    assert warning == f"titles much like a notice on apps were passed over, 1: {near.full_title}"
    assert reading.passed_over == (f"titles of the column passed over, 2: {other.full_title}; {near.full_title}",)
    older = Notice(4, "2026-01-01", title=near.title)  # beyond the newest that are read
    assert read(Notice(3, "2026-05-21", apps(3, 1)), older).warnings == ()


def test_an_item_without_its_link_is_counted() -> None:
    publisher = Publisher(publish([Notice(3, "2026-05-21", apps(3, 1)), Notice(2, "2026-03-21", apps(2, 1))]))
    page = publisher.routes[list_url(1)].content
    publisher.serve(list_url(1), content=page.replace(b' title=\\"', b' data-title=\\"', 1))
    reading = READER.read(list(READER.documents(publisher)))
    assert reading.warnings == ("1 items of the column have no title with a link, and were passed over",)


@pytest.mark.parametrize("form", ["page", "docx", "pdf"])
def test_a_firm_that_a_notice_names_in_no_row_is_told(form: Form) -> None:
    notice = Notice(3, "2026-05-21", apps(3, 4), form)
    other = "测试科技癸有限公司"
    for beside in (f"<p>{other}</p>", f"<table><tr><td>另有</td><td>{other}</td></tr></table>"):
        routes = publish([notice])
        page = routes[HOST + notice.path]
        text = page.content.decode().replace("</div></body>", f"{beside}</div></body>")
        routes[HOST + notice.path] = replace(page, content=text.encode())
        reading = READER.read(list(READER.documents(Publisher(routes))))
        assert len(reading.rows) == 4
        assert any(other in one or "a table was not read" in one for one in reading.warnings), beside
    assert read(notice).warnings == ()
