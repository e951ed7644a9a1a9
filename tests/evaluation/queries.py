"""The labelled queries, as two files hold them: one may be looked at while tuning, the other may not."""

import re
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Literal

Split = Literal["tuning", "held_back"]
SPLITS: tuple[Split, ...] = ("tuning", "held_back")
COLUMNS = ("id", "split", "class", "query", "expected", "kind", "targets", "why")
# Of the questions and touts, which are held back by their wording and not by the entity.
WORDED_COLUMNS = (*COLUMNS, "asks", "about")
_LISTED_COLUMNS = ("wording", "day", "reason")
KINDS = frozenset({"legal_name", "alias", "variant", "ambiguous", "none"})
NOBODY = "-"

# Classes whose queries are a name on record or another writing of one.
WRITTEN = ("exact", "alias", "former", "company_variant", "script", "pinyin", "digits", "operator")
# Classes whose queries name an entity: here every query should find it.
NAMING = (*WRITTEN, "question_words")
# Questions, split by their wording: endings put to names, wordings of public pages, statements, two names at once.
ASKING = ("question_ending", "question_real", "question_declarative", "question_pair")
# Names made of a known brand and a tail that forms a name (放款大厅), alone and asked about: nobody may be found.
TOUTING = ("tout", "tout_question")
# Classes where somebody else is close by.
NEIGHBOURING = ("near_neighbours", "ambiguous", "script_pair")
# Classes whose queries deceive eye or ear, or decorate: here the name aimed at should be told.
DECEIVING = ("lookalike", "homophone", "decorated")
# Classes that resemble nothing: here nothing should be said.
STRANGE = ("unknown", "ordinary", "near_negative")
CLASSES = (*NAMING, *ASKING, *NEIGHBOURING, *DECEIVING, *TOUTING, "typo", "reversed", "initials", *STRANGE)

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
    asks: str = ""
    about: str = ""

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
    names = _rows(f"queries_{split}.tsv", COLUMNS)
    questions = _rows(f"questions_{split}.tsv", WORDED_COLUMNS)
    return [_query(cells) for cells in (*names, *questions)]


def load_all() -> list[Query]:
    """The queries of both sides."""
    return [query for split in SPLITS for query in load(split)]


def split_of(text: str, expected: tuple[str, ...], targets: tuple[str, ...], about: str = "") -> Split:
    """The side a query belongs to.

    All that is about one entity goes to one side; a query about nobody, by its text; a question or tout, by its
    wording, so that a held-back wording is new to whoever tuned, whatever name it is put to. A wording that was
    looked at while tuning is on the tuning side from then on, and one written in its place is held back, whatever
    their hash.
    """
    if about in moved_to_tuning():
        return "tuning"
    if about in written_held_back():
        return "held_back"
    entities = sorted({*expected, *targets} - {NOBODY})
    key = about or (entities[0] if entities else text)
    digest = sha256(f"{_SALT}|{key}".encode()).digest()
    return "held_back" if digest[0] % 3 == 0 else "tuning"


@cache
def moved_to_tuning() -> dict[str, str]:
    """The wordings that were held back until somebody looked at them, each with the reason it was moved."""
    return _listed("moved_to_tuning.tsv")


@cache
def written_held_back() -> dict[str, str]:
    """The wordings written for the held-back side in place of those, each with the reason."""
    return _listed("written_held_back.tsv")


def written(rows: list[tuple[str, ...]], columns: tuple[str, ...] = COLUMNS) -> str:
    """Rows as a file holds them, with what cannot be seen made visible."""
    return "".join("\t".join(map(_visible, row)) + "\n" for row in [columns, *rows])


def read_text(cell: str) -> str:
    """A cell with `\\u200b` and the like turned back into the characters."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), cell)


def _visible(cell: str) -> str:
    return "".join(char if char.isprintable() or char == "\u3000" else f"\\u{ord(char):04x}" for char in cell)


def _rows(file: str, columns: tuple[str, ...]) -> list[list[str]]:
    header, *lines = (_HERE / file).read_text(encoding="utf-8").splitlines()
    if tuple(header.split("\t")) != columns:
        raise ValueError(f"{file}: other columns than {columns}")
    return [line.split("\t") for line in lines]


def _listed(file: str) -> dict[str, str]:
    return {wording: f"{day}: {reason}" for wording, day, reason in _rows(file, _LISTED_COLUMNS)}


def _query(cells: list[str]) -> Query:
    id_, split, class_, text, expected, kinds, targets, why, *worded = cells
    if split not in SPLITS:
        raise ValueError(f"{id_}: no such split: {split}")
    aimed = () if targets == NOBODY else tuple(targets.split("|"))
    side: Split = "held_back" if split == "held_back" else "tuning"
    meant = tuple(expected.split("|"))
    return Query(id_, side, class_, read_text(text), meant, frozenset(kinds.split("|")), aimed, why, *worded)
