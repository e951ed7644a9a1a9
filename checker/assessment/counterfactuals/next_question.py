"""The question to ask next."""

from collections.abc import Iterable

from checker.assessment.assessment import Assessment
from checker.assessment.counterfactuals.distance import distance
from checker.assessment.counterfactuals.scenarios import CORE, Scenario
from checker.observations import observations_by_key
from checker.report import Next
from checker.rules import load_wording
from registries.model import Text


def next_question(assessment: Assessment, scenarios: Iterable[Scenario]) -> tuple[Next, ...]:
    """Return the open question whose answers, taken together, would move the tier most; of equals, the likelier."""
    reach: dict[str, int] = {}
    for scenario in scenarios:
        reach[scenario.observe] = reach.get(scenario.observe, 0) + distance(scenario.assessment, assessment)
    open_keys = [key for key in ("contract_date", "contract_lender", "offer", *CORE) if key in reach]
    if not open_keys:
        return ()
    key = max(open_keys, key=reach.__getitem__)  # the first of equals
    return (Next(observe=key, text=_question(key)),)


def _question(key: str) -> Text:
    item = observations_by_key().get(key)
    return item.question if item else load_wording().questions[key]
