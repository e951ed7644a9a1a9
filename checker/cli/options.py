"""Options that several commands share, how their values are read, and a command that cannot be done now."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

import click

from checker.errors import BadParameterError
from registries.model import Text
from registries.refresh import schedule

_TWICE = Text(zh="同一个情况写了两次。", en="The same observation is given twice.")

AS_JSON = click.option("--json", "as_json", is_flag=True, help="机器可读 machine-readable JSON")


class CommandRefusedError(Exception):
    """A command that cannot be done now. `code`: its exit code."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code


class _Duration(click.ParamType[timedelta]):
    """A time span as a person types it."""

    name = "duration"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> timedelta:
        """Return the span of 90m, 24h or 1d."""
        try:
            return value if isinstance(value, timedelta) else schedule.duration(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


DURATION = _Duration()


def parse_observed(options: Iterable[str]) -> dict[str, str]:
    """Return {KEY: answer} from KEY=yes, KEY=no, KEY=unknown, or a bare KEY for yes. Raises BadParameterError for a
    key that is there twice."""
    answers: dict[str, str] = {}
    for option in options:
        key, _, answer = option.partition("=")
        if key in answers:
            raise BadParameterError(_TWICE, "observed")
        answers[key] = answer or "yes"
    return answers


def without_none(options: Mapping[str, object]) -> dict[str, object]:
    """Return the options that were set: click gives None for the others."""
    return {key: value for key, value in options.items() if value is not None}
