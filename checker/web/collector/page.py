"""The page /collector: first steps and a short form; by POST the answer. Nothing typed here reaches an address."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import Response
from werkzeug.wrappers import Response as AnyResponse

from checker.collection.model import Call, CollectorReport
from checker.errors import QueryError
from checker.guidance import Guide, guides
from checker.report import Evidence, Match
from checker.service.current import current_checker
from checker.web.check.report_page import documents
from checker.web.collector.form import CollectorForm, collector_request_of, form_input
from checker.web.form_answers import answers_form
from checker.web.i18n import Translator
from checker.web.rendering import blueprint, language, page
from checker.web.sealed_answers import Fields, answer_at_address, keeps_no_cookie, sealed_answers, sent_fields

#: The cases people come with most, on the page before anything is answered.
CASES = ("who", "private", "visit", "prison", "court", "family", "debit", "agent")
NUMBERS = ("12378", "12345", "12348", "12368", "96110")
READ_NEXT = ("home-visit", "letters-and-court", "overdue", "new-plan", "credit-reporting")


@dataclass(frozen=True)
class CollectorPage:
    """The view of one report on a collector in one language."""

    report: CollectorReport
    t: Translator

    @property
    def title(self) -> str:
        """Whom the page is about, for the form that says something is wrong."""
        match = self.report.who.match
        return match.entity.name if match and match.entity else self.report.query.name

    @property
    def matches(self) -> tuple[tuple[str, Match], ...]:
        """How the names were understood, where that needs saying: the field of each, and its match."""
        both = (("name", self.report.who.match), ("lender", self.report.for_whom.match))
        return tuple((field, match) for field, match in both if match and (match.alternatives or match.entity))

    @property
    def urgent(self) -> tuple[Call, ...]:
        """Numbers that stand beside what to do now, where something grave was met."""
        return tuple(call for call in self.report.calls if call.phone == "110")[:1]

    @property
    def guides(self) -> tuple[Guide, ...]:
        """The guides that fit; one that is not there is left out."""
        return _guides(self.report.guides)

    @property
    def sources(self) -> tuple[Evidence, ...]:
        """Every document of the page, each once; the person's own answers are none."""
        return documents(evidence for evidence in self.report.evidence if evidence.confidence != "told")

    def cited(self, *ids: str) -> tuple[Evidence, ...]:
        """Return the documents of these ids."""
        return _by_id(self.report.evidence, ids)

    def dated(self, as_of: str | None, note: str | None = None) -> str:
        """Return "as of …", with the publisher's own words where the date needs them."""
        if not as_of:
            return note or self.t("report.no_date")
        date = self.t("report.as_of", date=self.t.date(as_of))
        return self.t("report.noted", date=date, note=note.rstrip("。")) if note else date


def _guides(slugs: Iterable[str]) -> tuple[Guide, ...]:
    return tuple(guides()[slug] for slug in slugs if slug in guides())


def _by_id(evidence: Iterable[Evidence], ids: Iterable[str]) -> tuple[Evidence, ...]:
    wanted = frozenset(ids)
    return tuple(item for item in evidence if item.id in wanted)


@blueprint.get("/collector")
def collector() -> Response:
    """Show first steps for somebody who is chased, and the form."""
    return _form_page(200, CollectorForm({}))


@blueprint.post("/collector")
def collector_answer() -> AnyResponse:
    """Lead to what to do, who it is, and what of it is allowed; or show the form with what is wrong with it."""
    fields, lang = sent_fields(), "en" if language() == "en" else None
    if not fields:  # a reload or a way back that lost what was sent
        return _form_page(200, CollectorForm({}), lost=True)
    return answer_at_address(answer_to_form(fields), "web.collector_answered", fields, lang=lang)


@blueprint.get("/collector/answer")
def collector_answered() -> Response:
    """Show the same for what this browser sent just before; else the form, and why it is empty."""
    fields = sealed_answers()
    return answer_to_form(fields) if fields else _form_page(200, CollectorForm({}), lost=True, direct=keeps_no_cookie())


@answers_form("web.collector_answered")
def answer_to_form(fields: Fields) -> Response:
    """Return the page that answers a form, or the form with what is wrong with it."""
    form = form_input(fields)
    try:
        report = current_checker().collector(collector_request_of(fields))
    except QueryError as fault:
        response = _form_page(fault.status, form, fault=fault)
    else:
        lang = language()
        answer = CollectorPage(report, Translator(lang))
        response = page("collector_answer", lang, page=answer, form=form, fault=None)
    response.headers["Cache-Control"] = "no-store"  # a shared phone keeps no answer
    return response


def _form_page(
    status: int,
    form: CollectorForm,
    fault: QueryError | None = None,
    *,
    lost: bool = False,
    direct: bool = False,
) -> Response:
    values: dict[str, Any] = {"cases": CASES, "numbers": NUMBERS, "read_next": _guides(READ_NEXT)}
    return page("collector", language(), status, form=form, fault=fault, lost=lost, direct=direct, **values)
