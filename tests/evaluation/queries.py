"""The labelled queries, as two files hold them: one may be looked at while tuning, the other may not."""

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

Split = Literal["tuning", "held_back"]
SPLITS: tuple[Split, ...] = ("tuning", "held_back")
COLUMNS = ("id", "split", "class", "query", "expected", "kind", "targets", "why")
KINDS = frozenset({"legal_name", "alias", "variant", "ambiguous", "none"})
NOBODY = "-"

# Classes whose queries are a name on record or another writing of one.
WRITTEN = ("exact", "alias", "former", "company_variant", "script", "pinyin", "digits", "operator")
# Classes whose queries name an entity: here every query should find it.
NAMING = (*WRITTEN, "question_words")
# Classes where somebody else is close by.
NEIGHBOURING = ("near_neighbours", "ambiguous", "script_pair")
# Classes whose queries deceive eye or ear, or decorate: here the name aimed at should be told.
DECEIVING = ("lookalike", "homophone", "decorated")
# Classes that resemble nothing: here nothing should be said.
STRANGE = ("unknown", "ordinary")
CLASSES = (*NAMING, *NEIGHBOURING, *DECEIVING, "typo", "reversed", "initials", *STRANGE)

_HERE = Path(__file__).parent
_SALT = "lender-checker evaluation 1"
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")


@dataclass(frozen=True, slots=True)
class Query:
    """One labelled query.

    `expected`: ids of entities that are a right answer, `-` among them where finding nobody is one; for an ambiguous
    query the entities that must all be named as candidates. `kinds`: match kinds that are right. `targets`: ids of
    which one must be told as resembling when nobody is found; empty when nothing need be told.
    """

    id: str
    split: Split
    class_: str
    text: str
    expected: tuple[str, ...]
    kinds: frozenset[str]
    targets: tuple[str, ...]
    why: str

    @property
    def names(self) -> tuple[str, ...]:
        """The entities that are a right answer."""
        return tuple(one for one in self.expected if one != NOBODY)

    @property
    def may_be_nobody(self) -> bool:
        """Whether finding nobody is right."""
        return NOBODY in self.expected

    @property
    def ambiguous(self) -> bool:
        """Whether the query means several entities, and only that is right."""
        return self.kinds == {"ambiguous"}


def load(split: Split) -> list[Query]:
    """The queries of one side. Raises ValueError on a row that has not the columns."""
    header, *lines = _file(split).read_text(encoding="utf-8").splitlines()
    if tuple(header.split("\t")) != COLUMNS:
        raise ValueError(f"{_file(split).name}: other columns than {COLUMNS}")
    return [_query(line) for line in lines]


def load_all() -> list[Query]:
    """The queries of both sides."""
    return [query for split in SPLITS for query in load(split)]


def split_of(text: str, expected: tuple[str, ...], targets: tuple[str, ...]) -> Split:
    """The side a query belongs to: all that is about one entity goes to one side; a query about nobody, by its text."""
    entities = sorted({*expected, *targets} - {NOBODY})
    digest = sha256(f"{_SALT}|{entities[0] if entities else text}".encode()).digest()
    return "held_back" if digest[0] % 3 == 0 else "tuning"


def written(rows: list[tuple[str, ...]]) -> str:
    """Rows as a file holds them, with what cannot be seen made visible."""
    return "".join("\t".join(map(_visible, row)) + "\n" for row in [COLUMNS, *rows])


def read_text(cell: str) -> str:
    """A cell with `\\u200b` and the like turned back into the characters."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), cell)


def _visible(cell: str) -> str:
    return "".join(char if char.isprintable() or char == "\u3000" else f"\\u{ord(char):04x}" for char in cell)


def _file(split: Split) -> Path:
    return _HERE / f"queries_{split}.tsv"


def _query(line: str) -> Query:
    id_, split, class_, text, expected, kinds, targets, why = line.split("\t")
    if split not in SPLITS:
        raise ValueError(f"{id_}: no such split: {split}")
    aimed = () if targets == NOBODY else tuple(targets.split("|"))
    side: Split = "held_back" if split == "held_back" else "tuning"
    return Query(
        id_, side, class_, read_text(text), tuple(expected.split("|")), frozenset(kinds.split("|")), aimed, why
    )
