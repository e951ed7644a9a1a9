"""`lender-checker cost`: what a loan really costs a year."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

import click

from checker.cli.options import AS_JSON
from checker.cli.output.text import law, sentence
from checker.cli.terminal.language import pick, say
from checker.cli.terminal.lines import print_json, print_lines
from checker.cli.terminal.one_language_help import Command
from checker.cost.answer_json import cost_json
from checker.cost.input_parsing import LENDER_TYPES, parse_day, parse_fees, parse_offer, parse_payments
from checker.cost.model import Cost
from checker.cost.written import read_amount
from checker.settings import Settings
from registries.model import Text

if TYPE_CHECKING:
    from checker.assessment.offer import PricedOffer

_PAYEES = {
    "borrower": Text(zh="抵你到手的钱", en="back for what you received"),
    "lender": Text(zh="放款方", en="lender"),
    "platform": Text(zh="平台", en="platform"),
    "guarantor": Text(zh="担保", en="guarantor"),
    "insurer": Text(zh="保险", en="insurer"),
    "broker": Text(zh="中介", en="broker"),
    "other": Text(zh="其他", en="other"),
}
_DATES = ("start", "contract_date", "on")


@click.command(cls=Command)
@click.option("--received", required=True, metavar="AMOUNT", help="真正到手多少 | what really arrived")
@click.option(
    "--pay", "payments", multiple=True, required=True, metavar="12x902|DATE=AMOUNT", help="怎么还 | the payments"
)
@click.option("--start", metavar="DATE", help="哪天到手 | the day it arrived")
@click.option("--principal", metavar="AMOUNT", help="合同写多少 | the sum in the contract")
@click.option("--fee", "fees", multiple=True, metavar="PAYEE=AMOUNT[@DATE]", help="另外的费用 | other charges")
@click.option(
    "--lender-type", metavar="TYPE", help=f"谁放款：{'、'.join(LENDER_TYPES)} | who lends: {', '.join(LENDER_TYPES)}"
)
@click.option("--contract-date", metavar="DATE", help="合同日期 | date of the contract")
@click.option("--on", metavar="DATE", help="以哪天为准 | the day to judge on")
@AS_JSON
def cost(received: str, payments: tuple[str, ...], fees: tuple[str, ...], *, as_json: bool, **rest: str | None) -> None:
    """算一笔借款真正的年化成本 | what a loan really costs a year"""
    days = {key: parse_day(value, key) for key in _DATES if (value := rest[key])}
    principal = rest["principal"]
    offer = parse_offer(
        {
            "received": read_amount(received, "received"),
            "payments": parse_payments(payments),
            "fees": parse_fees(fees),
            "start": days.get("start"),
            "principal": read_amount(principal, "principal") if principal else None,
            "lender_type": rest["lender_type"],
        }
    )
    from checker.service.checker import Checker  # noqa: PLC0415 - help and faults need none of it

    priced = Checker.open(Settings.load()).price(offer, days.get("contract_date"), days.get("on"))
    if as_json:
        print_json(cost_json(priced.cost, priced))
    else:
        print_lines(_lines(priced))


def _lines(priced: "PricedOffer") -> Iterator[str]:
    """Yield the answer as text: the annual cost, the cap it is compared with, the findings, who gets how much, the
    table of payments, the notes."""
    cost = priced.cost
    received, paid, charge = say("到手", "received"), say("一共还", "paid"), say("多还", "cost")
    yield f"{received} {cost.received:,.2f} · {paid} {cost.total_paid:,.2f} · {charge} {cost.charge:,.2f}"
    yield f"{say('真实年化', 'annual cost')} {cost.compared:,.2f}%"
    if cost.apr_effective is not None:
        yield f"{say('利滚利年化', 'compounded')} {cost.apr_effective:,.2f}%"
    yield sentence(cost.method_text)
    yield from _cap(cost)
    yield ""
    yield from _findings(priced)
    yield from (f"{share.amount:>18,.2f}  {pick(_PAYEES[share.payee])}" for share in cost.shares)
    yield ""
    yield from _table(cost)
    for note in cost.notes:
        yield sentence(note, "* ")


def _cap(cost: Cost) -> Iterator[str]:
    if cost.cap is None:
        yield say("适用的线：不知道", "line: not known")
        return
    comparison = say("超过", "above") if cost.over_cap else say("没有超过", "not above")
    yield f"{say('适用的线', 'line')}: {cost.cap.percent:.2f}% · {comparison}"
    yield sentence(cost.cap.text)
    yield law(cost.cap.legal_basis, cost.cap.legal_basis_en)


def _findings(priced: "PricedOffer") -> Iterator[str]:
    for finding in priced.findings:
        yield sentence(finding.text, "- ")
        yield sentence(finding.advice, "  → ")
        yield f"{law(finding.legal_basis, finding.legal_basis_en)} [{finding.rule}]"
    if priced.findings:
        yield ""


def _table(cost: Cost) -> Iterator[str]:
    yield say("还款 · 利息和费用 · 还本 · 还欠", "payment · charge · principal · left")
    for number, row in enumerate(cost.instalments, 1):
        figures: Iterable[Decimal] = (row.amount, row.interest, row.principal, row.balance)
        yield f"{row.due or number:>10}" + "".join(f" {figure:>16,.2f}" for figure in figures)
