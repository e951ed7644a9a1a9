"""What the subject may do, in a word; what that does not mean; and on which list of which day it rests."""

from typing import Final

from checker.dataset.matching import NO_MATCH
from checker.labels import label
from checker.report import Evidence
from checker.summary.case import case_of
from checker.summary.dates import date_text
from checker.summary.model import LenderName, SummaryState
from checker.summary.subject import Subject
from checker.summary.words import has_words, joined, words
from checker.terms import Standing
from registries.model import Text

MOST_LENDERS: Final = 2
#: Standings whose basis is one sentence, with nothing to fill in.
_PLAIN: Final[frozenset[Standing]] = frozenset({"unconfirmed", "unknown", "disqualified", "warned"})

STATES: Final[dict[Standing, SummaryState]] = {
    "licensed_lender": "lends",
    "lender_product": "lends",
    "listed_partner": "introduces",
    "unconfirmed": "unconfirmed",
    "not_a_lender": "limited",
    "disqualified": "named",
    "warned": "named",
    "unknown": "unknown",
}


def word_of(subject: Subject) -> Text:
    """Return what it may do, in a word."""
    standing, case = subject.report.verdict.standing, case_of(subject)
    if case == "role" and subject.main_role:
        return label("firm_role", subject.main_role)
    kind = _lender_kind(subject) if standing == "lender_product" else subject.kind
    keys = (f"word.{standing}.{case}", f"word.{standing}")
    word = words(*keys, kind=kind) if kind else words(f"word.{standing}.any", *keys)
    return Text(zh=word.zh, en=word.en[:1].upper() + word.en[1:])


def limit_of(subject: Subject) -> Text | None:
    """Return what the word does not mean, to stand on the same line; None where the word says it all."""
    standing, case = subject.report.verdict.standing, case_of(subject)
    if standing == "unconfirmed" and case:
        return None
    key = next((key for key in (f"limit.{standing}.{case}", f"limit.{standing}") if has_words(key)), None)
    return words(key) if key else None


def basis_of(subject: Subject, lenders: tuple[LenderName, ...]) -> Text:
    """Return the list and its day, or the lenders by name; the whole headline where that is all there is to say."""
    report, standing = subject.report, subject.report.verdict.standing
    case = case_of(subject)
    if standing == "licensed_lender" and (licence := subject.record("licence")):
        return _dated("basis.licensed_lender", licence, list=_list_title(licence))
    if standing == "lender_product" and (page := subject.record("product")) and lenders:
        own = page.publisher == lenders[0].name
        key = "basis.lender_product.own" if own else "basis.lender_product"
        return _dated(key, page, lender=lenders[0].name, publisher=page.publisher)
    listing = [lender for lender in lenders if lender.confirmed and lender.partner_list]
    if standing == "listed_partner" and listing:
        newest = max(listing, key=lambda lender: lender.partner_list or "")
        key = "basis.listed_partner.old" if newest.stale else "basis.listed_partner"
        return words(key, lenders=_names(listing), date=date_text(newest.partner_list))
    if standing == "unknown" and _was_looked_for(subject):
        return report.match.explanation
    return _usual_basis(subject, case)


def _usual_basis(subject: Subject, case: str) -> Text:
    report, standing = subject.report, subject.report.verdict.standing
    if has_words(f"basis.{standing}.{case}"):
        return words(f"basis.{standing}.{case}")
    if case == "" and standing in _PLAIN:
        return words(f"basis.{standing}")
    return report.verdict.headline


def _was_looked_for(subject: Subject) -> bool:
    """Whether more is known of a name that leads to nobody than that it was not found: a person looked for it."""
    match = subject.report.match
    return match.kind == "none" and match.explanation != NO_MATCH


def _lender_kind(subject: Subject) -> Text | None:
    lender = next((link for link in subject.report.chain if link.role == "lender" and link.licence_type), None)
    return label("licence", lender.licence_type) if lender and lender.licence_type else None


def _list_title(licence: Evidence) -> str:
    return licence.title.split("（截至")[0]


def _names(lenders: list[LenderName]) -> Text:
    named = joined([Text(zh=lender.name, en=lender.name) for lender in lenders[:MOST_LENDERS]])
    return named if len(lenders) <= MOST_LENDERS else words("basis.more_lenders", names=named, n=len(lenders))


def _dated(key: str, evidence: Evidence, **gaps: Text | str) -> Text:
    return _with_age(words(key, date=date_text(evidence.as_of), **gaps), stale=evidence.stale)


def _with_age(line: Text, *, stale: bool) -> Text:
    if not stale:
        return line
    old = words("basis.old")
    return Text(zh=line.zh + old.zh, en=f"{line.en} {old.en}")
