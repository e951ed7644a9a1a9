"""Options that several commands share, how their values are read, and a command that cannot be done now."""

from collections.abc import Mapping
from datetime import timedelta

import click

from checker.cli.terminal.language import say
from registries.model import Text
from registries.refresh import schedule

AS_JSON = click.option("--json", "as_json", is_flag=True, help="给机器读的 JSON | JSON for machines")


class CommandRefusedError(Exception):
    """A command that cannot be done now. `code`: its exit code; `reason`: why."""

    def __init__(self, code: int, reason: Text) -> None:
        super().__init__(reason.en)
        self.code, self.reason = code, reason


class _Duration(click.ParamType[timedelta]):
    """A time span as a person types it."""

    name = "duration"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> timedelta:
        """Return the span of 90m, 24h or 1d."""
        try:
            return value if isinstance(value, timedelta) else schedule.duration(str(value))
        except ValueError:
            self.fail(say("写成 90m、24h 或 1d", "write 90m, 24h or 1d"), param, ctx)


DURATION = _Duration()


def without_none(options: Mapping[str, object]) -> dict[str, object]:
    """Return the options that were set: click gives None for the others."""
    return {key: value for key, value in options.items() if value is not None}
