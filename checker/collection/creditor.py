"""For whom the collector acts: the lender a person names, or the lenders known behind the app he names, and what each
one's own list of collectors says."""

from collections.abc import Iterator
from dataclasses import dataclass

from checker.assessment.assess import AssessmentContext
from checker.collection.advice import say
from checker.collection.model import CollectorLender, ForWhom, LenderResolution, ListMembership
from checker.collection.published_lists import ResolvedCollector, Row, rows_of
from checker.dataset.matching import Matched
from checker.entities.chain import chain_of, ref
from checker.entities.graph import Entity
from checker.entities.standing import final_exit
from checker.evidence.book import EvidenceBook, statement_date
from checker.evidence.citation_words import date_words, record_words
from checker.evidence.coverage import whole_sources
from checker.report import Relation
from checker.rules import Fact
from registries import model
from registries.age import is_stale
from registries.model import LENDING_TYPES, NoticeRecord, Text

MOST_LENDERS = 40

Notice = model.SourcedRecord[NoticeRecord]
#: A lender, and what ties the brand that was named to it; None where the lender itself was named.
Tied = tuple[Entity, Relation | None]


@dataclass(frozen=True)
class ListStatus:
    """What one lender's own list of collectors says of this one. `whole`: held whole, official and fresh."""

    lender: Entity
    relation: Relation | None
    on_list: ListMembership
    rows: tuple[Row, ...]
    whole: bool
    stale: bool


def lenders_behind(matched: Matched | None, court: AssessmentContext, book: EvidenceBook) -> tuple[Tied, ...]:
    """The lender that was named, or those known behind the brand that was named, with what ties each to it."""
    entity = matched.entity if matched else None
    if entity is None:
        return ()
    if entity.firm_type in LENDING_TYPES:
        return ((entity, None),)
    graph = court.dataset.graph
    links = [link for link in chain_of(entity, None, court.profiles, book) if link.role == "lender"]
    return tuple((graph.entities[link.entity.id], link.relation) for link in links[:MOST_LENDERS])


def list_status(
    lender: Entity, relation: Relation | None, named: ResolvedCollector, court: AssessmentContext
) -> ListStatus:
    """Whether this lender's list names the collector, and how much of that list we hold."""
    rows = rows_of(lender, court.dataset.graph)
    whole = {source.id for source in whole_sources(court.sources, court.dataset.runs, court.judged_on)}
    on_list, shown = _on_list(lender, named, rows)
    return ListStatus(
        lender=lender,
        relation=relation,
        on_list=on_list,
        rows=shown,
        whole=bool(rows) and all(row.source in whole for row in rows),
        stale=bool(shown) and all(is_stale(row, court.judged_on) for row in shown),
    )


def _on_list(lender: Entity, named: ResolvedCollector, rows: tuple[Row, ...]) -> tuple[ListMembership, tuple[Row, ...]]:
    """The answer, and the rows that show it: the one that names the collector, else the newest of the list."""
    if named.firm is not None and named.firm.id == lender.id:
        return "self", ()
    if named.words is None:
        return ("no_name" if rows else "no_list"), rows[:1]
    by_name = [row for row in rows if named.names(row.record)]
    if by_name:
        return ("listed" if by_name[0].record.status == "listed" else "ended"), (by_name[0],)
    printed = [row for row in rows if named.is_printed_in(row.record) and row.record.status == "listed"]
    if printed:
        return "as_printed", (printed[0],)
    return ("not_listed" if rows else "no_list"), rows[:1]


def for_whom(
    matched: Matched | None,
    held: tuple[ListStatus, ...],
    typed: str | None,
    court: AssessmentContext,
    book: EvidenceBook,
) -> ForWhom:
    """The answer to “for whom do they collect?”."""
    asked = _asked(matched, held)
    entity = matched.entity if matched else None
    ended = final_exit(entity) if entity and asked == "lender" else None
    return ForWhom(
        asked=asked,
        match=matched.match if matched else None,
        text=_exit_text(ended, court) if ended else _asked_text(asked, entity, held, typed),
        lenders=tuple(_shown(one, book) for one in held),
        evidence=(book.add(ended),) if ended else (),
    )


def _exit_text(notice: Notice, court: AssessmentContext) -> Text:
    said = {"date": "", **record_words((notice,), court.judged_on)}
    key = "ended" if notice.record.words else "ended_bare"
    return say(f"for_whom.{key}", **{**said, "name": notice.record.subject})


def _asked_text(
    asked: LenderResolution, entity: Entity | None, held: tuple[ListStatus, ...], typed: str | None
) -> Text:
    key: str = asked
    if asked == "brand":
        kind = "brand" if entity and entity.type == "product" else "firm"
        key = kind if held else f"{kind}_unknown"
    return say(f"for_whom.{key}", name=entity.name if entity else (typed or "").strip())


def _asked(matched: Matched | None, held: tuple[ListStatus, ...]) -> LenderResolution:
    if matched is None:
        return "not_given"
    entity = matched.entity
    if entity is None:
        return "several" if matched.match.kind == "ambiguous" else "not_found"
    if entity.firm_type in LENDING_TYPES:
        return "lender"
    refuses = entity.type == "organisation" and entity.may_lend_by_type is False and not held
    return "not_a_lender" if refuses else "brand"


def _shown(held: ListStatus, book: EvidenceBook) -> CollectorLender:
    return CollectorLender(
        entity=ref(held.lender),
        type=held.lender.firm_type.value if held.lender.firm_type else None,
        relation=held.relation,
        on_list=held.on_list,
        held="whole" if held.whole else "part" if held.rows else "none",
        stale=held.stale,
        text=_text(held),
        evidence=tuple(dict.fromkeys(book.add(row) for row in held.rows)),
    )


def _text(held: ListStatus) -> Text:
    words = {"lender": held.lender.name, "list": "", "as_printed": ""}
    if held.rows:
        record = held.rows[0].record
        words |= {
            "list": record.cite.title,
            "as_printed": record.as_printed,
            **date_words("date", statement_date(record)),
        }
    words.setdefault("date", "没写日期")
    words.setdefault("date_en", "no date given")
    key = held.on_list if held.on_list != "not_listed" or held.whole else "not_listed_part"
    text = say(f"on_list.{key}", **words)
    return _with_age(text) if held.stale else text


def _with_age(text: Text) -> Text:
    old = say("on_list.stale")
    return Text(zh=f"{text.zh}{old.zh}", en=f"{text.en} {old.en}")


def list_facts(held: tuple[ListStatus, ...], book: EvidenceBook, words: dict[str, str]) -> Iterator[tuple[str, Fact]]:
    """What the list of the lender that was named says, as facts. Of the lenders known behind an app nothing is said for
    certain: the contract may name another."""
    named = next((one for one in held if one.relation is None), None)
    yield "lender_given", Fact(named is not None, (), words)
    if named is None:
        return
    shown = tuple(book.add(row) for row in named.rows)
    said = {**words, "lender": named.lender.name, **_dated(named)}
    if named.lender.firm_type in LENDING_TYPES:
        kind = named.lender.firm_type.value
        yield from (("lender_type", Fact(kind, shown, said)), ("price_lender_type", Fact(kind, shown, said)))
    yield "collector_list_held", Fact(named.whole, shown, said)
    if named.rows:
        yield "collector_list_stale", Fact(named.stale, shown, said)
    yield "collector_listed", Fact(_listed(named), shown, said)


def _dated(held: ListStatus) -> dict[str, str]:
    return date_words("date", statement_date(held.rows[0].record)) if held.rows else {}


def _listed(held: ListStatus) -> bool | None:
    """True where the list names it; false only where the list is held whole, official and fresh."""
    if held.on_list == "listed":
        return True
    return False if held.on_list in ("not_listed", "ended") and held.whole and not held.stale else None
