"""How facts are stated: with the records that show them and the words that tell them."""

from collections.abc import Iterable, Mapping
from datetime import date

from checker.entities.profile import Profiles
from checker.evidence.book import EvidenceBook
from checker.evidence.citation_words import record_words
from checker.facts.resolved_request import ResolvedRequest
from checker.rules import Fact
from registries.model import Record, SourcedRecord


class FactBuilder:
    """The facts of one case as they are stated one by one."""

    def __init__(self, case: ResolvedRequest, profiles: Profiles, book: EvidenceBook) -> None:
        self.case, self.profiles, self.graph, self.book = case, profiles, profiles.graph, book
        self.facts: dict[str, Fact] = {}

    def say(
        self,
        name: str,
        value: bool | int | str | date | None,
        records: Iterable[SourcedRecord[Record]] = (),
        words: Mapping[str, str] | None = None,
    ) -> None:
        """State one fact, the records that show it, and its words: theirs, then those given."""
        rows = tuple(records)
        evidence = tuple(dict.fromkeys(self.book.add(held) for held in rows))
        said = {"name": self.case.asked, **record_words(rows, self.case.judged_on), **(words or {})}
        self.facts[name] = Fact(value, evidence, said)
