"""What kind of matter it is, in words that the advice is chosen by: the questions answered yes, who collects, for whom,
and what the rules found."""

from collections.abc import Iterable, Mapping

from checker.collection.model import CollectorKind, ForWhom
from checker.observations import Answer
from checker.rules import Hit

#: Lenders that the national regulator supervises: 12378. Microloan firms: the local one, through 12345.
_NATIONAL = frozenset({"bank", "private_bank", "foreign_bank_branch", "consumer_finance", "auto_finance", "trust"})


def tags_of(observed: Mapping[str, Answer], kind: CollectorKind, asked: ForWhom, hits: Iterable[Hit]) -> frozenset[str]:
    """All tags. An answer “don't know” gives none."""
    said = {key for key, answer in observed.items() if answer == "yes"}
    denied = {f"not:{key}" for key, answer in observed.items() if answer == "no"}
    found = {f"found:{hit.severity}" for hit in hits}
    lists = {f"on_list:{one.on_list}" for one in asked.lenders}
    person = "payee_is_contract_lender" in said and not asked.lenders  # no regulator is there for a person who lends
    supervised = ("private",) if person else _regulators(asked)
    return frozenset({*said, *denied, *found, *lists, *supervised, f"who:{kind}", f"for:{asked.asked}"})


def _regulators(asked: ForWhom) -> Iterable[str]:
    types = {one.type for one in asked.lenders if one.type}
    if types & _NATIONAL:
        yield "national"
    if types - _NATIONAL:
        yield "local"
    if not types or asked.asked == "brand":  # the contract may name a lender that we do not know
        yield from ("national", "local", "lender_unknown")
