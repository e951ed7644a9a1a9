"""One of two names as a comparison looks at it: its report, its summary, what it means, and who runs that."""

from dataclasses import dataclass
from functools import cached_property

from checker.comparison.documents import documents_of
from checker.comparison.model import CitedDocument, NameRecord, Side
from checker.comparison.operator import Operator, operator_of
from checker.comparison.words import words
from checker.entities.chain import ref
from checker.entities.graph import Entity, Graph
from checker.evidence.book import Contests, EvidenceBook
from checker.report import Report
from checker.summary.model import Summary
from registries.model import Record, SourcedRecord, Text


@dataclass(frozen=True)
class Party:
    """One of the names. `summary`: its report in one glance; `contests`: who disputes which record."""

    report: Report
    summary: Summary
    graph: Graph
    contests: Contests

    @property
    def name(self) -> str:
        """The name as it was typed."""
        return self.report.query.name

    @cached_property
    def entity(self) -> Entity | None:
        """The app or firm that the name means; None for none, or for several."""
        found = self.report.match.entity
        return self.graph.entities.get(found.id) if found else None

    @property
    def ambiguous(self) -> bool:
        """Whether the name may mean several."""
        return self.report.match.kind == "ambiguous"

    @cached_property
    def operator(self) -> Operator | None:
        """Who runs it, by trusted records."""
        return operator_of(self.entity, self.graph)

    def documents(self, rows: tuple[SourcedRecord[Record], ...]) -> tuple[CitedDocument, ...]:
        """Return where these records were read."""
        book = EvidenceBook(self.report.judged_on, self.contests)
        for row in rows:
            book.add(row)
        return documents_of(book.entries())

    def cited(self, ids: tuple[str, ...]) -> tuple[CitedDocument, ...]:
        """Return the documents of this evidence of its own report."""
        return documents_of(evidence for evidence in self.report.evidence if evidence.id in ids)

    @cached_property
    def records(self) -> tuple[NameRecord, ...]:
        """What is on record against it, worst first."""
        return tuple(
            NameRecord(
                rule=line.rule,
                as_of=line.as_of,
                text=line.text,
                grave=line.grave,
                documents=self.cited(line.evidence),
            )
            for line in self.summary.records
        )

    def side(self) -> Side:
        """Return the name as a comparison shows it."""
        summary = self.summary
        return Side(
            name=self.name,
            title=summary.title,
            match=self.report.match,
            typed=summary.typed,
            standing=summary.standing,
            state=summary.state,
            word=summary.word,
            limit=summary.limit,
            basis=summary.basis,
            operator=ref(self.operator.firm) if self.operator else None,
            operator_text=self._operator_text(),
            operator_documents=self.documents(self.operator.rows) if self.operator else (),
            lenders=summary.lenders,
            records=self.records,
            no_record=summary.no_record,
            action=summary.action,
            unchecked=summary.unchecked,
            unchecked_total=summary.unchecked_total,
        )

    def _operator_text(self) -> Text:
        if self.ambiguous:
            return words("operator.several")
        if self.entity is None:
            return words("operator.none")
        if self.operator is None:
            unverified = self.graph.unverified_operator(self.entity)
            if unverified is not None:
                return words("operator.unverified", operator=unverified.name)
            return words("operator.no_company" if self.entity.verified else "operator.none")
        itself = self.operator.firm.id == self.entity.id
        return words("operator.itself") if itself else words("operator.known", operator=self.operator.firm.name)
