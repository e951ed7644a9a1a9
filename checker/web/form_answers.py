"""The answers to forms, by the endpoint of the page that shows them: for whoever fills in another page's form."""

from collections.abc import Callable
from typing import Final, TypeVar

from werkzeug.wrappers import Response

from checker.web.sealed_answers import Fields

AnswerToForm = Callable[[Fields], Response]
Answer = TypeVar("Answer", bound=AnswerToForm)

_ANSWERS: Final[dict[str, AnswerToForm]] = {}


def answers_form(endpoint: str) -> Callable[[Answer], Answer]:
    """Let a function answer the form whose answer stands at `endpoint`."""

    def register(answer: Answer) -> Answer:
        _ANSWERS[endpoint] = answer
        return answer

    return register


def answer_to(endpoint: str, fields: Fields) -> Response:
    """Return the answer to a form with these fields. Raises KeyError for an endpoint that answers none, and what the
    answer raises."""
    return _ANSWERS[endpoint](fields)


def unkept(response: Response) -> Response:
    """Return the response, of which no browser may keep a copy: a shared phone keeps nothing that was sent."""
    response.headers["Cache-Control"] = "no-store"
    return response
