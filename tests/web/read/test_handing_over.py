"""What was read, as fields; and from the corrected fields to those of the ordinary forms."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from checker.errors import QueryError
from checker.reading.model import (
    LeftOut,
    MaskedSpan,
    NameMention,
    SuggestedFee,
    SuggestedOffer,
    Suggestion,
    TextReading,
)
from checker.report import Match
from checker.web.check.check_form import from_form
from checker.web.cost.form import cost_request
from checker.web.read.fields import MOST_NAMES, fields_of
from checker.web.read.form import ReadForm, form_of
from checker.web.read.handing_over import check_fields, collector_fields, cost_fields
from registries.model import Text

NOBODY = Match(kind="none", entity=None, explanation=Text(zh="没有", en="none"), alternatives=())
ROWS = {"name1": "甲花", "role1": "platform", "name2": "乙银行", "role2": "lender", "pick": "1"}


def mention(name: str, role: str = "mentioned", **more: Any) -> NameMention:
    values = {"start": 0, "end": len(name), "found_by": "on_record", "match": NOBODY, **more}
    return NameMention.model_validate({"text": name, "role": role, **values})


def read(*names: NameMention, **suggested: Any) -> dict[str, str]:
    return fields_of(
        TextReading(masked_text="", names=names, suggested=Suggestion(**suggested), dataset_revision=1),
    )


def form(**fields: str) -> ReadForm:
    return form_of({key: [value] for key, value in {**ROWS, **fields}.items()})


def test_the_name_to_look_up_stands_first_and_each_name_once_by_its_weightiest_role() -> None:
    fields = read(
        mention("乙银行", "payee"),
        mention("乙银行", "lender", role_words="贷款人"),
        mention("丙担保", "guarantor"),
        mention("甲花", "platform"),
        name="甲花",
    )
    rows = form_of({key: [value] for key, value in fields.items()}).rows
    assert [(row.name, row.role) for row in rows] == [
        ("甲花", "platform"),
        ("乙银行", "lender"),
        ("丙担保", "guarantor"),
    ]
    assert (fields["pick"], rows[1].reason, rows[0].reason) == ("1", "read.why_words", "read.why_on_record")


def test_a_brand_inside_a_longer_word_is_asked_about_and_never_stands_for_it() -> None:
    fields = read(mention("甲花", "message_sender", inside="甲花放款大厅"), name="甲花放款大厅")
    rows = form_of({key: [value] for key, value in fields.items()}).rows
    assert [(row.name, row.role, row.reason) for row in rows] == [
        ("甲花放款大厅", "message_sender", "read.why_around_a_name"),
        ("甲花", "mentioned", "read.why_inside"),
    ]
    assert check_fields(form_of({key: [value] for key, value in fields.items()}))["name"] == ["甲花放款大厅"]


def test_of_two_lenders_only_the_person_chooses() -> None:
    two = (mention("乙银行", "lender"), mention("丁银行", "lender"))
    assert "pick" not in read(*two, name="乙银行")
    assert read(two[0], name="乙银行")["pick"] == "1"
    both = form(name3="丁银行", role3="lender")
    with pytest.raises(QueryError) as fault:
        check_fields(both)
    assert fault.value.field == "lender"
    assert check_fields(form(name3="丁银行", role3="lender", lender="3"))["lender"] == ["丁银行"]
    assert check_fields(form(name3="丁银行", role3="none"))["lender"] == ["乙银行"]
    assert "lender" not in check_fields(form(pick="2", name3="丁银行", role3="lender"))


def test_names_beyond_those_shown_are_counted_and_what_was_masked_too() -> None:
    names = tuple(mention(f"第{n}贷") for n in range(MOST_NAMES + 3))
    spans = tuple(MaskedSpan(start=n, end=n + 1, kind=kind) for n, kind in enumerate(("mobile", "mobile", "person")))
    reading = TextReading(masked_text="", names=names, masked=spans, left_out=LeftOut(names=40), dataset_revision=1)
    shown = form_of({key: [value] for key, value in fields_of(reading).items()})
    assert (len(shown.rows), shown.left, shown.masked) == (MOST_NAMES, 43, (("mobile", 2), ("person", 1)))


def test_a_corrected_role_decides_and_a_name_written_by_hand_goes_first() -> None:
    assert check_fields(form()) == {"name": ["甲花"], "lender": ["乙银行"]}
    assert check_fields(form(role2="mentioned")) == {"name": ["甲花"]}
    assert check_fields(form(own="戊贷")) == {"name": ["戊贷"], "lender": ["乙银行"]}
    assert check_fields(form(pick="2")) == {"name": ["乙银行"]}
    assert check_fields(form(role2="none", role1="lender", pick="1")) == {"name": ["甲花"]}
    for wrong in ({"pick": "7"}, {"pick": ""}, {"role1": "none"}):
        with pytest.raises(QueryError) as fault:
            check_fields(form(**wrong))
        assert fault.value.field == "pick", wrong
    assert form(role1="<script>").rows[0].role == "mentioned"


def test_figures_reach_the_check_whole_or_not_at_all_and_the_cost_as_they_are() -> None:
    offer = SuggestedOffer(
        received=Decimal(9000),
        principal=Decimal("10000.00"),
        each=Decimal("902.50"),
        count=12,
        rate="年化24%",
        start=date(2026, 3, 2),
        fees=(SuggestedFee(payee="guarantor", amount=Decimal(300)),),
    )
    fields = read(mention("甲花", "platform"), name="甲花", offer=offer, contract_date=date(2026, 3, 1))
    whole = form_of({key: [value] for key, value in fields.items()})
    checked = from_form(check_fields(whole))
    assert checked.offer
    assert (checked.contract_date, checked.offer.principal, checked.offer.start) == (
        date(2026, 3, 1),
        Decimal(10000),
        date(2026, 3, 2),
    )
    assert {payment.amount for payment in checked.offer.payments} == {Decimal("902.5")}
    priced = cost_request(cost_fields(whole))
    assert [(fee.payee, fee.amount) for fee in priced.offer.fees] == [("guarantor", Decimal(300))]
    assert (len(priced.offer.payments), priced.contract_date) == (12, date(2026, 3, 1))
    half = form_of({key: [value] for key, value in fields.items() if key != "received"})
    assert check_fields(half) == {"name": ["甲花"], "contract_date": ["2026-03-01"]}
    by_rate = cost_fields(form_of({key: [value] for key, value in fields.items() if key != "each"}))
    assert (by_rate["rate"], "rate" in cost_fields(whole)) == (["年化24%"], False)


def test_whoever_presses_for_payment_is_handed_to_the_page_on_collectors() -> None:
    pressed = form(name3="己催收", role3="collector")
    assert collector_fields(pressed) == {"name": ["己催收"], "lender": ["乙银行"]}


def test_nothing_but_its_own_fields_stands_in_the_form_and_no_persons_number() -> None:
    sent = form(own="13912345678", evil="x", name4="x\u202ey", left="9" * 9, masked_mobile="abc", door1="x y")
    assert "evil" not in sent.fields
    assert (sent.value("own"), sent.rows[2].name, sent.left, sent.masked, sent.doors) == ("", "xy", 0, (), ())
