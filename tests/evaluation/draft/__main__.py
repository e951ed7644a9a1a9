"""`python -m tests.evaluation.draft FOLDER`: writes a fresh draft of the four files into FOLDER, for review.

It never writes over the reviewed files: those were corrected by hand after drafting.
"""

import sys
from collections import defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

from registries.model import LicenceRecord
from registries.starter import load
from tests.evaluation.draft import generated, hand, questions
from tests.evaluation.draft.names import Names
from tests.evaluation.draft.row import Row
from tests.evaluation.draft.worded import Worded
from tests.evaluation.queries import CLASSES, SPLITS, WORDED_COLUMNS, split_of, written
from tests.evaluation.world import shipped

_OPERATORS = "starter.operators"


def draft(names: Names) -> list[Row]:
    """Rows by class, each text once: what is written by hand goes before what is generated."""
    first: dict[str, Row] = {}
    for row in (*hand.rows(names), *generated.rows(names, _operators())):
        first.setdefault(row.text, row)
    return sorted(first.values(), key=lambda row: CLASSES.index(row.class_))


def draft_worded(names: Names, taken: frozenset[str]) -> list[Worded]:
    """Questions and touts by class, each text once; none of those `taken`."""
    first: dict[str, Worded] = {}
    for worded in questions.rows(names):
        if worded.row.text not in taken:
            first.setdefault(worded.row.text, worded)
    return sorted(first.values(), key=lambda worded: CLASSES.index(worded.row.class_))


def _operators() -> frozenset[str]:
    """Legal names of the firms that operate platforms or collect debts."""
    files = [file for file in load() if file.source.id == _OPERATORS]
    return frozenset(row.legal_name for file in files for row in file.rows if isinstance(row, LicenceRecord))


def numbered(rows: list[Row]) -> dict[str, list[tuple[str, ...]]]:
    """The lines of the two files, with ids and sides."""
    counts: defaultdict[str, int] = defaultdict(int)
    files: dict[str, list[tuple[str, ...]]] = {split: [] for split in SPLITS}
    for row in rows:
        counts[row.class_] += 1
        targets = () if row.targets == "-" else tuple(row.targets.split("|"))
        side = split_of(row.text, tuple(row.expected.split("|")), targets)
        id_ = f"{row.class_}-{counts[row.class_]:03d}"
        files[side].append((id_, side, row.class_, row.text, row.expected, row.kinds, row.targets, row.why))
    return files


def numbered_worded(several: list[Worded]) -> dict[str, list[tuple[str, ...]]]:
    """The lines of the two files of questions, with ids and sides."""
    abouts = {worded.row.text: worded for worded in several}
    lines = [line for side in numbered([worded.row for worded in several]).values() for line in side]
    files: dict[str, list[tuple[str, ...]]] = {split: [] for split in SPLITS}
    for id_, _, *rest in lines:
        worded = abouts[rest[1]]
        side = split_of(rest[1], (), (), worded.about)
        files[side].append((id_, side, *rest, worded.asks, worded.about))
    order = {worded.row.text: at for at, worded in enumerate(several)}
    return {side: sorted(found, key=lambda line: order[line[3]]) for side, found in files.items()}


def main(folder: Path) -> None:
    """Write the draft."""
    with TemporaryDirectory() as temporary:
        names = Names(shipped(Path(temporary)))
    rows = draft(names)
    for side, lines in numbered(rows).items():
        (folder / f"queries_{side}.tsv").write_text(written(lines), encoding="utf-8")
    worded = draft_worded(names, frozenset(row.text for row in rows))
    for side, lines in numbered_worded(worded).items():
        (folder / f"questions_{side}.tsv").write_text(written(lines, WORDED_COLUMNS), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
