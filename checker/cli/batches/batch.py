"""`lender-checker batch`: one name a line, or a column of a table, in; one JSON line a name out."""

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import BinaryIO

import click

from checker.batch.answering import Answerer, Extent
from checker.batch.processes import answers_by_processes
from checker.batch.questions import Question, column_of, lines_of
from checker.cli.terminal.language import say
from checker.cli.terminal.one_language_help import Command
from checker.service.checker import Checker
from checker.settings import Settings


@click.command(cls=Command)
@click.argument("file", type=click.File("rb"))
@click.option(
    "--brief", is_flag=True, help="每个名字一行最要紧的，快好几倍 | the most important only, several times faster"
)
@click.option("--full", is_flag=True, help="每个名字的整份回答；不写就是它 | the whole report on each; the default")
@click.option(
    "--column",
    metavar="NAME",
    help="FILE 是表格（CSV），名字在这一列 | FILE is a table (CSV) with the names in this column",
)
@click.option(
    "--workers", type=click.IntRange(1, 64), default=1, metavar="N", help="用几个进程 | how many processes work at it"
)
@click.option("--json", is_flag=True, expose_value=False, help="本来就是 JSON | the output is JSON anyway")
def batch(*, file: BinaryIO, brief: bool, full: bool, column: str | None, workers: int) -> None:
    """每行一个名字，每行一个 JSON 答案；- 读标准输入 | one name a line in, one JSON line out; - reads standard input

    每个答案写着它是第几行的；答不了的写 error，别的照答。docs/cli.md 有每一项的意思。
    | Each answer says which line it is
    on; what cannot be answered has an error, and the others are answered all the same. docs/cli.md explains each key.
    """
    if brief and full:
        raise click.UsageError(say("--brief 和 --full 只写一个。", "Write --brief or --full, not both."))
    questions = column_of(file, column) if column is not None else lines_of(file)
    checker = Checker.open(Settings.load())
    make = partial(_answer, checker, "brief" if brief else "full")
    for answer in _with_progress(_answers(questions, make, workers)):
        click.echo(answer)


def _answer(checker: Checker, extent: Extent) -> Callable[[Question], bytes]:
    return Answerer(checker, extent, "zh" if say("zh", "en") == "zh" else "en").answer


def _answers(
    questions: Iterable[Question], make: Callable[[], Callable[[Question], bytes]], workers: int
) -> Iterator[bytes]:
    if workers == 1:
        return map(make(), questions)
    return answers_by_processes(questions, make, workers)


def _with_progress(answers: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the answers, counting them on a terminal that shows only the count: not in a pipe, nor between answers on
    one screen."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield from answers
        return
    for number, answer in enumerate(answers, 1):
        click.echo(f"\r{number}", err=True, nl=False)
        yield answer
    click.echo(err=True)
