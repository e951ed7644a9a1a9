"""What answers change, what open questions could change, what is asked next: on the facts as shipped."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker.cache.cache import MemoryCache
from checker.errors import QueryError
from checker.observations import observations
from checker.report import Effect, Report
from checker.request.model import CheckRequest
from checker.service.checker import Checker
from registries.store.store import Store
from tests.factories.worlds import answer_of_its_day

ON = date(2026, 11, 24)
CLEAN = {"upfront_fee": "no", "private_payee": "no", "downloaded_by_link": "no"}
PAYMENTS = [{"amount": "902"}] * 12
FAIR = {"received": "10000", "start": "2026-01-05", "payments": PAYMENTS}
SEVEN_DAYS = {
    "received": "7000",
    "principal": "10000",
    "start": "2026-11-01",
    "payments": [{"amount": "10000", "due": "2026-11-08"}],
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, starter: Path) -> Iterator[Store]:
    store = Store(f"sqlite:///{shutil.copy(starter, tmp_path_factory.mktemp('explain') / 'check.db')}")
    yield store
    store.close()


@pytest.fixture
def checker(starter_checker: Checker) -> Checker:
    return starter_checker


def ask(checker: Checker, name: str, **fields: Any) -> Report:
    return answer_of_its_day(checker, name, **{"on": ON, **fields})


def effect(report: Report, key: str) -> Effect:
    return next(effect for effect in report.effects if effect.observe == key)


def verdict(report: Report) -> dict[str, Any]:
    return report.model_dump(mode="json")["verdict"]  # type: ignore[no-any-return]


def test_every_answer_is_taken_and_dont_know_changes_nothing(checker: Checker) -> None:
    plain = ask(checker, "360借条")
    unknown = ask(checker, "360借条", observed={item.key: "unknown" for item in observations()})
    assert unknown.effects == ()
    assert verdict(unknown) == verdict(plain)
    assert unknown.situation == plain.situation
    everything = ask(checker, "360借条", observed={item.key: "yes" for item in observations()})
    assert [effect.observe for effect in everything.effects] == [item.key for item in observations()]


def test_a_key_nobody_asks_for_is_refused_by_name_of_those_that_are(checker: Checker) -> None:
    with pytest.raises(QueryError) as refused:
        ask(checker, "360借条", observed={"is_it_blue": "yes"})
    assert refused.value.field == "observed"
    assert "upfront_fee" in refused.value.detail.zh
    assert "is_it_blue" not in refused.value.detail.zh + refused.value.detail.en


@pytest.mark.parametrize("name", ["360借条", "京东金条", "招联消费金融", "银享花", "重庆市阿拉丁小额贷款有限公司"])
def test_what_a_person_met_never_moves_the_name(checker: Checker, name: str) -> None:
    """The score and the tier stand but for the lift that unanswered questions cost; standing and findings stand."""
    met = {item.key: "yes" for item in observations() if item.about != "verdict"}
    plain, told = ask(checker, name), ask(checker, name, observed=met)
    assert told.situation.alert == "stop"
    assert told.verdict.risk_score == plain.verdict.risk_score
    assert (told.verdict.tier, told.verdict.standing) == (plain.verdict.tier, plain.verdict.standing)
    assert [finding.rule for finding in told.findings] == [finding.rule for finding in plain.findings]


def test_an_answer_that_moves_the_verdict_says_by_how_much(checker: Checker) -> None:
    report = ask(checker, "银享花", observed={"contract_names_lender": "no", "money_received": "no"})
    moved = effect(report, "contract_names_lender")
    assert (report.verdict.tier, report.verdict.risk_score) == ("D", 71)  # RULES' worked example
    assert (moved.points, moved.tier_without, moved.alert_without) == (16, "U", "none")
    assert "+16" in moved.text.zh
    assert "+16" in moved.text.en
    still = effect(report, "money_received")
    assert (still.points, still.tier_without) == (0, "D")


def test_an_answer_that_moves_the_situation_only_says_so(checker: Checker) -> None:
    report = ask(checker, "360借条", observed={"private_payee": "yes"})
    moved = effect(report, "private_payee")
    assert (moved.points, moved.tier_without, moved.alert_without) == (0, report.verdict.tier, "none")
    assert report.situation.alert == "stop"
    assert "先停" in moved.text.zh


def test_a_finding_on_an_answer_rests_on_that_answer(checker: Checker) -> None:
    report = ask(checker, "银享花", observed={"contract_names_lender": "no"})
    finding = next(finding for finding in report.findings if finding.rule == "no_lender_named")
    shown = {evidence.id: evidence for evidence in report.evidence}
    told = [shown[key] for key in finding.evidence if shown[key].confidence == "told"]
    assert [evidence.record["observe"] for evidence in told] == ["contract_names_lender"]
    assert all(evidence.url is None and evidence.source == "told.answer" for evidence in told)


def test_stop_never_means_not_to_repay(checker: Checker) -> None:
    for received, words in (("yes", "借到手的钱还要还"), ("no", "钱没到手"), ("unknown", "钱到手了吗")):
        report = ask(checker, "360借条", observed={"upfront_fee": "yes", "money_received": received})
        assert any(words in step.zh for step in report.situation.do_now), received
    assert report.situation.separate is not None
    assert "奇富借条本身查到的结果不变" in report.situation.separate.zh


def test_the_lender_that_the_contract_may_name_is_tried(checker: Checker) -> None:
    """ "If the contract's lender is X on list Y, this becomes B": and asking that very question gives it."""
    report = ask(checker, "360借条")
    tried = [one for one in report.suppositions if one.observe == "contract_lender" and one.evidence]
    assert tried
    for one in tried:
        named = ask(checker, "360借条", lender=one.answer)
        assert (named.verdict.tier, named.verdict.risk_score) == (one.tier, one.risk_score)
        assert one.answer in one.text.zh


@pytest.mark.parametrize("name", ["360借条", "银享花", "招联消费金融", "宜享花"])
def test_what_is_supposed_comes_true(checker: Checker, name: str) -> None:
    report = ask(checker, name)
    answers = [one for one in report.suppositions if one.answer in ("yes", "no")]
    assert answers
    for one in answers:
        told = ask(checker, name, observed={one.observe: one.answer})
        assert (told.verdict.tier, told.verdict.risk_score) == (one.tier, one.risk_score), one.observe
        assert told.situation.alert == one.alert, one.observe


def test_next_is_the_question_that_would_move_the_tier_most(checker: Checker) -> None:
    def asked(name: str, **fields: Any) -> str:
        return ask(checker, name, **fields).verdict.next[0].observe

    assert asked("银享花") == "contract_lender"
    assert asked("360借条") == "contract_lender"
    assert asked("重庆市阿拉丁小额贷款有限公司") == "contract_date"
    assert asked("360借条", lender="招联消费金融股份有限公司") == "offer"
    answered = ask(checker, "360借条", lender="招联消费金融股份有限公司", offer=FAIR, observed=CLEAN)
    assert answered.verdict.next[0].observe not in {"contract_lender", "contract_date", "offer", *CLEAN}


def test_the_contracts_day_is_asked_for_where_a_duty_began_on_a_day(checker: Checker) -> None:
    """The cost sheet is owed since 2026-08-01; without the contract's day nobody can tell whether it was."""
    fields = {"lender": "招联消费金融股份有限公司", "observed": {**CLEAN, "cost_sheet_shown": "no"}, "offer": None}
    report = ask(checker, "360借条", **fields)
    assert "cost_sheet_missing" not in {finding.rule for finding in report.findings}
    assert report.verdict.next[0].observe == "contract_date"
    for day, found in (("2026-07-31", False), ("2026-08-01", True)):
        dated = ask(checker, "360借条", **fields, contract_date=day)
        assert ("cost_sheet_missing" in {finding.rule for finding in dated.findings}) is found


def test_offers_are_judged_by_their_cost(checker: Checker) -> None:
    fair = ask(checker, "360借条", lender="招联消费金融股份有限公司", offer=FAIR)
    assert fair.cost is not None
    assert str(fair.cost.apr_nominal) == "14.88"
    assert fair.cost.over_cap is False
    assert not [finding for finding in fair.findings if finding.group == "price" and finding.points > 0]
    harsh = ask(checker, "银享花", offer=SEVEN_DAYS)
    assert harsh.cost is not None
    assert (harsh.verdict.tier, harsh.verdict.risk_score) == ("E", 97)
    assert {"head_deduction", "ultra_short_high_cost"} <= {f.rule for f in harsh.findings if f.severity == "hard"}


def test_a_guess_of_the_person_never_overrules_the_records(checker: Checker) -> None:
    """Ticking "a person lent it" for a bank's loan clears nothing."""
    dear = {**FAIR, "payments": [{"amount": "1100"}] * 12}
    told = ask(checker, "360借条", lender="招联消费金融股份有限公司", offer={**dear, "lender_type": "private"})
    plain = ask(checker, "360借条", lender="招联消费金融股份有限公司", offer=dear)
    assert told.verdict.risk_score >= plain.verdict.risk_score
    assert "cost_over_24" in {finding.rule for finding in told.findings}


def test_the_band_holds_what_every_supposition_gives(checker: Checker) -> None:
    for name in ("360借条", "银享花", "招联消费金融"):
        report = ask(checker, name)
        low, high = report.verdict.band
        assert low <= report.verdict.risk_score <= high


def test_an_old_answer_comes_back_byte_for_byte(store: Store) -> None:
    """By revision, rule set and day, in another process' shoes: another cache, another index."""
    fields = {"on": ON, "observed": {"upfront_fee": "yes"}, "offer": SEVEN_DAYS, "ruleset": "2026.12"}
    first, second = (Checker(store, MemoryCache(size), 3600) for size in (0, 10**7))
    old = ask(first, "360借条", as_of_rev=store.stamp()[0], **fields)
    again = ask(second, "360借条", as_of_rev=old.dataset_revision, **fields)
    assert old.model_dump_json(exclude={"generated_at"}) == again.model_dump_json(exclude={"generated_at"})


def test_an_older_rule_set_judges_as_it_did(checker: Checker) -> None:
    """2026.11 knew no questions: no finding of a later rule appears, and answers it cannot read are refused."""
    old = ask(checker, "360借条", ruleset="2026.11")
    assert old.ruleset_version == "2026.11"
    assert (old.verdict.tier, old.verdict.risk_score) == ("B", 48)
    assert not {finding.group for finding in old.findings} & {"price", "disclosure", "privacy"}
    for told in ({"observed": {"upfront_fee": "yes"}}, {"offer": FAIR}):
        with pytest.raises(QueryError, match="had no questions"):
            ask(checker, "银享花", ruleset="2026.11", **told)
    with pytest.raises(QueryError, match="There is no such version of the rules"):
        ask(checker, "银享花", ruleset="2020.01")


class Remembering(MemoryCache):
    """Tells which keys were kept."""

    def __init__(self) -> None:
        super().__init__(10**7)
        self.kept: list[str] = []

    def set(self, key: str, value: bytes, ttl: int) -> None:
        self.kept.append(key)
        super().set(key, value, ttl)


def test_what_a_person_told_is_kept_nowhere(store: Store) -> None:
    cache = Remembering()
    asking = Checker(store, cache, 3600)
    ask(asking, "360借条", observed={"violence": "yes"})
    ask(asking, "360借条", offer=FAIR)
    assert cache.kept == []
    asking.check(CheckRequest(name="360借条", on=ON))
    assert len(cache.kept) == 2  # by the day it was judged on, and today's, which its mark tells
