"""The facts of records about an entity on a day, drafted once for everybody who asks for it on that day.

A draft knows no typed word: the name as it was typed, the evidence's numbers and the contract's day are put in when a
report is made. A request whose lender was typed is not drafted.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from weakref import WeakKeyDictionary

from checker.entities.profile import Profiles
from checker.evidence.book import EvidenceBook
from checker.evidence.citation_words import record_words
from checker.facts.bank_name import calls_itself_bank
from checker.facts.builder import FactBuilder
from checker.facts.resolved_request import ResolvedRequest
from checker.rules import Fact, Facts
from registries.model import Record, SourcedRecord

#: How many drafts of a day are kept, about 10 KB each; a full table is emptied.
_MOST: Final = 512
#: Stands in a draft where the name as it was typed will stand.
_NAME: Final = "\N{NULL}name"

_Rows = tuple[SourcedRecord[Record], ...]
_Key = tuple[object, ...]


@dataclass(frozen=True)
class DraftedFact:
    """A fact with the records that show it in place of their evidence. `words`: None for the name alone."""

    name: str
    value: bool | int | str | date | None
    rows: _Rows
    words: Mapping[str, str] | None
    has_name: bool


class FactsDraft:
    """All facts of one entity, with or without a lender. `values`: the same without evidence or words; `bits`: what
    these set, by numbering of comparisons."""

    def __init__(self, facts: Iterable[DraftedFact]) -> None:
        self._facts = tuple(facts)
        self.values: Facts = {fact.name: Fact(fact.value) for fact in self._facts}
        self.bits: dict[int, int] = {}

    def stated(self, name: str, book: EvidenceBook) -> dict[str, Fact]:
        """Return the facts, and add their records to `book`. `name`: as it was typed."""
        facts: dict[str, Fact] = {}
        only_name = {"name": name}
        for one in self._facts:
            evidence = tuple(dict.fromkeys(map(book.add, one.rows))) if one.rows else ()
            words = only_name if one.words is None else one.words
            if one.has_name:
                words = {word: name if value is _NAME else value for word, value in words.items()}
            facts[one.name] = Fact(one.value, evidence, words)
        return facts


class _DraftBuilder(FactBuilder):
    """Notes facts with their records, and cites nothing."""

    def __init__(self, request: ResolvedRequest, profiles: Profiles) -> None:
        super().__init__(request, profiles, EvidenceBook(profiles.judged_on))
        self.drafted: list[DraftedFact] = []

    def set(
        self,
        name: str,
        value: bool | int | str | date | None,
        records: Iterable[SourcedRecord[Record]] = (),
        words: Mapping[str, str] | None = None,
    ) -> None:
        """Note one fact."""
        rows = tuple(records)
        all_words = {"name": _NAME, **record_words(rows, self.request.judged_on), **(words or {})}
        plain = all_words == {"name": _NAME}
        has_name = not plain and any(value is _NAME for value in all_words.values())
        self.drafted.append(DraftedFact(name, value, rows, None if plain else all_words, has_name))


_DRAFTS: "Final[WeakKeyDictionary[Profiles, dict[_Key, FactsDraft]]]" = WeakKeyDictionary()


def draft_of(
    request: ResolvedRequest, profiles: Profiles, add_facts: Callable[[FactBuilder], None]
) -> FactsDraft | None:
    """Return the draft of a request's facts; None where these depend on what was typed: on a lender's name, or on the
    name of a bank that is on no record. `add_facts`: adds them all."""
    if request.lender_text or (request.platform is None and calls_itself_bank(request.name)):
        return None
    drafts = _DRAFTS.setdefault(profiles, {})
    key = _key(request)
    draft = drafts.get(key)
    if draft is None:
        builder = _DraftBuilder(replace(request, name=_NAME, contract_date=None), profiles)
        add_facts(builder)
        if len(drafts) >= _MOST:
            drafts.clear()
        draft = drafts[key] = FactsDraft(builder.drafted)
    return draft


def _key(request: ResolvedRequest) -> _Key:
    """What the facts of a request depend on, but for its name and day."""
    platform, lender = request.platform, request.lender
    return (
        platform.id if platform else None,
        lender.id if lender else request.has_lender,
        request.lender_exact,
        request.reads_kind,
        tuple(suspect.id for suspect in request.suspects),
    )
