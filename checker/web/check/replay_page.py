"""The page /replay: an answer of an old revision, another day, or old rules. Marked across the top, today's first."""

from typing import Any, Final

from flask import redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from checker.errors import QueryError
from checker.report import Replay, Report
from checker.service.current import current_checker
from checker.terms import Standing
from checker.web.check import check_form
from checker.web.check.replay_refusal import refuse_replay
from checker.web.check.report_page import ReportPage
from checker.web.i18n import Translator
from checker.web.rendering import blueprint, language, page

#: Standings of today that are red on their own page, and so here; all others have one colour, which is never green.
WARNED: Final[frozenset[Standing]] = frozenset({"warned", "disqualified"})


class ReplayPage(ReportPage):
    """The view of a replayed report, with its mark."""

    def __init__(self, report: Report, replay: Replay, translator: Translator) -> None:
        super().__init__(report, translator)
        self.mark = replay

    @property
    def warned_now(self) -> bool:
        """Whether today's answer is one that its own page shows in red."""
        return self.mark.now.standing in WARNED or self.mark.now.tier in "DE"

    @property
    def new(self) -> int:
        """How many findings of today the replayed answer lacks."""
        return sum(finding.new for finding in self.mark.now.findings)

    @property
    def address(self) -> str:
        """The address that replays this very answer on any later day."""
        mark, name = self.mark, self.report.query.name
        pinned: dict[str, Any] = {"as_of_rev": mark.revision, "on": mark.on, "ruleset": mark.ruleset}
        return url_for("web.replay", name=name, **pinned, _external=True)


@blueprint.get("/replay")
def replay() -> AnyResponse:
    """Show an old answer on a name, by its revision, day or rules; redirect to /check for what turns out to be
    today's."""
    lang, name = language(), check_form.clean_input(request.args.get("name", "").strip())
    try:
        report = current_checker().check(check_form.replay_from_url(request.args.to_dict(flat=False)))
    except QueryError as fault:
        return _unlisted(refuse_replay(fault, name, {}))
    if report.replay is None:
        return _unlisted(redirect(url_for("web.check", name=name, lang="en" if lang == "en" else None)))
    view = ReplayPage(report, report.replay, Translator(lang))
    return _unlisted(page("replay", lang, page=view))


def _unlisted(response: AnyResponse) -> AnyResponse:
    """Return the response with headers that keep it out of caches and search engines."""
    response.headers.update({"Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow"})
    return response
