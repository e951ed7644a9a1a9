"""The graver of two outcomes: of a request with the lender that was entered, and of the same without it.

A lender that somebody entered and that does not confirm the name takes no finding away.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from checker.rules import SITUATION_GROUPS, Hit, RuleResults
from checker.rules.compiled.finding_bits import FindingBits, single_bits
from checker.rules.outcome import SEVERITIES, Unknown


def merge_graver(own: RuleResults, alternative: RuleResults) -> RuleResults:
    """Return, of each rule about the name, the graver of two outcomes; a relief only where both grant it.

    Findings about what a person met are taken from the first alone: no lender changes them.
    """
    own_hits, other_hits = _by_rule(own.hits), _by_rule(alternative.hits)
    hits = [
        hit
        for rule in own_hits.keys() | other_hits.keys()
        if (hit := _graver_hit(own_hits.get(rule), other_hits.get(rule)))
    ]
    hits += [hit for hit in other_hits.values() if _about_another(hit, own_hits.get(hit.rule))]
    hits += [hit for hit in own.hits if hit.group in SITUATION_GROUPS]
    hits.sort(key=lambda hit: (SEVERITIES.index(hit.severity), hit.rule))
    hit_rules = {hit.rule for hit in hits}
    added = hit_rules - own_hits.keys()
    reliefs = {doubt.rule for doubt in alternative.unknown if doubt.at_best} | {hit.rule for hit in alternative.hits}
    return RuleResults(
        tuple(hits),
        tuple(_relieved_by_both(doubt, reliefs) for doubt in own.unknown if doubt.rule not in added),
        tuple(rule for rule in own.cleared if rule not in added),
    )


def _about_another(hit: Hit, own: Hit | None) -> bool:
    """Whether a finding of the name itself would be lost behind a graver one of the same rule about the lender: one
    exit hides no other."""
    milder = own is not None and _graver_hit(own, hit) is own and hit.points > 0
    return milder and own is not None and not set(hit.evidence) <= set(own.evidence)


def _relieved_by_both(doubt: Unknown, reliefs: Collection[str]) -> Unknown:
    """A doubt that promises no relief which the request without its lender does not grant."""
    return doubt if doubt.rule in reliefs else replace(doubt, at_best=None)


def _by_rule(hits: Iterable[Hit]) -> dict[str, Hit]:
    return {hit.rule: hit for hit in hits if hit.group not in SITUATION_GROUPS}


def _graver_hit(own: Hit | None, alternative: Hit | None) -> Hit | None:
    """The graver of two findings of one rule; a relief that only one of them grants is none."""
    if own is not None and alternative is not None:
        return min(own, alternative, key=lambda hit: (SEVERITIES.index(hit.severity), -hit.points))
    single = own or alternative
    return single if single is not None and single.severity != "positive" else None


#: Whether the finding of a bit in one outcome rests on evidence that the finding of a bit in the other has not.
Rests = Callable[[int, int], bool]


def graver_marks(own: int, other: int, numbering: FindingBits, rests_on_more: Rests) -> int:
    """Return the marks of the graver outcome of each rule, as `merge_graver` does of results.

    `own`, `other`: marks with the lender and without it. `rests_on_more`: of the bits of a milder finding without the
    lender and of the graver one beside it, whether the milder rests on evidence of its own.
    """
    count, every, met = numbering.count, numbering.all, numbering.situation
    ours, theirs = own & every & ~met, other & every & ~met
    hits = _graver_findings(ours, theirs, numbering, rests_on_more) | (own & met)
    added = _rules(hits, numbering) & ~_rules(ours, numbering)
    reliefs = _rules(theirs | other >> (2 * count), numbering)
    at_worst, at_best = own >> count & every & ~added, own >> (2 * count) & ~added & reliefs
    return hits | at_worst << count | at_best << (2 * count)


def _graver_findings(ours: int, theirs: int, numbering: FindingBits, rests_on_more: Rests) -> int:
    hits = ours & theirs
    cases, of_rule = numbering.cases, numbering.of_rule
    only_theirs = theirs & ~hits
    for bit in single_bits(ours & ~hits):
        beside = only_theirs & of_rule[cases[bit].rule.id]
        if not beside:
            hits |= bit & ~numbering.positives
            continue
        only_theirs &= ~beside
        if cases[beside].gravity < cases[bit].gravity:
            hits |= beside
            continue
        hits |= bit
        if cases[beside].scored.points > 0 and rests_on_more(beside, bit):
            hits |= beside
    return hits | (only_theirs & ~numbering.positives)


def _rules(findings: int, numbering: FindingBits) -> int:
    """The bits of every case of the rules that these findings are of."""
    bits = 0
    for bit in single_bits(findings):
        bits |= numbering.of_rule[numbering.cases[bit].rule.id]
    return bits
