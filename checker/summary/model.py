"""The shape of a summary: who it is, what it may do, the worst on record, the one thing to do, what is unchecked.

A summary only repeats what its report holds, in fewer words; it decides nothing. Dates are ISO 8601 and may stop at the
year or the month.
"""

from typing import Annotated, Literal

from pydantic import Field

from checker.terms import Standing, Tier
from registries.model import Frozen, PartialDate, Text

#: The look of a summary, which no typed lender and no answer changes. `lends`: on a list of lenders; `introduces`: on
#: lenders' own partner lists; `limited`: of a kind that may not lend; `unconfirmed`; `named`: in a notice against it;
#: `unknown`.
SummaryState = Literal["lends", "introduces", "limited", "unconfirmed", "named", "unknown"]
ActionKind = Literal[
    "stop", "find_lender", "call_lender", "own_channel", "no_prepay", "no_new_loan", "name_price", "ask_register"
]


class RecordLine(Frozen):
    """One record against the name, in a few words, with its day. `note`: what it does not mean."""

    rule: str
    as_of: PartialDate | None
    text: Text
    note: Text | None = None
    grave: bool
    evidence: tuple[str, ...] = ()


class Action(Frozen):
    """The one thing to do now. `phones`: numbers to ring for it, most urgent first."""

    kind: ActionKind
    text: Text
    phones: tuple[str, ...] = ()


class Unchecked(Frozen):
    """A thing that nobody has checked yet, by name."""

    key: str
    text: Text


class LenderName(Frozen):
    """A lender that may be behind the name: full legal name, kind of licence, days of the lists that say so."""

    name: str
    licence_type: str | None
    partner_list: PartialDate | None
    licence_list: PartialDate | None
    stale: bool
    confirmed: bool


class ScaleStep(Frozen):
    """Where the verdict stands on the scale in words. `before`, `after`: the neighbouring steps, and what leads there;
    None at an end, and of a name of which too little is known to stand on the scale at all (`tier` U)."""

    tier: Tier
    word: Text
    before: Text | None
    after: Text | None


class ListCount(Frozen):
    """How many lists name it, do not name it, and were not checked."""

    total: Annotated[int, Field(ge=0)]
    found: Annotated[int, Field(ge=0)]
    not_found: Annotated[int, Field(ge=0)]
    not_checked: Annotated[int, Field(ge=0)]


class Summary(Frozen):
    """The answer in one glance.

    `title`: the name of whom it is about, or the query where that is not known; `typed`: how the query led there (None
    where it is the very name); `firm`: the firm behind it, in full. `lends`: whether it is who lent the money. `word`:
    what it may do; `limit`: what that does not mean, which stands before a good word and after any other; `basis`: the
    list, its day, or the lenders by name.
    `worst`: the worst record, or None with `no_record` saying which notices, up to which day, do not name it. `others`:
    what else is on record. `lender`: what was found on the contract's lender as it was typed. `unchecked`: three at
    most of `unchecked_total`.
    """

    title: str
    typed: Text | None
    firm: Text | None
    standing: Standing
    state: SummaryState
    lends: Text
    word: Text
    limit: Text | None
    basis: Text
    worst: RecordLine | None
    no_record: Text | None
    others: Text | None
    records: tuple[RecordLine, ...]
    imitated_by: tuple[str, ...] = ()
    imitates: str | None = None
    lender: Text | None
    action: Action
    unchecked: tuple[Unchecked, ...]
    unchecked_total: int
    lenders: tuple[LenderName, ...]
    scale: ScaleStep
    lists: ListCount
