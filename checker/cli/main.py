"""The console script lender-checker. Whatever fails, it prints one line instead of a traceback."""

import codecs
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from io import TextIOWrapper
from typing import Any, BinaryIO

import click

from checker.cli.collector import collector
from checker.cli.corrections import corrections
from checker.cli.cost import cost
from checker.cli.floods import COMMANDS as FLOODS
from checker.cli.lists import COMMANDS, name_faults
from checker.cli.options import AS_JSON, DURATION, CommandRefusedError, parse_observed
from checker.cli.report_text import report_text
from checker.errors import CheckerError
from checker.request.personal_data import personal_number
from checker.request.validation import check_request
from checker.service.checker import Checker
from checker.settings import Settings, SettingsError

BAD_INPUT = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="lender-checker")
def cli() -> None:
    """借前查: 这笔贷款背后是谁，官方名单怎么说。

    Who is behind this loan, and what do official lists say of them?
    """


for command in (*COMMANDS, cost, collector, corrections):
    cli.add_command(command)
for command in FLOODS:
    corrections.add_command(command)


@cli.command()
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
    request = check_request({"name": name, "observed": parse_observed(observed), **_without_none(rest)})
    checker = Checker.open(Settings.load())
    if as_json:
        click.echo(checker.check_json(request))
    else:
        click.echo(report_text(checker.check(request)))


@cli.command()
@click.argument("file", type=click.File("rb"))
@click.option("--json", "as_json", is_flag=True, help="默认就是 JSON the output is JSON anyway")
def batch(file: BinaryIO, as_json: bool) -> None:  # noqa: ARG001
    """每行一个名字，每行一个答案 one name a line in, one JSON line out; - reads standard input."""
    checker = Checker.open(Settings.load())
    for answer in _with_progress(_answer_lines(checker, file)):
        click.echo(answer)


@cli.command()
@click.option("--host", metavar="ADDRESS")
@click.option("--port", type=click.IntRange(1, 65535))
@click.option("--workers", type=click.IntRange(1, 64))
def serve(**options: str | int | None) -> None:
    """开网页和接口 serve the pages and the API until stopped."""
    # the web server's imports take longer than a whole check: only this command pays for them
    from checker.app.factory import create_app  # noqa: PLC0415
    from checker.server.serve import PortTakenError, probe  # noqa: PLC0415
    from checker.server.serve import serve as run  # noqa: PLC0415

    settings = Settings.load(**_without_none(options))
    try:
        probe(settings.host, settings.port)
    except PortTakenError as error:
        raise click.UsageError(str(error)) from None
    run(create_app(settings), settings)


@cli.command()
@click.option(
    "--tried-within", type=DURATION, metavar="26h", help="最近没更新过就以1结束 exit 1 unless a refresh was tried"
)
@AS_JSON
def sources(tried_within: timedelta | None, as_json: bool) -> None:
    """名单有哪些、多新 the lists we hold, and how fresh they are."""
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
        click.echo(json.dumps(states, ensure_ascii=False))
        return
    for state in states:
        title = state["title"]["zh"] if isinstance(state["title"], dict) else state["title"]
        click.echo(f"{state['state']:<6} {state['as_of'] or '—':<10} {state['rows'] or 0:>7}  {state['id']}  {title}")


def _without_none(options: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in options.items() if value is not None}


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
        message = "文字不是 UTF-8 编码。 The text is not UTF-8."
    except CheckerError as error:
        message = f"{error.detail.zh} {error.detail.en}"
    query = line.decode(errors="replace")
    return json.dumps({"query": "" if personal_number(query) else query, "error": message}, ensure_ascii=False).encode()


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


def main() -> None:
    """Run the command. Exits 0; 2 on bad input or settings; 1 when something of ours failed; 130 when interrupted."""
    _write_utf8()
    try:
        cli.main([_as_utf8(argument) for argument in sys.argv[1:]], standalone_mode=False)
    except CheckerError as error:
        _exit(BAD_INPUT if error.status < 500 else 1, f"{error.detail.zh} {error.detail.en}")
    except click.ClickException as error:
        _exit(BAD_INPUT, error.format_message())
    except CommandRefusedError as refused:
        _exit(refused.code, str(refused))
    except SettingsError as error:
        _exit(BAD_INPUT, str(error))
    except (click.Abort, BrokenPipeError, KeyboardInterrupt):
        # the reader of our output has gone, or interrupted us: nothing is left to print
        sys.stderr.close()
        sys.exit(130)
    except Exception as error:
        _exit(1, f"出错了 Something went wrong: {type(error).__name__}")


def _write_utf8() -> None:
    """Write UTF-8 where the locale claims ASCII, as in a bare container or cron job: whoever reads our Chinese reads
    that."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and codecs.lookup(stream.encoding).name == "ascii":
            stream.reconfigure(encoding="utf-8")


def _as_utf8(argument: str) -> str:
    """Return an argument decoded as UTF-8 whatever the locale says; one that is no UTF-8 keeps its surrogates and is
    refused later."""
    try:
        return os.fsencode(argument).decode()
    except UnicodeError:
        return argument


def _exit(code: int, message: str) -> None:
    line = " ".join(message.split()).encode(errors="replace").decode()
    click.echo(f"lender-checker: {line}", err=True)
    sys.exit(code)
