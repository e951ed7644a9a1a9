"""The document that a standing rests on: of all that is cited, the newest of the kind that gave it."""

from typing import Final

from checker.report import Evidence, Report
from checker.terms import Standing

#: The kind of record each standing rests on (DESIGN §2); the last two rest on nothing.
RESTS_ON: Final[dict[Standing, tuple[str, ...]]] = {
    "disqualified": ("notice", "licence"),
    "licensed_lender": ("licence",),
    "lender_product": ("product", "licence"),
    "not_a_lender": ("licence",),
    "listed_partner": ("partner",),
    "warned": ("notice",),
    "unconfirmed": ("product", "licence"),
    "unknown": (),
}


def evidence_of_standing(report: Report) -> Evidence | None:
    """Return the newest evidence of the subject's own box, or of the findings, of the kind its standing rests on; None
    where nothing of that kind is cited."""
    kinds = RESTS_ON[report.verdict.standing]
    subject = report.verdict.subject
    own = [link.evidence for link in report.chain if subject and link.entity.id == subject.id]
    if report.verdict.standing == "listed_partner":
        own += [link.evidence for link in report.chain if link.relation == "confirmed_by_lender"]
    if "notice" in kinds:
        own += [finding.evidence for finding in report.findings]
    others = _of_another_lender(report)
    by_id = {one.id: one for one in report.evidence if one.id not in others and one.record.get("kind") in kinds}
    fitting = [by_id[key] for keys in own for key in keys if key in by_id]
    return max(fitting, key=lambda one: one.as_of or "", default=None)


def _of_another_lender(report: Report) -> frozenset[str]:
    """Return the ids of evidence about the lender in the request, where that is not the subject itself."""
    line, subject = report.lender, report.verdict.subject
    if line is None or line.entity is None or line.entity == subject:
        return frozenset()
    name = line.entity.name
    cited = {key for finding in line.findings for key in finding.evidence}
    own = {one.id for one in report.evidence if name in (one.record.get("legal_name"), one.record.get("subject"))}
    return frozenset(cited | own)
