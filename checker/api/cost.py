"""POST /api/v1/cost: what a loan really costs a year. By POST alone: amounts and dates tell who asks."""

from flask import Response

from checker.api.body import JSON, json_body
from checker.api.check import blueprint
from checker.api.parameters import refuse_all_but
from checker.cost.answer_json import answer_json
from checker.cost.input_parsing import cost_request_json
from checker.service.current import current_checker


@blueprint.post("/cost")
def cost() -> Response:
    """The cost of {"offer": {…}, "contract_date"?: …, "on"?: …} and what the price rules say; nothing else is taken."""
    refuse_all_but(())
    asked = cost_request_json(json_body())
    priced = current_checker().price(asked.offer, asked.contract_date, asked.on)
    return Response(answer_json(priced.cost, priced), content_type=JSON, headers={"Cache-Control": "no-store"})
