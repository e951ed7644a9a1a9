"""How they collect: what the answers say, and nothing of the lender's licence."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.collection.parsing import answerable
from checker.observations import observations_by_key
from tests.collection.worlds import COLLECTOR, LENDER, WORLD, ask, collects, court


def rules(**observed: str) -> dict[str, str]:
    return {finding.rule: finding.severity for finding in ask(COLLECTOR, LENDER, **observed).conduct.findings}


@pytest.mark.parametrize(
    ("observed", "alert", "rule"),
    [
        ({"violence": "yes"}, "stop", "collect_violence"),
        ({"visit_made": "yes", "visit_entered": "yes"}, "stop", "collect_home_visit"),
        ({"repay_to_person": "yes", "payee_is_contract_lender": "no"}, "stop", "collect_private_account"),
        ({"posed_as_authority": "yes"}, "caution", "collect_impersonation"),
        ({"told_others": "yes", "you_unreachable": "no"}, "caution", "collect_third_party"),
        ({"called_at_night": "yes", "time_agreed": "no"}, "caution", "collect_night"),
        ({"visit_threatened": "yes"}, "none", "collect_home_visit_threat"),
    ],
)
def test_what_was_met_raises_the_alert_it_deserves(observed: dict[str, str], alert: str, rule: str) -> None:
    report = ask("", "没人听过的App", **observed)
    assert report.conduct.alert == alert
    found = [finding for finding in report.conduct.findings if finding.rule == rule]
    assert found
    assert found[0].legal_basis
    assert found[0].evidence


def test_every_finding_rests_on_evidence_that_is_in_the_report() -> None:
    report = ask(COLLECTOR, LENDER, **dict.fromkeys(answerable(), "yes"))
    ids = {one.id for one in report.evidence}
    assert len(report.conduct.findings) > 5
    for finding in report.conduct.findings:
        assert finding.evidence
        assert set(finding.evidence) <= ids


def test_nothing_answered_is_no_score_and_not_nought() -> None:
    assert ask(COLLECTOR, LENDER).conduct.score is None
    assert ask(COLLECTOR, LENDER, violence="unknown").conduct.score is None
    assert ask(COLLECTOR, LENDER, violence="no").conduct.score == 0


def test_a_hard_finding_is_the_whole_score_and_more_findings_never_lower_it() -> None:
    assert ask(COLLECTOR, LENDER, violence="yes").conduct.score == 100
    night = ask(COLLECTOR, "没人听过的App", called_at_night="yes", time_agreed="no").conduct.score
    both = ask(COLLECTOR, "没人听过的App", called_at_night="yes", time_agreed="no", told_others="yes").conduct.score
    assert night is not None
    assert both is not None
    assert 0 < night < both <= 100


def test_a_listed_collector_scores_a_little_less_only_here_and_only_on_a_fresh_list() -> None:
    met = {"called_at_night": "yes", "time_agreed": "no"}
    fresh = ask(COLLECTOR, LENDER, **met)
    stale = ask(COLLECTOR, LENDER, of=court(*WORLD[:-1], collects(LENDER, COLLECTOR, "2025-01-01")), **met)
    unlisted = ask("", LENDER, **met)
    assert fresh.conduct.score is not None
    assert unlisted.conduct.score is not None
    assert fresh.conduct.score == unlisted.conduct.score - 15  # 3 of 20 points
    assert stale.conduct.score == unlisted.conduct.score
    listed = next(finding for finding in fresh.conduct.findings if finding.rule == "collector_listed")
    assert (listed.points, listed.group) == (-3, "conduct")


def test_only_what_was_met_is_judged_not_the_brand() -> None:
    report = ask(COLLECTOR, LENDER, **dict.fromkeys(answerable(), "yes"))
    groups = {finding.group for finding in report.conduct.findings}
    assert groups <= {"conduct", "private_transfer", "channel", "upfront_payment"}
    said = json.dumps(report.model_dump(mode="json"), ensure_ascii=False)
    assert "standing" not in said
    assert "说明不了放款机构有没有资格放贷" in said


def test_what_is_not_known_is_asked_and_never_taken_for_no() -> None:
    report = ask(COLLECTOR, LENDER, violence="unknown", visit_made="no")
    assert "violence" in report.conduct.unanswered
    assert "visit_made" not in report.conduct.unanswered
    assert set(report.conduct.unanswered) <= set(observations_by_key())


@settings(deadline=None, max_examples=40)
@given(st.dictionaries(st.sampled_from(answerable()), st.sampled_from(["yes", "no", "unknown"])))
def test_equal_questions_give_equal_bytes_whatever_is_answered(observed: dict[str, str]) -> None:
    first = ask(COLLECTOR, LENDER, **observed).model_dump_json()
    assert ask(COLLECTOR, LENDER, of=court(*reversed(WORLD)), **dict(reversed(observed.items()))).model_dump(
        exclude={"query"}
    ) == ask(COLLECTOR, LENDER, **observed).model_dump(exclude={"query"})
    assert ask(COLLECTOR, LENDER, **observed).model_dump_json() == first
