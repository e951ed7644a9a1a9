"""How far the score can still go: the lowest that the open questions can lead to together, the highest that any one of
them can. Bounds, not forecasts: both are reckoned so that no answer on the page goes beyond them."""

from collections.abc import Iterable, Iterator
from typing import Final

from checker.assessment.assessment import Assessment
from checker.assessment.counterfactuals.other_days import other_days
from checker.assessment.counterfactuals.supposed_facts import WORST_LENDERS, WORST_OFFER
from checker.assessment.counterfactuals.supposed_outcome import Supposed
from checker.rules import Fact
from checker.rules.compiled.finding_bits import single_bits

#: Kinds of lenders that price rules tell apart most, where nobody knows who lends.
_PRICE_LENDERS: Final = ("private", "microloan")


def reach(assessment: Assessment, answered: Iterable[Supposed], lenders: Iterable[Assessment]) -> tuple[int, int]:
    """Return the lowest and the highest score that open questions can still lead to.

    `answered`: the assessments with each answer that might be given. `lenders`: those with every kind of
    lender that may confirm the name.
    """
    supposed = [_whole(one) for one in answered]
    confirmed = list(lenders)
    lowest = min(_at_best(branch) for branch in (assessment, *supposed, *confirmed))
    branches = [*supposed, *confirmed, *_worst_lenders(assessment)]
    scores = [*(branch.outcome.score for branch in branches), *_on_any_day(assessment), *_worst_offers(assessment)]
    return min([lowest, *scores]), max([reach_of_rules(assessment)[1], *scores])


def _whole(supposed: Supposed) -> Assessment:
    if not isinstance(supposed, Assessment):
        raise TypeError("of a remembered scenario only the outcome is known")
    return supposed


def reach_of_rules(assessment: Assessment) -> tuple[int, int]:
    """Return the score if every rule in doubt were cleared and its relief granted, and if the worst single one hit."""
    compiled, hits = assessment.compiled, assessment.findings
    cases, of_rule = compiled.findings.cases, compiled.findings.of_rule
    doubts = single_bits(assessment.at_worst)
    worse = [(hits & ~of_rule[cases[doubt].rule.id]) | doubt for doubt in doubts]
    highest = max(assessment.score_of(findings) for findings in (hits, *worse))
    return assessment.score_of(hits | assessment.at_best), highest


def _at_best(assessment: Assessment) -> int:
    """The score if every unknown rule were cleared, its relief granted, and the gate of tier A open as far as answers
    can open it. Where the contract's day is not known, no rule counts that an earlier day would leave out."""
    compiled, hits = assessment.compiled, assessment.findings
    if assessment.value("contract_date") is None:
        hits &= ~compiled.dated
    gate = compiled.may_open_tier_a(assessment.bits)
    return compiled.score(assessment.state, hits | assessment.at_best, open_tier_a=gate).score


def _worst_lenders(assessment: Assessment) -> Iterator[Assessment]:
    if assessment.is_true("lender_given"):
        return
    for lender in WORST_LENDERS:
        yield assessment.with_untied_lender({**lender, "exit_final_date": Fact(assessment.judged_on)})


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
    days = other_days(assessment.compiled.rules, assessment.judged_on)
    yield assessment.score_of(days.worst(assessment.findings, assessment.bits, assessment.facts))
