"""What can happen to a ticket: each is one row of the audit, inserted once and never changed."""

from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints, TypeAdapter

from checker.corrections.claim import Claim, RecordRef
from registries.model import Frozen, Text

Outcome = Literal["accepted", "partly", "declined"]
#: What a claim does to its fact: it marks it; the fact was marked already; or, where too many were marked in a short
#: time, it waits for a person.
Mark = Literal["set", "standing", "queued"]
MAX_REVIEWER: Final = 60
Reviewer = Annotated[str, StringConstraints(min_length=1, max_length=MAX_REVIEWER, strip_whitespace=True)]


class Received(Frozen):
    """A claim came in. `contact`: whether a mail address was left."""

    event: Literal["received"] = "received"
    claim: Claim
    contact: bool = False
    mark: Mark = "set"


class Taken(Frozen):
    """A reviewer looks into it. `record`: the record it is about, where the person could name it in words only."""

    event: Literal["taken"] = "taken"
    reviewer: Reviewer
    record: RecordRef | None = None


class Marked(Frozen):
    """The ticket that kept the fact marked is answered; from now on this one, still open, does."""

    event: Literal["marked"] = "marked"


class RemovalAgreed(Frozen):
    """A first reviewer agrees that the record must go."""

    event: Literal["removal_agreed"] = "removal_agreed"
    reviewer: Reviewer


class Withdrawn(Frozen):
    """A second reviewer agrees: the record is given to nobody any more, and the ticket is answered."""

    event: Literal["withdrawn"] = "withdrawn"
    reviewer: Reviewer
    answer: Text


class Decided(Frozen):
    """Answered. `gone`, `shown`: words that must not, or must, stand in the report from now on."""

    event: Literal["decided"] = "decided"
    reviewer: Reviewer
    outcome: Outcome
    answer: Text
    gone: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()


class ContactErased(Frozen):
    """The mail address is gone."""

    event: Literal["contact_erased"] = "contact_erased"


Event = Annotated[
    Received | Taken | Marked | RemovalAgreed | Withdrawn | Decided | ContactErased, Field(discriminator="event")
]
EVENT: Final = TypeAdapter[Event](Event)


class AuditEntry(Frozen):
    """One row of the audit. `at`: UTC, ISO 8601, to the second."""

    seq: int
    ticket: str
    at: str
    event: Event
