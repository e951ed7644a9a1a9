"""From which figure on a rule speaks: the last that changes nothing, and the first that does."""

from decimal import Decimal
from typing import NamedTuple

from tests.every_case import every_case
from tests.rules.cases.kinds import Given
from tests.rules.facts import BANK, MICROLOAN, PRIVATE, SHORT_TERM, severity, signed

DAYS = ("2018-01-01", "2020-01-01", "2024-01-01")
DEAR: Given = {**SHORT_TERM, "annual_cost": Decimal("36.1")}
CHEAP: Given = {**SHORT_TERM, "annual_cost": Decimal(5)}
SHORT_PAID: Given = {**CHEAP, "short_paid_percent": Decimal(5)}
BUYBACK: Given = {"cash_by_sale": True}
SOLICITED: Given = {**PRIVATE, "solicited": True}
AT_30: Given = {"annual_cost": Decimal(30)}
OVER_FOUR: Given = {**MICROLOAN, "over_four_lpr": True}
CFC: Given = {"price_lender_type": "consumer_finance"}
THROUGH: Given = {**BANK, "platform_lends_itself": False}
ONLINE: Given = {**MICROLOAN, "lender_online_scope": True}


class Edge(NamedTuple):
    """With `fact` at `last` the rule does not say `severity`; at `first` it does."""

    rule: str
    given: Given
    fact: str
    last: object
    first: object
    severity: str


def percent(rule: str, given: Given, first: str, severity: str) -> Edge:
    """An annual cost, and the hundredth of a percent below it."""
    return Edge(rule, given, "annual_cost", Decimal(first) - Decimal("0.01"), Decimal(first), severity)


def days(rule: str, given: Given, fact: str, most: int, severity: str) -> Edge:
    """At most so many days."""
    return Edge(rule, given, fact, most + 1, most, severity)


def short(rule: str, given: Given, last: str, severity: str) -> Edge:
    """More than so many percent of the principal did not arrive."""
    return Edge(rule, given, "short_paid_percent", Decimal(last), Decimal(last) + Decimal("0.01"), severity)


def received(purpose: str, cap: int) -> Edge:
    given = ONLINE | {"purpose": purpose}
    return Edge("microloan_online_loan_cap", given, "received", Decimal(cap), Decimal(cap) + 1, "weak")


EDGES = (
    *(percent("cost_over_24", THROUGH | signed(day), "24.1", "strong") for day in ("2025-10-01", None)),
    *(percent("cost_over_24", BANK | signed(day), "24.1", "moderate") for day in ("2024-01-01", "2025-10-01", None)),
    percent("cfc_over_20", CFC, "20.1", "weak"),
    Edge("cfc_over_20", CFC, "annual_cost", Decimal("24.1"), Decimal("24.09"), "weak"),
    percent("extreme_cost", signed("2018-01-01"), "36.1", "strong"),
    percent("extreme_cost", PRIVATE, "36.1", "hard"),
    *(percent("ultra_short_high_cost", SHORT_TERM | signed(day), "36.1", "hard") for day in (*DAYS, None)),
    *(percent("ultra_short_high_cost", {"term_days": 31} | signed(day), "24.1", "moderate") for day in DAYS),
    percent("ultra_short_high_cost", {"term_days": 31}, "24.1", "strong"),
    *(days("ultra_short_high_cost", DEAR | signed(day), "term_days", 92, "hard") for day in (*DAYS, None)),
    *(days("ultra_short_high_cost", SHORT_PAID | signed(day), "term_days", 92, "hard") for day in (*DAYS, None)),
    *(
        days("ultra_short_high_cost", DEAR | {"term_days": term} | signed(day), "first_due_days", 15, "hard")
        for term in (31, 92)
        for day in (*DAYS, None)
    ),
    *(days("ultra_short_high_cost", AT_30 | signed(day), "term_days", 31, "moderate") for day in DAYS),
    days("ultra_short_high_cost", AT_30, "term_days", 31, "strong"),
    *(short("ultra_short_high_cost", CHEAP | signed(day), "0.5", "hard") for day in (*DAYS, None)),
    percent("disguised_loan", SHORT_TERM | BUYBACK, "36.1", "hard"),
    short("disguised_loan", CHEAP | BUYBACK, "0.5", "hard"),
    days("disguised_loan", DEAR | BUYBACK, "term_days", 31, "hard"),
    days("disguised_loan", DEAR | BUYBACK, "first_due_days", 15, "hard"),
    *(short("head_deduction", signed(day), "0.5", "strong") for day in ("2020-12-31", None)),
    *(short("head_deduction", {"term_days": 31} | signed(day), "9.99", "hard") for day in ("2020-12-31", None)),
    *(
        days("head_deduction", {"short_paid_percent": Decimal(10)} | signed(day), "term_days", 31, "hard")
        for day in ("2020-12-31", None)
    ),
    *(
        Edge("microloan_over_4lpr", OVER_FOUR | signed(day), "term_days", 31, 32, severity)
        for day, severity in ((None, "weak"), ("2027-01-01", "moderate"), ("2028-01-01", "strong"))
    ),
    percent("cost_over_4lpr_private", PRIVATE | signed("2019-01-01"), "24.1", "moderate"),
    *(
        percent("professional_lender_unlicensed", SOLICITED | signed(day), "36.1", "hard")
        for day in ("2020-01-01", None)
    ),
    received("consumption", 200_000),
    received("business", 10_000_000),
)


@every_case("edge", EDGES)
def test_from_which_figure_on(edge: Edge) -> None:
    assert severity(edge.rule, edge.given | {edge.fact: edge.first}) == edge.severity
    assert severity(edge.rule, edge.given | {edge.fact: edge.last}) != edge.severity
