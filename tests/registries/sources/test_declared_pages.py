"""Counts that a list prints of itself, against what was read."""

from registries.refresh.gate import faults
from registries.sources.declarative.reader import DeclarativeReader
from tests.pages import document, lenders
from tests.registries.sources.declarative.test_reader import HEADER, LICENCES, URL, firm, reader


def rows(count: int) -> list[tuple[str, ...]]:
    return [(str(number), firm(number), "2014-03-05", "", "") for number in range(1, count + 1)]


def warnings(words: str, *more: tuple[str, ...]) -> tuple[str, ...]:
    own: DeclarativeReader = reader(LICENCES)
    page = lenders.page("小额贷款公司名单", f"<p>{words}</p>{lenders.table(HEADER, [*rows(3), *more])}")
    reading = own.read([document(URL, page)])
    assert set(reading.warnings) <= set(faults(reading, own.gate, ()))
    return reading.warnings


def test_a_total_that_the_list_prints_is_checked() -> None:
    for words in ("全省共4家小额贷款公司", "合计：4家", "（共计 ４ 家）"):
        assert warnings(words) == ("the document says 4 firms, 3 rows were read",), words
    assert warnings("", ("合计", "4家", "", "", "")) == ("the document says 4 firms, 3 rows were read",)
    assert warnings("全省共3家小额贷款公司") == warnings("甲市共2家，乙市共1家") == ()


def test_pages_of_a_list_that_were_not_read_are_told() -> None:
    for words in ("共3页", "第1/3页", "1 / 3 页"):
        assert warnings(words) == ("the list says that it has 3 pages, 1 were read",), words
    assert warnings("共1页") == ()
