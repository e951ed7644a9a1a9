"""The records about one request as the facts that the rules read (closed list: `checker/rules/vocabulary.py`).

A record on file makes a fact true. A missing record makes it false only where the list is held whole, official and
fresh; everywhere else it stays unknown, because absence from a partial list accuses and clears nobody.
"""

from collections.abc import Mapping

from checker.entities.profile import Profiles
from checker.evidence.book import EvidenceBook
from checker.facts import bank_name, guarantor, identity, lender, licence, loan_name, notices
from checker.facts.builder import FactBuilder
from checker.facts.identity import trusted_suspects
from checker.facts.resolved_request import ResolvedRequest
from checker.rules import Fact
from registries.model import Source

__all__ = ["ResolvedRequest", "add_record_facts", "facts_of", "trusted_suspects"]


def facts_of(
    request: ResolvedRequest, profiles: Profiles, book: EvidenceBook, whole: tuple[Source, ...]
) -> Mapping[str, Fact]:
    """Return all facts of the request, by name, and add their records to `book`.

    `whole`: the sources in which absence is a fact (`checker.evidence.coverage.whole_sources`).
    """
    facts = FactBuilder(request, profiles, book)
    add_record_facts(facts, whole)
    return facts.facts


def add_record_facts(facts: FactBuilder, whole: tuple[Source, ...]) -> None:
    """Add all facts of the builder's request. `whole`: see `facts_of`."""
    identity.add_identity_facts(facts)
    licence.add_licence_facts(facts)
    lender.add_lender_facts(facts, whole)
    notices.add_notice_facts(facts)
    bank_name.add_bank_name_facts(facts, whole)
    loan_name.add_loan_name_fact(facts)
    guarantor.add_guarantor_facts(facts, whole)
