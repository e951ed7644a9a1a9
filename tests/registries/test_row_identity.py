"""Which rows are about one thing: everything that tells them apart, and nothing else."""

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from registries.firm_names.entity_names import named_entities
from registries.firm_names.legal_names import bad_names
from registries.model import RateRecord, Record
from registries.row_identity import compare, digest, identity, names_in, same_but_cited, succeeds
from registries.store.store import Store
from tests.every_case import every_case
from tests.factories.records import cite, licence, notice, partner, payee, product

FIRM = licence("测试甲公司", former_names=("测试旧公司",), aliases=("甲",))
APP = product("甲花", "测试甲公司", former_names=("旧花",), aliases=("花",))
WARNED = notice("测试甲公司", "warning", date="2026-05-01")
LISTED = partner("测试乙银行", "测试甲公司", as_printed="甲公司")

APART = {
    "a firm's name": (FIRM, licence("测试丙公司")),
    "a brand": (APP, product("丙花")),
    "a firm and a brand of one name": (licence("甲花"), product("甲花")),
    "the date of a notice": (WARNED, notice("测试甲公司", "warning", date="2026-05-02")),
    "a notice without a date": (WARNED, notice("测试甲公司", "warning", date=None)),
    "the subject of a notice": (WARNED, notice("测试乙公司", "warning", date="2026-05-01")),
    "the role of a partner": (LISTED, partner("测试乙银行", "测试甲公司", role="guarantor")),
    "the lender of a partner": (LISTED, partner("测试丙银行", "测试甲公司")),
    "the role of a payee": (payee("测试四花"), payee("测试四花", "guarantor")),
    "a payee": (payee("测试四花"), payee("测试五花")),
    "the partner of a lender": (LISTED, partner("测试乙银行", "测试丙公司")),
}
TOGETHER = {
    "a firm's status": (FIRM, licence("测试甲公司", status="cancelled")),
    "brackets of another width": (licence("测试（甲）公司"), licence("测试(甲)公司")),
    "what a notice says": (WARNED, notice("测试甲公司", "penalty", date="2026-05-01")),
    "what a payee took money for": (payee("测试四花"), payee("测试四花", collected_for=("甲花",))),
    "how a partner was printed": (LISTED, partner("测试乙银行", "测试甲公司", as_printed="甲")),
}


@every_case(("one", "other"), APART.values())
def test_what_tells_rows_apart(one: Record, other: Record) -> None:
    assert identity(one) != identity(other)
    assert compare([one], [other]).changed == ()


@pytest.mark.parametrize(("one", "other"), TOGETHER.values(), ids=TOGETHER.keys())
def test_what_does_not(one: Record, other: Record) -> None:
    assert identity(one) == identity(other)


def test_identities_can_be_put_in_order_dated_or_not() -> None:
    rows = (WARNED, notice("测试甲公司", "warning", date=None), LISTED, FIRM, APP)
    assert all(isinstance(part, str) for row in rows for part in identity(row))
    assert len(sorted(map(identity, rows))) == 5


def test_a_row_takes_the_place_of_its_former_names_too() -> None:
    assert list(succeeds(FIRM)) == [identity(FIRM), identity(licence("测试旧公司"))]
    assert list(succeeds(APP)) == [identity(APP), identity(product("旧花"))]
    assert list(succeeds(WARNED)) == [identity(WARNED)]
    assert list(succeeds(LISTED)) == [identity(LISTED)]


def test_the_names_of_a_row_first_the_one_it_is_called_by() -> None:
    assert names_in(FIRM) == ("测试甲公司", "测试旧公司", "甲")
    assert names_in(APP) == ("甲花", "旧花", "花")
    assert names_in(WARNED) == ("测试甲公司",)
    assert names_in(LISTED) == ("测试甲公司", "甲公司", "测试乙银行")


def test_the_day_of_fetching_is_nothing_that_a_row_says_and_the_date_of_the_list_is() -> None:
    later = FIRM.model_copy(update={"cite": cite().model_copy(update={"retrieved_at": date(2026, 11, 9)})})
    redated = FIRM.model_copy(update={"cite": cite("2026-10-31")})
    assert digest(FIRM) == digest(later) != digest(redated)
    assert same_but_cited(FIRM, redated)
    assert not same_but_cited(FIRM, licence("测试甲公司", status="cancelled"))


def test_a_rate_is_its_series_and_its_day() -> None:
    rate = RateRecord(series="LPR_1Y", effective=date(2026, 1, 20), percent="3.00", cite=cite())
    other_day, other = (rate.model_copy(update=one) for one in ({"effective": date(2026, 2, 20)}, {"series": "LPR_5Y"}))
    assert len({identity(rate), identity(other_day), identity(other)}) == 3
    assert identity(rate) == identity(rate.model_copy(update={"percent": "3.10"}))
    assert names_in(rate) == ("LPR_1Y",)
    assert list(succeeds(rate)) == [identity(rate)]


def test_what_a_row_does_not_say_is_in_no_digest() -> None:
    """A field that a later release adds, and that a row leaves empty, makes no row another."""
    said = json.loads(FIRM.model_dump_json(exclude_none=True, exclude={"cite": {"retrieved_at"}}))
    assert None not in said.values()
    assert (
        digest(FIRM) == hashlib.sha256(json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
    )


def test_rows_of_one_identity_are_paired_in_their_order_and_the_rest_went_or_came() -> None:
    first, second = (notice("测试甲公司", action, date="2026-05-01") for action in ("warning", "penalty"))
    third, new = notice("测试甲公司", "interview", date="2026-05-01"), licence("测试新公司")
    told = compare([first, second, FIRM], [third, new])
    assert told.changed == ((first, third),)
    assert told.removed == (second, FIRM)
    assert told.added == (new,)
    redated = FIRM.model_copy(update={"cite": cite("2026-10-31")})
    told = compare([FIRM, first], [redated, second])
    assert (told.redated, told.changed, told.added, told.removed) == (1, ((first, second),), (), ())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{tmp_path / 'test.db'}")
    yield store
    store.close()


@pytest.mark.parametrize(
    ("left", "lost"),
    [
        (notice("测试甲公司", "warning", date="2026-06-02"), WARNED),
        (partner("测试乙银行", "测试甲公司", role="guarantor"), LISTED),
    ],
    ids=["a warning, and another notice of the firm", "a platform, and the same firm as guarantor"],
)
def test_what_one_bad_night_lost_waits_for_a_second_run_whatever_else_of_the_firm_is_there(
    store: Store, left: Record, lost: Record
) -> None:
    def settle(*rows: Record) -> set[Record]:
        store.publish("a", rows, sha256="1" * 64, as_of="2026-09-30", settle_deletions=True)
        return set(store.current("a"))

    assert settle(left, lost) == {left, lost}
    assert settle(left) == {left, lost}
    assert settle(left) == {left}


def test_a_payee_is_found_by_its_name_and_by_the_texts_of_statements() -> None:
    row = payee("四花", bill_texts=("某付-四花",))
    assert names_in(row) == ("四花", "某付-四花")
    assert [(one.type, one.name) for one in named_entities(row)] == [("product", "四花")]
    assert [one.type for one in named_entities(payee("测试甲公司"))] == ["organisation"]
    assert list(bad_names(payee("测试甲有限公司（已注销）")))
    with pytest.raises(ValidationError, match="say for whom"):
        payee("四花", what=None)
