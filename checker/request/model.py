"""The contract of a request: what a check may be asked, as JSON and by every face."""

from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from checker.cost.offer import Offer
from checker.identifiers import without_link_details
from checker.observations import KEY, Answer
from registries.model import Frozen

MAX_NAME = 120  # code points; the longest legal name in the official lists has fewer than 60


def _without_link_details(value: object) -> object:
    return without_link_details(value) if isinstance(value, str) else value


#: A name as somebody typed it; of a link only its host, so that no token in it is kept, shown or too long.
TypedName = Annotated[str, StringConstraints(max_length=MAX_NAME), BeforeValidator(_without_link_details)]


class CheckRequest(Frozen):
    """A request for one check. `on`: the day the answer is judged on (default: today in China); `as_of_rev`: an old
    dataset revision to ask again; `ruleset`: an old version of the rules; `lender`: the lender named in the contract;
    `observed`: the person's answers to our questions (`checker/observations`); `offer`: the loan in figures."""

    name: TypedName
    lender: TypedName | None = None
    observed: dict[Annotated[str, StringConstraints(pattern=KEY)], Answer] = Field(default_factory=dict, max_length=80)
    contract_date: date | None = None
    offer: Offer | None = None
    on: date | None = None
    ruleset: Annotated[str, StringConstraints(pattern=r"^\d{4}\.\d{2}$")] | None = None
    as_of_rev: Annotated[int, Field(ge=0)] | None = None
