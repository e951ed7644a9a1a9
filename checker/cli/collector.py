"""`lender-checker collector`: on which lenders' lists a collector stands, and what to do now."""

import click

from checker.cli.options import AS_JSON, without_none
from checker.cli.output.collector_text import collector_text
from checker.cli.questions import LISTED_BY, OBSERVED, parse_observed
from checker.cli.terminal.lines import print_json, print_lines
from checker.cli.terminal.one_language_help import Command
from checker.collection.parsing import answerable
from checker.collection.validation import collector_request
from checker.service.checker import Checker
from checker.settings import Settings


@click.command(cls=Command)
@click.argument("name")
@click.option("--lender", metavar="NAME", help="替谁催：放款机构或App | for whom: the lender or the app")
@OBSERVED
@click.option("--on", metavar="DATE", help="以哪天为准 | the day to judge on")
@click.option("--as-of-rev", metavar="N", help="旧数据版本 | an older dataset revision")
@click.option("--ruleset", metavar="YYYY.MM", help="旧规则版本 | an older version of the rules")
@AS_JSON
def collector(*, name: str, observed: tuple[str, ...], as_json: bool, **rest: str | None) -> None:
    """谁在催我：NAME 照你听到的写，对方不说就写 "" | who is collecting: NAME as you heard it, "" if they would not say

    能回答的 KEY：lender-checker questions --collector | The keys it takes: lender-checker questions --collector
    """
    answers = parse_observed(observed, answerable(), f"{LISTED_BY} --collector")
    request = collector_request({"name": name, "observed": answers, **without_none(rest)})
    report = Checker.open(Settings.load()).collector(request)
    if as_json:
        print_json(report.model_dump_json())
    else:
        print_lines("\n".join(collector_text(report)).strip("\n").split("\n"))
