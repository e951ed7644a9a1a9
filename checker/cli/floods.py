"""`lender-checker corrections`, whole: what is added here shows which networks flood the forms, and clears up after a
flood."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Final

import click

from checker.china_time import CHINA
from checker.cli.corrections import REVIEWER, WORDS, corrections, tickets_of_settings
from checker.cli.options import DURATION
from checker.cli.terminal.language import say
from checker.cli.terminal.lines import print_line
from checker.corrections.events import Decided
from checker.corrections.limits import HOUR
from checker.corrections.store.floods import Count, Flood, Floods
from registries.model import Text

_MOST: Final = 20
_DAY: Final = timedelta(days=1)
_NETWORK: Final = click.option(
    "--network",
    required=True,
    metavar="KEY",
    help="网络的代号，`corrections floods` 会打出来 | the key of a network, as `corrections floods` prints it",
)
_TIME: Final = click.DateTime(["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d"])


@corrections.command("floods")
@click.option(
    "--within", type=DURATION, default="1d", metavar="24h", help="多久以内，不写是1d | how far back; 1d unless said"
)
def floods_(within: timedelta) -> None:
    """谁写得太多：按小时、网络（代号，没有地址）、记录，还有碰到的上限
    | who writes how much: by hour, by network (keys,
    no addresses), by fact; limits that were hit"""
    since = int((datetime.now(UTC) - within).timestamp())
    with tickets_of_settings() as store:
        floods = store.floods(since, _MOST)
    for line in _lines(floods):
        print_line(line)


@corrections.command("close-flood")
@_NETWORK
@click.option(
    "--since", required=True, type=_TIME, metavar="TIME", help="从何时（中国时间） | from, in China: 2026-11-29T14:00"
)
@click.option("--until", required=True, type=_TIME, metavar="TIME", help="到何时（中国时间） | until, in China")
@REVIEWER
@click.option("--answer-zh", required=True, type=WORDS, metavar="WORDS", help="中文答复 | the answer in Chinese")
@click.option("--answer-en", required=True, type=WORDS, metavar="WORDS", help="英文答复 | the answer in English")
@click.option(
    "--yes", is_flag=True, help="真的做；不写只说会做什么 | do it; without, it is only said what would be done"
)
def close_flood(*, network: str, since: datetime, until: datetime, reviewer: str, yes: bool, **answer: str) -> None:
    """一处短时间发来的，全部不采纳 | decline what came from one network in a time

    每张单子都留在记录里。不撤下什么，正在核对的不动。
    | Each ticket is in the audit. Nothing is withdrawn so, and what somebody is looking into is left alone.
    """
    flood = Flood(network, _epoch(since), _epoch(until))
    answer_text = Text(zh=answer["answer_zh"], en=answer["answer_en"])
    decided = Decided(reviewer=reviewer, outcome="declined", answer=answer_text)
    with tickets_of_settings() as store:
        numbers = store.of_flood(flood)
        if not yes:
            number = len(numbers)
            print_line(
                say(f"{number} 张单子会不采纳；--yes 才做", f"{number} tickets would be declined; --yes does it")
            )
            return
        number = sum(store.close_flood(numbers, decided))
        print_line(say(f"{number} 张单子不采纳", f"{number} tickets declined"))


def _epoch(in_china: datetime) -> int:
    return int(in_china.replace(tzinfo=CHINA).timestamp())


def _lines(floods: Floods) -> Iterator[str]:
    yield from _table(
        say("按小时（中国时间）", "by hour, in China"),
        ((_hour(int(count.key) // HOUR), count) for count in floods.hours),
    )
    yield from _table(
        say("按网络（一个 IPv4 地址或 IPv6 /64）", "by network (an IPv4 address or an IPv6 /64)"),
        _keyed(floods.networks),
    )
    yield from _table(
        say("按更大的网络（IPv4 /24 或 IPv6 /48）", "by wider network (an IPv4 /24 or an IPv6 /48)"),
        _keyed(floods.wider),
    )
    yield from _table(say("按记录", "by fact"), _keyed(floods.facts))
    yield say("到了上限、没收下的：小时、更大的网络、上限、次数", "limits hit: hour, wider network, limit, times")
    for refusal in floods.refused:
        yield f"  {_hour(refusal.hour)}  {refusal.wider}  {refusal.bound}  {refusal.times}"


def _keyed(counts: Iterable[Count]) -> Iterator[tuple[str, Count]]:
    return ((count.key, count) for count in counts)


def _table(title: str, rows: Iterable[tuple[str, Count]]) -> Iterator[str]:
    columns = say("单子 / 新标 / 没标等人 / 没答复 / 几条记录", "tickets / marked / queued / open / facts")
    yield f"{title}: {columns}"
    for key, count in rows:
        yield f"  {key}  {count.tickets} / {count.marks} / {count.queued} / {count.open} / {count.facts}"


def _hour(hours: int) -> str:
    return datetime.fromtimestamp(hours * HOUR, CHINA).strftime("%Y-%m-%dT%H:00")
