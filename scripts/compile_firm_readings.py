"""Writes checker/english_names/firm_readings.tsv: how the firms of the bundled facts are read in English by rule.

Run by a developer (`python -m scripts.compile_firm_readings`) when the starter facts, or the words of readings, change.
A firm that the table lacks is read as ever; the table only saves each start from reading hundreds.
"""

import tempfile
from pathlib import Path

from checker.dataset.dataset import indexed_names
from checker.english_names.finding import TABLE, reading_by_rule
from checker.english_names.own_names import rows_of_firm
from checker.entities.graph import Graph
from checker.service.checker import Checker
from checker.settings import Settings

FILE = Path(__file__).parent.parent / "checker" / "english_names" / TABLE
HEAD = "# firm, its reading in English; written by scripts/compile_firm_readings.py"


def read_firms(graph: Graph) -> dict[str, str]:
    """Return the reading of every firm that is found by one, by its name, sorted."""
    names = {each.entity_name for each in indexed_names(graph) if each.kind == "reading"}
    readings = {name: reading_by_rule(name) for name in sorted(names) if not rows_of_firm(name)}
    return {name: reading for name, reading in readings.items() if reading}


def main() -> None:
    """Write the table."""
    with tempfile.TemporaryDirectory() as folder:
        graph = Checker.open_once(Settings(data_dir=Path(folder))).newest().graph
    lines = [f"{name}\t{reading}" for name, reading in read_firms(graph).items()]
    FILE.write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
