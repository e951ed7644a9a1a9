"""For whom the collector acts: the lender that a person names, or the lenders on record behind the app he names, and
whether each one's own list of collectors names the collector."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.assessment.context import AssessmentContext
from checker.collection.advice import sentence
from checker.collection.model import CollectorLender, Creditor, LenderResolution, ListMembership
from checker.collection.published_lists import CollectorRow, ResolvedCollector, collector_rows_of
from checker.dataset.matching import Matched
from checker.entities.chain import chain_of, ref
from checker.entities.graph import Entity
from checker.entities.standing import final_exit
from checker.evidence.book import EvidenceBook, statement_date
from checker.evidence.citation_words import date_words, record_words
from checker.evidence.coverage import whole_sources
from checker.rules import Fact
from checker.terms import Relation
from registries import model
from registries.age import is_stale
from registries.model import LENDING_TYPES, NoticeRecord, Text

MOST_LENDERS = 40

Notice = model.SourcedRecord[NoticeRecord]
#: A lender, and how the brand that was named is linked to it; None where the lender itself was named.
TiedLender = tuple[Entity, Relation | None]


@dataclass(frozen=True)
class ListStatus:
    """What one lender's own list of collectors says of this one. `rows`: the rows that show it; `whole`: the list is
    on record whole, official and fresh; `stale`: every such row is past its maximum age."""

    lender: Entity
    relation: Relation | None
    on_list: ListMembership
    rows: tuple[CollectorRow, ...]
    whole: bool
    stale: bool


def lenders_behind(matched: Matched | None, context: AssessmentContext, book: EvidenceBook) -> tuple[TiedLender, ...]:
    """Return the lender that was named, or the lenders on record behind the brand that was named, at most
    `MOST_LENDERS`; each with how the brand is linked to it."""
    entity = matched.entity if matched else None
    if entity is None:
        return ()
    if entity.firm_type in LENDING_TYPES:
        return ((entity, None),)
    graph = context.dataset.graph
    links = [link for link in chain_of(entity, None, context.profiles, book) if link.role == "lender"]
    return tuple((graph.entities[link.entity.id], link.relation) for link in links[:MOST_LENDERS])


def list_status(
    lender: Entity, relation: Relation | None, named: ResolvedCollector, context: AssessmentContext
) -> ListStatus:
    """Return whether this lender's list names the collector, and how much of that list is on record."""
    rows = collector_rows_of(lender, context.dataset.graph)
    whole = {source.id for source in whole_sources(context.sources, context.dataset.runs, context.judged_on)}
    on_list, list_rows = _membership(lender, named, rows)
    return ListStatus(
        lender=lender,
        relation=relation,
        on_list=on_list,
        rows=list_rows,
        whole=bool(rows) and all(row.source in whole for row in rows),
        stale=bool(list_rows) and all(is_stale(row, context.judged_on) for row in list_rows),
    )


def _membership(
    lender: Entity, named: ResolvedCollector, rows: tuple[CollectorRow, ...]
) -> tuple[ListMembership, tuple[CollectorRow, ...]]:
    """Return the membership and the row that shows it: one that names the collector, else the newest of the list."""
    if named.firm is not None and named.firm.id == lender.id:
        return "self", ()
    if named.text is None:
        return ("no_name" if rows else "no_list"), rows[:1]
    by_name = [row for row in rows if named.is_named_in(row.record)]
    if by_name:
        return ("listed" if by_name[0].record.status == "listed" else "ended"), (by_name[0],)
    printed = [row for row in rows if named.is_printed_in(row.record) and row.record.status == "listed"]
    if printed:
        return "as_printed", (printed[0],)
    return ("not_listed" if rows else "no_list"), rows[:1]


def resolve_creditor(
    matched: Matched | None,
    statuses: tuple[ListStatus, ...],
    lender_text: str | None,
    context: AssessmentContext,
    book: EvidenceBook,
) -> Creditor:
    """Return for whom the collector acts: `statuses` of the lenders that it may be, and a sentence. `lender_text`: the
    lender as it was typed."""
    resolution = _lender_resolution(matched, statuses)
    entity = matched.entity if matched else None
    ended = final_exit(entity) if entity and resolution == "lender" else None
    return Creditor(
        asked=resolution,
        match=matched.match if matched else None,
        text=_exit_text(ended, context) if ended else _resolution_text(resolution, entity, statuses, lender_text),
        lenders=tuple(_collector_lender(status, book) for status in statuses),
        evidence=(book.add(ended),) if ended else (),
    )


def _exit_text(notice: Notice, context: AssessmentContext) -> Text:
    params = {"date": "", **record_words((notice,), context.judged_on)}
    key = "ended" if notice.record.words else "ended_bare"
    return sentence(f"for_whom.{key}", **{**params, "name": notice.record.subject})


def _resolution_text(
    resolution: LenderResolution, entity: Entity | None, statuses: tuple[ListStatus, ...], lender_text: str | None
) -> Text:
    key: str = resolution
    if resolution == "brand":
        kind = "brand" if entity and entity.type == "product" else "firm"
        key = kind if statuses else f"{kind}_unknown"
    return sentence(f"for_whom.{key}", name=entity.name if entity else (lender_text or "").strip())


def _lender_resolution(matched: Matched | None, statuses: tuple[ListStatus, ...]) -> LenderResolution:
    if matched is None:
        return "not_given"
    entity = matched.entity
    if entity is None:
        return "several" if matched.match.kind == "ambiguous" else "not_found"
    if entity.firm_type in LENDING_TYPES:
        return "lender"
    cannot_lend = entity.type == "organisation" and entity.may_lend_by_type is False and not statuses
    return "not_a_lender" if cannot_lend else "brand"


def _collector_lender(status: ListStatus, book: EvidenceBook) -> CollectorLender:
    return CollectorLender(
        entity=ref(status.lender),
        type=status.lender.firm_type.value if status.lender.firm_type else None,
        relation=status.relation,
        on_list=status.on_list,
        held="whole" if status.whole else "part" if status.rows else "none",
        stale=status.stale,
        text=_list_text(status),
        evidence=tuple(dict.fromkeys(book.add(row) for row in status.rows)),
    )


def _list_text(status: ListStatus) -> Text:
    params = {"lender": status.lender.name, "list": "", "as_printed": ""}
    if status.rows:
        record = status.rows[0].record
        params |= {
            "list": record.cite.title,
            "as_printed": record.as_printed,
            **date_words("date", statement_date(record)),
        }
    params.setdefault("date", "没写日期")
    params.setdefault("date_en", "no date given")
    key = status.on_list if status.on_list != "not_listed" or status.whole else "not_listed_part"
    text = sentence(f"on_list.{key}", **params)
    return _with_stale_note(text) if status.stale else text


def _with_stale_note(text: Text) -> Text:
    stale = sentence("on_list.stale")
    return Text(zh=f"{text.zh}{stale.zh}", en=f"{text.en} {stale.en}")


def list_facts(
    statuses: tuple[ListStatus, ...], book: EvidenceBook, params: dict[str, str]
) -> Iterator[tuple[str, Fact]]:
    """Yield the facts that the list of the lender that was named states, by name; `params` fill the sentences of rules.
    The lenders on record behind an app state none: the contract may name another."""
    named = next((status for status in statuses if status.relation is None), None)
    yield "lender_given", Fact(named is not None, (), params)
    if named is None:
        return
    evidence = tuple(book.add(row) for row in named.rows)
    params = {**params, "lender": named.lender.name, **_list_date_words(named)}
    if named.lender.firm_type in LENDING_TYPES:
        kind = named.lender.firm_type.value
        yield from (("lender_type", Fact(kind, evidence, params)), ("price_lender_type", Fact(kind, evidence, params)))
    yield "collector_list_held", Fact(named.whole, evidence, params)
    if named.rows:
        yield "collector_list_stale", Fact(named.stale, evidence, params)
    yield "collector_listed", Fact(_names_collector(named), evidence, params)


def _list_date_words(status: ListStatus) -> dict[str, str]:
    return date_words("date", statement_date(status.rows[0].record)) if status.rows else {}


def _names_collector(status: ListStatus) -> bool | None:
    """Return True where the list names it, False only where the list is on record whole, official and fresh."""
    if status.on_list == "listed":
        return True
    return False if status.on_list in ("not_listed", "ended") and status.whole and not status.stale else None
