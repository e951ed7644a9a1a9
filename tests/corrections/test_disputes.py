"""What tickets mean for a report: contested at once, withdrawn by two, and a stamp that tells of both."""

import pytest

from checker.china_time import day_in_china
from checker.corrections import Contact, Corrections
from checker.corrections.events import Outcome
from checker.corrections.ticket import take
from registries.model import Text
from registries.row_identity import digest
from registries.store.store import Store
from tests.corrections.conftest import NOTICE, REF, claim, contested, withdrawn
from tests.corrections.test_ticket import agreed, answered, taken
from tests.factories.records import cite


@pytest.mark.parametrize("kind", ["correction", "removal", "reply"])
def test_a_fact_is_contested_at_once(store: Corrections, kind: str) -> None:
    before = store.stamp()
    number = store.receive(claim(kind))
    contest = contested(store)[REF.key]
    assert (contest.ticket, contest.state, contest.reply) == (number, "received", None)
    assert store.stamp() != before
    store.append(number, lambda found: take(found, "甲"))
    assert contested(store)[REF.key].state == "under_review"


def test_words_about_no_record_contest_none_and_change_no_stamp(store: Corrections) -> None:
    store.receive(claim())
    before = store.stamp()
    number = store.receive(claim(record=None), Contact(email="a@example.org"))
    store.receive(claim("report", None, sighting={"channel": "app"}))
    store.erase_contact(number)
    assert list(contested(store)) == [REF.key]
    assert store.stamp() == before


def test_a_record_named_by_a_reviewer_is_contested_from_then_on(store: Corrections) -> None:
    number = store.receive(claim(record=None))
    before = store.stamp()
    store.append(number, lambda found: take(found, "甲", REF))
    assert contested(store)[REF.key].ticket == number
    assert store.stamp() != before


@pytest.mark.parametrize("kind", ["correction", "removal", "reply"])
def test_the_mark_goes_when_it_is_declined(store: Corrections, kind: str) -> None:
    number = taken(store, kind)
    before = store.stamp()
    answered(store, number, "declined")
    assert contested(store) == {}
    assert store.stamp() != before


@pytest.mark.parametrize("outcome", ["accepted", "partly"])
def test_what_was_found_wrong_stays_marked_until_the_record_is_mended(store: Corrections, outcome: Outcome) -> None:
    answered(store, taken(store), outcome)
    assert contested(store)[REF.key].state == "under_review"


def test_a_reply_shows_once_it_was_reviewed_and_the_mark_goes(store: Corrections) -> None:
    number = taken(store, "reply")
    assert contested(store)[REF.key].reply is None
    answered(store, number, "accepted")
    contest = contested(store)[REF.key]
    assert contest.state == "answered"
    assert contest.reply is not None
    assert contest.reply.zh == "罚的不是我们。"


def test_a_reply_that_was_not_let_through_never_shows(store: Corrections) -> None:
    for outcome in ("declined", "partly"):
        answered(store, taken(store, "reply"), outcome)
    assert contested(store) == {}


def test_of_several_the_first_open_one_counts_and_the_last_reply(store: Corrections) -> None:
    answered(store, taken(store, "reply"), "accepted")
    first = store.receive(claim())
    store.receive(claim("removal"))
    contest = contested(store)[REF.key]
    assert (contest.ticket, contest.state) == (first, "received")
    assert contest.reply is not None


def test_two_reviewers_withdraw_a_record(store: Corrections) -> None:
    number = taken(store, "removal")
    store.receive(claim())
    agreed(store, number, "甲")
    assert withdrawn(store) == frozenset()
    assert REF.key in contested(store)
    before = store.stamp()
    agreed(store, number, "乙")
    assert withdrawn(store) == {REF.key}
    assert contested(store) == {}
    assert store.stamp() != before


@pytest.mark.parametrize(
    ("at", "day"),
    [
        ("2026-11-23T15:59:59+00:00", "2026-11-23"),
        ("2026-11-23T16:00:00+00:00", "2026-11-24"),
        ("2026-11-24T00:00:00+00:00", "2026-11-24"),
        ("2026-12-31T16:00:00+00:00", "2027-01-01"),
    ],
)
def test_a_day_begins_when_it_does_in_china(at: str, day: str) -> None:
    assert day_in_china(at).isoformat() == day


def test_nothing_said_means_nothing(store: Corrections) -> None:
    assert (contested(store), withdrawn(store), store.stamp()) == ({}, frozenset(), "0")


def redate(records: Store, as_of: str) -> tuple[str, str]:
    """The list is published anew and says the same; the key of the row under its new date."""
    newer = NOTICE.model_copy(update={"cite": cite(as_of, title="下一份")})
    other = NOTICE.model_copy(update={"words": Text(zh="另一句话", en="other words")})
    records.publish(REF.source, [newer, other], sha256=as_of.ljust(64, "0"), as_of=as_of)
    return REF.source, digest(newer)


def test_a_list_published_anew_rids_nobody_of_an_open_question(store: Corrections, records: Store) -> None:
    number = taken(store)
    newer = redate(records, "2026-12-31")
    assert set(contested(store)) == {REF.key, newer}
    answered(store, number, "declined")
    assert contested(store) == {}
    answered(store, taken(store, "reply"), "accepted")
    assert contested(store)[newer].reply is not None


def test_the_same_words_in_another_list_are_another_fact(store: Corrections, records: Store) -> None:
    taken(store)
    other = NOTICE.model_copy(update={"cite": cite("2026-12-31", title="下一份")})
    records.publish("nfra.punished", [other], sha256="9" * 64, as_of="2026-12-31")
    assert set(contested(store)) == {REF.key}


def test_a_row_that_says_more_is_another_fact(store: Corrections, records: Store) -> None:
    taken(store)
    more = NOTICE.model_copy(update={"subject": NOTICE.subject + "%", "cite": cite("2026-12-31")})
    records.publish(REF.source, [NOTICE, more], sha256="8" * 64, as_of="2026-12-31")
    assert set(contested(store)) == {REF.key}


def test_what_was_found_wrong_may_be_mended_by_its_date(store: Corrections, records: Store) -> None:
    answered(store, taken(store), "accepted")
    redate(records, "2026-12-31")
    assert set(contested(store)) == {REF.key}


def test_two_reviewers_withdraw_the_row_they_saw(store: Corrections, records: Store) -> None:
    number = taken(store, "removal")
    agreed(store, number, "甲")
    agreed(store, number, "乙")
    redate(records, "2026-12-31")
    assert withdrawn(store) == {REF.key}
