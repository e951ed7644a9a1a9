"""Every fact that rules may read is stated by a real check, offer or collector request, from records and answers alone.

A rule fed by a fact that no code states could never fire, however well its own test feeds it.
"""

from dataclasses import replace
from datetime import date
from typing import Any, Final

import pytest

import checker.assessment.offer
import checker.collection.build_report
from checker.assessment import apply_rules
from checker.assessment.offer import price_offer
from checker.cost.offer import Offer
from checker.cost.prime_rates import PrimeRates
from checker.observations import observations_by_key
from checker.rules import VOCABULARY, Facts, RuleResults, RuleSet, evaluate, load
from registries.model import RateRecord, Record
from tests.collection import worlds
from tests.end_to_end.test_worked_examples import ask, world
from tests.factories.records import cite, licence, notice, partner, product
from tests.facts.test_guarantor import KNOWN, NAMED, found

#: Facts that nothing states, each with the reason why it stays in the vocabulary.
NEVER_STATED: Final[dict[str, str]] = {}

LENDER, MICRO, BANK = "甲消费金融有限公司", "丁小额贷款有限公司", "戊银行股份有限公司"
FIRM, APP, LEFT = "乙信息科技有限公司", "丙花", "己小额贷款有限公司"
EACH: Final = ("interview", "penalty", "privacy_notice", "p2p_exit")
WORLD: tuple[Record, ...] = (
    licence(LENDER),
    licence(BANK, "bank"),
    licence(MICRO, "microloan", online_scope="yes"),
    licence("庚小额贷款有限公司", "microloan", "cancelled"),
    licence(FIRM, "technology", "identified"),
    product(APP, FIRM),
    partner(LENDER, FIRM),
    *(notice(subject, action) for subject in (APP, FIRM) for action in EACH),
    notice("假丙花", "counterfeit_app", imitates=APP),
    notice(APP, "warning"),
    notice(LEFT, "cancelled", date="2026-10-01"),
    licence(LEFT, "microloan"),
    notice(MICRO, "proposed_cancellation", "proposed"),
    notice(BANK, "denial", denies=APP),
)
RATES: Final = PrimeRates((RateRecord(series="LPR_1Y", percent="3.00", effective=date(2026, 9, 20), cite=cite()),))
OFFER: dict[str, Any] = {
    "principal": "10000",
    "received": "9500",
    "start": "2026-10-01",
    "payments": [{"amount": "950"}] * 12,
    "fees": [{"amount": "100", "payee": "platform"}, {"amount": "100", "payee": "guarantor", "name": "咨询费"}],
    "purpose": "consumption",
    "late_percent": "36",
}


def ask_everything() -> None:
    """Checks, an offer by itself and collector requests that between them touch all that is on record."""
    dataset, answers = replace(world(*WORLD), rates=RATES), dict.fromkeys(observations_by_key(), "yes")
    yes = ask(dataset, APP, observed=answers, contract_date="2026-10-01", offer=OFFER)
    for name, lender in ((APP, LENDER), (APP, BANK), (MICRO, None), ("庚小额贷款有限公司", None), (LEFT, None)):
        ask(dataset, name, lender=lender)
    ask(dataset, "内花", observed=dict.fromkeys(observations_by_key(), "no"))
    assert yes.cost is not None
    price_offer(Offer.model_validate(OFFER), None, RATES, load(), worlds.TODAY)
    worlds.ask(worlds.COLLECTOR, worlds.LENDER, of=worlds.court(whole=True))
    found(KNOWN, NAMED)


@pytest.fixture
def stated(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    names: set[str] = set()

    def recorded(ruleset: RuleSet, facts: Facts, *rest: Any) -> RuleResults:
        names.update(name for name, fact in facts.items() if fact.value is not None)
        return evaluate(ruleset, facts, *rest)

    def recorded_of_check(*arguments: Any) -> tuple[Facts, int]:
        facts, bits = facts_and_bits(*arguments)
        names.update(name for name, fact in facts.items() if fact.value is not None)
        return facts, bits

    facts_and_bits = apply_rules._facts_and_bits
    monkeypatch.setattr(apply_rules, "_facts_and_bits", recorded_of_check)
    for module in (checker.assessment.offer, checker.collection.build_report):
        monkeypatch.setattr(module, "evaluate", recorded)
    ask_everything()
    return names


def test_every_fact_of_the_vocabulary_is_stated_or_is_on_the_list_with_a_reason(stated: set[str]) -> None:
    assert set(VOCABULARY) - stated == set(NEVER_STATED)
    assert all(NEVER_STATED.values())
