"""The corrected form sent: on to the report on the name, to the cost, or to the page on a collector."""

from werkzeug.wrappers import Response as AnyResponse

from checker.errors import QueryError
from checker.web.check.page import report_on_form
from checker.web.collector.page import answer_to_form as collector_answer
from checker.web.cost.page import answer_to_form as cost_answer
from checker.web.read.form import ReadForm, form_of
from checker.web.read.handing_over import check_fields, collector_fields, cost_fields
from checker.web.read.page import field_page, found_page, language_in_address, unkept
from checker.web.rendering import blueprint
from checker.web.sealed_answers import answer_at_address, sent_fields


@blueprint.get("/read/check")
def read_corrected_lost() -> AnyResponse:
    """Show the field for a text: what stood in the form did not come along."""
    return unkept(field_page(200, lost=True))


@blueprint.post("/read/check")
def read_corrected() -> AnyResponse:
    """Lead to what the corrected form asks for; or show it with what is wrong with it."""
    sent = sent_fields()
    if not sent:
        return read_corrected_lost()
    form = form_of(sent)
    try:
        return unkept(_answer(form, "".join(sent.get("to", ())[:1])))
    except QueryError as fault:
        return unkept(found_page(fault.status, form, fault))


def _answer(form: ReadForm, to: str) -> AnyResponse:
    lang = language_in_address()
    if to == "cost":
        fields = cost_fields(form)
        return answer_at_address(cost_answer(fields), "web.cost_answered", fields, lang=lang)
    if to == "collector":
        fields = collector_fields(form)
        return answer_at_address(collector_answer(fields), "web.collector_answered", fields, lang=lang)
    fields = check_fields(form)
    report = report_on_form(fields)
    return answer_at_address(report, "web.check_answered", fields, name=fields["name"][0], lang=lang)
