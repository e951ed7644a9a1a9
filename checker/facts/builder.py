"""A builder of facts: each with its value, the records that show it and the words for its sentence."""

from collections.abc import Iterable, Mapping
from datetime import date

from checker.entities.profile import Profiles
from checker.evidence.book import EvidenceBook
from checker.evidence.citation_words import record_words
from checker.facts.resolved_request import ResolvedRequest
from checker.rules import Fact
from registries.model import Record, SourcedRecord


class FactBuilder:
    """The facts of one request, set one by one; records go into the evidence book as they are cited."""

    def __init__(self, request: ResolvedRequest, profiles: Profiles, book: EvidenceBook) -> None:
        self.request, self.profiles, self.graph, self.book = request, profiles, profiles.graph, book
        self.facts: dict[str, Fact] = {}

    def set(
        self,
        name: str,
        value: bool | int | str | date | None,
        records: Iterable[SourcedRecord[Record]] = (),
        words: Mapping[str, str] | None = None,
    ) -> None:
        """Set one fact. Its words are those of the first record (`record_words`), then `words`, which win."""
        rows = tuple(records)
        evidence = tuple(dict.fromkeys(self.book.add(row) for row in rows))
        all_words = {"name": self.request.name, **record_words(rows, self.request.judged_on), **(words or {})}
        self.facts[name] = Fact(value, evidence, all_words)

    def set_typed(self, name: str, title: str, text: str, words: Mapping[str, str]) -> None:
        """Set a fact that rests on a name the person entered, as true. `title`: what was entered."""
        evidence_id = self.book.add_user_statement(f"{title}：{text}", {"kind": "name", "entered": text})
        self.facts[name] = Fact(True, (evidence_id,), {"name": self.request.name, **words})
