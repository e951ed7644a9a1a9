"""Traps of RULES §10 that records and the contract's lender alone can spring."""

from datetime import date

from checker.rules import VOCABULARY, Fact, evaluate, load
from checker.rules.outcome import Severity
from checker.rules.vocabulary import Value
from checker.verdict import (
    BaseState,
    base_state,
    score,
)
from tests.rules.findings import HARD_PRICE, POSITIVES, answered

TODAY = date(2026, 11, 24)


def hits_of(**values: Value) -> dict[str, Severity]:
    facts = {name: Fact(value, ("e1",)) for name, value in values.items()}
    return {hit.rule: hit.severity for hit in evaluate(load(), facts, TODAY).hits}


def test_trap_2_an_operator_without_lending_licence_is_no_fault() -> None:
    assert hits_of(standing="not_a_lender", subject_type="technology", licence_in_force=False) == {}
    assert hits_of(lender_given=True, lender_type="technology") == {"lender_type_may_not_lend": "info"}


def test_trap_3_a_similar_name_alone_accuses_nobody() -> None:
    assert hits_of(lookalike_of_trusted=True, own_record=False, operator_known=False) == {}
    assert hits_of(lookalike_of_trusted=True, own_record=True, operator_known=True, operator_differs=True) == {}


def test_trap_13_a_licence_buys_no_red_line_back() -> None:
    hits = (HARD_PRICE, *POSITIVES)
    assert score(BaseState.VERIFIED, hits, answered(8, clean=True)).tier == "E"


def test_trap_14_not_on_a_list_we_do_not_hold_whole() -> None:
    common: dict[str, Value] = {"lender_given": True, "lender_type": "bank", "platform_on_list": False}
    assert "partner_not_listed" not in hits_of(**common, partner_list_held=False)
    assert "partner_not_listed" not in hits_of(**common, partner_list_held=True, contract_date=date(2025, 9, 30))
    microloan = {**common, "lender_type": "microloan"}
    assert "partner_not_listed" not in hits_of(**microloan, partner_list_held=True)
    assert hits_of(**common, partner_list_held=True) == {"partner_not_listed": "strong"}


def test_trap_16_payment_and_guarantee_licences_are_no_licence_to_lend() -> None:
    for kind in ("payment", "financing_guarantee", "credit_reporting"):
        assert hits_of(subject_type=kind, licence_in_force=True) == {}
        assert base_state("not_a_lender", stale=False, microloan=False) is BaseState.RELATION_UNVERIFIED


def test_trap_17_complaints_are_no_input() -> None:
    assert not [fact for fact in VOCABULARY if "complaints" in fact or "rating" in fact]


def test_trap_18_no_draft_is_cited() -> None:
    assert not [rule.id for rule in load().rules if "征求意见" in rule.legal_basis or "草案" in rule.legal_basis]


def test_trap_20_not_knowing_is_not_no() -> None:
    judgement = evaluate(load(), {"lender_given": Fact(False)}, TODAY)
    doubts = {doubt.rule for doubt in judgement.unknown}
    assert {"guarantee_acting_as_lender", "partner_not_listed", "contract_lender_named"} <= doubts
    assert judgement.hits == ()
