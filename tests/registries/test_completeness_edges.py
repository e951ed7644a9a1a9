"""Complete by its own count, and recent: the two questions by themselves, at their edges."""

from datetime import date

from registries.completeness import is_counted, is_recent
from registries.reader import ParsedList
from tests.every_case import every_case
from tests.factories.records import cite, licence

TODAY = date(2026, 11, 24)


def reading(rows: int, **fields: object) -> ParsedList:
    return ParsedList(tuple(licence(f"测试{n}公司", cite=cite()) for n in range(rows)), None, **fields)  # type: ignore[arg-type]


@every_case(
    ("found", "counted"),
    [
        (reading(2), False),
        (reading(2, declared_total=2), True),
        (reading(2, declared_total=3), False),
        (reading(2, declared_total=1), False),
        (reading(2, declared_total=0), False),
        (reading(2, serials=(1, 2)), True),
        (reading(2, serials=(1, 2), declared_total=2), True),
        (reading(2, serials=(1, 2), declared_total=3), False),
        (reading(2, serials=(2, 1)), False),
        (reading(2, serials=(0, 1)), False),
        (reading(2, serials=(1, 2, 3)), False),
        (reading(2, serials=(1,)), False),
        (reading(2, serials=(1, 3), declared_total=2), False),
        (reading(1, declared_total=1), True),
        (reading(1, serials=(1,)), True),
        (reading(0), False),
        (reading(0, declared_total=0), False),
        (reading(0, declared_total=1), False),
    ],
)
def test_counted(found: ParsedList, counted: bool) -> None:
    assert is_counted(found) is counted


@every_case(
    ("as_of", "most", "recent"),
    [
        ("2026-11-24", 0, True),
        ("2026-11-23", 0, False),
        ("2026-11-25", 0, False),  # dated after that day
        ("2026-11-25", 400, False),
        ("2026-11-14", 10, True),
        ("2026-11-13", 10, False),
        ("2026-11", 23, True),  # a month may mean its first day
        ("2026-11", 22, False),
        ("2026", 327, True),
        ("2026", 326, False),
        (None, 400, False),
        (None, None, True),  # a list that does not age
        ("1999-01-01", None, True),
    ],
)
def test_recent(as_of: str | None, most: int | None, recent: bool) -> None:
    assert is_recent(as_of, most, TODAY) is recent
