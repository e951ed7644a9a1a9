"""POST /api/v1/cost: what a loan really costs a year. By POST alone: amounts and dates identify a person."""

from flask import Response

from checker.api.blueprint import blueprint
from checker.api.body import JSON, json_body
from checker.api.parameters import refuse_all_but
from checker.cost.answer_json import cost_json
from checker.cost.input_parsing import cost_request_json
from checker.service.current import current_checker


@blueprint.post("/cost")
def cost() -> Response:
    """Answer with the cost of {"offer": {…}, "contract_date"?: …, "on"?: …} and the findings of the price rules; no
    other key is accepted."""
    refuse_all_but(())
    cost_request = cost_request_json(json_body())
    priced = current_checker().price(cost_request.offer, cost_request.contract_date, cost_request.on)
    return Response(cost_json(priced.cost, priced), content_type=JSON, headers={"Cache-Control": "no-store"})
