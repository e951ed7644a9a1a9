"""The one thing to do now."""

from checker.report import IdentifierLine, Report
from checker.summary.model import Action, LenderName
from checker.summary.subject import Subject
from checker.summary.words import words

POLICE = "110"
FRAUD_LINE = "96110"


def action_of(subject: Subject, lenders: tuple[LenderName, ...]) -> Action:
    """Return the one thing to do now: to stop before all else, then what suits the standing and what is still open."""
    return _stop(subject.report) or _about_typed_lender(subject.report) or _usual(subject, lenders)


def _stop(report: Report) -> Action | None:
    """Return what to do at once, where a person met a red line or a notice speaks against the name."""
    if report.situation.alert == "stop":
        return Action(kind="stop", text=words("action.stop"), phones=(POLICE, FRAUD_LINE))
    if report.verdict.standing == "warned":
        return Action(kind="no_prepay", text=words("action.warned"), phones=(POLICE, FRAUD_LINE))
    if report.verdict.standing == "disqualified":
        return Action(kind="no_new_loan", text=words("action.disqualified"))
    if report.verdict.tier == "E":
        return Action(kind="stop", text=report.verdict.tier_text, phones=(FRAUD_LINE,))
    return None


def _about_typed_lender(report: Report) -> Action | None:
    """Return what to ask of the contract's lender, or about its price, where one was typed that is somebody."""
    line = report.lender
    if line is None or line.entity is None:
        return None
    if line.relation != "confirmed_by_lender":
        return Action(kind="call_lender", text=words("action.call_typed_lender", lender=line.entity.name))
    return Action(kind="name_price", text=words("action.name_price")) if report.cost is None else None


def _usual(subject: Subject, lenders: tuple[LenderName, ...]) -> Action:
    standing = subject.report.verdict.standing
    if standing == "unknown" and subject.report.match.kind == "none" and (line := subject.report.identifier):
        return _ask_register(line)
    if standing == "unknown":
        several = subject.report.match.kind == "ambiguous"
        return Action(kind="no_prepay", text=words("action.several" if several else "action.unknown"))
    if standing == "licensed_lender":
        return Action(kind="call_lender", text=words("action.call_lender"))
    if standing == "lender_product" and lenders:
        return Action(kind="own_channel", text=words("action.own_channel", lender=lenders[0].name))
    return Action(kind="find_lender", text=words("action.find_lender"))


def _ask_register(line: IdentifierLine) -> Action:
    """Return to which register to go with an identifier that nobody on record bears, or to copy a wrong code again."""
    if line.valid is False:
        return Action(kind="no_prepay", text=words("action.miscopied"))
    register = line.registers[0]
    key = "action.register" if register.enter else "action.register_by_name"
    return Action(kind="ask_register", text=words(key, register=register.title, enter=register.enter or ""))
