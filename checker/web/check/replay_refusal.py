"""The page that refuses an old answer, and leads to today's."""

from typing import Any

from flask import Response

from checker.errors import QueryError
from checker.guidance.help_intents import help_intents
from checker.web.rendering import language, page


def refuse_replay(fault: QueryError, name: str, replay: dict[str, object]) -> Response:
    """Return the page that refuses an old answer: why, and links to today's answer on the name and, where its
    parameters are valid, to the replay."""
    values: dict[str, Any] = {"fault": fault, "name": name, "replay": replay, "doors": help_intents(name)}
    return page("replay_refused", language(), fault.status, **values)
