"""How far the score can still go: the lowest that the open questions can lead to together, the highest that any one of
them can. Bounds, not forecasts: both are reckoned so that no answer on the page goes beyond them."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from checker.assessment.assessment import Assessment
from checker.assessment.counterfactuals.scenarios import Scenario, with_untied_lender
from checker.assessment.counterfactuals.supposed_facts import WORST_LENDERS, WORST_OFFER
from checker.assessment.score import Criterion, SettledCriteria, band, score_only
from checker.rules import Fact, Hit, RuleSet, Scored
from checker.rules.catalogue import Rule
from checker.rules.engine import evaluate_rules
from checker.rules.outcome import SEVERITIES

#: Kinds of lenders that price rules tell apart most, where nobody knows who lends.
_PRICE_LENDERS: Final = ("private", "microloan")


def reach(assessment: Assessment, scenarios: Iterable[Scenario], lenders: Iterable[Assessment]) -> tuple[int, int]:
    """Return the lowest and the highest score that open questions can still lead to.

    `scenarios`: the ways in which each might be answered. `lenders`: the assessments with every kind of lender that
    may confirm the name.
    """
    answered = [scenario.assessment for scenario in scenarios]
    confirmed = list(lenders)
    lowest = min(_at_best(branch) for branch in (assessment, *answered, *confirmed))
    branches = [*answered, *confirmed, *_worst_lenders(assessment)]
    scores = [*(branch.outcome.score for branch in branches), *_on_any_day(assessment), *_worst_offers(assessment)]
    _, worst_rule = band(assessment.state, assessment.results.hits, assessment.results.unknown, assessment.answers)
    return min([lowest, *scores]), max([worst_rule, *scores])


def _at_best(assessment: Assessment) -> int:
    """The score if every unknown rule were cleared, its relief granted, and the gate of tier A open as far as answers
    can open it. Where the contract's day is not known, no rule counts that an earlier day would leave out."""
    hits = [hit for hit in assessment.results.hits if not _may_lapse(hit, assessment)]
    reliefs = [doubt.at_best for doubt in assessment.results.unknown if doubt.at_best]
    return score_only(assessment.state, [*hits, *reliefs], _best_answers(assessment)).score


def _may_lapse(hit: Hit, assessment: Assessment) -> bool:
    if assessment.value("contract_date") is not None or hit.points < 0:
        return False
    rule = next(rule for rule in assessment.ruleset.rules if (rule.id, rule.version) == (hit.rule, hit.version))
    return rule.dated_by == "contract" and (rule.effective.from_ is not None or rule.effective.until is not None)


def _best_answers(assessment: Assessment) -> SettledCriteria:
    value, answers = assessment.value, assessment.answers
    return SettledCriteria(
        settled=frozenset(Criterion),
        lender_verified=answers.lender_verified,
        cost_within_cap=value("annual_cost") is None or answers.cost_within_cap,
        nothing_upfront=value("upfront_fee") is not True,
        no_private_payee=value("private_payee") is not True and value("repay_to_person") is not True,
        tied=answers.tied,
    )


def _worst_lenders(assessment: Assessment) -> Iterator[Assessment]:
    if assessment.is_true("lender_given"):
        return
    for lender in WORST_LENDERS:
        yield with_untied_lender(assessment, {**lender, "exit_final_date": Fact(assessment.judged_on)})


def _worst_offers(assessment: Assessment) -> Iterator[int]:
    """The scores beside the worst offer, on any day: an offer's own day stands in for the contract's."""
    if assessment.value("annual_cost") is not None:
        return
    known = assessment.is_true("price_lender_known")
    for lender in (None,) if known else (None, *_PRICE_LENDERS):
        kind = {"price_lender_type": Fact(lender), "price_lender_known": Fact(True)} if lender else {}
        yield from _on_any_day(assessment.what_if({**WORST_OFFER, **kind}), even_if_known=True)


def _on_any_day(assessment: Assessment, *, even_if_known: bool = False) -> Iterator[int]:
    """The highest score by the law of whichever day: of each rule its worst version. With its reliefs, and without:
    a relief may not be in force on every day."""
    yield assessment.outcome.score
    if assessment.value("contract_date") is not None and not even_if_known:
        return
    worst: dict[str, Scored] = {}
    for hit in (*assessment.results.hits, *_hits_of_other_days(assessment)):
        other = worst.get(hit.rule)
        if hit.points >= 0 and (other is None or _gravity(hit) < _gravity(other)):
            worst[hit.rule] = hit
    yield score_only(assessment.state, tuple(worst.values()), assessment.answers).score


def _hits_of_other_days(assessment: Assessment) -> Iterator[Hit]:
    for day, rules in _rules_by_day(assessment.ruleset, assessment.judged_on):
        facts = {**assessment.facts, "contract_date": Fact(day)}
        yield from evaluate_rules(rules, assessment.ruleset.wording, facts, assessment.judged_on).hits


def _rules_by_day(ruleset: RuleSet, judged_on: date) -> Iterator[tuple[date, list[Rule]]]:
    """The rules that go by the contract's day, by a day on which they are in force; none that begins later. Those that
    compare it with a day of their own are graver the later it is."""
    by_day: dict[date, list[Rule]] = {judged_on: list(ruleset.readers.get("contract_date", ()))}
    for rule in ruleset.rules:
        day = rule.effective.until or rule.effective.from_
        if rule.dated_by == "contract" and day is not None:
            by_day.setdefault(min(day, judged_on), []).append(rule)
    yield from by_day.items()


def _gravity(hit: Scored) -> tuple[int, int, int]:
    return SEVERITIES.index(hit.severity), -hit.points, -(hit.floor or 0)
