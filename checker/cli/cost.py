"""`lender-checker cost`: what a loan really costs a year."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

import click

from checker.assessment.offer import PricedOffer
from checker.cli.options import AS_JSON
from checker.cli.output.text import both
from checker.cost.answer_json import cost_json
from checker.cost.input_parsing import LENDER_TYPES, parse_day, parse_fees, parse_offer, parse_payments
from checker.cost.model import Cost
from checker.cost.written import read_amount
from checker.service.checker import Checker
from checker.settings import Settings

_PAYEES = {
    "borrower": "抵你到手的钱 back for what you received",
    "lender": "放款方 lender",
    "platform": "平台 platform",
    "guarantor": "担保 guarantor",
    "insurer": "保险 insurer",
    "broker": "中介 broker",
    "other": "其他 other",
}
_DATES = ("start", "contract_date", "on")


@click.command()
@click.option("--received", required=True, metavar="AMOUNT", help="真正到手多少 what really arrived")
@click.option("--pay", "payments", multiple=True, required=True, metavar="12x902|DATE=AMOUNT", help="怎么还 payments")
@click.option("--start", metavar="DATE", help="哪天到手 the day it arrived")
@click.option("--principal", metavar="AMOUNT", help="合同写多少 the sum in the contract")
@click.option("--fee", "fees", multiple=True, metavar="PAYEE=AMOUNT[@DATE]", help="另外的费用 other charges")
@click.option("--lender-type", metavar="TYPE", help=f"谁放款 who lends: {', '.join(LENDER_TYPES)}")
@click.option("--contract-date", metavar="DATE", help="合同日期 date of the contract")
@click.option("--on", metavar="DATE", help="以哪天为准 the day to judge on")
@AS_JSON
def cost(received: str, payments: tuple[str, ...], fees: tuple[str, ...], *, as_json: bool, **rest: str | None) -> None:
    """算一笔借款真正的年化成本 what a loan really costs a year."""
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
    priced = Checker.open(Settings.load()).price(offer, days.get("contract_date"), days.get("on"))
    click.echo(cost_json(priced.cost, priced) if as_json else "\n".join(_lines(priced)))


def _lines(priced: PricedOffer) -> Iterator[str]:
    """Yield the answer as text: the annual cost, the cap it is compared with, the findings, who gets how much, the
    table of payments, the notes."""
    cost = priced.cost
    yield f"到手 received {cost.received:,.2f} · 一共还 paid {cost.total_paid:,.2f} · 多还 cost {cost.charge:,.2f}"
    yield f"真实年化 annual cost {cost.compared:,.2f}%"
    if cost.apr_effective is not None:
        yield f"利滚利年化 compounded {cost.apr_effective:,.2f}%"
    yield from both(cost.method_text)
    yield from _cap(cost)
    yield ""
    yield from _findings(priced)
    yield from (f"{share.amount:>18,.2f}  {_PAYEES[share.payee]}" for share in cost.shares)
    yield ""
    yield from _table(cost)
    for note in cost.notes:
        yield from both(note, "* ")


def _cap(cost: Cost) -> Iterator[str]:
    if cost.cap is None:
        yield "适用的线 line: 不知道 not known"
        return
    comparison = "超过 above" if cost.over_cap else "没有超过 not above"
    yield f"适用的线 line: {cost.cap.percent:.2f}% · {comparison}"
    yield from both(cost.cap.text)
    yield f"依据 law: {cost.cap.legal_basis}"


def _findings(priced: PricedOffer) -> Iterator[str]:
    for finding in priced.findings:
        yield from both(finding.text, "- ")
        yield from both(finding.advice, "  → ")
        yield f"  依据 law: {finding.legal_basis} [{finding.rule}]"
    if priced.findings:
        yield ""


def _table(cost: Cost) -> Iterator[str]:
    yield "还款 payment · 利息和费用 charge · 还本 principal · 还欠 left"
    for number, row in enumerate(cost.instalments, 1):
        figures: Iterable[Decimal] = (row.amount, row.interest, row.principal, row.balance)
        yield f"{row.due or number:>10}" + "".join(f" {figure:>16,.2f}" for figure in figures)
