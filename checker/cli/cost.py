"""`lender-checker cost`: what a loan really costs a year."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

import click

from checker.assessment.offer import PricedOffer
from checker.cli.lists import AS_JSON
from checker.cost import Cost
from checker.cost.answer_json import cost_json
from checker.cost.input_parsing import LENDER_TYPES, parse_amount, parse_day, parse_fees, parse_offer, parse_payments
from checker.service.checker import Checker
from checker.settings import Settings
from registries.model import Text

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
            "received": parse_amount(received, "received"),
            "payments": parse_payments(payments),
            "fees": parse_fees(fees),
            "start": days.get("start"),
            "principal": parse_amount(principal, "principal") if principal else None,
            "lender_type": rest["lender_type"],
        }
    )
    priced = Checker.open(Settings.load()).price(offer, days.get("contract_date"), days.get("on"))
    click.echo(cost_json(priced.cost, priced) if as_json else "\n".join(_lines(priced)))


def _lines(priced: PricedOffer) -> Iterator[str]:
    """The answer as text: the figure, the line it is compared with, what the rules say, who gets what, the table, the
    notes."""
    found = priced.cost
    yield f"到手 received {found.received:,.2f} · 一共还 paid {found.total_paid:,.2f} · 多还 cost {found.charge:,.2f}"
    yield f"真实年化 annual cost {found.compared:,.2f}%"
    if found.apr_effective is not None:
        yield f"利滚利年化 compounded {found.apr_effective:,.2f}%"
    yield from _both(found.method_text)
    yield from _cap(found)
    yield ""
    yield from _findings(priced)
    yield from (f"{share.amount:>18,.2f}  {_PAYEES[share.payee]}" for share in found.shares)
    yield ""
    yield from _table(found)
    for note in found.notes:
        yield from _both(note, "* ")


def _cap(found: Cost) -> Iterator[str]:
    if found.cap is None:
        yield "适用的线 line: 不知道 not known"
        return
    words = "超过 above" if found.over_cap else "没有超过 not above"
    yield f"适用的线 line: {found.cap.percent:.2f}% · {words}"
    yield from _both(found.cap.text)
    yield f"依据 law: {found.cap.legal_basis}"


def _findings(priced: PricedOffer) -> Iterator[str]:
    for finding in priced.findings:
        yield from _both(finding.text, "- ")
        yield from _both(finding.advice, "  → ")
        yield f"  依据 law: {finding.legal_basis} [{finding.rule}]"
    if priced.findings:
        yield ""


def _table(found: Cost) -> Iterator[str]:
    yield "还款 payment · 利息和费用 charge · 还本 principal · 还欠 left"
    for number, row in enumerate(found.instalments, 1):
        figures: Iterable[Decimal] = (row.amount, row.interest, row.principal, row.balance)
        yield f"{row.due or number:>10}" + "".join(f" {figure:>16,.2f}" for figure in figures)


def _both(text: Text, mark: str = "") -> Iterator[str]:
    yield f"{mark}{text.zh}"
    yield f"{' ' * len(mark)}{text.en}"
