"""The console script lender-checker. Whatever fails, it prints one line instead of a traceback."""

import codecs
import os
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import Any, Final

import click

from checker.gc_pause import gc_paused

#: Each command: where it is defined, and its help in one line. The line stands here as well as there, for to read it
#: from there `--help` would import the database, the rules and the reader of every list. A test compares both.
COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "batch": (
        "batch:batch",
        ("每行一个名字，每行一个答案 one name a line in, one JSON line out; - reads standard input."),
    ),
    "changes": (
        "lists:changes",
        "每个版本改了什么 what each dataset revision changed.",
    ),
    "check": (
        "check:check",
        "查一个名字 look up one name.",
    ),
    "collector": (
        "collector:collector",
        '谁在催我 who is collecting: NAME as you heard it, "" if they would not say.',
    ),
    "compare": (
        "compare:compare",
        "两个名字比一比 two names side by side: where they differ, and whether one firm runs both.",
    ),
    "corrections": (
        "floods:corrections",
        "更正、回应和举报 what people say is wrong: look into it, decide, keep it right.",
    ),
    "cost": (
        "cost:cost",
        "算一笔借款真正的年化成本 what a loan really costs a year.",
    ),
    "diff": (
        "lists:diff",
        ("两个版本差在哪里 what is valid at the second revision and was not at the first, and the other way round."),
    ),
    "import": (
        "lists:import_",
        "读一份手工保存的名单 read a list that you saved from the publisher's page.",
    ),
    "refresh": (
        "lists:refresh",
        ("更新名单 fetch the official lists anew: all that a program may read, or only those named."),
    ),
    "review": (
        "lists:review",
        "看一份等人看的名单 look at rows that were held, then approve or drop them.",
    ),
    "rollback": (
        "lists:rollback",
        "把一份名单退回旧版 give a list the rows it had before, as a new revision.",
    ),
    "serve": (
        "serve:serve",
        "开网页和接口 serve the pages and the API until stopped.",
    ),
    "sources": (
        "sources:sources",
        "名单有哪些、多新 the lists we hold, and how fresh they are.",
    ),
}


class LazyGroup(click.Group):
    """Commands that are imported once one is run: `--help` and a mistyped word pay for none of them."""

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - click's signature
        super().__init__(*arguments, **options)
        for name, (_, line) in COMMANDS.items():
            self.add_command(click.Command(name, help=line))  # what --help and "did you mean …?" need of it

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Return the command of this name, imported now; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name][0].partition(":")
        with gc_paused(walk_after=False):  # modules last: there is nothing to find among them
            command: click.Command = getattr(import_module(f"checker.cli.{module}"), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        """Write the commands and their lines as click does, without importing one."""
        width = formatter.width - 6 - max(map(len, COMMANDS))
        with formatter.section("Commands"):
            formatter.write_dl([(name, self.commands[name].get_short_help_str(width)) for name in sorted(COMMANDS)])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="lender-checker")
def cli() -> None:
    """借前查: 这笔贷款背后是谁，官方名单怎么说。

    Who is behind this loan, and what do official lists say of them?
    """


def main() -> None:
    """Run the command. Exits 0; 2 on bad input or settings; 1 when something of ours failed; 130 when interrupted."""
    _write_utf8()
    try:
        cli.main([_as_utf8(argument) for argument in sys.argv[1:]], standalone_mode=False)
    except (click.Abort, BrokenPipeError, KeyboardInterrupt):
        # the reader of our output has gone, or interrupted us: nothing is left to print
        sys.stderr.close()
        sys.exit(130)
    except Exception as error:
        from checker.cli.exit_codes import explain  # noqa: PLC0415 - what goes well needs no explanation

        _exit(*explain(error))


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
