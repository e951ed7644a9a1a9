"""The contract of an answer: everything a check reports, as JSON and in every view.

Scores are risk points 0–100 (100 = worst). Dates are ISO 8601; `as_of` may stop at the year or the month.
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from checker.cost.model import Cost
from checker.cost.offer import Offer
from checker.observations import Answer
from checker.terms import (
    Alert,
    AlternativeKind,
    ChainRole,
    LineKind,
    MatchKind,
    Relation,
    Severity,
    Standing,
    TicketState,
    Tier,
)
from registries.model import Confidence, Frozen, PartialDate, Text


class EntityRef(Frozen):
    """An entity as the report names it."""

    id: str
    type: Literal["product", "organisation"]
    name: str


class Alternative(Frozen):
    """Another entity the words might be about. `candidate`: the words are used for it. `lookalike`, `near`: a
    different entity with a similar name, which lends this one neither trust nor guilt."""

    kind: AlternativeKind
    entity: EntityRef
    explanation: Text


class Match(Frozen):
    """How the typed words led to an entity, or did not."""

    kind: MatchKind
    entity: EntityRef | None
    explanation: Text
    alternatives: tuple[Alternative, ...] = ()


class ScoreLine(Frozen):
    """One step of the sum; the points of all lines add up to the score."""

    kind: LineKind
    points: int
    why: Text


class Next(Frozen):
    """The unanswered question that matters most now."""

    observe: str
    text: Text


class SubScores(Frozen):
    """Parts of the judgement, each 0–100 or null where nothing could be judged."""

    licence: int | None
    price: int | None
    disclosure: int | None


class Verdict(Frozen):
    """About the name asked for, whoever is typed as its lender. `band` = [score if every unknown rule were cleared,
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


class Finding(Frozen):
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


class HelpIntent(Frozen):
    """A page of ours that the typed words themselves ask for: someone in danger, chased, about to
    pay, or paid money that was not asked for."""

    about: Literal["danger", "money_sent", "forced", "collection", "upfront", "price"]
    text: Text
    page: str


class Situation(Frozen):
    """About what the person met; it never changes the verdict. `conduct`: 0–100 (100 worst) of how collectors behave,
    None where nothing was answered. `do_now`: what to do in the next minutes, first things first; `separate`: with
    every stop, that the name itself is not judged by it."""

    alert: Alert = "none"
    findings: tuple[Finding, ...] = ()
    conduct: int | None = None
    do_now: tuple[Text, ...] = ()
    separate: Text | None = None
    doors: tuple[HelpIntent, ...] = ()


class Effect(Frozen):
    """What one answer did: by how many points the score differs from what it were without it, and tier and alert as
    they would be without it."""

    observe: str
    answer: str
    points: int
    tier_without: Tier
    alert_without: Alert
    text: Text


class Supposition(Frozen):
    """What the verdict would become if an open question were answered so (`answer`: yes, no, or a lender's name)."""

    observe: str
    answer: str
    tier: Tier
    risk_score: int
    alert: Alert
    text: Text
    evidence: tuple[str, ...] = ()


class ChainLink(Frozen):
    """One box of the chain product → operator → lender → guarantor → collector, and how it hangs on the one before."""

    role: ChainRole
    entity: EntityRef
    relation: Relation
    licence_type: str | None
    evidence: tuple[str, ...]


class Dispute(Frozen):
    """Somebody contests this fact: since when, under which ticket. `reply`: the firm's own words, once reviewed."""

    ticket: str
    since: date
    state: TicketState
    reply: Text | None = None


class Evidence(Frozen):
    """A record that bears on this query, and where it was read; `told`: the person's own answer, checked by nobody.
    `digest` names the record to whoever contests it."""

    id: str
    source: str
    publisher: str
    title: str
    url: str | None
    as_of: PartialDate | None
    as_of_note: str | None
    retrieved_at: str
    confidence: Confidence | Literal["told"]
    stale: bool
    record: dict[str, Any]
    digest: str | None = None
    contested: Dispute | None = None


class Coverage(Frozen):
    """What one source said, or that it was not asked."""

    source: str
    title: Text
    url: str | None
    state: Literal["found", "not_found", "not_checked"]
    as_of: PartialDate | None
    stale: bool
    why: Text | None


class Link(Frozen):
    """Where to verify, complain or find help."""

    purpose: Literal["verify", "complain", "help", "emergency"]
    title: Text
    url: str | None = None
    phone: str | None = None


class Query(Frozen):
    """The request as it was understood."""

    name: str
    normalised: str
    lender: str | None
    observed: dict[str, Answer]
    contract_date: date | None
    offer: Offer | None = None


class LenderLine(Frozen):
    """The contract's lender as it was typed, by itself: who that is, whether its own list or page confirms the name
    asked for (only then may it move the verdict), and what stands against it. Its findings count no points here."""

    entity: EntityRef | None
    standing: Standing
    relation: Relation
    headline: Text
    relation_text: Text
    findings: tuple[Finding, ...] = ()
    notes: tuple[Text, ...] = ()
    evidence: tuple[str, ...] = ()


class FindingNow(Frozen):
    """A finding of today's answer. `new`: the replayed answer does not have it, or has it in other words."""

    rule: str
    severity: Severity
    points: int
    text: Text
    new: bool


class Now(Frozen):
    """What the same names are answered today: on the newest revision, by the current rules, without what a person told
    of himself. Worst finding first."""

    standing: Standing
    tier: Tier
    risk_score: int
    headline: Text
    findings: tuple[FindingNow, ...]


class ReplayMark(Frozen):
    """Says that an answer is not today's: asked of an old revision, by another day than today (`on`; today is China's),
    or by old rules. `title` and `text` are the words every view puts first."""

    revision: int
    newest_revision: int
    on: date
    today: date
    ruleset: str
    newest_ruleset: str
    title: Text
    text: Text


class Replay(ReplayMark):
    """The mark of a replayed report, and what today says."""

    now: Now


class Report(Frozen):
    """The whole answer; `lender_match` tells how the lender's words were read, `lender` who it is. Equal requests
    on one revision, rule set and day give equal bytes, `generated_at` and `replay` aside; `replay`, on every answer
    that is not today's, tells today's."""

    query: Query
    match: Match
    lender_match: Match | None = None
    verdict: Verdict
    lender: LenderLine | None = None
    situation: Situation
    chain: tuple[ChainLink, ...]
    findings: tuple[Finding, ...]
    cost: Cost | None = None
    effects: tuple[Effect, ...] = ()
    suppositions: tuple[Supposition, ...] = ()
    evidence: tuple[Evidence, ...]
    coverage: tuple[Coverage, ...]
    notes: tuple[Text, ...]
    links: tuple[Link, ...]
    replay: Replay | None = None
    dataset_revision: int
    ruleset_version: str
    judged_on: date
    generated_at: str
