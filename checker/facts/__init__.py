"""What the records say about one question, as the facts the rules read (closed list: `checker/rules/vocabulary.py`).

A record found makes a fact true. A record not found makes it false only where the list is held whole, official and
fresh; everywhere else it stays unknown, because absence from a partial list accuses and clears nobody.
"""

from collections.abc import Mapping

from checker.entities.graph import Graph
from checker.evidence.book import EvidenceBook
from checker.facts import bank_name, identity, lender, licence, notices
from checker.facts.builder import Stating
from checker.facts.identity import trusted_suspects
from checker.facts.resolved_request import Case
from checker.rules import Fact
from registries.model import Source

__all__ = ["Case", "facts_of", "trusted_suspects"]


def facts_of(case: Case, graph: Graph, book: EvidenceBook, whole: tuple[Source, ...]) -> Mapping[str, Fact]:
    """All facts of the case. `whole`: what `checker.evidence.coverage.whole_sources` returned."""
    facts = Stating(case, graph, book)
    identity.state(facts)
    licence.state(facts)
    lender.state(facts, whole)
    notices.state(facts)
    bank_name.state(facts, whole)
    return facts.facts
