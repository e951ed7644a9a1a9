"""Whether two names are one thing, or run by one firm: the answer in a sentence, and what it rests on."""

from collections.abc import Iterator

from checker.comparison.model import CitedStatement, SameOperator
from checker.comparison.operator import Operator, same_operator
from checker.comparison.party import Party
from checker.comparison.words import sentences, words
from checker.entities.graph import trusted
from registries.model import Record, SourcedRecord, Text, legal_name_key
from registries.row_identity import names_in


def is_same_entity(a: Party, b: Party) -> bool:
    """Return whether both names lead to one app or firm."""
    return a.entity is not None and b.entity is not None and a.entity.id == b.entity.id


def operator_verdict(a: Party, b: Party) -> SameOperator:
    """Return whether one firm runs both; two names of one app are run by one, where a trusted record joins them."""
    if is_same_entity(a, b):
        return "yes" if any(map(trusted, _naming_rows(a, b))) else "unknown"
    return same_operator(a.operator, b.operator)


def answer_of(a: Party, b: Party, *, same_name: bool) -> Text:
    """Return in a sentence whether they are one house."""
    verdict = operator_verdict(a, b)
    if is_same_entity(a, b):
        key = "answer.same_entity" if verdict == "yes" else "answer.same_entity_unverified"
        return words(key, a=a.name, b=b.name, title=a.summary.title)
    if verdict == "unknown" or a.operator is None or b.operator is None:
        return words("answer.same_name") if same_name and a.entity is b.entity is None else _unknown(a, b)
    if verdict == "no":
        return words("answer.no", a=_behind(a, a.operator), b=_behind(b, b.operator))
    operator = a.operator.firm
    runs = "yes"
    if operator == a.entity:
        runs = "operates_b"
    elif operator == b.entity:
        runs = "operates_a"
    return words(f"answer.{runs}", a=a.name, b=b.name, operator=operator.name)


def because_of(a: Party, b: Party) -> tuple[CitedStatement, ...]:
    """Return what the answer rests on, and how else records tie the two: who lends for whom, who imitates whom."""
    if is_same_entity(a, b):
        documents = a.documents(_naming_rows(a, b)[:1])
        return tuple(CitedStatement(text=text, documents=documents) for text in _explanations(a, b))
    both = [line for party in (a, b) for line in _operator_line(party)]
    return (*both, *_lends(a, b), *_lends(b, a), *_imitates(a, b), *_imitates(b, a))


def _behind(party: Party, operator: Operator) -> Text:
    """Return which firm runs an app, or which firm the name means itself."""
    if operator.firm != party.entity:
        return words("answer.run_by", name=party.name, operator=operator.firm.name)
    if party.name == operator.firm.name:
        return words("answer.firm", name=party.name)
    return words("answer.firm_named", name=party.name, operator=operator.firm.name)


def _unknown(a: Party, b: Party) -> Text:
    several = [words("answer.several", name=party.name) for party in (a, b) if party.ambiguous]
    missing = {"a": a.operator is None and not a.ambiguous, "b": b.operator is None and not b.ambiguous}
    if all(missing.values()):
        why = [words("answer.unknown_both")]
    else:
        why = [words(f"answer.unknown_{side}", a=a.name, b=b.name) for side, lacks in missing.items() if lacks]
    if a.operator is not None and b.operator is not None:
        why = [words("answer.unclear")]
    imitates = [line.text for line in (*_imitates(a, b), *_imitates(b, a))]
    return sentences([*imitates, words("answer.unknown"), *several, *why, words("answer.apart")])


def _naming_rows(a: Party, b: Party) -> tuple[SourcedRecord[Record], ...]:
    """Return the records of their one entity, those first that hold most of the two names as they were typed."""
    if a.entity is None:
        return ()
    rows: tuple[SourcedRecord[Record], ...] = (*a.entity.products, *a.entity.licences)
    wanted = {legal_name_key(party.report.query.normalised) for party in (a, b)}

    def order(row: SourcedRecord[Record]) -> tuple[bool, int]:
        return not trusted(row), -len(wanted & {legal_name_key(name) for name in names_in(row.record)})

    return tuple(sorted(rows, key=order))


def _explanations(a: Party, b: Party) -> list[Text]:
    texts = [party.report.match.explanation for party in (a, b) if party.name != party.summary.title]
    return texts or [a.report.match.explanation]


def _operator_line(party: Party) -> Iterator[CitedStatement]:
    if party.operator is None or party.entity is None:
        return
    firm, documents = party.operator.firm, party.documents(party.operator.rows)
    if firm.id == party.entity.id:
        yield CitedStatement(text=words("because.firm", name=firm.name), documents=documents)
    else:
        text = words("because.operator", name=party.summary.title, operator=firm.name)
        yield CitedStatement(text=text, documents=documents)


def _lends(lender: Party, platform: Party) -> Iterator[CitedStatement]:
    """Yield that one name is a lender on record behind the other."""
    if lender.entity is None or (platform.operator and platform.operator.firm.id == lender.entity.id):
        return
    for link in platform.report.chain:
        if link.role == "lender" and link.entity.id == lender.entity.id and platform.entity:
            key = "because.lends" if link.relation == "confirmed_by_lender" else "because.may_lend"
            text = words(key, lender=link.entity.name, platform=platform.summary.title)
            yield CitedStatement(text=text, documents=platform.cited(link.evidence))


def _imitates(fake: Party, brand: Party) -> Iterator[CitedStatement]:
    """Yield that a notice says one name is of a fake of the other. Only notices that fall on the fake itself count."""
    if fake.entity is None or brand.entity is None:
        return
    rows = [row for row in fake.entity.notices if row.record.imitates and trusted(row)]
    victims = [(row, fake.graph.named(row.record.imitates or "")) for row in rows]
    of_brand = tuple(row for row, victim in victims if victim and victim.id == brand.entity.id)
    if of_brand:
        text = words("because.imitates", fake=fake.summary.title, brand=brand.summary.title)
        yield CitedStatement(text=text, documents=fake.documents(of_brand))
