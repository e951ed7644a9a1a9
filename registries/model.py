"""Sources, the seven kinds of record they hold, and the runs that refreshed them.

Everything here is immutable. Dates are ISO 8601; `PartialDate` may stop at the year or the month, because
publishers often print no more than that, and inventing a day would be inventing a fact.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Final, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, model_validator

from registries.characters import compatible
from registries.radicals import unify_radicals

PartialDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")]
Name = Annotated[str, StringConstraints(min_length=1, max_length=120, strip_whitespace=True)]
EntityId = Annotated[str, StringConstraints(pattern=r"^(org|product)-[a-z0-9-]+$", max_length=80)]


class Frozen(BaseModel):
    """Base of every value here: immutable, and a field nobody declared is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Frozen):
    """One sentence for people, in Chinese and English."""

    zh: str
    en: str


class Confidence(StrEnum):
    """How sure a row is.

    `official`: read from the official list itself. `reported`: read in a copy of the list, or in a named public
    page that states the fact. `unverified`: only the name was seen; may help to find an entity, never to trust it.
    """

    OFFICIAL = "official"
    REPORTED = "reported"
    UNVERIFIED = "unverified"


class LicenceType(StrEnum):
    """What kind of firm a licence makes of its holder; `technology` means: none of a financial kind was seen."""

    BANK = "bank"
    PRIVATE_BANK = "private_bank"
    FOREIGN_BANK_BRANCH = "foreign_bank_branch"
    CONSUMER_FINANCE = "consumer_finance"
    AUTO_FINANCE = "auto_finance"
    TRUST = "trust"
    MICROLOAN = "microloan"
    FINANCING_GUARANTEE = "financing_guarantee"
    PAYMENT = "payment"
    CREDIT_REPORTING = "credit_reporting"
    FINANCIAL_LEASING = "financial_leasing"
    LEASING = "leasing"
    FACTORING = "factoring"
    PAWN = "pawn"
    TECHNOLOGY = "technology"


#: Types that may lend to the public (RULES §2: 商业银行法 art. 11, 银行业监督管理法 art. 19, 金规〔2024〕26号 …).
LENDING_TYPES = frozenset(
    {
        LicenceType.BANK,
        LicenceType.PRIVATE_BANK,
        LicenceType.FOREIGN_BANK_BRANCH,
        LicenceType.CONSUMER_FINANCE,
        LicenceType.AUTO_FINANCE,
        LicenceType.TRUST,
        LicenceType.MICROLOAN,
    }
)


class LicenceStatus(StrEnum):
    """`in_force`: the row states a licence in force on its as-of date. `identified`: the row only shows that a firm
    of this name and type exists (a penalty, a partner list, a product test): it identifies, it does not license."""

    IN_FORCE = "in_force"
    IDENTIFIED = "identified"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


class Citation(Frozen):
    """Where a row was read. `url` is set only where the host is the publisher itself or an established newspaper;
    `read_at` keeps where it was really read (often a copy elsewhere) and is never shown as a link."""

    publisher: Name
    title: Annotated[str, StringConstraints(min_length=1, max_length=300, strip_whitespace=True)]
    url: Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"']+$", max_length=500)] | None = None
    read_at: Annotated[str, StringConstraints(max_length=1000)] | None = None
    as_of: PartialDate | None = None
    as_of_note: str | None = None
    retrieved_at: date
    confidence: Confidence


class LicenceRecord(Frozen):
    """A firm and the licence a list gives it. `aliases` are reviewed short names that can mean only this firm."""

    kind: Literal["licence"] = "licence"
    id: EntityId | None = None
    legal_name: Name
    former_names: tuple[Name, ...] = ()
    aliases: tuple[Name, ...] = ()
    licence_type: LicenceType
    status: LicenceStatus
    number: str | None = None
    uscc: str | None = None
    regulator: str | None = None
    region: str | None = None
    online_scope: Literal["yes", "no", "unknown"] = "unknown"
    granted: PartialDate | None = None
    expires: PartialDate | None = None
    note: Text | None = None
    cite: Citation


class PartnerRole(StrEnum):
    """What the partner does for the lender."""

    PLATFORM_OPERATOR = "platform_operator"
    GUARANTOR = "guarantor"
    CO_LENDER = "co_lender"
    COLLECTOR = "collector"
    PAYMENT = "payment"


class PartnerRecord(Frozen):
    """One row that ties a lender to a partner.

    `partner` is the full legal name the printed words stand for, or the printed words where they stand for no one
    firm (`form="group"`). Only `basis="published_list"`, `status="listed"` and a `form` other than `group` confirm
    a relation (金规〔2025〕9号); all else is a reported relation.
    """

    kind: Literal["partner"] = "partner"
    lender: Name
    partner: Name
    as_printed: Name
    form: Literal["full_name", "product", "short_name", "group"]
    role: PartnerRole
    products: tuple[Name, ...] = ()
    basis: Literal["published_list", "platform_display", "statement"]
    status: Literal["listed", "ended", "absent"] = "listed"
    cite: Citation

    @property
    def confirms(self) -> bool:
        """Return whether the lender's own list names exactly this partner."""
        return self.basis == "published_list" and self.status == "listed" and self.form != "group"


class NoticeAction(StrEnum):
    """What a notice does or says."""

    LOST_CONTACT = "lost_contact"
    SHELL = "shell"
    PROPOSED_CANCELLATION = "proposed_cancellation"
    CANCELLED = "cancelled"
    REVOKED = "revoked"
    PENALTY = "penalty"
    INTERVIEW = "interview"
    PRIVACY_NOTICE = "privacy_notice"
    WARNING = "warning"
    COUNTERFEIT_APP = "counterfeit_app"
    COURT_CASE = "court_case"
    P2P_EXIT = "p2p_exit"
    DENIAL = "denial"


class NoticeRecord(Frozen):
    """One notice about one subject. With `imitates`, `subject` is the fake and `imitates` the victim; where the fake
    bore the victim's very name both are the same, and the row is about the fake only. `denies` (a denial) is the name
    whose cooperation the subject denies. `operator` tells subjects of the same name apart."""

    kind: Literal["notice"] = "notice"
    subject: Name
    imitates: Name | None = None
    denies: Name | None = None
    operator: Name | None = None
    action: NoticeAction
    stage: Literal["proposed", "final"]
    voluntary: bool | None = None
    date: PartialDate | None = None
    cure_deadline: PartialDate | None = None
    words: Text | None = None
    cite: Citation


class ProductRecord(Frozen):
    """A brand or app, who operates it, and where it lives.

    `finding="not_found"` is a curated note: the brand was looked for and nothing usable was found.
    `finding="ambiguous"`: people use the name for any of `candidates` (brands or legal names); it is none of them.
    """

    kind: Literal["product"] = "product"
    id: EntityId | None = None
    brand: Name
    former_names: tuple[Name, ...] = ()
    aliases: tuple[Name, ...] = ()
    operator: Name | None = None
    finding: Literal["known", "not_found", "ambiguous"] = "known"
    candidates: tuple[Name, ...] = ()
    app_packages: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    declared_lenders: tuple[Name, ...] = ()
    note: Text | None = None
    cite: Citation

    @model_validator(mode="after")
    def _candidates_belong_to_ambiguity(self) -> "ProductRecord":
        if (self.finding == "ambiguous") != bool(self.candidates):
            raise ValueError(f"{self.brand}: candidates go with finding=ambiguous, and only with it")
        return self


#: A host in lower case ASCII (xn--… for other scripts). What lies under it belongs to it.
Domain = Annotated[
    str,
    StringConstraints(pattern=r"^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z][a-z0-9-]{1,62}$", max_length=253),
]
#: An Android package (com.example.app), or the number of an app in a store that numbers them (apple:414478124).
AppId = Annotated[
    str,
    StringConstraints(
        pattern=r"^(?:apple:\d{6,12}|huawei:C\d{5,12}|[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*){1,8})$",
        max_length=150,
    ),
]
#: Digits alone: 95xxx (to eight digits), 400 or 800 and seven more. Not 96xxx: two provinces may give one to two firms.
ServiceNumber = Annotated[str, StringConstraints(pattern=r"^(?:95\d{3,6}|[48]00\d{7})$")]


class IdentifierRecord(Frozen):
    """What a firm or a brand on record is reached by, and where that was read. It is a record of its own because the
    list that licenses a firm seldom prints its website. It neither licenses nor accuses anybody: whoever has a licence
    has it by another record. `subject`: the legal name, or the brand, as another record has it."""

    kind: Literal["identifier"] = "identifier"
    subject: Name
    domains: tuple[Domain, ...] = ()
    app_ids: tuple[AppId, ...] = ()
    service_numbers: tuple[ServiceNumber, ...] = ()
    cite: Citation

    @model_validator(mode="after")
    def _says_something(self) -> "IdentifierRecord":
        if not (self.domains or self.app_ids or self.service_numbers):
            raise ValueError(f"{self.subject}: a domain, an app or a service number is missing")
        return self


class RateRecord(Frozen):
    """A reference rate from a day on: `percent` a year, as decimal text ("3.00"). It names no firm and no product."""

    kind: Literal["rate"] = "rate"
    series: Literal["LPR_1Y", "LPR_5Y"]
    percent: Annotated[str, StringConstraints(pattern=r"^\d{1,2}\.\d{1,2}$")]
    effective: date
    cite: Citation


class PayeeRole(StrEnum):
    """What a source saw a firm, or a name on a bank statement, do with a loan or its money."""

    PAYEE = "payee"
    GUARANTOR = "guarantor"
    COLLECTOR = "collector"
    MESSAGE_SENDER = "message_sender"
    TRANSFEREE = "transferee"
    PAYMENT_CHANNEL = "payment_channel"
    TECHNOLOGY_PROVIDER = "technology_provider"


class PayeeRecord(Frozen):
    """A firm, or a merchant's short name on a statement, and what a source saw it take money for, or do, on a day.

    It neither licenses nor accuses anybody. `bill_texts`: whole texts of statements as printed, which lead to it;
    `channel`: the payment firm they name, by its legal name where that was read. `collected_for`: brands or firms on
    record; `lenders`: the lenders the source names with them, by legal name. What is on no record belongs into `what`:
    in our own words, for what, how much, and what the firm says.
    """

    kind: Literal["payee"] = "payee"
    payee: Name
    role: PayeeRole = PayeeRole.PAYEE
    bill_texts: tuple[Name, ...] = ()
    channel: Name | None = None
    collected_for: tuple[Name, ...] = ()
    lenders: tuple[Name, ...] = ()
    what: Text | None = None
    cite: Citation

    @model_validator(mode="after")
    def _says_something(self) -> "PayeeRecord":
        if not (self.collected_for or self.lenders or self.what):
            raise ValueError(f"{self.payee}: say for whom (collected_for, lenders) or for what (what)")
        return self


Record = Annotated[
    LicenceRecord | PartnerRecord | NoticeRecord | ProductRecord | PayeeRecord | IdentifierRecord | RateRecord,
    Field(discriminator="kind"),
]
#: Reads a record of whichever kind.
RECORD: Final = TypeAdapter[Record](Record)

R_co = TypeVar("R_co", bound=Record, covariant=True)


#: The max age of rows whose source nobody describes any more: no date is recent enough.
NEVER_FRESH = -1


@dataclass(frozen=True)
class SourcedRecord(Generic[R_co]):
    """A record, the source that holds it, and the days after which that source's rows are old. `max_age_days`: None:
    they do not age; NEVER_FRESH where the source is unknown."""

    source: str
    record: R_co
    max_age_days: int | None = NEVER_FRESH


class Access(StrEnum):
    """How a source reaches us."""

    AUTOMATIC = "automatic"
    MANUAL = "manual"
    LINK_ONLY = "link_only"
    STARTER = "starter"


class Source(Frozen):
    """One list. `whole`: we hold every row the publisher declares. `max_age_days`: past it the list is old and a
    miss in it says nothing; None: rows do not age (notices). `window`: only the newest rows are read each time, and
    those that leave the window stay valid."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9_.-]+$")]
    title: Text
    publisher: Text
    url: str | None
    kind: Literal["licence", "partner", "notice", "product", "payee", "identifier", "rate"]
    access: Access
    whole: bool = False
    window: bool = False
    cadence_days: int | None = None
    max_age_days: int | None = None
    licence_types: tuple[LicenceType, ...] = ()
    how_to_check: Text | None = None


class Outcome(StrEnum):
    """How a run ended."""

    PUBLISHED = "published"
    UNCHANGED = "unchanged"
    HELD = "held"
    BLOCKED = "blocked"
    FAILED = "failed"


class Run(Frozen):
    """One attempt to refresh one source.

    `counted`: the list was read by the job or an import, and is complete by its own count. `confirmed`: so was the good
    run before it, and recently enough, so that a name that is missing now was missing in two runs. `edition`: of
    bundled facts, which one it is.
    """

    source: str
    started_at: str
    outcome: Outcome
    as_of: PartialDate | None
    rows: int
    sha256: str
    revision: int
    message: str | None = None
    counted: bool = False
    confirmed: bool = False
    edition: int | None = None

    @property
    def proves_absence(self) -> bool:
        """Return whether a name that the list lacks may be said to be missing from it; its age is judged elsewhere."""
        return self.counted and self.confirmed


def legal_name_key(name: str) -> str:
    """Return the form under which two printings of one legal name are equal: radical signs as the characters they stand
    for, NFKC (full-width brackets become ASCII), no spaces, lower case. Nothing is guessed: 有限公司 and 有限责任公司
    stay different."""
    return "".join(compatible(unify_radicals(name)).split())
