"""The cost as programs read it: one JSON object, every amount a decimal in text, never a binary fraction."""

import json
from datetime import date

from checker.cost.cost import Cost


def answer_json(cost: Cost, judged_on: date) -> str:
    """The fields of Cost, `compared` (the figure that caps are compared with), and the day it was judged on."""
    answer = cost.model_dump(mode="json") | {"compared": str(cost.compared), "judged_on": judged_on.isoformat()}
    return json.dumps(answer, ensure_ascii=False)
