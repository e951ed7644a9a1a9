"""The survivors that were looked at, `docs/mutants.md`: each with the reason why no test can or need kill it."""

import re
from collections.abc import Mapping
from pathlib import Path

Change = tuple[str, str, str]

LIST = Path("docs/mutants.md")

_MODULE = re.compile(r"^### `(?P<module>[\w/.]+)`$")
_ENTRY = re.compile(r"^- `` (?P<before>.*?) `` → `` (?P<after>.*?) ``: (?P<reason>\S.*)$")


def accepted(root: Path) -> Mapping[Change, str]:
    """The reason of each survivor on the list. ValueError for an entry without one."""
    module, reasons = "", dict[Change, str]()
    for number, line in enumerate((root / LIST).read_text(encoding="utf-8").splitlines(), 1):
        if heading := _MODULE.match(line):
            module = heading["module"]
        elif module and line.startswith("- "):
            entry = _ENTRY.match(line)
            if entry is None:
                raise ValueError(f"{LIST}:{number}: not of the form - `` before `` → `` after ``: reason")
            reasons[module, entry["before"], entry["after"]] = entry["reason"]
    return reasons


def entry(change: Change) -> str:
    """A line for the list, its reason still to be written."""
    _, before, after = change
    return f"- `` {before} `` → `` {after} ``: "
