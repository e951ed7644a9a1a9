"""`POST /api/v1/read` as its JSON has it: only the keys the measure needs, and any others beside them."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from checker.app.factory import create_app
from checker.settings import Settings

PATH = "/api/v1/read"
Answer = dict[str, Any]
Reader = Callable[[str], Answer]
_ABSENT = (404, 405)
_SEPARATORS = re.compile(r"[^0-9A-Za-z]")


@dataclass(frozen=True, slots=True)
class ReadName:
    """A name as the answer has it: its text, its role, the entity it was taken for, and the longer word that it is only
    a part of, if any."""

    text: str
    role: str
    entity: str | None
    inside: str | None = None

    @property
    def writings(self) -> frozenset[str]:
        """What it may be called, folded."""
        return frozenset(folded(writing) for writing in (self.text, self.inside) if writing)


def reader(folder: Path) -> Reader | None:
    """Asks an application on the starter facts in `folder`; None when this build reads no texts."""
    client = create_app(Settings(data_dir=folder, rate_limit="1000000/minute")).test_client()
    if client.post(PATH, json={"text": "贷款人：某某"}).status_code in _ABSENT:
        return None

    def read(text: str) -> Answer:
        response = client.post(PATH, json={"text": text})
        answer: Answer = response.get_json()
        if response.status_code != 200:
            raise ValueError(f"{response.status_code}: {answer}")
        return answer

    return read


def names_of(answer: Answer) -> list[ReadName]:
    """The names of an answer. Raises KeyError when it has none of the keys."""
    return [
        ReadName(name["text"], name["role"], _entity(name.get("match") or {}), name.get("inside"))
        for name in answer["names"]
    ]


def figures_of(answer: Answer, key: str) -> set[Decimal] | None:
    """All numbers under a key, whatever they are called there; None when the answer has no such key."""
    return None if key not in answer else {number for text in _texts(answer[key]) for number in _numbers(text)}


def dates_of(answer: Answer) -> set[str] | None:
    """All texts under `dates`, ISO dates among them; None when the answer has no such key."""
    return None if "dates" not in answer else set(_texts(answer["dates"]))


def shows(answer: Answer, number: str) -> bool:
    """Whether a number of a person stands in any text of the answer, however it is set apart."""
    wanted = _bare(number)
    return any(wanted in _bare(text) for text in _texts(answer))


def folded(name: str) -> str:
    """A name without the differences that do not count: width, brackets, quotes, spaces."""
    return re.sub(r"[\s\"'“”‘’「」『』《》【】]", "", unicodedata.normalize("NFKC", name)).casefold()


def _entity(match: Any) -> str | None:
    entity = match.get("entity") or match.get("entity_id")
    return entity.get("id") if isinstance(entity, dict) else entity


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif value is not None and not isinstance(value, bool):
        yield str(value)


def _numbers(text: str) -> Iterator[Decimal]:
    try:
        yield Decimal(text.replace(",", "").rstrip("%"))
    except InvalidOperation:
        return


def _bare(text: str) -> str:
    return _SEPARATORS.sub("", unicodedata.normalize("NFKC", text)).upper()
