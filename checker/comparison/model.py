"""The contract of a comparison: two names in, what tells them apart out, as JSON and in every view.

A comparison repeats what the reports on both names hold, and adds nothing to either: what is on record of one name is
never said of the other. Dates are ISO 8601 and may stop at the year or the month.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from checker.report import EntityRef, Match
from checker.request.model import TypedName
from checker.summary.model import Action, LenderName, SummaryState, Unchecked
from checker.terms import Standing
from registries.model import Confidence, Frozen, PartialDate, Text

NameText = TypedName
#: `variant`: the same character in another writing (條 and 条, Ａ and a).
NameMark = Literal["same", "variant", "differs"]
#: How two characters differ; `only_a`, `only_b`: the other name lacks it; `several`: not one stands for one.
DifferenceKind = Literal[
    "variant", "shape", "script", "conversion", "number", "sound", "near_sound", "key", "other", "several",
    "only_a", "only_b",
]  # fmt: skip
#: `no` only where a trusted record names the operator of each, and they are two.
SameOperator = Literal["yes", "no", "unknown"]
WhichName = Literal["a", "b", "both"]


class ComparisonRequest(Frozen):
    """Two names to compare, each an app's, a platform's or a firm's."""

    a: NameText
    b: NameText


class NamePiece(Frozen):
    """A run of characters of a name, all of which are marked alike."""

    text: str
    mark: NameMark


class Difference(Frozen):
    """One place where the names differ. `at_a`, `at_b`: its first character, counted from 1 as people see them; of a
    name that lacks it, the one before which it would stand. `a`, `b`: what stands there, "" for nothing."""

    kind: DifferenceKind
    at_a: int
    at_b: int
    a: str
    b: str
    text: Text


class NameComparison(Frozen):
    """Both names in pieces, and where they differ. `same`: they are one name, but for its writing."""

    a: tuple[NamePiece, ...]
    b: tuple[NamePiece, ...]
    same: bool
    differences: tuple[Difference, ...]
    text: Text


class CitedDocument(Frozen):
    """Where a statement was read. `contested`: somebody disputes that record."""

    publisher: str
    title: str
    as_of: PartialDate | None
    url: str | None
    confidence: Confidence
    stale: bool
    contested: bool = False


class CitedStatement(Frozen):
    """A sentence, and the documents that it rests on."""

    text: Text
    documents: tuple[CitedDocument, ...] = ()


class NameRecord(Frozen):
    """One record against a name, in a few words, with its day and where it was read."""

    rule: str
    as_of: PartialDate | None
    text: Text
    grave: bool
    documents: tuple[CitedDocument, ...]


class WorstRecord(Frozen):
    """The worst record of the two names, and of which of them it is. `apart`: that the other name is not in it."""

    of: WhichName
    record: NameRecord
    text: Text
    apart: Text | None


class Side(Frozen):
    """One of the names: who that is, and what is on record of it, as its own report says."""

    name: str
    title: str
    match: Match
    typed: Text | None
    standing: Standing
    state: SummaryState
    word: Text
    limit: Text | None
    basis: Text
    operator: EntityRef | None
    operator_text: Text
    operator_documents: tuple[CitedDocument, ...]
    lenders: tuple[LenderName, ...]
    records: tuple[NameRecord, ...]
    no_record: Text | None
    action: Action
    unchecked: tuple[Unchecked, ...]
    unchecked_total: int


class LenderComparison(Frozen):
    """The lenders on record behind both names, and behind one of them only, by full legal name."""

    common: tuple[str, ...]
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]
    text: Text


class Comparison(Frozen):
    """Two names side by side. `same_entity`: both names lead to one app or firm. `answer`: whether one firm runs both,
    in a sentence; `because`: what that rests on. `steps`: how to tell them apart, three."""

    query: ComparisonRequest
    names: NameComparison
    same_entity: bool
    same_operator: SameOperator
    answer: Text
    because: tuple[CitedStatement, ...]
    worst: WorstRecord | None
    action: Action
    unchecked: tuple[Unchecked, ...]
    lenders: LenderComparison
    a: Side
    b: Side
    steps: Annotated[tuple[Text, ...], Field(min_length=3, max_length=3)]
    dataset_revision: int
    ruleset_version: str
    judged_on: date
    generated_at: str
