"""What may be said at all: bounded, plain, and nobody's number in it."""

import pytest
from pydantic import ValidationError

from checker.corrections import Claim, Contact, RecordRef
from checker.corrections.ticket_number import ALPHABET, new_number, read_number
from tests.corrections.conftest import claim
from tests.every_case import every_case

NUMBERS = {"id_number": "11010519491231002X", "bank_card": "6222 0200 1111 2222 333", "mobile": "138-1234-5678"}


def kinds(fields: dict[str, object]) -> set[str]:
    with pytest.raises(ValidationError) as caught:
        Claim.model_validate({"kind": "correction", "about": "测试甲", "text": "错了", **fields})
    return {fault["type"] for fault in caught.value.errors()}


@every_case("field", ["about", "text", "cited"])
@every_case(("kind", "number"), NUMBERS.items())
def test_numbers_of_persons_are_refused(field: str, kind: str, number: str) -> None:
    assert kinds({field: f"我的是{number}。"}) == {kind}


def test_a_number_of_a_firm_is_none_of_a_person() -> None:
    assert claim(text="统一社会信用代码91110108MA01ABCD2X写错了，罚字〔2026〕12号").text


@every_case("odd", ["\x00", "\x1b[2J", "\x7f", "\u202e", "\u2066", "\ufffd", "\ue000", "\u2028"])
@every_case("field", ["about", "text", "cited"])
def test_what_is_no_writing_is_refused(field: str, odd: str) -> None:
    assert kinds({field: f"甲{odd}乙"}) == {"control"}


def test_what_is_invisible_and_harmless_is_dropped() -> None:
    assert claim(text="\ufeff第一行\r\n第二\u200b行\t完").text == "第一行\n第二行 完"
    assert claim(text="👨\u200d👩\u200d👧 好").text == "👨\u200d👩\u200d👧 好"


def test_only_the_text_has_lines() -> None:
    assert claim(text="一\n二").text == "一\n二"
    assert kinds({"about": "一\n二"}) == {"control"}
    assert kinds({"cited": "一\n二"}) == {"control"}


@every_case(("field", "most"), [("about", 120), ("text", 2000), ("cited", 300)])
def test_everything_is_bounded(field: str, most: int) -> None:
    assert claim(**{field: "甲" * most})
    assert kinds({field: "甲" * (most + 1)}) == {"string_too_long"}


def test_a_claim_says_something_about_somebody() -> None:
    assert kinds({"text": "  "}) == {"no_words"}
    assert kinds({"about": " "}) == {"string_too_short"}
    assert kinds({"kind": "insult"}) == {"literal_error"}


def test_only_the_firm_replies() -> None:
    assert kinds({"kind": "reply", "voice": "person"}) == {"not_the_firm"}
    assert claim("reply", voice="firm").kind == "reply"


def test_a_sighting_goes_with_a_report_and_a_report_contests_nothing() -> None:
    seen = {"channel": "app", "asked": ("screen", "code")}
    assert claim("report", None, text="", sighting=seen).sighting is not None
    assert kinds({"kind": "report"}) == {"value_error"}
    assert kinds({"sighting": seen}) == {"value_error"}
    record = {"source": "a", "digest": "0" * 64}
    assert kinds({"kind": "report", "sighting": seen, "record": record}) == {"value_error"}
    assert kinds({"kind": "report", "sighting": {**seen, "asked": ["money"]}}) == {"literal_error"}


@pytest.mark.parametrize("source", ["", "A", "a b", "a/b", "'; --", "a" * 81])
def test_a_record_is_named_plainly(source: str) -> None:
    with pytest.raises(ValidationError):
        RecordRef(source=source, digest="0" * 64)
    with pytest.raises(ValidationError):
        RecordRef(source="a", digest="0" * 63 + "G")


@pytest.mark.parametrize(
    "address", ["a@b", "a b@c.cn", "@c.cn", "a@c.cn\n", "甲@c.cn", "13812345678@c.cn", "a@c.cn" * 50]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    if address.endswith("\n"):
        assert Contact(email=address).email == "a@c.cn"
        return
    with pytest.raises(ValidationError):
        Contact(email=address)


def test_an_address_does_not_show_by_accident() -> None:
    assert "someone@example.org" not in repr(Contact(email="someone@example.org"))


def test_ticket_numbers_hold_nothing_that_looks_alike() -> None:
    made = {new_number() for _ in range(200)}
    assert len(made) == 200
    assert {letter for number in made for letter in number} <= {*ALPHABET, "-"}
    assert not set(ALPHABET) & set("0OQD1IL2Z5S8BUV")


def test_ticket_numbers_are_read_however_they_are_typed() -> None:
    number = "ACEF-3479-GHJK"
    for typed in (
        number,
        number.lower(),
        "acef3479ghjk",
        " ACEF 3479 GHJK ",
        "ＡＣＥＦ－３４７９－ＧＨＪＫ",
        "ACEF—3479—GHJK",
    ):
        assert read_number(typed) == number
    for typed in ("", "ACEF-3479-GHJ", "ACEF-3479-GHJKK", "ACEO-3479-GHJK", "../../etc/pw", "about"):
        assert read_number(typed) is None
