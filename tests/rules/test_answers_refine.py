"""An answer given later never turns out worse than what was said to be possible before it."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from checker.rules import SITUATION_GROUPS, VOCABULARY, Fact, RuleResults, Value, load
from checker.rules.catalogue import Rule
from checker.rules.engine import evaluate_rules
from checker.rules.outcome import SEVERITIES
from tests.every_case import every_case
from tests.rules.test_rules import TODAY

#: For facts that are words or numbers: values on either side of what the rules compare them with.
SAMPLES: dict[str, tuple[Value, ...]] = {
    "standing": ("warned", "unknown"),
    "lender_type": ("bank", "microloan", "technology"),
    "price_lender_type": ("bank", "microloan", "private"),
    "annual_cost": (Decimal(24), Decimal(36), Decimal("36.1")),
}
CLEARED = len(SEVERITIES)
#: Rules of the verdict that ask who lends, or under which name.
ABOUT_LENDERS = frozenset(
    {"contract_lender_named", "cost_over_24", "fund_source_mismatch", "no_lender_named", "p2p_claim"}
    | {"professional_lender_unlicensed", "pseudo_licence_claim"}
)
ASKED = [
    rule
    for rule in load().rules
    if (rule.group in SITUATION_GROUPS or rule.id in ABOUT_LENDERS) and rule.effective.covers(TODAY)
]


def worst(judgement: RuleResults) -> int:
    """The worst a judgement of one rule says or leaves possible, as a place in SEVERITIES."""
    found = [SEVERITIES.index(hit.severity) for hit in judgement.hits]
    found += [SEVERITIES.index(doubt.worst) for doubt in judgement.unknown]
    return min(found, default=CLEARED)


def judged(rule: Rule, values: dict[str, Value]) -> RuleResults:
    return evaluate_rules([rule], load().wording, {name: Fact(value) for name, value in values.items()}, TODAY)


def answers(rule: Rule) -> Iterator[dict[str, Value]]:
    names = sorted(rule.reads)
    choices = [(None, *SAMPLES.get(name, (True, False))) for name in names]
    assert all(VOCABULARY[name].type == "bool" or name in SAMPLES for name in names)
    return (dict(zip(names, chosen, strict=True)) for chosen in product(*choices))


@every_case("rule", ASKED)
def test_no_answer_is_worse_than_what_was_left_open(rule: Rule) -> None:
    seen = {tuple(given.items()): worst(judged(rule, given)) for given in answers(rule)}
    for key, bound in seen.items():
        given = dict(key)
        for name in (name for name, value in given.items() if value is None):
            for value in SAMPLES.get(name, (True, False)):
                later = tuple({**given, name: value}.items())
                assert seen[later] >= bound, (given, name, value)


@every_case("rule", ASKED)
def test_not_knowing_anything_clears_nothing(rule: Rule) -> None:
    judgement = judged(rule, {})
    assert (judgement.hits, judgement.cleared) == ((), ())
    assert len(judgement.unknown) == 1
