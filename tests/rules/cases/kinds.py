"""Facts under which each rule of the catalogue is hit, cleared and unknown."""

from dataclasses import dataclass
from typing import Any

Given = dict[str, Any]


@dataclass(frozen=True)
class Cases:
    """Facts per outcome; `hits` with the severity and points they give; `doubts` with the worst severity."""

    hits: tuple[tuple[Given, str, int], ...]
    cleared: tuple[Given, ...]
    doubts: tuple[tuple[Given, str], ...]


def licence(kind: str, other: str) -> Cases:
    return Cases(
        (({"licence_in_force": True, "subject_type": kind}, "info", 0),),
        ({"licence_in_force": False}, {"subject_type": other}),
        (({"subject_type": kind}, "info"), ({"licence_in_force": True}, "info")),
    )


def flag(fact: str, severity: str, points: int) -> Cases:
    return Cases((({fact: True}, severity, points),), ({fact: False},), (({}, severity), ({fact: None}, severity)))
