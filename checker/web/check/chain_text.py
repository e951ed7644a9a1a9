"""The chain of a report as boxes: one part a link, and what the line above it says."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from checker.evidence.attribution import attributed_evidence
from checker.report import ChainLink, Evidence, Report
from checker.web.i18n import Translator

Cited = Callable[[Iterable[str]], list[Evidence]]

#: The border of a box, by its relation to the one before.
STYLES: Final = {"confirmed_by_lender": "", "claimed_only": "claimed", "contradicted": "denied", "unknown": "open"}
#: Boxes without a day of their own: the page that names a brand or its operator stands among the sources.
_UNDATED: Final = frozenset({"product", "platform_operator"})


@dataclass(frozen=True)
class ChainPart:
    """The words of one link of the chain. `relation_words`: what ties it to the box before; `style`: its border."""

    role: str
    role_words: str
    name: str
    note: str
    relation: str
    relation_words: str
    style: str = ""
    is_first: bool = False


def chain_parts(report: Report, t: Translator, cited: Cited) -> list[ChainPart]:
    """Return one part a link. `cited`: returns the evidence of the ids it gets."""
    return [_part(link, number, report, t, cited) for number, link in enumerate(report.chain)]


def _part(link: ChainLink, number: int, report: Report, t: Translator, cited: Cited) -> ChainPart:
    newest = max(cited(link.evidence), key=lambda e: e.as_of or "", default=None)
    notes = [t(f"licence.{link.licence_type}") if link.licence_type else ""]
    if newest and newest.as_of and link.role not in _UNDATED:
        old = t("chain.old") if newest.stale else ""
        notes.append(t("chain.list_date", date=t.date(newest.as_of)) + old)
    page = attributed_evidence(link, report)
    alternative = number > 0 and report.chain[number - 1].role == link.role
    role = t(f"role.{link.role}")
    style = STYLES[link.relation] if number else ""
    return ChainPart(
        role=link.role,
        role_words=t("chain.or", role=role) if alternative else role,
        name=link.entity.name,
        note=" · ".join(note for note in notes if note),
        relation=link.relation,
        relation_words=t(f"stated.{link.role}", publisher=page.publisher) if page else t(f"relation.{link.relation}"),
        style=f"{style} or".strip() if alternative and not style else style,
        is_first=number == 0 or (alternative and report.chain[number - 1].relation == link.relation),
    )
