"""The JSON of a priced offer: one object, every amount a decimal in text, never a binary fraction."""

import json

from checker.cost.model import Cost
from registries.model import Frozen


def cost_json(cost: Cost, priced: Frozen) -> str:
    """Return one JSON object: the fields of `cost`, `compared` (the figure that caps are compared with), and the other
    fields of `priced`: findings, their evidence, the rule set and the day."""
    others = priced.model_dump(mode="json", exclude={"cost"})
    return json.dumps({**cost.model_dump(mode="json"), "compared": str(cost.compared), **others}, ensure_ascii=False)
