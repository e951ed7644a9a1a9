"""Where things stand on a phone, as the script measures it on a served report."""

import gzip

import pytest

from scripts.page_heights import HEAD, LANGUAGES, Row, fetched, lenders, rows
from tests.conftest import Server

pytestmark = pytest.mark.browser


def test_a_row_is_a_line_of_the_table() -> None:
    line = Row("银享花", "zh", 2375, 395, 483, 651, 723, None, 7.3, 3.1).line()
    assert line == "| 银享花 | zh | 2,375 | 395 | 483 | 651 | 723 | – | 7.3 | 3.1 |"
    assert line.count("|") == HEAD.count("|")


def test_a_report_is_measured_from_top_to_bottom_in_both_languages(server: Server, chromium: str) -> None:
    measured = list(rows(server.url, chromium, ["360借条"], ["/about"]))
    assert [(row.page, row.lang) for row in measured] == [
        (page, lang) for page in ("360借条", "/about") for lang in LANGUAGES
    ]
    for report in measured[:2]:
        worst, action, unchecked, todo = report.worst, report.action, report.unchecked_end, report.todo
        assert worst is not None
        assert action is not None
        assert unchecked is not None
        assert todo is not None
        assert 0 < worst < action < unchecked < todo < report.height
        assert report.lender is not None
        assert 0 < report.lender < report.height
    assert measured[2].worst is measured[2].lender is None
    html = fetched(f"{server.url}/about?lang=zh")
    assert measured[2].html == round(len(html) / 1024, 1)
    assert measured[2].gzipped == round(len(gzip.compress(html, 6)) / 1024, 1)


def test_lenders_are_known_by_short_names_too(server: Server) -> None:
    names = lenders(server.url, "360借条")
    assert any(name.endswith("公司") for name in names)
    assert any(name + "股份公司" in names or name + "股份有限公司" in names for name in names)
    assert lenders(server.url, "银享花") == ()
