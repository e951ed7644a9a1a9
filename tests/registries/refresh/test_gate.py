"""Each fault the gate knows, one reading at a time; and a clean reading, which has none."""

from datetime import date

import pytest

from registries.model import LicenceType, Record, Text
from registries.reader import Gate, ParsedList
from registries.refresh.gate import faults
from registries.starter import load
from tests.every_case import every_case
from tests.factories.records import cite, licence, notice, partner, product

GATE = Gate(min_rows=1, max_rows=1000)
USCC = "91990000MA00000008"  # made up, its check character right


def banks(*numbers: int, **fields: object) -> tuple[Record, ...]:
    return tuple(bank(f"测试甲{number:04}农村商业银行股份有限公司", number, **fields) for number in numbers)


def bank(name: str, number: int = 1, **fields: object) -> Record:
    return licence(name, "bank", number=f"B{number:04}H999990001", **fields)


def read(*rows: Record, **facts: object) -> ParsedList:
    return ParsedList(rows, **{"as_of": "2026-09-30", **facts})  # type: ignore[arg-type]


def test_a_clean_reading_has_no_fault() -> None:
    rows = banks(*range(100))
    gate = Gate(
        50,
        200,
        fill={"number": 1.0, "cite.as_of": 1.0},
        canaries=("测试甲0007农村商业银行股份有限公司",),
        expect_total=True,
        expect_serials=True,
    )
    assert faults(read(*rows, declared_total=100, serials=tuple(range(1, 101))), gate, rows) == ()


@every_case("file", load())
def test_real_rows_have_no_fault(file: object) -> None:
    assert faults(ParsedList(file.rows, file.as_of), Gate(1, 5000), file.rows) == ()  # type: ignore[attr-defined]


TEN = banks(*range(1, 11))
SOME = [f"测试甲{number:04}农村商业银行股份有限公司" for number in (1, 2, 3)]

OF_THE_LIST = {
    "empty": (read(), GATE, "the list is empty"),
    "total": (read(*TEN, declared_total=12), GATE, "the publisher declares 12 rows, 10 were read"),
    "no total": (read(*TEN), Gate(1, 99, expect_total=True), "the total that the publisher declares was not found"),
    "no serials": (read(*TEN), Gate(1, 99, expect_serials=True), "the rows carry no serial numbers"),
    "a gap": (
        read(*TEN, serials=(1, 2, 3, 5, 6, 7, 8, 9, 10, 11)),
        GATE,
        "serial number 4 is missing: 5 stands in its place",
    ),
    "from 0": (read(*TEN, serials=tuple(range(10))), GATE, "serial number 1 is missing: 0 stands in its place"),
    "cut": (read(*TEN, serials=tuple(range(1, 13))), GATE, "12 rows are numbered, 10 were read"),
    "too few": (read(*TEN), Gate(11, 99), "10 rows are fewer than the 11 this list has at least"),
    "too many": (read(*TEN), Gate(1, 9), "10 rows are more than the 9 this list has at most"),
    "future": (
        read(*TEN, as_of="2027"),
        GATE,
        "the list is dated 2027, after the day it was fetched (2026-11-01)",
    ),
    "a warning": (read(*TEN, warnings=("an unknown column 备注",)), GATE, "an unknown column 备注"),
    "canary": (
        read(*TEN),
        Gate(1, 99, canaries=("测试甲0001农村商业银行股份有限公司", "测试乙银行")),
        "1 of 2 names that must be there are not: 测试乙银行",
    ),
    "fill": (
        read(*TEN[:9], licence("测试甲公司", "bank")),
        Gate(1, 99, fill={"number": 0.95}),
        "number is filled in 9 of 10 rows (90.0%), not in 95.0%",
    ),
    "a blank": (
        read(*TEN[:9], bank("测试甲公司", regulator=" ")),
        Gate(1, 99, fill={"regulator": 0.1}),
        "regulator is filled in 0 of 10 rows (0.0%), not in 10.0%",
    ),
    "a slip in the gate": (
        read(*TEN),
        Gate(1, 99, fill={"cite.asof": 1.0}),
        "cite.asof is filled in 0 of 10 rows (0.0%), not in 100.0%",
    ),
    "duplicates": (
        read(*TEN, *TEN[:2]),
        GATE,
        f"2 rows stand there more than once: {SOME[0]}、{SOME[1]}",
    ),
    "uscc": (
        read(bank("测试甲银行", uscc=USCC), bank("测试乙银行", uscc="91990000MA00000000")),
        GATE,
        "1 rows have a malformed USCC, the first 测试乙银行 91990000MA00000000",
    ),
    "a future notice": (
        read(notice("测试甲公司", "penalty", date="2026-12")),
        GATE,
        "1 notices are dated after the day they were fetched: 测试甲公司",
    ),
}


@every_case(("reading", "gate", "said"), OF_THE_LIST.values())
def test_a_fault_of_the_list_is_one_sentence(reading: ParsedList, gate: Gate, said: str) -> None:
    assert faults(reading, gate, ()) == (said,)


def test_an_empty_list_is_no_fault_where_its_gate_says_so() -> None:
    assert faults(read(), Gate(0, 9), ()) == ()


def test_a_list_that_becomes_empty_is_always_a_fault() -> None:
    said = f"10 of 10 (100.0%) are gone, at most 5.0% may be: {'、'.join(SOME)} …"
    assert faults(read(), Gate(0, 9), TEN) == (said,)


CHANGES = {
    "5 of 100 gone": (range(5, 100), Gate(1, 999), None),
    "6 of 100 gone": (range(6, 100), Gate(1, 999), "6 of 100 (6.0%) are gone, at most 5.0% may be"),
    "half, but allowed": (range(50), Gate(1, 999, removed_at_most=0.5), None),
    "20 more": (range(120), Gate(1, 999), None),
    "21 more": (range(121), Gate(1, 999), "21 are new to 100 (21.0%), at most 20.0% may be"),
    "ten times as many": (range(1000), Gate(1, 2000), "900 are new to 100 (900.0%), at most 20.0% may be"),
}


@pytest.mark.parametrize(("now", "gate", "said"), CHANGES.values(), ids=CHANGES.keys())
def test_changes_are_measured_against_what_is_held(now: range, gate: Gate, said: str | None) -> None:
    found = faults(read(*banks(*now)), gate, banks(*range(100)))
    assert [fault.split(": ")[0] for fault in found] == ([said] if said else [])


def test_a_first_run_has_nothing_to_be_measured_against() -> None:
    assert faults(read(*banks(*range(900))), GATE, ()) == ()


def test_the_same_rows_at_a_later_date_are_no_change() -> None:
    later = cite("2026-10-31").model_copy(update={"retrieved_at": date(2026, 11, 20)})
    rows = tuple(row.model_copy(update={"cite": later}) for row in TEN)
    assert faults(read(*rows, as_of="2026-10-31"), GATE, TEN) == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (notice("测试甲公司", "shell", "proposed"), notice("测试甲公司", "shell", "final")),
        (product("测试花", "测试甲公司"), product("测试花", "测试乙公司")),
        (partner("测试甲银行", "测试乙公司"), partner("测试甲银行", "测试乙公司", products=("测试花",))),
    ],
    ids=["notice", "product", "partner"],
)
def test_a_row_that_says_something_else_is_neither_gone_nor_new(before: Record, after: Record) -> None:
    assert faults(read(after), Gate(1, 9, removed_at_most=0, added_at_most=0), [before]) == ()


@pytest.mark.parametrize(
    ("as_of", "older"), [("2026-06-30", True), ("2026-08", True), ("2026-09", False), ("2026", False)]
)
def test_a_list_older_than_the_one_held(as_of: str, older: bool) -> None:
    said = f"the list is dated {as_of}, older than the one of 2026-09-30 that is held"
    assert faults(read(*TEN, as_of=as_of), GATE, TEN) == ((said,) if older else ())


SHAPES = [
    (LicenceType.BANK, "B0107S261010077", True),
    (LicenceType.CONSUMER_FINANCE, "X0007H244030001", True),
    (LicenceType.CONSUMER_FINANCE, "X0007H24403000", False),
    (LicenceType.TRUST, "K0001H111000001甲", False),
    (LicenceType.AUTO_FINANCE, "汽车金融公司", False),
    (LicenceType.PAYMENT, "Z2000133000019", True),
    (LicenceType.PAYMENT, "Z200013300001", False),
    (LicenceType.MICROLOAN, "渝金管发〔2026〕1号", True),
    (LicenceType.BANK, None, True),
]


@every_case(("type_", "number", "right"), SHAPES)
def test_licence_numbers_have_the_shape_of_their_type(type_: LicenceType, number: str | None, right: bool) -> None:
    said = f"1 rows have a licence number of another shape than their type, the first 测试甲公司 {number}"
    assert faults(read(licence("测试甲公司", type_, number=number)), GATE, ()) == (() if right else (said,))


def test_a_malformed_code_once_let_through_is_not_asked_about_again() -> None:
    row = licence("测试甲银行", "bank", number="B1", uscc="1")
    assert len(faults(read(row), GATE, ())) == 2
    assert faults(read(row), GATE, [row]) == ()
    assert len(faults(read(row.model_copy(update={"uscc": "2"})), GATE, [row])) == 2


HOSTILE = {
    "<script>alert(1)</script>": "an angle bracket",
    "甲公司<br>": "an angle bracket",
    "甲>乙": "an angle bracket",
    "javascript:alert(1)": "a script address",
    "JaVaScRiPt :alert(1)": "a script address",
    "data:text/html,甲": "a script address",
    "甲&nbsp;公司": "an undecoded HTML entity",
    "甲&#60;公司": "an undecoded HTML entity",
    "甲\n公司": "the character U+000A",
    "甲\x1b[31m公司": "the character U+001B",
    "甲\u202e公司": "the character U+202E",
    "甲\u200b公司": "the character U+200B",
    "甲\ufeff公司": "the character U+FEFF",
    "甲\ue863公司": "the character U+E863",
    "甲\ufffd公司": "the character U+FFFD",
}


@every_case(("text", "what"), HOSTILE.items())
def test_hostile_text_is_found_in_any_field_and_never_repeated(text: str, what: str) -> None:
    rows = (
        bank(text),
        bank("测试甲公司", aliases=(text,)),
        bank("测试甲公司", note=Text(zh=text, en="x")),
        bank("测试甲公司", cite=cite(title=text)),
    )
    for row in rows:
        (said,) = faults(read(row), GATE, ())
        assert said.startswith(f"1 texts hold what no name or title holds, the first {what} in ")
        assert said.isprintable()
        assert "<" not in said


@pytest.mark.parametrize(
    "text", ["东亚银行（中国）有限公司", "AT&T 测试", "镕喆㙍𫟅", "关于《测试》的公告", "甲 乙　丙", "Data: 测试"]
)
def test_plain_text_is_plain(text: str) -> None:
    assert faults(read(bank("测试甲公司", aliases=(text,))), GATE, ()) == ()


def test_several_faults_are_all_told() -> None:
    assert len(faults(read(*TEN, *TEN, declared_total=9, serials=(1,)), Gate(30, 90), ())) == 4


def test_many_rows_that_say_something_else_wait_for_a_person() -> None:
    before = banks(*range(100), expires="2027-01-01")
    after = [row.model_copy(update={"expires": "2029-01-01"}) for row in before[:30]]
    found = faults(read(*after, *before[30:]), GATE, before)
    assert [fault for fault in found if "30 of 100 rows (30.0%) say something else" in fault]
    assert faults(read(*after[:20], *before[20:]), GATE, before) == ()
    assert faults(read(after[0], *before[1:]), Gate(1, 1000, changed_at_most=0.0), before)


def test_a_new_date_of_the_whole_list_changes_no_row() -> None:
    before = banks(*range(10))
    after = [row.model_copy(update={"cite": cite("2026-10-31")}) for row in before]
    assert faults(read(*after, as_of="2026-10-31"), GATE, before) == ()


@pytest.mark.parametrize("name", ["number", "uscc", "granted", "expires"])
def test_one_row_that_lost_what_it_had_waits_for_a_person(name: str) -> None:
    before = banks(*range(100), uscc=USCC, granted="2020-01-01", expires="2030-01-01")
    cut = before[7].model_copy(update={name: None})
    (fault,) = faults(read(*before[:7], cut, *before[8:]), GATE, before)
    assert f"1 rows have lost their {name}: 测试甲0007" in fault
