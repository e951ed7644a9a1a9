"""The table of a notice: one app over one or several rows.

Positions seen in a public crawler of 2025: 1 序号, 2 the app, 3 the company, 4 and 5 store and version in
either order, last the complaint; rows that go on have no 序号. **From memory: the printed headers.** Columns go by the
headers; where these are new, by position, and the reading says so, so that a person looks.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from registries.documents.table import Table, header_key, records
from registries.reader import PageChangedError

_FIELDS = {
    "serial": ("序号",),
    "app": ("应用名称", "APP名称", "SDK名称", "应用（SDK）名称", "APP（SDK）名称", "软件名称"),
    "operator": ("应用开发者", "开发者", "SDK开发者", "应用开发者（运营者）", "企业名称", "公司名称"),
    "issue": ("所涉问题", "存在问题", "所涉及问题"),
}
COLUMNS = {header: name for name, headers in _FIELDS.items() for header in headers}
IGNORED = frozenset(("应用来源", "应用版本", "来源", "版本", "版本号", "应用商店", "SDK版本"))
_WIDTH = range(5, 9)


@dataclass
class App:
    """One numbered entry. `issues`: as printed, each once."""

    name: str
    operator: str
    issues: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class AppTable:
    """The entries of one table, and what was not as expected."""

    apps: tuple[App, ...]
    warnings: tuple[str, ...]


def app_table(table: Table) -> AppTable:
    """Read the apps of a table. Raises PageChangedError when the table is no list of apps."""
    try:
        table_rows = records(table, COLUMNS, IGNORED)
        rows, warnings = table_rows.rows, table_rows.warnings
    except PageChangedError as fault:
        rows, warnings = _by_position(table, fault)
    numbered = tuple({**row, "serial": header_key(row["serial"]).rstrip(".、")} for row in rows)
    apps = _merge(numbered)
    serials = [row["serial"] for row in numbered if row["serial"]]
    if list(dict.fromkeys(serials)) != [str(number) for number in range(1, len(apps) + 1)]:
        warnings = (*warnings, f"the 序号 of {len(apps)} apps do not run from 1 to {len(apps)}")
    return AppTable(apps, warnings)


def _by_position(table: Table, fault: PageChangedError) -> tuple[tuple[dict[str, str], ...], tuple[str, ...]]:
    """Read rows by their places, below a header row of new cells; raise the fault again for another kind of table."""
    header = next((place for place, row in enumerate(table.rows) if header_key(row[0]).startswith("序")), None)
    if header is None or len(table.rows[header]) not in _WIDTH:
        raise fault
    printed = table.rows[header]
    rows = tuple(
        {"serial": row[0], "app": row[1], "operator": row[2], "issue": row[-1]}
        for row in table.rows[header + 1 :]
        if len(row) == len(printed) and row != printed
    )
    return rows, (f"columns read by their places, for their headers are new: {' | '.join(printed)[:120]}",)


def _merge(rows: Iterable[Mapping[str, str]]) -> tuple[App, ...]:
    """Merge rows into apps: rows of one 序号 are one app; a row without 序号 and name goes on with the app above it."""
    apps: list[App] = []
    last = ""
    for row in rows:
        serial = row["serial"]
        new_app = row["app"] not in ("", apps[-1].name) if apps else True
        if new_app or (serial and serial != last):
            apps.append(App(row["app"], row["operator"]))
        last = serial or last
        if row["issue"] and row["issue"] not in apps[-1].issues:
            apps[-1].issues.append(row["issue"])
    return tuple(apps)
