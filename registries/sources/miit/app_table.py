"""The table of a notice: one app over one or several rows.

Positions seen in a public crawler of 2025: 1 序号, 2 the app, 3 the company, 4 and 5 store and version in
either order, last the complaint; rows that go on have no 序号. **From memory: the printed headers.** Columns go by the
headers; where these are new, by position, and the reading says so, so that a person looks.

An app may have another developer in each store (总第26批, entry 7): each is an app of its own here, of one entry.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from registries.documents.tables.table import Table, header_key, records
from registries.model import legal_name_key
from registries.reader import PageChangedError

_FIELDS = {
    "serial": ("序号",),
    "app": ("应用名称", "APP名称", "SDK名称", "应用（SDK）名称", "APP（SDK）名称", "软件名称"),
    "operator": ("应用开发者", "开发者", "SDK开发者", "应用开发者（运营者）", "企业名称", "公司名称"),
    "issue": ("所涉问题", "存在问题", "所涉及问题", "问题类型"),
    "store": ("应用来源", "来源", "应用商店", "应用平台", "下载平台", "下载渠道"),
}
COLUMNS = {header: name for name, headers in _FIELDS.items() for header in headers}
IGNORED = frozenset(("应用版本", "版本", "版本号", "SDK版本", "下架版本", "软件版本", "应用版本号"))
#: A notice of apps that were taken down may have no column of what they did: another notice said it.
_OPTIONAL, _OPTIONAL_TAKEN_DOWN = frozenset({"store"}), frozenset({"store", "issue"})
_WIDTH = range(5, 9)


@dataclass
class App:
    """One developer's app of a numbered entry. `issues`, `stores`: as printed, each once. `shared`: the entry names
    other developers too."""

    name: str
    operator: str
    issues: list[str] = field(default_factory=list)
    stores: list[str] = field(default_factory=list)
    shared: bool = False

    def add(self, issues: Iterable[str], stores: Iterable[str]) -> None:
        """Add what is printed of it elsewhere."""
        self.issues += [issue for issue in issues if issue and issue not in self.issues]
        self.stores += [store for store in stores if store and store not in self.stores]


@dataclass(frozen=True)
class AppTable:
    """The apps of one table, how many entries it numbers, and what was not as expected. `passed_over`: its titles and
    notes."""

    apps: tuple[App, ...]
    warnings: tuple[str, ...]
    entries: int = 0
    passed_over: tuple[str, ...] = ()


def app_table(table: Table, *, taken_down: bool = False) -> AppTable:
    """Read the apps of a table; with `taken_down`, one that need not say what they did. Raises PageChangedError when
    the table is no list of apps."""
    try:
        table_rows = records(table, COLUMNS, IGNORED, _OPTIONAL_TAKEN_DOWN if taken_down else _OPTIONAL)
        rows, warnings, passed_over = table_rows.rows, table_rows.warnings, table_rows.passed_over
    except PageChangedError as fault:
        (rows, warnings), passed_over = _by_position(table, fault), ()
    numbered = tuple({**row, "serial": header_key(row["serial"]).rstrip(".、")} for row in rows)
    entries = _entries(numbered)
    serials = [row["serial"] for row in numbered if row["serial"]]
    if list(dict.fromkeys(serials)) != [str(number) for number in range(1, len(entries) + 1)]:
        warnings = (*warnings, f"the 序号 of {len(entries)} apps do not run from 1 to {len(entries)}")
    return AppTable(tuple(app for entry in entries for app in _developers(entry)), warnings, len(entries), passed_over)


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


def _entries(rows: Iterable[Mapping[str, str]]) -> list[list[Mapping[str, str]]]:
    """Return the rows of each entry: those of one 序号; a row without 序号 and name goes on with the entry above it."""
    entries: list[list[Mapping[str, str]]] = []
    name = last = ""
    for row in rows:
        serial = row["serial"]
        new_app = not entries or row["app"] not in ("", name)
        if new_app or (serial and serial != last):
            entries.append([])
            name = row["app"]
        last = serial or last
        entries[-1].append(row)
    return entries


def _developers(entry: list[Mapping[str, str]]) -> tuple[App, ...]:
    """Return the app once for each developer that its rows name. What is blank was merged with a cell above it, or,
    in the first rows, below: a PDF prints a merged cell's words in any one of its rows."""
    operators = _filled([row["operator"] for row in entry])
    issues = _filled([row.get("issue", "") for row in entry])
    apps: dict[str, App] = {}
    for row, operator, issue in zip(entry, operators, issues, strict=True):
        app = apps.setdefault(legal_name_key(operator), App(entry[0]["app"], operator))
        app.add([issue], [row.get("store", "")])
    for app in apps.values():
        app.shared = len(apps) > 1
    return tuple(apps.values())


def _filled(cells: list[str]) -> list[str]:
    before = next(filter(None, cells), "")
    filled = []
    for cell in cells:
        before = cell or before
        filled.append(before)
    return filled
