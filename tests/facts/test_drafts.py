"""Facts drafted once a day are the facts built anew: for every name, with every lender, under whatever was typed."""

from dataclasses import replace
from datetime import date
from threading import Thread
from typing import Final

import pytest

from checker.dataset.dataset import Dataset
from checker.dataset.matching import match_name
from checker.dataset.on_day import MOST_DAYS
from checker.entities.profile import MOST_PROFILES, Profiles
from checker.evidence.book import EvidenceBook
from checker.facts import ResolvedRequest, add_record_facts, facts_of, trusted_suspects
from checker.facts.drafts import draft_of
from checker.names import normalise
from checker.rules import Fact
from registries.model import Record
from registries.sources import SOURCES
from tests.end_to_end.test_worked_examples import world
from tests.factories.records import licence, notice, partner, product

TODAY: Final = date(2026, 11, 24)
LENDER, FIRM, APP, GONE = "甲乙消费金融有限公司", "丙丁信息科技有限公司", "丙丁借", "戊己小额贷款有限公司"
RECORDS: Final[tuple[Record, ...]] = (
    licence(LENDER),
    licence(FIRM, "technology", "identified"),
    licence(GONE, "microloan"),
    product(APP, FIRM),
    partner(LENDER, FIRM),
    notice(GONE, "lost_contact"),
    notice(FIRM, "interview"),
)
NAMES: Final = (APP, FIRM, LENDER, GONE, "丙丁倍", "没人知道", "没人知道银行")


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return world(*RECORDS)


def request_of(name: str, dataset: Dataset, profiles: Profiles) -> ResolvedRequest:
    matched = match_name(normalise(name), dataset, judged_on=TODAY)
    suspects = trusted_suspects(matched.lookalikes, profiles)
    basis = profiles.basis(matched.entity)
    return ResolvedRequest(name, matched.entity, None, False, basis, suspects, None, TODAY)


def test_a_draft_states_what_is_built_anew_under_every_name(dataset: Dataset) -> None:
    profiles = Profiles(dataset.graph, TODAY)
    drafted = 0
    for name in NAMES:
        one = request_of(name, dataset, profiles)
        for asked in (one, replace(one, name=f"{name}官方"), replace(one, contract_date=date(2026, 1, 5))):
            draft = draft_of(asked, profiles, lambda facts: add_record_facts(facts, ()))
            if draft is None:
                assert name == "没人知道银行"  # what calls itself a bank and is on no record decides by its own name
                continue
            drafted += 1
            fresh, stated = EvidenceBook(TODAY), EvidenceBook(TODAY)
            facts = dict(draft.stated(asked.name, stated))
            facts["contract_date"] = Fact(asked.contract_date, (), {"name": asked.name})
            assert facts == facts_of(asked, profiles, fresh, ())
            assert list(facts) == list(facts_of(asked, profiles, EvidenceBook(TODAY), ()))
            assert stated.entries() == fresh.entries()
            assert draft.values.keys() == facts.keys()
    assert drafted >= 18
    made = draft_of(request_of(APP, dataset, profiles), profiles, lambda _facts: pytest.fail("drafted twice"))
    assert made is not None


def test_a_typed_lender_is_never_drafted(dataset: Dataset) -> None:
    profiles = Profiles(dataset.graph, TODAY)
    typed = replace(request_of(APP, dataset, profiles), has_lender=True, lender_text="甲乙")
    assert draft_of(typed, profiles, lambda _facts: None) is None


def test_a_day_is_shared_bounded_and_of_one_revision(dataset: Dataset) -> None:
    """Threads that ask for one day get one; other revisions, sources and days get their own, and old days go."""
    days = dataset.days
    found: list[object] = []
    threads = [Thread(target=lambda: found.append(days.of(SOURCES, TODAY))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len({id(one) for one in found}) == 1
    assert world(*RECORDS).days.of(SOURCES, TODAY).profiles.graph is not dataset.graph
    first = days.of(SOURCES, TODAY)
    assert days.of(SOURCES[1:], TODAY) is not first
    same = days.of(SOURCES, TODAY)
    later = [days.of(SOURCES, TODAY.replace(day=day)) for day in range(1, MOST_DAYS + 2)]
    assert len({id(one.profiles) for one in later}) == MOST_DAYS + 1
    assert days.of(SOURCES, TODAY) is not same


def test_profiles_and_records_of_a_day_are_bounded(dataset: Dataset) -> None:
    entity = next(iter(dataset.graph.entities.values()))
    profiles = Profiles(dataset.graph, TODAY)
    for number in range(MOST_PROFILES + 5):
        profiles.of(replace(entity, id=f"e{number}"))
    assert len(profiles._by_id) <= MOST_PROFILES
