"""The chain of a report in words, one part a link; the picture and the list for screen readers are made of them."""

from collections.abc import Callable, Iterable

from checker.evidence.attribution import attributed_evidence
from checker.report import ChainLink, Evidence, Report
from checker.web.check.chain_layout import MOST_SIBLINGS, Picture, TextPart
from checker.web.i18n import Translator

Cited = Callable[[Iterable[str]], list[Evidence]]


def chain_parts(report: Report, t: Translator, cited: Cited) -> list[TextPart]:
    """Return one part a link. `cited`: returns the evidence of the ids it gets."""
    return [_part(link, report, t, cited) for link in report.chain]


def leaves_out(picture: Picture, report: Report) -> bool:
    """Return whether the picture counts links that it does not draw."""
    roles = [link.role for link in report.chain]
    return len(picture.boxes) <= len(roles) and any(roles.count(role) > MOST_SIBLINGS + 1 for role in set(roles))


def _part(link: ChainLink, report: Report, t: Translator, cited: Cited) -> TextPart:
    newest = max(cited(link.evidence), key=lambda e: e.as_of or "", default=None)
    notes = [t(f"licence.{link.licence_type}") if link.licence_type else ""]
    if newest and newest.as_of:
        old = t("chain.old") if newest.stale else ""
        notes.append(t("chain.list_date", date=t.date(newest.as_of)) + old)
    page = attributed_evidence(link, report)
    return TextPart(
        role=link.role,
        role_words=t(f"role.{link.role}"),
        name=link.entity.name,
        note=" · ".join(note for note in notes if note),
        relation=link.relation,
        relation_words=t(f"stated.{link.role}", publisher=page.publisher) if page else t(f"relation.{link.relation}"),
    )
