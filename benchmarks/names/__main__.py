"""Print the comparison as Markdown; ends with 1 if one of our goals is missed at full size.

`python -m benchmarks.names`, all engines on 250,000 names: minutes. `--small`: 20,000 names. `--only ours,rapidfuzz`:
these engines (see the list with `--help`); goals that need another engine then are not measured.
"""

import argparse
import platform
import sqlite3
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from benchmarks.names.corpus import FULL, SMALL, synthetic
from benchmarks.names.engines import ENGINES, OURS, Engine
from benchmarks.names.judge import Judge
from benchmarks.names.measure import build, measured
from benchmarks.names.queries import asked
from benchmarks.names.report import Report


def compared(engines: list[Engine], size: int) -> Report:
    """Measure the engines that are there."""
    corpus = synthetic(size)
    records, queries = [entry.known for entry in corpus.entries], asked(corpus)
    with tempfile.TemporaryDirectory(prefix="names-") as folder:
        Path(folder).chmod(0o755)  # another user's server may work below
        built = [build(engine, records, _below(Path(folder), engine)) for engine in engines if _there(engine)]
        letters = sum(len(record.text) for record in records) / len(records)
        print(f"{len(records):,} synthetic names of {letters:.1f} characters; {_versions()}\n")
        return Report(measured(built, queries), Judge(records))


def _versions() -> str:
    packages = ("rapidfuzz", "tantivy", "thefuzz")
    found = [f"{package} {version(package)}" for package in packages]
    return ", ".join((f"Python {platform.python_version()}", *found, f"SQLite {sqlite3.sqlite_version}"))


def _below(folder: Path, engine: Engine) -> Path:
    own = folder / engine.name
    own.mkdir()
    return own


def _there(engine: Engine) -> bool:
    lacking = engine.missing()
    if lacking:
        print(f"{engine.name}: left out, {lacking}", file=sys.stderr)
    return not lacking


def main() -> None:
    """Read the command line, measure, print."""
    names = [engine.name for engine in ENGINES]
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--small", action="store_true", help=f"{SMALL:,} names in place of {FULL:,}")
    parser.add_argument("--only", default=",".join(names), help=f"of {', '.join(names)}")
    chosen = parser.parse_args()
    wanted = chosen.only.split(",")
    if unknown := sorted(set(wanted) - set(names)):
        parser.error(f"no engine {', '.join(unknown)}; there are {', '.join(names)}")
    report = compared([engine for engine in ENGINES if engine.name in wanted], SMALL if chosen.small else FULL)
    print(report.tables())
    if OURS in wanted and not chosen.small:
        sys.exit(any(goal.met is False for goal in report.goals()))


if __name__ == "__main__":
    main()
