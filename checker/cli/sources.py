"""`lender-checker sources`: which lists are held, and how fresh each is."""

import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import click

from checker.cli.lists import name_faults
from checker.cli.options import AS_JSON, DURATION
from checker.cli.terminal.language import language
from checker.cli.terminal.lines import print_json, print_line
from checker.cli.terminal.one_language_help import Command
from checker.service.checker import Checker
from checker.settings import Settings


@click.command(cls=Command)
@click.option(
    "--tried-within", type=DURATION, metavar="26h", help="最近没更新过就以1结束 | exit 1 unless a refresh was tried"
)
@AS_JSON
def sources(tried_within: timedelta | None, as_json: bool) -> None:
    """名单有哪些、多新 | the lists we hold, and how fresh they are"""
    checker = Checker.open(Settings.load())
    name_faults(checker.source_faults)
    states = [state.model_dump(mode="json") for state in checker.sources()]
    _show_states(states, as_json=as_json)
    if tried_within is not None and not any(_is_recent(state, tried_within) for state in states):
        sys.exit(1)


def _is_recent(state: Mapping[str, Any], age: timedelta) -> bool:
    attempted_at = state["last_attempt"] if state["access"] == "automatic" else None
    return attempted_at is not None and datetime.now(UTC) - datetime.fromisoformat(attempted_at) <= age


def _show_states(states: list[dict[str, Any]], *, as_json: bool) -> None:
    if as_json:
        print_json(states)
        return
    for state in states:
        title = state["title"][language()] if isinstance(state["title"], dict) else state["title"]
        print_line(f"{state['state']:<6} {state['as_of'] or '—':<10} {state['rows'] or 0:>7}  {state['id']}  {title}")
