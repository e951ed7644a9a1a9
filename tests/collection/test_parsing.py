"""What may be asked, and what is refused without being repeated."""

import pytest

from checker.collection.model import CollectorRequest
from checker.collection.parsing import parse_collector_request
from checker.collection.validation import InvalidCollectorRequestError, collector_request, collector_request_json
from checker.errors import QueryError
from tests.every_case import every_case

SECRET = "13912345678"


@every_case(
    ("values", "field"),
    [
        ({}, "name"),
        ({"name": "  ", "lender": "　", "observed": {"violence": "unknown"}}, "name"),
        ({"name": f"王先生{SECRET}"}, "name"),
        ({"name": "110101199003071234"}, "name"),
        ({"name": "甲", "lender": "6222 0212 3456 7890 123"}, "lender"),
        ({"name": "甲\x00乙"}, "name"),
        ({"name": "甲", "lender": "贷款"}, "lender"),
        ({"name": "甲", "observed": {"student": "yes"}}, "observed"),
        ({"name": "甲", "observed": {"no_such": "yes"}}, "observed"),
        ({"name": "甲", "ruleset": "1999.01"}, "ruleset"),
        ({"name": "甲", "ruleset": "2026.11", "observed": {"visit_made": "yes"}}, "ruleset"),
    ],
)
def test_what_cannot_be_answered_is_refused_by_field(values: dict[str, object], field: str) -> None:
    with pytest.raises(QueryError) as fault:
        parse_collector_request(CollectorRequest.model_validate(values))
    assert fault.value.field == field
    assert SECRET not in str(fault.value) + fault.value.detail.zh
    assert fault.value.detail.zh
    assert fault.value.detail.en


@pytest.mark.parametrize("values", [{"observed": {"violence": "yes"}}, {"name": "催收"}, {"lender": "甲花"}])
def test_one_thing_told_is_enough(values: dict[str, object]) -> None:
    heard = parse_collector_request(CollectorRequest.model_validate(values))
    assert heard.name is None


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({"name": "甲" * 121}, 422),
        ({"name": "甲", "observed": {"violence": "maybe"}}, 422),
        ({"name": "甲", "on": "soon"}, 422),
        ({"name": "甲", "as_of_rev": -1}, 422),
        ({"name": "甲", "person": SECRET}, 400),
        ({"name": "甲", "observed": {"Ünicode!": "yes"}}, 422),
    ],
)
def test_values_that_are_not_as_declared_are_told_without_being_repeated(
    values: dict[str, object], status: int
) -> None:
    with pytest.raises(InvalidCollectorRequestError) as fault:
        collector_request(values)
    assert fault.value.status == status
    assert SECRET not in str(fault.value.errors) + fault.value.detail.zh
    if status == 400:
        assert "contract_date" not in fault.value.detail.en  # only what this question takes is named


def test_a_body_that_is_no_json_is_told() -> None:
    with pytest.raises(InvalidCollectorRequestError):
        collector_request_json(b"{")
