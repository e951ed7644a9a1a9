"""What a report says of its subject, looked up once: its own link of the chain, the firm behind it, cited evidence."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from checker.labels import label
from checker.report import ChainLink, Evidence, Report
from checker.terms import RoleName
from registries.model import Confidence, Text

#: How many characters of a query that leads to nobody are a heading; the longest firm names on record have fewer.
MOST_TITLE: Final = 32

_TRUSTED: Final = (Confidence.OFFICIAL, Confidence.REPORTED)


@dataclass(frozen=True)
class Subject:
    """The subject of a report."""

    report: Report

    @cached_property
    def name(self) -> str:
        """The name of whom the report is about; the query where that is not known."""
        entity = self.report.match.entity
        return entity.name if entity else self.report.query.name

    @cached_property
    def title(self) -> str:
        """The name as a heading: of a pasted sentence that leads to nobody, its beginning."""
        if self.report.match.entity is None and len(self.name) > MOST_TITLE:
            return self.name[: MOST_TITLE - 1] + "…"
        return self.name

    @cached_property
    def link(self) -> ChainLink | None:
        """The subject's own link of the chain."""
        subject = self.report.verdict.subject
        return next((link for link in self.report.chain if subject and link.entity.id == subject.id), None)

    @cached_property
    def operator(self) -> ChainLink | None:
        """The firm that runs the subject, where that is another."""
        operators = (link for link in self.report.chain if link.role == "platform_operator")
        return next((link for link in operators if link is not self.link), None)

    @cached_property
    def licence_type(self) -> str | None:
        """The kind of firm the subject is; None of a product."""
        return self.link.licence_type if self.link else None

    @cached_property
    def main_role(self) -> RoleName | None:
        """What a verified record says that it does above all."""
        return next((role.role for role in self.report.roles if role.confidence is not Confidence.UNVERIFIED), None)

    @cached_property
    def verified(self) -> bool:
        """Whether anything better than an unverified name says who the subject is or what it does."""
        keys = (*(self.link.evidence if self.link else ()), *(role.evidence for role in self.report.roles))
        return any(evidence.confidence in _TRUSTED for evidence in self.cited(keys))

    @cached_property
    def in_notice(self) -> bool:
        """Whether a notice names the subject itself."""
        rows = (row for row in self.report.evidence if row.record.get("kind") == "notice")
        return any(row.record.get("subject") == self.name and row.confidence in _TRUSTED for row in rows)

    @property
    def kind(self) -> Text | None:
        """The kind of firm in words."""
        return label("licence", self.licence_type) if self.licence_type else None

    def cited(self, ids: Iterable[str]) -> list[Evidence]:
        """Return the evidence of these ids."""
        wanted = set(ids)
        return [evidence for evidence in self.report.evidence if evidence.id in wanted]

    def record(self, *kinds: str) -> Evidence | None:
        """Return the newest evidence of these kinds in the subject's own link and its operator's."""
        links = [link for link in (self.link, self.operator) if link]
        own = self.cited(key for link in links for key in link.evidence)
        fitting = [evidence for evidence in own if evidence.record.get("kind") in kinds]
        return max(fitting, key=lambda evidence: evidence.as_of or "", default=None)
