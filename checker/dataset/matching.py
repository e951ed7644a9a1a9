"""From what the name index resolved to the match a report shows.

Alike is never the same: only an exact form or a deterministic variant leads to an entity.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from checker.dataset.dataset import Dataset
from checker.dataset.identified.match import alternatives_beside, identify
from checker.dataset.looked_for import looked_for_note
from checker.dataset.statement_text import (
    StatementText,
    bearers,
    explain,
    only_on_statements,
    prints,
    read_statement,
    seen_on_statement,
)
from checker.entities.chain import ref
from checker.entities.graph import Entity, Graph
from checker.entities.standing import standing_of
from checker.identifiers import Identifier
from checker.names import NormalisedName, Resolution, normalise
from checker.names.characters.ignorable import visible
from checker.names.companies.legal_form import split_legal_form
from checker.report import Alternative, Match
from checker.request.identifier_question import asked_identifier, identifiers_beside
from registries.model import Record, SourcedRecord, Text, legal_name_key

_ANY_DAY = date(2000, 1, 1)  # being named in a notice does not depend on the day
_ACCUSED = Text(
    zh="官方的名单或通报写到过它：点开看。", en="It is named in an official list or notice: open it and read."
)
NO_MATCH = Text(zh="没有查到这个名字。", en="This name was not found.")


@dataclass(frozen=True)
class Matched:
    """A match, the entity it led to, the entities the name merely resembles, and a reviewed note about the name.

    `identified_by`: the record that says whose the identifier is that was typed (`identifier`). `other_form`: the
    name is that of a firm on record but for the legal form. `on_statement`: it reads like the text of a statement whose
    payee is not known.
    """

    match: Match
    entity: Entity | None = None
    lookalikes: tuple[Entity, ...] = ()
    note: Text | None = None
    identified_by: SourcedRecord[Record] | None = None
    identifier: Identifier | None = None
    other_form: bool = False
    on_statement: bool = False


def _written_form(name: str) -> str:
    return split_legal_form(legal_name_key(name))[1]


def _kind_of_form(name: str) -> str:
    return split_legal_form(legal_name_key(name))[2]


def match_lender(name: NormalisedName, dataset: Dataset) -> Matched:
    """Resolve the name of a contract's lender to the match of a report.

    A legal form that stands on no list makes it a name nobody registered: 招商银行有限责任公司 is only a candidate for
    招商银行股份有限公司, never the same.
    """
    identified = _identified(name, dataset)
    if identified is not None:
        return identified
    matched = _match(name, dataset, _written_form)
    if matched.entity is not None and only_on_statements(matched.entity):
        return _name_on_statements(matched.entity)  # what a merchant calls itself is no name of a lender
    return matched


def match_name(name: NormalisedName, dataset: Dataset, judged_on: date | None = None) -> Matched:
    """Resolve one name, or the text of a bank statement, on one dataset to the match of a report.

    Of a legal form only whether it is a company limited by shares must be the same as on record, for people write
    有限公司 and 有限责任公司 for one another. `judged_on`: the day from which the age of a search by hand is counted.
    """
    identified = _identified(name, dataset)
    if identified is not None:
        return identified
    matched = _match(name, dataset, _kind_of_form, judged_on)
    if matched.match.kind == "none":
        matched = _with_identifiers_beside(matched, name, dataset)
    text = read_statement(name, _finder(dataset))
    if text is None or (matched.entity is not None and not matched.entity.payees):
        return matched
    return _match_statement(name, text, matched, dataset)


def _identified(name: NormalisedName, dataset: Dataset) -> Matched | None:
    """Resolve a website, an app, a code or a number; None for a name."""
    identifier = asked_identifier(name.raw)
    if identifier is None:
        return None
    found = identify(identifier, dataset.identifiers, _finder(dataset))
    return Matched(found.match, found.entity, found.lookalikes, identified_by=found.row, identifier=identifier)


def _with_identifiers_beside(matched: Matched, name: NormalisedName, dataset: Dataset) -> Matched:
    """Add whose the identifiers are that stand in an unknown name."""
    identifiers = identifiers_beside(name.raw)
    if not identifiers:
        return matched
    beside = alternatives_beside(identifiers, dataset.identifiers, _finder(dataset))
    others = {one.entity.id: one for one in (*reversed(matched.match.alternatives), *reversed(beside))}
    alternatives = tuple(reversed(others.values()))
    return replace(matched, match=matched.match.model_copy(update={"alternatives": alternatives}))


def _finder(dataset: Dataset) -> Callable[[str], Entity | None]:
    return lambda text: _match(normalise(text), dataset, _kind_of_form).entity


def _match_statement(name: NormalisedName, text: StatementText, whole: Matched, dataset: Dataset) -> Matched:
    """Resolve a statement's text by its parts; `whole`: what it led to as one name.

    Only a payee that was seen behind that very payment service is meant; any other bearer of the name is a candidate,
    for a merchant may call itself as it likes.
    """
    found = whole.entity
    if found is None:
        named = dataset.graph.named(text.payee)  # the name as it was printed, and no other writing of it
        found = named if named and seen_on_statement(named, text, _finder(dataset)) else None
    if found is not None:
        explanation = explain(visible(name.raw), text, found.name)
        match = Match(kind="variant", entity=ref(found), explanation=explanation)
        return Matched(match, found)
    payee = _match(normalise(text.payee), dataset, _kind_of_form)
    alternatives: dict[str, Alternative] = {}
    for alternative in (
        *bearers(text, payee.entity),
        *payee.match.alternatives,
        *whole.match.alternatives,
    ):
        alternatives.setdefault(alternative.entity.id, alternative)
    match = Match(
        kind="ambiguous" if payee.entity or payee.match.kind == "ambiguous" else "none",
        entity=None,
        explanation=explain(visible(name.raw), text),
        alternatives=tuple(alternatives.values()),
    )
    # whom the whole text resembles stays: read by its parts, a text is judged no more mildly
    return Matched(match, None, whole.lookalikes, on_statement=True)


def _match(
    name: NormalisedName, dataset: Dataset, form_of: Callable[[str], str], judged_on: date | None = None
) -> Matched:
    """`form_of` returns what of a legal form must be the same as on record."""
    resolution = dataset.index.resolve(name)
    entities = [dataset.graph.entities[entity_id] for entity_id in resolution.entity_ids]
    if len(entities) != 1:
        return _unmatched(resolution, entities, dataset)
    product = entities[0].product
    if product is not None and product.finding == "ambiguous":
        candidates = [candidate for text in product.candidates if (candidate := dataset.graph.named(text))]
        return _unmatched(resolution, candidates, dataset, product.note, ambiguous=True)
    if product is not None and product.finding == "not_found":
        return _unmatched(resolution, [], dataset, looked_for_note(product, judged_on))
    whole = Matched(
        Match(kind=resolution.kind, entity=ref(entities[0]), explanation=resolution.explanation), entities[0]
    )
    return _candidate_only(entities[0], resolution, name, dataset, form_of) or whole


def _candidate_only(
    entity: Entity, resolution: Resolution, name: NormalisedName, dataset: Dataset, form_of: Callable[[str], str]
) -> Matched | None:
    """Return the entity as a candidate, where what was typed leads to it and may as well mean another."""
    if only_on_statements(entity) and not prints(entity, name.text):
        return _name_on_statements(entity)
    if resolution.hits[0].how == "pinyin" and _is_accused(entity, dataset.graph):
        return _pinyin_alternative(entity)
    if resolution.hits[0].how == "company" and not _bears_form(entity, form_of(name.text), form_of):
        return _other_form(entity, dataset.graph)
    return None


def _name_on_statements(entity: Entity) -> Matched:
    """Return a name that only statements print as a candidate: an app or a merchant of that everyday word may be
    another."""
    cite = entity.payees[0].record.cite
    wording = Text(
        zh=f"账单上见过收款名“{entity.name}”（{cite.publisher}）。叫这个名字的App或商户不一定是它：把账单上的整行字输进来再查。",
        en=f"The name {entity.name} was seen as a payee on statements ({cite.publisher}). An app or merchant of that "
        "name need not be it: enter the whole line of the statement.",
    )
    alternative = Alternative(kind="candidate", entity=ref(entity), explanation=wording)
    return Matched(Match(kind="none", entity=None, explanation=NO_MATCH, alternatives=(alternative,)))


def _bears_form(entity: Entity, form: str, form_of: Callable[[str], str]) -> bool:
    """Return whether the firm was ever on record with this legal form; no form at all is a short name."""
    records = [row.record for row in entity.licences]
    names = (name for record in records for name in (record.legal_name, *record.former_names))
    return not form or any(form_of(name) == form for name in (entity.name, *names))


def _other_form(entity: Entity, graph: Graph) -> Matched:
    """Return the firm as a candidate only, because nobody is on record by just this name.

    Of a firm that was struck off or warned of, the explanation says that an official list names it.
    """
    wording = Text(
        zh=f"名单上写的是“{entity.name}”，公司形式（有限公司、股份有限公司……）和你写的不一样。是这一家吗？",
        en=f"The lists have {entity.name}, with another legal form than you wrote. Is it this one?",
    )
    explanation = wording
    if _is_accused(entity, graph):
        explanation = Text(zh=f"{wording.zh}{_ACCUSED.zh}", en=f"{wording.en} {_ACCUSED.en}")
    alternative = Alternative(kind="candidate", entity=ref(entity), explanation=explanation)
    return Matched(
        Match(kind="ambiguous", entity=None, explanation=wording, alternatives=(alternative,)), other_form=True
    )


def _is_accused(entity: Entity, graph: Graph) -> bool:
    return standing_of(entity, graph, _ANY_DAY).standing in ("warned", "disqualified")


def _pinyin_alternative(entity: Entity) -> Matched:
    """Return a struck-off firm as similar only: hulixiaodai may be 湖里小贷 as well as the struck-off 狐狸小贷."""
    wording = Text(
        zh=f"{entity.name} 的拼音也是这样写，但同音的名字不止一个，不一定是它。",
        en=f"{entity.name} is written so in pinyin, but other names sound the same: it need not be this one.",
    )
    alternative = Alternative(kind="near", entity=ref(entity), explanation=wording)
    return Matched(Match(kind="none", entity=None, explanation=NO_MATCH, alternatives=(alternative,)), None, (entity,))


def _unmatched(
    resolution: Resolution,
    candidates: Iterable[Entity],
    dataset: Dataset,
    note: Text | None = None,
    *,
    ambiguous: bool | None = None,
) -> Matched:
    chosen = {entity.id: entity for entity in candidates}
    several = ambiguous if ambiguous is not None else bool(chosen)
    alternatives = [_candidate(entity, dataset.graph) for entity in chosen.values()]
    lookalikes: dict[str, Entity] = {}
    matched = resolution.matched
    for similar in dataset.index.weightier_similar_names(matched) if matched else resolution.similar_names:
        entity = dataset.graph.entities[similar.entity_id]
        if entity.id in chosen or entity.id in lookalikes or (entity.product and entity.product.finding != "known"):
            continue
        lookalikes[entity.id] = entity
        alternatives.append(Alternative(kind=similar.kind, entity=ref(entity), explanation=similar.explanation))
    explanation = note or (resolution.explanation if resolution.kind in ("none", "ambiguous") else NO_MATCH)
    match = Match(
        kind="ambiguous" if several else "none",
        entity=None,
        explanation=explanation,
        alternatives=tuple(alternatives),
    )
    return Matched(match, None, tuple(lookalikes.values()), note)


def _candidate(entity: Entity, graph: Graph) -> Alternative:
    """Return one of several entities the name may mean; of an officially named one, with the notice that names it."""
    basis = standing_of(entity, graph, _ANY_DAY)
    if basis.standing == "warned":
        cite = basis.records[0].record.cite
        wording = Text(
            zh=f"{cite.publisher}通报写到过这样写的“{entity.name}”（《{cite.title}》）。",
            en=f"A name written like this, {entity.name}, stands in a notice by {cite.publisher}.",
        )
    else:
        wording = Text(zh=f"有人用这个名字说{entity.name}。", en=f"Some people mean {entity.name} by this name.")
    return Alternative(kind="candidate", entity=ref(entity), explanation=wording)
