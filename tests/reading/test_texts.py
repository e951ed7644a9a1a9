"""Messages, passages of contracts and lines of statements: all that stands in them is found, and nothing else."""

from pathlib import Path
from typing import Any

from checker.reading.model import MASK, NameMention, TextReading
from registries.safe_yaml import read_yaml
from tests.reading.conftest import Read

TEXTS: list[dict[str, Any]] = read_yaml(Path(__file__).with_name("texts.yaml").read_text(encoding="utf-8"))


def test_names_and_roles(read: Read) -> None:
    assert len(TEXTS) > 60
    for case in TEXTS:
        reading = read(case["text"])
        assert [_name(name) for name in reading.names] == case["names"], case["text"]
        assert reading.suggested.name == case.get("ask"), case["text"]
        assert reading.left_out.names == 0


def test_figures(read: Read) -> None:
    for case in TEXTS:
        reading = read(case["text"])
        found = {
            "amounts": [[str(one.yuan), one.meaning] for one in reading.amounts],
            "rates": [[str(one.percent), one.per, one.meaning] for one in reading.rates],
            "dates": [[_day(one.on, one.month, one.day), one.meaning] for one in reading.dates],
            "terms": [one.payments for one in reading.terms],
        }
        assert {key: value for key, value in found.items() if value} == {
            key: case[key] for key in found if key in case
        }, case["text"]


def test_persons_are_in_no_field_of_an_answer(read: Read) -> None:
    for case in TEXTS:
        reading = read(case["text"])
        written = reading.model_dump_json()
        for personal in case.get("masked", ()):
            assert personal not in written, case["text"]
        assert [case["text"][span.start : span.end] for span in reading.masked] == case.get("masked", [])


def test_places_fit_the_text(read: Read) -> None:
    for case in TEXTS:
        text, reading = case["text"], read(case["text"])
        assert len(reading.masked_text) == len(text)
        for mention in _mentions(reading):
            assert text[mention.start : mention.end].replace("\n", "") == mention.text, case["text"]
        for span in reading.masked:
            assert set(reading.masked_text[span.start : span.end]) == {MASK}


def _mentions(reading: TextReading) -> list[Any]:
    return [*reading.names, *reading.amounts, *reading.rates, *reading.dates, *reading.terms]


def _name(name: NameMention) -> list[str]:
    return [name.text, name.role, *([name.inside] if name.inside else [])]


def _day(on: object, month: int, day: int) -> str:
    return str(on) if on else f"{month}-{day}"
