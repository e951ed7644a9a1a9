"""At most three things to do, for every standing, chosen by what the person says of the money and of the lender."""

from collections.abc import Iterable
from typing import Final

from checker.report import Finding, Report
from checker.terms import Standing
from checker.web.i18n import Translator

MOST_STEPS: Final = 3
STEPS: Final[dict[Standing, tuple[str, ...]]] = {
    "disqualified": ("step.no_new_loan", "step.no_prepay", "step.keep_records"),
    "licensed_lender": ("step.call_lender", "step.own_channel", "step.no_prepay"),
    "lender_product": ("step.own_channel", "step.no_prepay", "step.find_lender"),
    "not_a_lender": ("step.find_lender", "step.no_prepay", "step.call_lender"),
    "listed_partner": ("step.find_lender", "step.no_prepay", "step.call_lender"),
    "warned": ("step.no_prepay", "step.keep_records", "step.other_name"),
    "unconfirmed": ("step.find_lender", "step.no_prepay", "step.call_lender"),
    "unknown": ("step.no_prepay", "step.other_name", "step.find_lender"),
}


def next_steps(report: Report, findings: Iterable[Finding], t: Translator) -> list[str]:
    """Return what grave findings advise, then what suits the standing, then other advice; `findings` worst first."""
    against = [finding for finding in findings if finding.points >= 0]
    grave = [t.say(finding.advice) for finding in against if finding.severity in ("hard", "strong")]
    usual = [t(_by_money(key, report)) for key in STEPS[report.verdict.standing] if not _is_done(key, report)]
    others = [t.say(finding.advice) for finding in against]
    return [step for step in dict.fromkeys((*grave, *usual, *others)) if step][:MOST_STEPS]


def _by_money(step: str, report: Report) -> str:
    # what is said before the money would sound like "pay nothing" to somebody who owes it
    came = report.query.observed.get("money_received") == "yes"
    return "step.no_new_fee" if came and step == "step.no_prepay" else step


def _is_done(step: str, report: Report) -> bool:
    return step == "step.find_lender" and report.query.lender is not None
