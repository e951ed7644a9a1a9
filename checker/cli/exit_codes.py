"""How a command that failed ends: its exit code, and one line that says why, in the reader's language.

0: it was answered, whatever the answer; 1: something of ours failed; 2: bad input or settings; 3: `refresh` and
`import` kept rows for review; 75: another refresh is at work; 130: interrupted, or the reader of the output left.
"""

from typing import Final

import click

from checker.cli.options import CommandRefusedError
from checker.cli.terminal.language import pick, say
from checker.errors import CheckerError
from checker.settings import SettingsError

FAILED: Final = 1
BAD_INPUT: Final = 2


def explain(error: Exception) -> tuple[int, str]:
    """Return the exit code and the line for an error: 2 for bad input or settings, a refusal's own, 1 for ours."""
    match error:
        case CheckerError():
            return BAD_INPUT if error.status < 500 else FAILED, pick(error.detail)
        case click.exceptions.NoSuchCommand() if not error.possibilities:
            return BAD_INPUT, f"{error.format_message()} {say('有哪些', 'All of them')}: lender-checker --help"
        case click.ClickException():
            return BAD_INPUT, error.format_message()
        case CommandRefusedError():
            return error.code, pick(error.reason)
        case SettingsError():
            return BAD_INPUT, say(f"设置 {error.variable} 的值用不了。可以写什么，见 README 的表。", str(error))
        case _:
            return FAILED, f"{say('出错了', 'Something went wrong')}: {type(error).__name__}"
