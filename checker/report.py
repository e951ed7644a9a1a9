"""The contract: what a check is asked and what it answers, as JSON and in every view.

Scores are risk points 0–100 (100 = worst). Dates are ISO 8601; `as_of` may stop at the year or the month.
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from checker.cost.model import Cost
from checker.cost.offer import Offer
from checker.observations import KEY, Answer
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
from registries.model import Confidence, PartialDate, Text

MAX_NAME = 120  # code points; the longest legal name in the official lists has fewer than 60


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CheckRequest(_Part):
    """What is asked. `on` is the day the answer is judged on (default: today in China); `as_of_rev` asks an old
    dataset revision again, `ruleset` an old version of the rules; `lender` is the lender named in the contract;
    `observed` what the person answers to our questions (`checker/observations`), `offer` the loan in figures."""

    name: Annotated[str, StringConstraints(max_length=MAX_NAME)]
    lender: Annotated[str, StringConstraints(max_length=MAX_NAME)] | None = None
    observed: dict[Annotated[str, StringConstraints(pattern=KEY)], Answer] = Field(default_factory=dict, max_length=80)
    contract_date: date | None = None
    offer: Offer | None = None
    on: date | None = None
    ruleset: Annotated[str, StringConstraints(pattern=r"^\d{4}\.\d{2}$")] | None = None
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

    kind: LineKind
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


class HelpIntent(_Part):
    """A page of ours that the typed words themselves ask for: someone in danger, chased, about to
    pay, or paid money that was not asked for."""

    about: Literal["danger", "money_sent", "forced", "collection", "upfront", "price"]
    text: Text
    page: str


class Situation(_Part):
    """About what the person met; it never changes the verdict. `conduct`: 0–100 (100 worst) of how collectors behave,
    None where nothing was answered. `do_now`: what to do in the next minutes, first things first; `separate`: with
    every stop, that the name itself is not judged by it."""

    alert: Alert = "none"
    findings: tuple[Finding, ...] = ()
    conduct: int | None = None
    do_now: tuple[Text, ...] = ()
    separate: Text | None = None
    doors: tuple[HelpIntent, ...] = ()


class Effect(_Part):
    """What one answer did: by how many points the score differs from what it were without it, and tier and alert as
    they would be without it."""

    observe: str
    answer: str
    points: int
    tier_without: Tier
    alert_without: Alert
    text: Text


class Supposition(_Part):
    """What the verdict would become if an open question were answered so (`answer`: yes, no, or a lender's name)."""

    observe: str
    answer: str
    tier: Tier
    risk_score: int
    alert: Alert
    text: Text
    evidence: tuple[str, ...] = ()


class ChainLink(_Part):
    """One box of the chain product → operator → lender → guarantor → collector, and how it hangs on the one before."""

    role: ChainRole
    entity: EntityRef
    relation: Relation
    licence_type: str | None
    evidence: tuple[str, ...]


class Dispute(_Part):
    """Somebody contests this fact: since when, under which ticket. `reply`: the firm's own words, once reviewed."""

    ticket: str
    since: date
    state: TicketState
    reply: Text | None = None


class Evidence(_Part):
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
    offer: Offer | None = None


class LenderLine(_Part):
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


class FindingNow(_Part):
    """A finding of today's answer. `new`: the replayed answer does not have it, or has it in other words."""

    rule: str
    severity: Severity
    points: int
    text: Text
    new: bool


class Now(_Part):
    """What the same names are answered today: on the newest revision, by the current rules, without what a person told
    of himself. Worst finding first."""

    standing: Standing
    tier: Tier
    risk_score: int
    headline: Text
    findings: tuple[FindingNow, ...]


class ReplayMark(_Part):
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


class Report(_Part):
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
