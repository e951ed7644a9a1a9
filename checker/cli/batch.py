"""`lender-checker batch`: one name a line in, one JSON line out."""

import json
import sys
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import click

from checker.cli.terminal.language import pick, say
from checker.cli.terminal.one_language_help import Command
from checker.errors import CheckerError
from checker.request.personal_data import find_personal_number
from checker.request.validation import check_request
from checker.service.checker import Checker
from checker.settings import Settings


@click.command(cls=Command)
@click.argument("file", type=click.File("rb"))
@click.option("--json", "as_json", is_flag=True, help="本来就是 JSON | the output is JSON anyway")
def batch(file: BinaryIO, as_json: bool) -> None:  # noqa: ARG001
    """每行一个名字，每行一个 JSON 答案；- 读标准输入 | one name a line in, one JSON line out; - reads standard input"""
    checker = Checker.open(Settings.load())
    for answer in _with_progress(_answer_lines(checker, file)):
        click.echo(answer)


def _answer_lines(checker: Checker, lines: Iterable[bytes]) -> Iterator[bytes]:
    for number, raw in enumerate(lines):
        line = raw.removeprefix(b"\xef\xbb\xbf") if number == 0 else raw
        if line.strip():
            yield _answer_line(checker, line.rstrip(b"\r\n"))


def _answer_line(checker: Checker, line: bytes) -> bytes:
    """Return the report on one line of a file, or {"query", "error"}, as JSON; the query is left empty where it holds a
    person's number."""
    try:
        return checker.check_json(check_request({"name": line.decode()}))
    except UnicodeDecodeError:
        message = say("文字不是 UTF-8 编码。", "The text is not UTF-8.")
    except CheckerError as error:
        message = pick(error.detail)
    query = line.decode(errors="replace")
    return json.dumps(
        {"query": "" if find_personal_number(query) else query, "error": message}, ensure_ascii=False
    ).encode()


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
