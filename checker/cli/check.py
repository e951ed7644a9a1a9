"""`lender-checker check`: look up one name."""

import click

from checker.cli.options import AS_JSON, without_none
from checker.cli.questions import OBSERVED, parse_observed
from checker.cli.terminal import screen
from checker.cli.terminal.lines import print_json, print_lines, print_styled
from checker.cli.terminal.one_language_help import Command
from checker.gc_pause import gc_paused
from checker.observations import observations_by_key
from checker.report import Report
from checker.request.validation import check_request
from checker.service.checker import Checker
from checker.settings import Settings


@click.command(cls=Command)
@click.argument("name")
@click.option("--lender", metavar="NAME", help="合同上的“贷款人” | the lender named in the contract")
@OBSERVED
@click.option("--contract-date", metavar="DATE", help="合同日期 | date of the contract")
@click.option("--on", metavar="DATE", help="以哪天为准 | the day to judge on")
@click.option("--as-of-rev", metavar="N", help="旧数据版本 | an older dataset revision")
@click.option("--ruleset", metavar="YYYY.MM", help="旧规则版本 | an older version of the rules")
@click.option("--full", is_flag=True, help="全部：每条依据、分数、名单 | all of it: evidence, score, lists")
@click.option(
    "--plain", is_flag=True, help="一行一条，制表符分开；管道里就是这样 | a fact a line, by tabs, as in a pipe"
)
@AS_JSON
def check(*, name: str, observed: tuple[str, ...], full: bool, plain: bool, as_json: bool, **rest: str | None) -> None:
    """查一个名字 | look up one name

    终端里是一屏的短回答，管道里一行一条（docs/cli.md）。查到什么，结束码都是0。
    | A short answer on a terminal, one fact
    a line in a pipe (docs/cli.md). The exit code is 0 whatever is found.
    """
    answers = parse_observed(observed, observations_by_key())
    request = check_request({"name": name, "observed": answers, **without_none(rest)})
    with gc_paused(walk_after=False):  # one answer, and then the process ends: what lies about is freed with it
        checker = Checker.open_once(Settings.load())
        if as_json:
            print_json(checker.check_json(request))
        else:
            _print(checker.check(request), full=full, plain=plain)


def _print(report: Report, *, full: bool, plain: bool) -> None:
    if full:
        from checker.cli.output.report_text import report_text  # noqa: PLC0415 - only for who wants all of it

        print_lines(report_text(report).split("\n"))
        return
    from checker.summary.summarise import summarise  # noqa: PLC0415 - neither JSON nor the full text has one

    summary = summarise(report)
    if plain or not screen.is_screen():
        from checker.cli.output.plain_answer import plain_lines  # noqa: PLC0415 - one of both is printed

        print_styled(plain_lines(report, summary), colour=False)
        return
    from checker.cli.output.short_answer import short_lines  # noqa: PLC0415 - one of both is printed

    print_styled(short_lines(report, summary, screen.width()), colour=screen.in_colour())
