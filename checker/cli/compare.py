"""`lender-checker compare`: two names side by side."""

import click

from checker.cli.options import AS_JSON
from checker.cli.output.comparison_text import comparison_text
from checker.comparison.validation import comparison_request
from checker.gc_pause import gc_paused
from checker.service.checker import Checker
from checker.service.comparing import compare_names
from checker.settings import Settings


@click.command()
@click.argument("a")
@click.argument("b")
@AS_JSON
def compare(a: str, b: str, as_json: bool) -> None:
    """两个名字比一比 two names side by side: where they differ, and whether one firm runs both."""
    request = comparison_request({"a": a, "b": b})
    with gc_paused(walk_after=False):  # one answer, and then the process ends
        comparison = compare_names(Checker.open(Settings.load()), request)
        click.echo(comparison.model_dump_json() if as_json else "\n".join(comparison_text(comparison)))
