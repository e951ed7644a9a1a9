"""Facts under which each rule of the catalogue is hit, cleared and unknown: a module a group, each with its RULES."""

from importlib import import_module
from pathlib import Path

from tests.rules.cases.kinds import Cases, Given

_GROUPS = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if path.stem not in {"__init__", "kinds"})

RULES: dict[str, Cases] = {
    rule: cases for group in _GROUPS for rule, cases in import_module(f"tests.rules.cases.{group}").RULES.items()
}

__all__ = ["RULES", "Cases", "Given"]
