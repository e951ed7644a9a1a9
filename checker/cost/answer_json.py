"""The cost as programs read it: one JSON object, every amount a decimal in text, never a binary fraction."""

import json

from checker.cost.model import Cost
from registries.model import Frozen


def answer_json(cost: Cost, judged: Frozen) -> str:
    """The fields of Cost, `compared` (the figure that caps are compared with), and what else was judged of it:
    findings, their evidence, the rule set and the day."""
    more = judged.model_dump(mode="json", exclude={"cost"})
    return json.dumps({**cost.model_dump(mode="json"), "compared": str(cost.compared), **more}, ensure_ascii=False)
