"""The contract: what a check is asked and what it answers, as JSON and in every view.

Scores are risk points 0–100 (100 = worst). Dates are ISO 8601; `as_of` may stop at the year or the month.
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from registries.model import Confidence, PartialDate, Text

MAX_NAME = 120  # code points; the longest legal name in the official lists has fewer than 60

Standing = Literal[
    "disqualified",
    "licensed_lender",
    "lender_product",
    "not_a_lender",
    "listed_partner",
    "warned",
    "unconfirmed",
    "unknown",
]
Tier = Literal["A", "B", "C", "D", "E", "U"]
MatchKind = Literal["legal_name", "alias", "variant", "ambiguous", "none"]
AlternativeKind = Literal["candidate", "lookalike", "near"]
Relation = Literal["confirmed_by_lender", "claimed_only", "contradicted", "unknown"]
ChainRole = Literal["product", "platform_operator", "lender", "guarantor", "collector"]
Severity = Literal["hard", "strong", "moderate", "weak", "info", "positive"]
Answer = Literal["yes", "no", "unknown"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CheckRequest(_Part):
    """What is asked. `on` is the day the answer is judged on (default: today in China); `as_of_rev` asks an old
    dataset revision again; `lender` is the lender named in the contract."""

    name: Annotated[str, StringConstraints(max_length=MAX_NAME)]
    lender: Annotated[str, StringConstraints(max_length=MAX_NAME)] | None = None
    observed: dict[str, Answer] = Field(default_factory=dict)
    contract_date: date | None = None
    on: date | None = None
    as_of_rev: Annotated[int, Field(ge=0)] | None = None


class EntityRef(_Part):
    """An entity as the report names it."""

    id: str
    type: Literal["product", "organisation"]
    name: str


class Alternative(_Part):
    """Another entity the words might be about. `candidate`: the words are used for it. `lookalike`, `near`: a
    different entity with a similar name, which lends this one neither trust nor guilt."""

    kind: AlternativeKind
    entity: EntityRef
    explanation: Text


class Match(_Part):
    """How the typed words led to an entity, or did not."""

    kind: MatchKind
    entity: EntityRef | None
    explanation: Text
    alternatives: tuple[Alternative, ...] = ()


class ScoreLine(_Part):
    """One step of the sum; the points of all lines add up to the score."""

    kind: Literal["base", "group", "positive", "cap", "floor", "lift", "clamp"]
    points: int
    why: Text


class Next(_Part):
    """The unanswered question that matters most now."""

    observe: str
    text: Text


class SubScores(_Part):
    """Parts of the judgement, each 0–100 or null where nothing could be judged."""

    licence: int | None
    price: int | None
    disclosure: int | None


class Verdict(_Part):
    """About the name (or the contract's lender, when given). `band` = [score if every unknown rule were cleared,
    score if the worst single unknown rule hit]; `answered` of `askable` questions are answered."""

    subject: EntityRef | None
    standing: Standing
    tier: Tier
    risk_score: Annotated[int, Field(ge=0, le=100)]
    band: tuple[int, int]
    answered: int
    askable: int
    sub_scores: SubScores
    score_lines: tuple[ScoreLine, ...]
    headline: Text
    tier_text: Text
    next: tuple[Next, ...] = ()


class Finding(_Part):
    """A rule that fired."""

    rule: str
    version: int
    points: int
    severity: Severity
    group: str
    text: Text
    advice: Text
    legal_basis: str
    evidence: tuple[str, ...]


class Situation(_Part):
    """About what the person met; it never changes the verdict."""

    alert: Literal["none", "caution", "stop"] = "none"
    findings: tuple[Finding, ...] = ()
    conduct: int | None = None
    do_now: tuple[Text, ...] = ()


class ChainLink(_Part):
    """One box of the chain product → operator → lender → guarantor → collector, and how it hangs on the one before."""

    role: ChainRole
    entity: EntityRef
    relation: Relation
    licence_type: str | None
    evidence: tuple[str, ...]


class Evidence(_Part):
    """A record that bears on this query, and where it was read."""

    id: str
    source: str
    publisher: str
    title: str
    url: str | None
    as_of: PartialDate | None
    as_of_note: str | None
    retrieved_at: str
    confidence: Confidence
    stale: bool
    record: dict[str, Any]


class Coverage(_Part):
    """What one source said, or that it was not asked."""

    source: str
    title: Text
    url: str | None
    state: Literal["found", "not_found", "not_checked"]
    as_of: PartialDate | None
    stale: bool
    why: Text | None


class Link(_Part):
    """Where to verify, complain or find help."""

    purpose: Literal["verify", "complain", "help", "emergency"]
    title: Text
    url: str | None = None
    phone: str | None = None


class Query(_Part):
    """The request as it was understood."""

    name: str
    normalised: str
    lender: str | None
    observed: dict[str, Answer]
    contract_date: date | None


class Report(_Part):
    """The whole answer. Equal requests on one revision, rule set and day give equal bytes, `generated_at` aside."""

    query: Query
    match: Match
    verdict: Verdict
    situation: Situation
    chain: tuple[ChainLink, ...]
    findings: tuple[Finding, ...]
    evidence: tuple[Evidence, ...]
    coverage: tuple[Coverage, ...]
    notes: tuple[Text, ...]
    links: tuple[Link, ...]
    dataset_revision: int
    ruleset_version: str
    judged_on: date
    generated_at: str
