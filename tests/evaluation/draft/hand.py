"""Rows written by hand (by_hand/*.tsv, one file a class), where names stand for entities."""

from collections.abc import Iterator
from pathlib import Path

from tests.evaluation.draft.names import Names
from tests.evaluation.draft.row import Row
from tests.evaluation.queries import NOBODY, STRANGE, read_text

_FOLDER = Path(__file__).parent / "by_hand"
_WHY_STRANGE = {"unknown": "造出来的名字，不像任何一家", "ordinary": "不放贷的普通公司或普通词"}
# Files of fewer columns, whose kinds are the same for every row.
_ALWAYS = {"question_words": "legal_name|alias|variant", "pinyin": "variant"}


def rows(names: Names) -> Iterator[Row]:
    """All rows written by hand. Raises KeyError on a name that the facts do not hold."""
    for file in sorted(_FOLDER.glob("*.tsv")):
        for line in file.read_text(encoding="utf-8").splitlines():
            yield _row(file.stem, line.split("\t"), names)


def texts() -> frozenset[str]:
    """What was written by hand, as typed."""
    lines = (line for file in _FOLDER.glob("*.tsv") for line in file.read_text(encoding="utf-8").splitlines())
    return frozenset(read_text(line.split("\t")[0]) for line in lines)


def _row(class_: str, cells: list[str], names: Names) -> Row:
    text = read_text(cells[0])
    if class_ in STRANGE:
        return Row(class_, text, NOBODY, "none", NOBODY, _WHY_STRANGE[class_])
    if class_ in _ALWAYS:
        why = cells[2] if len(cells) > 2 else "拼音"
        targets = cells[1].split("|")[0] if NOBODY in cells[1].split("|") else NOBODY
        kinds = _ALWAYS[class_] + ("|none" if targets != NOBODY else "")
        return Row(class_, text, _ids(cells[1], names), kinds, _ids(targets, names), why)
    _, expected, kinds, targets, why = cells
    return Row(class_, text, _ids(expected, names), kinds, _ids(targets or NOBODY, names), why or "照写")


def _ids(cell: str, names: Names) -> str:
    ids: list[str] = []
    for name in cell.split("|"):
        found = (NOBODY,) if name == NOBODY else names.ids(name)
        if len(found) != 1:
            raise ValueError(f"{name} is borne by several: {found}")
        ids.append(found[0])
    return "|".join(dict.fromkeys(ids))
