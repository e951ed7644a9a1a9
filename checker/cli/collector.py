"""`lender-checker collector`: on which lenders' lists a collector stands, and what to do now."""

import click

from checker.cli.options import AS_JSON, parse_observed
from checker.cli.output.collector_text import collector_text
from checker.collection.validation import collector_request
from checker.service.checker import Checker
from checker.settings import Settings


@click.command()
@click.argument("name")
@click.option("--lender", metavar="NAME", help="替谁催：放款机构或App for whom: the lender or the app")
@click.option("--observed", multiple=True, metavar="KEY[=yes|no|unknown]", help="您遇到的事 what you met")
@click.option("--on", metavar="DATE", help="以哪天为准 the day to judge on")
@click.option("--as-of-rev", metavar="N", help="旧数据版本 an older dataset revision")
@click.option("--ruleset", metavar="V", help="旧规则 an older version of the rules")
@AS_JSON
def collector(name: str, observed: tuple[str, ...], as_json: bool, **rest: str | None) -> None:
    """谁在催我 who is collecting: NAME as you heard it, "" if they would not say."""
    options = {key: value for key, value in rest.items() if value is not None}
    request = collector_request({"name": name, "observed": parse_observed(observed), **options})
    report = Checker.open(Settings.load()).collector(request)
    click.echo(report.model_dump_json() if as_json else "\n".join(collector_text(report)).strip("\n"))
