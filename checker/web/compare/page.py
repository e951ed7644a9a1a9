"""The page /compare: two names side by side. Its address holds the two names, and nothing else that was typed."""

from flask import Response, request

from checker.errors import QueryError
from checker.service.comparing import compare_names
from checker.service.current import current_checker
from checker.web.compare.comparison_page import ComparisonPage
from checker.web.compare.form import form_input, request_from_url
from checker.web.i18n import Translator
from checker.web.rendering import blueprint, language, page


@blueprint.get("/compare")
def compare() -> Response:
    """Show two names side by side; the form alone where no name was given, with what is wrong where one cannot be
    looked up."""
    args, lang = request.args.to_dict(flat=False), language()
    fields = form_input(args)
    try:
        wanted = request_from_url(args)
        comparison = compare_names(current_checker(), wanted) if wanted else None
    except QueryError as fault:
        response = page("compare_form", lang, fault.status, form_input=fields, fault=fault)
    else:
        view = ComparisonPage(comparison, Translator(lang)) if comparison else None
        response = page("compare" if view else "compare_form", lang, page=view, form_input=fields, fault=None)
    response.headers["Cache-Control"] = "no-store"  # a shared phone keeps no name that was looked up
    return response
