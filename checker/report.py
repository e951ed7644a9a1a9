"""The contract of an answer: everything a check reports, as JSON and in every view.

Scores are risk points 0–100 (100 = worst). Dates are ISO 8601; `as_of` may stop at the year or the month.
"""

from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import Field, TypeAdapter

from checker.cost.model import Cost
from checker.cost.offer import Offer
from checker.observations import Answer
from checker.terms import (
    Alert,
    AlternativeKind,
    ChainRole,
    EffectReason,
    IdentifierKind,
    LineKind,
    MatchKind,
    Relation,
    RoleName,
    RoleState,
    Severity,
    Standing,
    TicketState,
    Tier,
)
from registries.model import Confidence, Frozen, PartialDate, Text


class EntityRef(Frozen):
    """A reference to an entity."""

    id: str
    type: Literal["product", "organisation"]
    name: str


class Alternative(Frozen):
    """Another entity that the name might mean. `candidate`: the name is used for it. `lookalike`, `near`: a different
    entity with a similar name, from which neither trust nor suspicion carries over."""

    kind: AlternativeKind
    entity: EntityRef
    explanation: Text


class Match(Frozen):
    """The entity that a typed name means, or that it means none, and why."""

    kind: MatchKind
    entity: EntityRef | None
    explanation: Text
    alternatives: tuple[Alternative, ...] = ()


class ScoreLine(Frozen):
    """One line of the score's sum; the points of all lines add up to the score."""

    kind: LineKind
    points: int
    why: Text


class Next(Frozen):
    """The unanswered question that could change the verdict most."""

    observe: str
    text: Text


class SubScores(Frozen):
    """Parts of the verdict, each 0–100 (100 worst), None where nothing could be judged."""

    licence: int | None
    price: int | None
    disclosure: int | None


class Verdict(Frozen):
    """The verdict on the name checked, whoever is given as its lender. `band` = [the lowest score that the open
    questions can still lead to, all answered for the best; the highest that any one of them can lead to]: the
    contract's lender, its day and the offer are among them. By rule sets before 2027.02 it is of the rules alone.
    `answered` of `askable` criteria are settled, and `unsettled` are not (keys of `Criterion`)."""

    subject: EntityRef | None
    standing: Standing
    tier: Tier
    risk_score: Annotated[int, Field(ge=0, le=100)]
    band: tuple[int, int]
    answered: int
    askable: int
    unsettled: tuple[str, ...] = ()
    sub_scores: SubScores
    score_lines: tuple[ScoreLine, ...]
    headline: Text
    tier_text: Text
    next: tuple[Next, ...] = ()


class Finding(Frozen):
    """A rule that fired. `title`: what it is about, in a few words; `legal_basis_en`: the legal basis in English, of
    which the Chinese counts."""

    rule: str
    version: int
    title: Text
    points: int
    severity: Severity
    group: str
    text: Text
    advice: Text
    legal_basis: str
    legal_basis_en: str = ""
    evidence: tuple[str, ...]


class HelpIntent(Frozen):
    """A page for what the query says is happening: danger, money just sent or forced on somebody, collection, an
    upfront fee, a price."""

    about: Literal["danger", "money_sent", "forced", "collection", "upfront", "price"]
    text: Text
    page: str


class AskedAbout(Frozen):
    """What the typed words ask about the name (`intent`: its key), what the records say of it (`text`), which `section`
    of the page holds more, and the `guide` that helps, by its slug."""

    intent: str
    label: Text
    text: Text
    section: str
    guide: str | None = None


class Situation(Frozen):
    """What the person met; it never changes the verdict. `conduct`: 0–100 (100 worst) of how collectors behave,
    None where nothing was answered. `do_now`: what to do in the next minutes, most urgent first; `separate`: with
    every alert, that the name itself is not judged by it (by rule sets before 2027.02 with every stop)."""

    alert: Alert = "none"
    findings: tuple[Finding, ...] = ()
    conduct: int | None = None
    do_now: tuple[Text, ...] = ()
    separate: Text | None = None
    doors: tuple[HelpIntent, ...] = ()


class Effect(Frozen):
    """The effect of one input. `observe`: a question's key, or `contract_lender`, `contract_date`, `offer`; `answer`:
    yes, no, the lender as it was entered, the day, or the offer's annual cost in percent. `points`: the score less what
    it would be without the input; `tier_without`, `alert_without`: tier and alert without it. `reason`: why it changed
    none of the three; None where it did, and by rule sets before 2027.02, which told of answers alone."""

    observe: str
    answer: str
    points: int
    tier_without: Tier
    alert_without: Alert
    reason: EffectReason | None = None
    text: Text


class Supposition(Frozen):
    """The verdict if an open question were answered (`answer`: yes, no, or a lender's name)."""

    observe: str
    answer: str
    tier: Tier
    risk_score: int
    alert: Alert
    text: Text
    evidence: tuple[str, ...] = ()


class ChainLink(Frozen):
    """One link of the chain product → operator → lender → guarantor → collector, and its relation to the one before."""

    role: ChainRole
    entity: EntityRef
    relation: Relation
    licence_type: str | None
    evidence: tuple[str, ...]


class Role(Frozen):
    """One thing that `entity` does, by one list, page or licence; `text` says it in a sentence. `of`: for which
    lenders, or with which brands and firms. `what`, `channel`, `bill_texts`: of a payee, for what it took money,
    through which payment firm, and under which texts of a statement. A role neither licenses nor accuses anybody."""

    role: RoleName
    state: RoleState
    entity: EntityRef
    of: tuple[EntityRef, ...] = ()
    listed_by: str
    title: str
    as_of: PartialDate | None
    url: str | None
    confidence: Confidence
    stale: bool
    what: Text | None = None
    channel: str | None = None
    bill_texts: tuple[str, ...] = ()
    text: Text
    evidence: str


class OperatedBrand(Frozen):
    """A brand that the subject operates, by which page, and the lenders on record behind that brand: their good name is
    not the operator's."""

    brand: EntityRef
    listed_by: str
    title: str
    as_of: PartialDate | None
    stale: bool
    evidence: str
    lenders: tuple[ChainLink, ...] = ()


class Imitation(Frozen):
    """An imitation that a notice states. `name`: the other one, as it is on record or as the notice prints it: of
    `imitates` the real one, of `imitated_by` the fake; `entity`: where it is on record as another entity than the
    subject. `reach`: how to reach the real one."""

    name: str
    entity: EntityRef | None
    listed_by: str
    title: str
    as_of: PartialDate | None
    text: Text
    reach: Text | None = None
    evidence: str


class Dispute(Frozen):
    """An open dispute about a record: since when, under which ticket. `reply`: the firm's own words, once reviewed."""

    ticket: str
    since: date
    state: TicketState
    reply: Text | None = None


class Evidence(Frozen):
    """A record that bears on this query, and where it was read. `confidence` is `told` for the person's own answer,
    which nobody checked; `digest` identifies the record in a dispute."""

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
    """What one source has on the query, or that it was not checked, and why. `kind`: of records it holds."""

    source: str
    kind: str
    title: Text
    url: str | None
    state: Literal["found", "not_found", "not_checked"]
    as_of: PartialDate | None
    stale: bool
    why: Text | None


class Link(Frozen):
    """A link or phone line to verify, complain or find help."""

    purpose: Literal["verify", "complain", "help", "emergency"]
    title: Text
    url: str | None = None
    phone: str | None = None


class Register(Frozen):
    """An official register that can say whose an identifier is: its site, and what to type there (`enter`; None where
    that is a name the person has and we have not)."""

    title: Text
    url: str
    enter: str | None
    note: Text | None = None


class IdentifierLine(Frozen):
    """The identifier that was typed in place of a name: its kind, how it reads in characters (of an address in xn--
    those it stands for; nothing that follows the host), whether its check digit is right (None: it has none), and the
    registers that can say whose it is."""

    kind: IdentifierKind
    text: str
    ascii: str
    valid: bool | None
    registers: tuple[Register, ...]


class Query(Frozen):
    """The request as it was parsed."""

    name: str
    normalised: str
    lender: str | None
    observed: dict[str, Answer]
    contract_date: date | None
    offer: Offer | None = None


class LenderLine(Frozen):
    """The lender named in the contract, by itself: who that is, whether its own list or page confirms the name checked
    (only then may it change the verdict), and the findings on it, which count no points here."""

    entity: EntityRef | None
    standing: Standing
    relation: Relation
    headline: Text
    relation_text: Text
    findings: tuple[Finding, ...] = ()
    notes: tuple[Text, ...] = ()
    evidence: tuple[str, ...] = ()


class FindingNow(Frozen):
    """A finding of today's answer. `new`: the replayed answer lacks it, or words it otherwise."""

    rule: str
    severity: Severity
    points: int
    text: Text
    new: bool


class Now(Frozen):
    """Today's answer about the same names: on the newest revision, by the current rules, without the person's own
    answers. Worst finding first."""

    standing: Standing
    tier: Tier
    risk_score: int
    headline: Text
    findings: tuple[FindingNow, ...]


class ReplayMark(Frozen):
    """The mark of an answer that is not today's: on an old revision, for another day (`on`; `today` is China's), or by
    old rules. `title` and `text` come first in every view."""

    revision: int
    newest_revision: int
    on: date
    today: date
    ruleset: str
    newest_ruleset: str
    title: Text
    text: Text


class Replay(ReplayMark):
    """The mark of a replayed report, and today's answer."""

    now: Now


class Report(Frozen):
    """The whole report. `identifier`: what was typed, where that is no name; `lender_match`: the entity that the
    lender's name means; `asked_about`: what the typed words ask about the name; `lender`: who that is; `roles`: what
    the subject does, by which list of which date; `operates`: its brands and their lenders; `payees`: who was seen
    taking money for it; `imitates`, `imitated_by`: the real ones it imitates, and its fakes, by notices that say so;
    `replay`: on every answer that is not today's, today's. Equal requests on one revision, rule set and day give equal
    bytes, `generated_at` and `replay` aside."""

    query: Query
    match: Match
    identifier: IdentifierLine | None = None
    lender_match: Match | None = None
    asked_about: tuple[AskedAbout, ...] = ()
    verdict: Verdict
    lender: LenderLine | None = None
    situation: Situation
    chain: tuple[ChainLink, ...]
    roles: tuple[Role, ...] = ()
    operates: tuple[OperatedBrand, ...] = ()
    payees: tuple[Role, ...] = ()
    imitates: tuple[Imitation, ...] = ()
    imitated_by: tuple[Imitation, ...] = ()
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


def main_role(roles: tuple[Role, ...]) -> RoleName | None:
    """Return what the subject of a report does above all; None where no verified record says so."""
    return next((role.role for role in roles if role.confidence is not Confidence.UNVERIFIED), None)


_REPORT: Final = TypeAdapter(Report)


def report_json(report: Report) -> bytes:
    """Return the report as JSON (UTF-8): the bytes of `model_dump_json`, without the text between."""
    return _REPORT.dump_json(report)
