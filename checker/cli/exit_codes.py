"""How a command that failed ends: its exit code, and one line that says why."""

from typing import Final

import click

from checker.cli.options import CommandRefusedError
from checker.errors import CheckerError
from checker.settings import SettingsError

FAILED: Final = 1
BAD_INPUT: Final = 2


def explain(error: Exception) -> tuple[int, str]:
    """Return the exit code and the line for an error: 2 for bad input or settings, a refusal's own, 1 for ours."""
    match error:
        case CheckerError():
            return BAD_INPUT if error.status < 500 else FAILED, f"{error.detail.zh} {error.detail.en}"
        case click.ClickException():
            return BAD_INPUT, error.format_message()
        case CommandRefusedError():
            return error.code, str(error)
        case SettingsError():
            return BAD_INPUT, str(error)
        case _:
            return FAILED, f"出错了 Something went wrong: {type(error).__name__}"
