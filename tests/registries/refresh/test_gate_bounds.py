"""The bounds of the gate, each from both sides."""

import pytest

from registries.model import LicenceType, Record
from registries.reader import Gate, ParsedList
from registries.refresh.gate import NUMBER_SHAPES, faults
from tests.every_case import every_case
from tests.factories.records import cite, licence, notice, partner

ROWS = tuple(licence(f"测试甲{number:04}公司", "microloan", number=f"甲{number}") for number in range(100))


def said(*rows: Record, gate: Gate | None = None, before: tuple[Record, ...] = (), **facts: object) -> list[str]:
    reading = ParsedList(rows, **{"as_of": "2026-09-30", **facts})  # type: ignore[arg-type]
    return [fault.split(":")[0] for fault in faults(reading, gate or Gate(1, 1000), before)]


def rewritten(count: int, of: int) -> tuple[Record, ...]:
    return (*(row.model_copy(update={"number": "乙1"}) for row in ROWS[:count]), *ROWS[count:of])


@every_case(
    ("count", "of", "fault"),
    [
        (1, 3, False), (2, 3, True), (1, 4, False), (2, 4, True), (2, 10, False), (3, 10, True),
        (25, 100, False), (26, 100, True),
    ],
)  # fmt: skip
def test_one_row_may_always_say_something_else_and_a_quarter_of_a_long_list(count: int, of: int, fault: bool) -> None:
    expected = [f"{count} of {of} rows ({count / of:.1%}) say something else, at most 25.0% may"] if fault else []
    assert said(*rewritten(count, of), before=ROWS[:of]) == expected


def test_where_nothing_may_change_one_row_is_a_fault() -> None:
    assert said(*rewritten(1, 3), before=ROWS[:3], gate=Gate(1, 9, changed_at_most=0))
    assert said(*ROWS[:3], before=ROWS[:3], gate=Gate(1, 9, changed_at_most=0)) == []


@every_case("kind", LicenceType)
def test_numbers_are_checked_where_one_publisher_gives_them_one_shape(kind: LicenceType) -> None:
    """The list of types is written out: a type that drops out of it would go unchecked without a word."""
    shaped = {
        "payment": "Z2000033000010",
        **dict.fromkeys(
            ("bank", "private_bank", "foreign_bank_branch", "consumer_finance", "auto_finance", "trust"),
            "B0001H999990001",
        ),
        "financial_leasing": "M0001H999990001",
    }
    assert {one.value for one in NUMBER_SHAPES} == set(shaped)
    fault = ["1 rows have a licence number of another shape than their type, the first 测试甲公司 乱1"]
    assert said(licence("测试甲公司", kind.value, number="乱1")) == (fault if kind.value in shaped else [])
    if good := shaped.get(kind.value):
        assert said(licence("测试甲公司", kind.value, number=good)) == []
        assert said(licence("测试甲公司", kind.value, number=good + "0"))
        assert said(licence("测试甲公司", kind.value, number=good[:-1]))
    assert said(licence("测试甲公司", kind.value)) == []


def test_a_code_that_a_person_let_through_is_asked_about_again_only_when_it_changes() -> None:
    odd = licence("测试甲公司", "bank", number="乱1")
    assert said(odd, before=(odd,)) == []
    other = odd.model_copy(update={"number": "乱2"})
    assert [fault for fault in said(other, before=(odd,)) if "another shape" in fault]


@pytest.mark.parametrize(("rows", "fault"), [(9, True), (10, False), (20, False), (21, True)])
def test_how_many_rows_there_may_be(rows: int, fault: bool) -> None:
    assert bool(said(*ROWS[:rows], gate=Gate(10, 20))) == fault


def test_a_column_may_be_filled_exactly_as_much_as_it_must() -> None:
    rows = (*ROWS[:9], licence("测试乙公司", "microloan"))
    assert said(*rows, gate=Gate(1, 99, fill={"number": 0.9})) == []
    assert said(*rows, gate=Gate(1, 99, fill={"number": 0.91})) == [
        "number is filled in 9 of 10 rows (90.0%), not in 91.0%"
    ]
    former = licence("测试乙公司", "microloan", former_names=("测试丙公司",))
    assert said(former, gate=Gate(1, 9, fill={"former_names": 1.0})) == []
    assert said(*ROWS[:1], gate=Gate(1, 9, fill={"former_names": 1.0}))


@pytest.mark.parametrize(
    ("as_of", "fault"),
    [("2026-11-01", False), ("2026-11-02", True), ("2026-11", False), ("2026-12", True), ("2026", False)],
)
def test_no_list_is_of_a_later_day_than_it_was_fetched(as_of: str, fault: bool) -> None:
    expected = [f"the list is dated {as_of}, after the day it was fetched (2026-11-01)"] if fault else []
    assert said(ROWS[0], as_of=as_of) == expected
    dated = notice("测试甲公司", "penalty", date=as_of)
    assert bool(said(dated)) == fault


def test_a_notice_without_a_date_is_of_no_later_day() -> None:
    assert said(notice("测试甲公司", "penalty", date=None)) == []
    assert said(ROWS[0], as_of=None) == []


def test_a_list_as_old_as_the_one_held_is_taken_and_an_older_one_is_not() -> None:
    held = ROWS[0].model_copy(update={"cite": cite("2026-09-30")})
    assert said(held, as_of="2026-09-30", before=(held,)) == []
    assert said(held, as_of="2026-09-29", before=(held,))[0].endswith("older than the one of 2026-09-30 that is held")


def test_one_name_on_two_days_or_in_two_roles_is_two_rows_and_the_same_twice_is_a_fault() -> None:
    once = notice("测试甲公司", "penalty", date="2026-05-01")
    assert said(once, notice("测试甲公司", "penalty", date="2026-05-02")) == []
    listed = partner("测试乙银行", "测试甲公司")
    assert said(listed, partner("测试乙银行", "测试甲公司", role="guarantor")) == []
    assert said(once, once) == ["1 rows stand there more than once"]


@pytest.mark.parametrize("count", [3, 4])
def test_three_names_are_examples_enough(count: int) -> None:
    (fault,) = faults(ParsedList((*ROWS[:count], *ROWS[:count]), "2026-09-30"), Gate(1, 99), ())
    names = "、".join(f"测试甲{number:04}公司" for number in range(3))
    assert fault == f"{count} rows stand there more than once: {names}{' …' if count > 3 else ''}"


def test_a_number_that_is_gone_from_one_row_is_a_fault_and_one_that_came_is_none() -> None:
    bare = licence("测试甲0000公司", "microloan")
    assert said(bare, *ROWS[1:], before=ROWS) == ["1 rows have lost their number"]
    assert said(*ROWS, before=(bare, *ROWS[1:])) == []


def test_a_name_that_is_none_as_it_stands_is_a_fault() -> None:
    for name in ("测试甲有限公司（已注销）", "有限公司"):
        (fault,) = said(licence(name), licence("测试乙有限公司"))
        assert fault.startswith("1 names of firms are none as they stand")
    assert said(licence("测试甲有限公司"), licence("测试乙有限公司")) == []
