"""The contract about a collector: the request and the report, as JSON and in every view."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from checker.observations import KEY, Answer
from checker.report import EntityRef, Evidence, Finding, Match, ReplayMark
from checker.request.model import TypedName
from checker.terms import Alert, Relation
from registries.model import Frozen, Text

Name = TypedName

#: What the name of the collector led to. `listed`: on some lender's list of collectors; `as_printed`: lists print just
#: these words, which name no one firm; `noticed`: a public notice names it; `lender`, `platform`: it is no collection
#: firm but one of these.
CollectorKind = Literal[
    "listed", "as_printed", "noticed", "lender", "platform", "other", "several", "not_found", "not_said"
]

#: Whether a lender's own list of collectors names this one. `ended`: the list says it does not work for it any more;
#: `no_list`: we hold no list of that lender; `self`: it collects itself; `no_name`: nobody said who collects.
ListMembership = Literal["listed", "as_printed", "ended", "not_listed", "no_list", "self", "no_name"]

#: Where a reply is given.
ReplyPlace = Literal["door", "phone", "message", "relative"]

#: What the name typed for the lender led to.
LenderResolution = Literal["lender", "brand", "not_a_lender", "several", "not_found", "not_given"]


class CollectorRequest(Frozen):
    """A request about a collector. `name`: the collector's name ("" when it would not say); `lender`: the lender or the
    app, as the person knows it; `observed`: answers to the questions about collection; `on`, `as_of_rev`, `ruleset`: as
    in a check."""

    name: Name = ""
    lender: Name | None = None
    observed: dict[Annotated[str, StringConstraints(pattern=KEY)], Answer] = Field(default_factory=dict, max_length=80)
    on: date | None = None
    ruleset: Annotated[str, StringConstraints(pattern=r"^\d{4}\.\d{2}$")] | None = None
    as_of_rev: Annotated[int, Field(ge=0)] | None = None


class CollectorQuery(Frozen):
    """The request as it was understood."""

    name: str
    lender: str | None
    observed: dict[str, Answer]


class CollectorIdentity(Frozen):
    """The firm that the collector's name means. `match` is None where no name was given."""

    kind: CollectorKind
    match: Match | None
    text: Text
    evidence: tuple[str, ...] = ()


class Listing(Frozen):
    """One row of a lender's published list of collectors. `names_it`: the row can mean this firm only; else lists
    print the same words, and which firm they stand for is open. `state`: what the list says today."""

    lender: EntityRef
    as_printed: str
    form: Literal["full_name", "product", "short_name", "group"]
    names_it: bool
    state: Literal["listed", "ended", "absent"]
    evidence: str


class CollectorLender(Frozen):
    """One lender that may have appointed the collector, and what its own list says. `held`: how much of that list we
    hold; `stale`: it is past its maximum age."""

    entity: EntityRef
    type: str | None
    relation: Relation | None
    on_list: ListMembership
    held: Literal["whole", "part", "none"]
    stale: bool
    text: Text
    evidence: tuple[str, ...] = ()


class Creditor(Frozen):
    """The lender for whom the collector acts; of a brand, every lender on record behind it: the contract tells which of
    them it is. `asked`: what the typed name led to."""

    asked: LenderResolution
    match: Match | None
    text: Text
    lenders: tuple[CollectorLender, ...] = ()
    evidence: tuple[str, ...] = ()


class Conduct(Frozen):
    """How they collect, by the person's answers. `score`: 0–100, 100 worst, None where nothing was answered;
    `unanswered`: keys of the questions still open."""

    alert: Alert
    score: int | None
    findings: tuple[Finding, ...]
    unanswered: tuple[str, ...]


class Advice(Frozen):
    """One thing to do or to say. `legal_basis` where it states law, and in English."""

    text: Text
    legal_basis: str | None = None
    legal_basis_en: str | None = None


class ReplyScript(Frozen):
    """Short sentences to read aloud, or to send, in one place."""

    place: ReplyPlace
    title: Text
    lines: tuple[Advice, ...]


class Call(Frozen):
    """A number to call. `phone` is None for the lender's own service: its number comes from the contract, the
    bank card or the official app, never from us."""

    phone: str | None
    title: Text
    when: Text


class CollectorNow(Frozen):
    """Today's answer about the same names, without the person's own answers: who collects, for whom, and what each
    lender's list says."""

    who: Text
    for_whom: Text
    lenders: tuple[Text, ...]


class CollectorReplay(ReplayMark):
    """The mark of an answer that is not today's. `now` is None where no name was given."""

    now: CollectorNow | None


class CollectorReport(Frozen):
    """The whole report. Equal requests on one revision, rule set and day give equal bytes, `generated_at` and `replay`
    aside: `replay` says what today says, on every answer that is not today's.

    `emergency` comes before everything else when it is true: somebody may be in danger."""

    query: CollectorQuery
    emergency: bool
    do_now: tuple[Advice, ...]
    who: CollectorIdentity
    for_whom: Creditor
    listings: tuple[Listing, ...]
    means: tuple[Advice, ...]
    conduct: Conduct
    say: tuple[ReplyScript, ...]
    keep: tuple[Advice, ...]
    calls: tuple[Call, ...]
    guides: tuple[str, ...]
    principles: tuple[Advice, ...]
    evidence: tuple[Evidence, ...]
    replay: CollectorReplay | None = None
    dataset_revision: int
    ruleset_version: str
    judged_on: date
    generated_at: str
