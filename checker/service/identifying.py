"""Identifiers that were found in a text: whose each is on record, and which register can say what no record does."""

from collections.abc import Iterable
from dataclasses import dataclass

from checker.dataset.dataset import Dataset
from checker.dataset.matching import match_name
from checker.guidance.official_registers import identifier_line
from checker.identifiers import Identifier
from checker.names import normalise
from checker.report import IdentifierLine, Match
from checker.request.identifier_question import asked_identifier
from checker.service.checker import Checker


@dataclass(frozen=True)
class IdentifiedText:
    """An identifier as it was written, whom it means on record, and what a report says of it."""

    text: str
    match: Match
    line: IdentifierLine


def identify_texts(checker: Checker, texts: Iterable[str]) -> tuple[IdentifiedText, ...]:
    """Return what is known of each text that is an identifier and nothing else, on the newest revision; the others are
    left out. Nothing of it is cached."""
    found = [(text, identifier) for text in texts if (identifier := asked_identifier(text))]
    return tuple(_identified(text, one, checker.newest()) for text, one in found)


def _identified(text: str, identifier: Identifier, dataset: Dataset) -> IdentifiedText:
    return IdentifiedText(text, match_name(normalise(text), dataset).match, identifier_line(identifier))
