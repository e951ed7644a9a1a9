"""`lender-checker compare`: two names side by side."""

import click

from checker.cli.options import AS_JSON
from checker.cli.output.comparison_text import comparison_text
from checker.cli.terminal.lines import print_lines
from checker.cli.terminal.one_language_help import Command
from checker.comparison.validation import comparison_request
from checker.gc_pause import gc_paused
from checker.service.checker import Checker
from checker.service.comparing import compare_names
from checker.settings import Settings


@click.command(cls=Command)
@click.argument("a")
@click.argument("b")
@AS_JSON
def compare(a: str, b: str, as_json: bool) -> None:
    """两个名字比一比：差在哪里，是不是一家 | two names side by side: where they differ, whether one firm runs both"""
    request = comparison_request({"a": a, "b": b})
    with gc_paused(walk_after=False):  # one answer, and then the process ends
        comparison = compare_names(Checker.open(Settings.load()), request)
        if as_json:
            click.echo(comparison.model_dump_json())
        else:
            print_lines(comparison_text(comparison))
