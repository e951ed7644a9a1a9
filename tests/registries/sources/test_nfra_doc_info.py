"""The API of documents: every title that it declares, or a named refusal; two forms, and no third try."""

from typing import Any

import pytest

from registries.reader import BlockedError, Document, PageChangedError
from registries.sources.nfra.doc_info import DocInfo, read_article
from tests.every_case import every_case
from tests.pages import FETCHED_AT, Page, Publisher, url
from tests.pages import nfra as pages

LINES = [pages.entry(1000 - n, f"测试文件{n:04}", f"2025-{12 - n // 12:02}-{28 - n % 12:02}") for n in range(136)]
API = f"{pages.HOST}/cbircweb/DocInfo/"
BLOCKED = Page(b"<html>X-WEB</html>", "text/html", 403)


def api_page(page: int) -> str:
    return url(f"{API}SelectDocByItemIdAndChild", {"itemId": 863, "pageSize": 20, "pageIndex": page})


def without_api(routes: dict[str, Page]) -> dict[str, Page]:
    return {address: BLOCKED if address.startswith(API) else page for address, page in routes.items()}


def test_all_pages_are_read() -> None:
    publisher = Publisher(pages.column(863, LINES))
    assert [entry.doc_id for entry in DocInfo(publisher).entries(863)] == [line["docId"] for line in LINES]
    assert publisher.asked == [api_page(page) for page in range(1, 8)]


def test_the_newest_page_alone_is_asked_for_where_that_is_wanted() -> None:
    publisher = Publisher(pages.column(863, LINES))
    assert len(DocInfo(publisher).entries(863, pages=1)) == 20
    assert publisher.asked == [api_page(1)]


def test_an_empty_column_is_no_fault() -> None:
    assert DocInfo(Publisher(pages.column(863, []))).entries(863) == ()


def test_fewer_titles_than_declared_are_refused() -> None:
    with pytest.raises(PageChangedError, match="100 titles up to page 6, the declared total is 136"):
        DocInfo(Publisher(pages.column(863, LINES[:100], total=136))).entries(863)


def test_more_titles_than_declared_are_refused() -> None:
    routes = pages.column(863, LINES, total=30)
    with pytest.raises(PageChangedError, match="40 titles up to page 2, the declared total is 30"):
        DocInfo(Publisher(routes)).entries(863)


def test_a_total_that_changes_between_pages_is_refused() -> None:
    routes = pages.column(863, LINES)
    routes[api_page(2)] = pages.answer({"total": 137, "rows": LINES[20:40]})
    with pytest.raises(PageChangedError, match="the total was 136 on page 1, is 137 on page 2"):
        DocInfo(Publisher(routes)).entries(863)


def test_a_refused_api_falls_to_the_static_form_once() -> None:
    publisher = Publisher(without_api(pages.column(863, LINES)))
    entries = DocInfo(publisher).entries(863)
    assert [entry.doc_id for entry in entries] == [line["docId"] for line in LINES[:54]]  # three pages of eighteen
    assert publisher.asked[0] == api_page(1)
    assert all("/cn/static/" in address for address in publisher.asked[1:])
    assert len(publisher.asked) == 4


def test_the_static_form_stays_in_use_for_the_run() -> None:
    article = pages.article(LINES[0])
    publisher = Publisher(without_api({**pages.column(863, LINES), **pages.details(article)}))
    info = DocInfo(publisher)
    info.entries(863)
    assert read_article(info.article(1000)).title == "测试文件0000"
    assert sum(address.startswith(API) for address in publisher.asked) == 1


def test_where_both_forms_are_refused_the_run_is_blocked() -> None:
    publisher = Publisher(dict.fromkeys(pages.column(863, LINES), BLOCKED))
    with pytest.raises(BlockedError):
        DocInfo(publisher).entries(863)
    assert len(publisher.asked) == 2


def test_a_wall_with_status_200_is_blocked() -> None:
    wall = Page("<html>请完成验证</html>".encode(), "text/html")
    with pytest.raises(BlockedError):
        DocInfo(Publisher(dict.fromkeys(pages.column(863, LINES), wall))).entries(863)


def test_a_part_of_a_column_must_be_newest_first() -> None:
    with pytest.raises(PageChangedError, match="not newest first"):
        DocInfo(Publisher(pages.column(863, LINES[::-1]))).entries(863, pages=1)


@pytest.mark.parametrize("label", ["gb2312", "gbk", "utf-8"])
def test_a_wrong_label_loses_nothing(label: str) -> None:
    line = pages.entry(1, "测试文件镕喆", "2026-01-02")
    page = pages.answer(pages.article(line, body="<p>镕喆</p>"), charset="gbk")
    document = Document(API, page.content, FETCHED_AT, "application/json", label)
    article = read_article(document)
    assert (article.title, article.body) == ("测试文件镕喆", "<p>镕喆</p>")


GOOD = pages.article(pages.entry(1, "测试文件", "2026-01-02"))
FAULTS: dict[str, tuple[Page, str]] = {
    "the site says it failed": (pages.answer(None, code=500), "expected rptCode 200, found 500"),
    "no data": (pages.answer(None), "data is not as expected"),
    "no JSON": (Page(b'{"rptCode": 200', "application/json"), "not JSON"),
    "a list": (Page(b"[]", "application/json"), "expected rptCode 200, found None"),
    "no title": (pages.answer({**GOOD, "docTitle": None, "docSubtitle": " "}), "docSubtitle"),
    "no day": (pages.answer({**GOOD, "publishDate": "yesterday"}), "publishDate"),
    "no id": (pages.answer({key: value for key, value in GOOD.items() if key != "docId"}), "docId"),
    "attachments of another shape": (pages.answer({**GOOD, "attachmentInfoVOList": "a.pdf"}), "attachmentInfoVOList"),
    "neither text encoding": (
        Page(b'{"rptCode": 200, "x": "\xff\xff\xff\xff\xff\xff"}', "application/json"),
        "not text",
    ),
}


@every_case(("page", "said"), FAULTS.values())
def test_an_answer_of_another_shape_is_refused(page: Page, said: str) -> None:
    with pytest.raises(PageChangedError, match=said):
        read_article(Document(API, page.content, FETCHED_AT, "application/json", "utf-8"))


def test_the_short_title_serves_where_there_is_no_whole_one() -> None:
    data: dict[str, Any] = {**GOOD, "docSubtitle": None}
    page = pages.answer(data)
    assert read_article(Document(API, page.content, FETCHED_AT)).title == "测试文件"
