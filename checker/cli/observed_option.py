"""Answers to our questions as they are typed on a command line."""

from collections.abc import Iterable

from checker.errors import BadParameterError
from registries.model import Text

_TWICE = Text(zh="同一个情况写了两次。", en="The same observation is given twice.")


def answers(observed: Iterable[str]) -> dict[str, str]:
    """KEY=yes, KEY=no, KEY=unknown, or a bare KEY for yes → {KEY: answer}. Raises BadParameterError on a key given
    twice."""
    given: dict[str, str] = {}
    for item in observed:
        key, _, answer = item.partition("=")
        if key in given:
            raise BadParameterError(_TWICE, "observed")
        given[key] = answer or "yes"
    return given
