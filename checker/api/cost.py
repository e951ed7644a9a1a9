"""POST /api/v1/cost: what a loan really costs a year. By POST alone: amounts and dates tell who asks."""

from typing import cast

from flask import Response, current_app

from checker.api.body import JSON, json_body
from checker.api.check import blueprint
from checker.api.parameters import refuse_all_but
from checker.cost.answer_json import cost_json
from checker.cost.input_parsing import cost_request_json
from checker.service.checker import Checker


@blueprint.post("/cost")
def cost() -> Response:
    """The cost of {"offer": {…}, "contract_date"?: …, "on"?: …} and what the price rules say; nothing else is taken."""
    refuse_all_but(())
    asked = cost_request_json(json_body())
    checker = cast("Checker", current_app.extensions["checker"])
    priced = checker.price(asked.offer, asked.contract_date, asked.on)
    return Response(cost_json(priced.cost, priced), content_type=JSON, headers={"Cache-Control": "no-store"})
