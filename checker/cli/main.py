"""The console script lender-checker. Whatever fails, it prints one line instead of a traceback."""

import contextlib
import os
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, NoReturn

import click

from checker.cli.terminal.encoding import prepare_streams, tell_degraded, writes_chinese
from checker.cli.terminal.language import language_of, say, use_language
from checker.cli.terminal.one_language_help import Command, CommandGroup, in_one_language
from checker.gc_pause import gc_paused

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

#: Where a shell that completes says what it wants; click reads it.
COMPLETES: Final = "_LENDER_CHECKER_COMPLETE"
INTERRUPTED: Final = 130  # 128 + SIGINT, as shells report it

#: Each command: where it is defined, and its help in one line. The line stands here as well as there, for to read it
#: from there `--help` would import the database, the rules and the reader of every list. A test compares both.
COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "batch": (
        "batches.batch:batch",
        (
            "每行一个名字，每行一个 JSON 答案；- 读标准输入"
            " | one name a line in, one JSON line out; - reads standard input"
        ),
    ),
    "changes": (
        "lists:changes",
        "每个版本改了什么 | what each dataset revision changed",
    ),
    "check": (
        "check:check",
        "查一个名字 | look up one name",
    ),
    "collector": (
        "collector:collector",
        (
            '谁在催我：NAME 照你听到的写，对方不说就写 ""'
            ' | who is collecting: NAME as you heard it, "" if they would not say'
        ),
    ),
    "completion": (
        "terminal.completion:completion",
        "让 shell 补全命令、选项和问题 | let the shell complete commands, options and questions",
    ),
    "compare": (
        "compare:compare",
        (
            "两个名字比一比：差在哪里，是不是一家"
            " | two names side by side: where they differ, whether one firm runs both"
        ),
    ),
    "corrections": (
        "floods:corrections",
        "更正、回应和举报：核对、答复、改好 | what people say is wrong: look into it, decide, keep it right",
    ),
    "cost": (
        "cost:cost",
        "算一笔借款真正的年化成本 | what a loan really costs a year",
    ),
    "diff": (
        "lists:diff",
        "两个版本差在哪里 | what is valid at the second revision and was not at the first, and the other way round",
    ),
    "import": (
        "lists:import_",
        "读一份手工保存的名单 | read a list that you saved from the publisher's page",
    ),
    "questions": (
        "questions:questions",
        "--observed 能回答的问题 | the questions that --observed answers",
    ),
    "read": (
        "texts.read:read",
        (
            "短信、合同、账单里写着谁；- 读标准输入"
            " | who stands in a message, a contract, a statement; - reads standard input"
        ),
    ),
    "refresh": (
        "lists:refresh",
        "更新名单：程序能读的全部，或只更新写明的 | fetch the lists anew: all that a program may read, or those named",
    ),
    "review": (
        "lists:review",
        "看一份等人看的名单，再发布或不要 | look at rows that were held, then approve or drop them",
    ),
    "rollback": (
        "lists:rollback",
        "把一份名单退回旧版，成为新的版本 | give a list the rows it had before, as a new revision",
    ),
    "serve": (
        "serve:serve",
        "开网页和接口，直到停下 | serve the pages and the API until stopped",
    ),
    "sources": (
        "sources:sources",
        "名单有哪些、多新 | the lists we hold, and how fresh they are",
    ),
}


@contextlib.contextmanager
def _reader_may_leave() -> Iterator[None]:
    """End as interrupted where the reader of our output leaves: click would end with 1, as after a fault of ours."""
    try:
        yield
    except BrokenPipeError:
        raise click.Abort from None


class LazyGroup(CommandGroup):
    """Commands that are imported once one is run: `--help` and a mistyped word pay for none of them."""

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - click's signature
        super().__init__(*arguments, **options)
        for name, (_, line) in COMMANDS.items():
            self.add_command(Command(name, help=line))  # what --help and a mistyped word need of it

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Return the command of this name, imported now; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name][0].partition(":")
        with gc_paused(walk_after=False):  # modules last: there is nothing to find among them
            command: click.Command = getattr(import_module(f"checker.cli.{module}"), attribute)
        return command

    def make_context(self, *arguments: Any, **options: Any) -> click.Context:  # noqa: ANN401 - click's signature
        """Return the context of a run; --help prints while it is made."""
        with _reader_may_leave():
            return super().make_context(*arguments, **options)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - click's signature
        """Run the command."""
        with _reader_may_leave():
            return super().invoke(ctx)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        """Write the commands and their lines as click does, without importing one."""
        with formatter.section(say("命令", "Commands")):
            formatter.write_dl([(name, self.commands[name].get_short_help_str()) for name in sorted(COMMANDS)])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem[Any]]":
        """Return the commands that begin so, without importing one, or the options."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - only while a shell completes

        names = (name for name in sorted(COMMANDS) if name.startswith(incomplete))
        commands = [CompletionItem(name, help=self.commands[name].get_short_help_str()) for name in names]
        return [*commands, *in_one_language(click.Command.shell_complete(self, ctx, incomplete))]


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="lender-checker", help="显示版本 | show the version")
def cli() -> None:
    """借前查：这笔贷款背后是谁，官方名单怎么说。 | Who is behind this loan, and what do official lists say of them?

    查到不是推荐，没查到也不说明它不好。命令的说明：lender-checker 命令 --help
    | Found is no recommendation, not found no
    accusation. More on a command: lender-checker COMMAND --help
    """


def main() -> None:
    """Run the command. Exits 0; 2 on bad input or settings; 1 when something of ours failed; 130 when interrupted."""
    prepare_streams()
    arguments = [_as_utf8(argument) for argument in sys.argv[1:]]
    use_language(language_of(arguments, os.environ) or ("zh" if writes_chinese(sys.stdout) else "en"))
    if COMPLETES in os.environ:
        import_module("checker.cli.terminal.completion")
    try:
        cli.main(arguments, standalone_mode=False)
    except (click.Abort, BrokenPipeError, KeyboardInterrupt):
        _leave_quietly()
    except Exception as error:
        from checker.cli.exit_codes import explain  # noqa: PLC0415 - what goes well needs no explanation

        _exit(*explain(error))
    finally:
        with contextlib.suppress(BrokenPipeError):
            tell_degraded()


def _leave_quietly() -> NoReturn:
    """End where the reader of our output has gone, or interrupted us: nothing is left to print, nor to flush."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            os.dup2(nowhere, stream.fileno())
    sys.exit(INTERRUPTED)


def _as_utf8(argument: str) -> str:
    """Return an argument decoded as UTF-8 whatever the locale says; one that is no UTF-8 keeps its surrogates and is
    refused later."""
    try:
        return os.fsencode(argument).decode()
    except UnicodeError:
        return argument


def _exit(code: int, message: str) -> NoReturn:
    from checker.cli.terminal.lines import print_line  # noqa: PLC0415 - what goes well needs no explanation

    with contextlib.suppress(BrokenPipeError):
        print_line(f"lender-checker: {' '.join(message.split())}", err=True)
    sys.exit(code)
