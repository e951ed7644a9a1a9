"""`python -m scripts.mutants [MODULE…]`: the mutation run. Exit code 1 if a fault survived that is not accounted for.

MUTANTS_PER_MODULE: how many faults of each module, or `all`; MUTANTS_SEED: another sample; MUTANTS_JOBS: at a time.
"""

import os
import sys
import tempfile
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from scripts.mutants.accepted import LIST, Change, accepted, entry
from scripts.mutants.choose import Mutant, mutants, operators
from scripts.mutants.copies import Copy
from scripts.mutants.run import Outcome, baseline, preload, run

ROOT = Path(__file__).parents[2]
MODULES = Path(__file__).with_name("modules.toml")


def main(wanted: Sequence[str]) -> int:
    """Run, print every survivor as it comes and the table at the end."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutants"]
    tests = _chosen(tomllib.loads(MODULES.read_text(encoding="utf-8")), wanted)
    reasons = accepted(ROOT)
    work = _work(settings, list(tests))
    counts: defaultdict[str, Counter[Outcome | str]] = defaultdict(Counter)
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        first, *others = (Copy(Path(folder) / str(number)) for number in range(_jobs()))
        first.make(ROOT)
        preload(first, sorted({test for of_module in tests.values() for test in of_module}))
        limits = {of_module: 20 + 5 * baseline(first, of_module) for of_module in set(tests.values())}
        for other in others:
            other.twin(first)
        queue = ((mutant, tests[mutant.module], limits[tests[mutant.module]]) for mutant in work)
        survivors = _followed(run([first, *others], queue), reasons, counts)
    _table(counts)
    _survivors(survivors, reasons)
    return int(any(mutant.change not in reasons for mutant in survivors))


def _jobs() -> int:
    return int(os.environ.get("MUTANTS_JOBS", os.cpu_count() or 1))


def _chosen(tests: Mapping[str, Sequence[str]], wanted: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """The modules under one of the given paths, all without one."""
    named = {*tests, *(test for of_module in tests.values() for test in of_module)}
    if gone := [name for name in named if not (ROOT / name).exists()]:
        raise SystemExit(f"{MODULES.name} names what is not there: {', '.join(sorted(gone))}")
    among = tuple(wanted) or ("",)
    chosen = {module: tuple(of_module) for module, of_module in tests.items() if module.startswith(among)}
    if not chosen:
        raise SystemExit(f"no module of {MODULES.name} starts with {' or '.join(wanted)}")
    return chosen


def _work(settings: Mapping[str, Any], modules: Iterable[str]) -> list[Mutant]:
    among = operators(settings["leave-out"])
    number = os.environ.get("MUTANTS_PER_MODULE", str(settings["per-module"]))
    seed = os.environ.get("MUTANTS_SEED", settings["seed"])
    most = None if number == "all" else int(number)
    return [mutant for module in modules for mutant in mutants(ROOT, module, among, most, seed)]


def _followed(
    results: Iterable[tuple[Mutant, Outcome]], reasons: Mapping[Change, str], counts: dict[str, Counter[Outcome | str]]
) -> list[Mutant]:
    survivors = []
    for mutant, outcome in results:
        counts[mutant.module][outcome] += 1
        if outcome == "survived":
            survivors.append(mutant)
            counts[mutant.module]["accepted"] += mutant.change in reasons
            click.echo(f"survived: {mutant}")
        elif outcome == "timeout":
            click.echo(f"timeout: {mutant}")
    return survivors


def _table(counts: Mapping[str, Counter[Outcome | str]]) -> None:
    """Faults that could not even be loaded test no test: they are told, and count on neither side."""
    click.echo(
        f"\n{'module':46}{'killed':>8}{'timeout':>9}{'survived':>10}{'accepted':>10}{'broken':>8}{'killed %':>10}"
    )
    for module, of_module in [*sorted(counts.items()), ("all", sum(counts.values(), Counter()))]:
        caught = of_module["killed"] + of_module["timeout"]
        share = f"{100 * caught / max(1, caught + of_module['survived']):.0f}"
        numbers = f"{of_module['killed']:8}{of_module['timeout']:9}{of_module['survived']:10}{of_module['accepted']:10}"
        click.echo(f"{module:46}{numbers}{of_module['broken']:8}{share:>10}")


def _survivors(survivors: Sequence[Mutant], reasons: Mapping[Change, str]) -> None:
    """Those without a reason, as lines to be reasoned on: a test that kills it is the better answer."""
    open_ones = [mutant for mutant in survivors if mutant.change not in reasons]
    click.echo(f"\n{len(survivors)} survived, {len(open_ones)} of them not accounted for in {LIST}")
    for module in sorted({mutant.module for mutant in open_ones}):
        click.echo(f"\n### `{module}`")
        click.echo("\n".join(entry(mutant.change) for mutant in open_ones if mutant.module == module))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
