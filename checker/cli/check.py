"""`lender-checker check`: look up one name."""

import click

from checker.cli.options import AS_JSON, parse_observed, without_none
from checker.cli.output.report_text import report_text
from checker.gc_pause import gc_paused
from checker.request.validation import check_request
from checker.service.checker import Checker
from checker.settings import Settings


@click.command()
@click.argument("name")
@click.option("--lender", metavar="NAME", help="合同上的放款机构 the lender named in the contract")
@click.option("--observed", multiple=True, metavar="KEY[=yes|no|unknown]", help="您看到的事 what you met")
@click.option("--contract-date", metavar="DATE", help="合同日期 date of the contract")
@click.option("--on", metavar="DATE", help="以哪天为准 the day to judge on")
@click.option("--as-of-rev", metavar="N", help="旧数据版本 an older dataset revision")
@click.option("--ruleset", metavar="YYYY.MM", help="旧规则版本 an older version of the rules")
@AS_JSON
def check(name: str, observed: tuple[str, ...], as_json: bool, **rest: str | None) -> None:
    """查一个名字 look up one name."""
    request = check_request({"name": name, "observed": parse_observed(observed), **without_none(rest)})
    with gc_paused(walk_after=False):  # one answer, and then the process ends: what lies about is freed with it
        checker = Checker.open_once(Settings.load())
        if as_json:
            click.echo(checker.check_json(request))
        else:
            click.echo(report_text(checker.check(request)))
