"""The labelled texts, as two files hold them; every third is held back."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.evaluation.draft.names import Names
from tests.evaluation.queries import SPLITS, Split

ROLES = frozenset({"lender", "platform", "guarantor", "adviser", "payee", "collector", "message_sender", "mentioned"})
_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class LabelledName:
    """A name that must be found. `texts`: its writings that count; `roles`: those that are right; `record`: the name
    on record that it is, None where it is on none; `borrows`: it is none either, but uses a brand's."""

    texts: tuple[str, ...]
    roles: frozenset[str]
    record: str | None
    borrows: bool

    def entity(self, names: Names) -> str | None:
        """The entity it is. Raises ValueError when the name on record is borne by several."""
        if self.record is None:
            return None
        (id_,) = names.ids(self.record)
        return id_


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text and what is in it: names, others that may be found too, figures, and numbers of persons."""

    id: str
    split: Split
    kind: str
    text: str
    names: tuple[LabelledName, ...]
    optional: tuple[str, ...]
    amounts: tuple[str, ...]
    rates: tuple[str, ...]
    dates: tuple[str, ...]
    personal: tuple[str, ...]


def load_texts() -> list[LabelledText]:
    """The texts of both sides."""
    return [_text(split, row) for split in SPLITS for row in _rows(split)]


def side_of(id_: str) -> Split:
    """Every third number is held back."""
    return "tuning" if int(id_[1:]) % 3 else "held_back"


def _rows(split: Split) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = yaml.safe_load((_HERE / f"{split}.yaml").read_text(encoding="utf-8"))
    return rows


def _text(split: Split, row: dict[str, Any]) -> LabelledText:
    several = {key: tuple(row.get(key, ())) for key in ("optional", "amounts", "rates", "dates", "personal")}
    names = tuple(_name(name) for name in row["names"])
    return LabelledText(row["id"], split, row["kind"], row["text"].strip(), names, **several)


def _name(row: dict[str, Any]) -> LabelledName:
    record = row.get("is")
    borrows = record is None and "is" in row
    return LabelledName((row["text"], *row.get("also", ())), frozenset(row["roles"]), record, borrows)
