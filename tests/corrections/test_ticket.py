"""How a ticket goes from step to step, and what may not happen to it."""

import pytest

from checker.corrections import Corrections, NotAllowedError, RecordRef, Ticket, UnknownTicketError
from checker.corrections.events import Decided, Outcome
from checker.corrections.ticket import agree, decide, take
from registries.model import Text
from tests.corrections.conftest import REF, claim

ANSWER = Text(zh="核对过了。", en="Checked.")


def taken(store: Corrections, kind: str = "correction", record: RecordRef | None = REF) -> str:
    number = store.receive(claim(kind, record))
    store.append(number, lambda found: take(found, "甲"))
    return number


def answered(store: Corrections, number: str, outcome: Outcome, **lasting: tuple[str, ...]) -> Ticket:
    decided = Decided(reviewer="甲", outcome=outcome, answer=ANSWER, **lasting)
    return store.append(number, lambda found: decide(found, decided))


def agreed(store: Corrections, number: str, reviewer: str) -> Ticket:
    return store.append(number, lambda found: agree(found, reviewer))


def test_a_claim_becomes_a_ticket_that_is_received(store: Corrections) -> None:
    ticket = store.ticket(store.receive(claim()))
    assert (ticket.state, ticket.record, ticket.outcome, ticket.taken_at) == ("received", REF, None, None)


@pytest.mark.parametrize("outcome", ["accepted", "partly", "declined"])
def test_taken_then_answered(store: Corrections, outcome: Outcome) -> None:
    number = taken(store)
    assert store.ticket(number).state == "under_review"
    ticket = answered(store, number, outcome)
    assert (ticket.state, ticket.outcome, ticket.answer) == ("answered", outcome, ANSWER)
    assert ticket.received_at <= (ticket.taken_at or "") <= (ticket.answered_at or "")


def test_steps_are_not_skipped_or_repeated(store: Corrections) -> None:
    number = store.receive(claim())
    with pytest.raises(NotAllowedError, match="take it first"):
        answered(store, number, "declined")
    store.append(number, lambda found: take(found, "甲"))
    with pytest.raises(NotAllowedError, match="already"):
        store.append(number, lambda found: take(found, "乙"))
    answered(store, number, "declined")
    with pytest.raises(NotAllowedError, match="answered"):
        answered(store, number, "accepted")
    assert store.ticket(number).outcome == "declined"


def test_a_removal_needs_two_different_people(store: Corrections) -> None:
    number = taken(store, "removal")
    with pytest.raises(NotAllowedError, match="two reviewers"):
        answered(store, number, "accepted")
    assert not agreed(store, number, "张核对").withdrawn
    for same in ("张核对", " 张核对", "张 核对"):
        with pytest.raises(NotAllowedError, match="another reviewer"):
            agreed(store, number, same)
    ticket = agreed(store, number, "李核对")
    assert (ticket.withdrawn, ticket.state, ticket.outcome) == (True, "answered", "accepted")
    assert ticket.agreed == ("张核对", "李核对")
    assert "两位" in (ticket.answer or ANSWER).zh


def test_one_voice_for_a_removal_can_still_be_declined(store: Corrections) -> None:
    number = taken(store, "removal")
    agreed(store, number, "甲")
    ticket = answered(store, number, "declined")
    assert (ticket.withdrawn, ticket.outcome) == (False, "declined")
    with pytest.raises(NotAllowedError, match="answered"):
        agreed(store, number, "乙")


def test_without_a_record_nothing_is_withdrawn_until_one_is_named(store: Corrections) -> None:
    number = store.receive(claim("removal", None))
    other = store.receive(claim("removal", None))
    store.append(number, lambda found: take(found, "甲"))
    with pytest.raises(NotAllowedError, match="no record is named"):
        agreed(store, number, "甲")
    assert store.append(other, lambda found: take(found, "甲", REF)).record == REF
    agreed(store, other, "甲")
    assert agreed(store, other, "乙").withdrawn


def test_a_record_named_by_the_person_stays(store: Corrections) -> None:
    number = store.receive(claim())
    with pytest.raises(NotAllowedError, match="takes no record"):
        store.append(number, lambda found: take(found, "甲", RecordRef(source="other", digest="f" * 64)))


def test_an_accepted_correction_can_be_kept_an_eye_on(store: Corrections) -> None:
    number = taken(store, record=None)
    with pytest.raises(NotAllowedError, match="--gone or --shown"):
        answered(store, number, "accepted")
    assert answered(store, number, "accepted", gone=("罚款",)).gone == ("罚款",)


def test_an_unknown_ticket_is_unknown(store: Corrections) -> None:
    with pytest.raises(UnknownTicketError):
        store.ticket("ACEF-3479-GHJK")
    store.receive(claim())
    with pytest.raises(UnknownTicketError):
        store.append("ACEF-3479-GHJK", lambda found: take(found, "甲"))
    with pytest.raises(UnknownTicketError):
        store.erase_contact("ACEF-3479-GHJK")
