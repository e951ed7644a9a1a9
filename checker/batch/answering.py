"""The answers of a batch, one JSON object a name: the brief one, or the whole report; or why there is none."""

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator
from typing import Final, Literal

from cachetools import LRUCache

from checker.assessment.brief import brief
from checker.assessment.context import AssessmentContext
from checker.batch.questions import Question
from checker.errors import CheckerError
from checker.request.model import CheckRequest
from checker.request.parsing import parse_request
from checker.request.personal_data import find_personal_number
from checker.request.validation import check_request
from checker.service.checker import Checker
from registries.model import Text

#: How much of the answer a name gets: one line of the most important, or the report that the API gives.
Extent = Literal["brief", "full"]

#: Brief answers that are remembered, each about a kilobyte: people ask for the same names over and over.
REMEMBERED: Final = 16_384
#: Names that are answered by one revision and day; then the newest is taken. What is worked out once for an entity is
#: shared by so many, and dropped with them.
NAMES_BY_ONE_CONTEXT: Final = 4096

_UNREADABLE: Final = Text(
    zh="文字不是 UTF-8 编码，或者这一行太长，不是名字。",
    en="The text is not UTF-8, or the line is too long for a name.",
)


class Answerer:
    """Answers the names of one batch, for one thread's use.

    Equal names are answered once, as far as a bounded memory reaches; it holds no name, but keyed hashes of them, and
    goes with the process. A whole report comes through the checker's own cache.
    """

    def __init__(self, checker: Checker, extent: Extent = "brief", language: Literal["zh", "en"] = "en") -> None:
        self._checker, self._extent = checker, extent
        self._language: Literal["zh", "en"] = language
        self._key = secrets.token_bytes(16)
        self._remembered: LRUCache[bytes, bytes] = LRUCache(REMEMBERED)
        self._context: AssessmentContext | None = None
        self._judged = 0

    def answer(self, question: Question) -> bytes:
        """Return the answer on one name as JSON (UTF-8, no line break): `line`, and either the answer's own keys or
        `query` and `error`; the query is left empty where it holds a person's number."""
        if question.text is None:
            return self._error(question, _UNREADABLE)
        try:
            body = self._brief(question.text) if self._extent == "brief" else self._full(question.text)
        except CheckerError as error:
            return self._error(question, error.detail)
        return b'{"line":%d,%b' % (question.line, body[1:])

    def _full(self, text: str) -> bytes:
        return self._checker.check_json(check_request({"name": text}))

    def _brief(self, text: str) -> bytes:
        stripped = text.strip()
        key = hashlib.blake2b(stripped.encode("utf-8", "surrogatepass"), key=self._key, digest_size=16).digest()
        remembered = self._remembered.get(key)
        if remembered is None:
            request: CheckRequest = check_request({"name": stripped})
            remembered = brief(parse_request(request), self._current_context()).model_dump_json().encode()
            self._remembered[key] = remembered
        return remembered

    def _current_context(self) -> AssessmentContext:
        if self._context is None or self._judged % NAMES_BY_ONE_CONTEXT == 0:
            context = self._checker.context()
            if self._context is not None and _moment(context) != _moment(self._context):
                self._remembered.clear()
            self._context = context
        self._judged += 1
        return self._context

    def _error(self, question: Question, detail: Text) -> bytes:
        text = question.text or ""
        query = "" if find_personal_number(text) else text
        message = detail.zh if self._language == "zh" else detail.en
        line = {"line": question.line, "query": query, "error": message}
        return json.dumps(line, ensure_ascii=False).encode("utf-8", "replace")


def answers(checker: Checker, questions: Iterable[Question], extent: Extent = "brief") -> Iterator[bytes]:
    """Yield the answer on each name in turn, as `Answerer.answer` returns it; nothing raises for what stands in one."""
    answerer = Answerer(checker, extent)
    return map(answerer.answer, questions)


def _moment(context: AssessmentContext) -> tuple[object, ...]:
    return context.dataset.revision, context.judged_on, id(context.contests)
