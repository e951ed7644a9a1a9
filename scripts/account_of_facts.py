"""Say where every fact of the research papers stands: in the starter data, or left out and why.

Run by whoever edits the starter data: `python -m scripts.account_of_facts FOLDER`, a folder of YAML papers. Exit 1
while a row is in neither place. A row that states a fact (`states`) counts as held only under the same name and date; a
row that gives a name only, under that name. What is left out stands in `registries/starter/left_out.yaml`.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from registries.model import NoticeRecord, PartnerRecord, ProductRecord, Record, legal_name_key
from registries.row_identity import names_in
from registries.safe_yaml import read_yaml
from registries.starter import load
from scripts.fact_names import dates_of, names_of, pairs_of

STARTER = Path(__file__).parent.parent / "registries" / "starter"
LEFT_OUT = STARTER / "left_out.yaml"
PAYEES = STARTER / "payees.yaml"
ROSTERS = ("starter.nfra_licences", "starter.names_only")
Row = Mapping[str, Any]


class Held:
    """The names and dates of the starter rows, and the file of each."""

    def __init__(self) -> None:
        self._files: dict[str, list[tuple[str, str]]] = {}
        for file in load():
            for row in file.rows:
                for name in _keys(row):
                    self._add(name, file.source.id, row.cite.as_of)
        content = read_yaml(PAYEES.read_bytes())
        for payee in content["rows"]:
            for name in (payee["payee"], *payee.get("bill_texts", ()), *payee.get("collected_for", ())):
                self._add(legal_name_key(name), content["source"], content["citations"][payee["cite"]].get("as_of"))

    def _add(self, key: str, file: str, as_of: str | None) -> None:
        self._files.setdefault(key, []).append((file, as_of or ""))

    def file_of_name(self, name: str) -> str | None:
        """Return a starter file that holds a name."""
        return next((file for file, _ in self._files.get(legal_name_key(name), ())), None)

    def file_of_fact(self, name: str, dates: tuple[str, ...]) -> str | None:
        """Return the starter file that holds a name under one of the dates, or under none where the fact has none;
        that a list of licences holds the firm says nothing of a fact."""
        held = ((file, date) for file, date in self._files.get(legal_name_key(name), ()) if file not in ROSTERS)
        return next((file for file, date in held if _among(date, dates)), None)


class LeftOut:
    """The rows that are left out on purpose, by name and date."""

    def __init__(self) -> None:
        content = read_yaml(LEFT_OUT.read_bytes())
        self.reasons: dict[str, str] = content["reasons"]
        self.held_as: dict[str, str] = content["held_as"]
        self._rows: dict[str, list[tuple[str, str]]] = {}
        for why, names in content["rows"].items():
            if why not in self.reasons:
                raise KeyError(f"left_out.yaml: no such reason: {why}")
            for line in names:
                name, _, date = str(line).partition(" @ ")
                self._rows.setdefault(legal_name_key(name), []).append((why, date))

    def used_reasons(self) -> set[str]:
        """Return the reasons that at least one name has."""
        return {why for rows in self._rows.values() for why, _ in rows}

    def why_of_row(self, names: tuple[str, ...], dates: tuple[str, ...]) -> str | None:
        """Return the reason for which the row of just this date is left out."""
        dated = ((why, date) for name in names for why, date in self._rows.get(legal_name_key(name), ()) if date)
        return next((why for why, date in dated if _among("" if date == "undated" else date, dates)), None)

    def why_of_name(self, names: tuple[str, ...]) -> str | None:
        """Return the reason for which a name is left out wherever it stands."""
        rows = (row for name in names for row in self._rows.get(legal_name_key(name), ()))
        return next((why for why, date in rows if not date), None)


def papers(folder: Path) -> Iterator[tuple[str, list[Row]]]:
    """Yield the name of each paper and its rows; what is law and not a fact of a firm is left to the rules."""
    for path in sorted(folder.glob("*.yaml")):
        content = read_yaml(path.read_bytes())
        parts = content.values() if isinstance(content, dict) else [content]
        yield path.name, [row for part in parts if isinstance(part, list) for row in part if isinstance(row, dict)]


def place_of(row: Row, held: Held, left_out: LeftOut) -> tuple[str, str] | None:
    """Return ("held", file) or ("left out", reason); None where the row is in neither place."""
    pairs = pairs_of(row)
    names = pairs or tuple(left_out.held_as.get(name, name) for name in names_of(row))
    if "states" in row:
        files = [file for name in names if (file := held.file_of_fact(name, dates_of(row)))]
    else:
        files = [file for name in names if (file := held.file_of_name(name))]
        files = files if pairs or len(files) == len(names) else []
    printed = (*names_of(row), *pairs, *([f"→{row['partner']}"] if pairs else []))
    # another fact on the same firm and day may be held, so a row that is left out by its date is left out
    why = left_out.why_of_row(printed, dates_of(row)) if "states" in row or not files else None
    if not why and files:
        return "held", files[0]
    why = why or left_out.why_of_name(printed)
    return ("left out", why) if why else None


def main(arguments: list[str]) -> int:
    """Print the account, a line a paper and a line a place; 1 where a row is in no place."""
    parser = argparse.ArgumentParser(prog="python -m scripts.account_of_facts", description=__doc__)
    parser.add_argument("folder", type=Path, help="the folder of the papers")
    folder = parser.parse_args(arguments).folder
    held, left_out = Held(), LeftOut()
    missing = [line for name, rows in papers(folder) for line in _account(name, rows, held, left_out)]
    print(f"unaccounted in all: {len(missing)}")  # noqa: T201
    return 1 if missing else 0


def _account(paper: str, rows: list[Row], held: Held, left_out: LeftOut) -> list[str]:
    places: dict[str, int] = {}
    missing = []
    for row in rows:
        place = place_of(row, held, left_out)
        if place is None:
            missing.append(f"{(*pairs_of(row), ' / '.join(names_of(row))[:80])[0]} @ {', '.join(dates_of(row))}")
        else:
            label = place[1] if place[0] == "held" else f"left out: {left_out.reasons[place[1]]}"
            places[label] = places.get(label, 0) + 1
    in_data = sum(count for label, count in places.items() if not label.startswith("left out"))
    print(f"{paper}: {len(rows)} rows, {in_data} in the starter data, {len(rows) - in_data - len(missing)} left out")  # noqa: T201
    for label, count in sorted(places.items()):
        print(f"  {count:5} {label}")  # noqa: T201
    for line in missing:
        print(f"      ? {line}")  # noqa: T201
    return missing


def _keys(row: Record) -> set[str]:
    names = set(names_in(row))
    if isinstance(row, ProductRecord):
        names |= {name for name in (row.operator, *row.declared_lenders, *row.candidates) if name}
    if isinstance(row, PartnerRecord):
        names |= {f"{row.lender}→{row.partner}", f"{row.lender}→{row.as_printed}"}
    if isinstance(row, NoticeRecord):
        names |= {name for name in (row.operator, row.imitates, row.denies) if name}
    return {legal_name_key(name) for name in names}


def _among(date: str, dates: tuple[str, ...]) -> bool:
    return any(_same_day(date, other) for other in dates) if date and dates else not date and not dates


def _same_day(one: str, other: str) -> bool:
    """Return whether two dates that may stop at the month are one; a year fits that year only."""
    if min(len(one), len(other)) == len("2026"):
        return one == other
    return one.startswith(other) or other.startswith(one)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
