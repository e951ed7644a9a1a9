"""The apps of one notice, from all its tables."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from registries.documents.tables.outside import Words, unread_firms
from registries.documents.tables.table import Table
from registries.model import legal_name_key
from registries.reader import Document, PageChangedError
from registries.sources.miit.app_table import App, AppTable, app_table
from registries.sources.miit.notice_page import declared_apps, tables_of, words_of
from registries.sources.publishers import MIIT


@dataclass(frozen=True)
class NoticeApps:
    """Each app once, with all that is said of it; and what was unexpected."""

    apps: tuple[App, ...]
    warnings: tuple[str, ...]


def notice_apps(page: Document, others: Mapping[str, Document], *, taken_down: bool = False) -> NoticeApps:
    """Read the apps of one notice; with `taken_down`, of one whose tables need not say what they did. Raises
    PageChangedError when no table is a list of apps, and as `tables_of` does."""
    tables = tuple(tables_of(page, others))
    readings = [_reading(table, taken_down=taken_down) for table in tables]
    apps = [app for reading in readings for app in reading.apps]
    warnings = tuple(sentence for reading in readings for sentence in reading.warnings)
    if not apps:
        raise PageChangedError("; ".join(warnings) or "no table, neither in the page nor attached")
    declared = declared_apps(page)
    entries = sum(reading.entries for reading in readings)
    if declared not in (None, entries):
        warnings += (f"it says {declared} apps, its table has {entries}",)
    return NoticeApps(_merged(apps), (*warnings, *_beside(page, tables, readings)))


def _beside(page: Document, tables: Sequence[Table], readings: Sequence[AppTable]) -> Iterator[str]:
    """Yield firms that the notice names in no row: in its text, which attachments may only add to, in titles, notes,
    and the words around its tables."""
    words = [Words("the text of the notice", text) for text in words_of(page)]
    words += [one for table in tables for one in table.outside]
    words += [Words("a title or note of the table", text) for reading in readings for text in reading.passed_over]
    cells = (cell for reading in readings for app in reading.apps for cell in (app.name, app.operator))
    yield from unread_firms(words, cells, (MIIT.zh,))


def _reading(table: Table, *, taken_down: bool) -> AppTable:
    """Read one table: one that is no list of apps is a warning, and costs the notice nothing else."""
    try:
        return app_table(table, taken_down=taken_down)
    except PageChangedError as fault:
        return AppTable((), (f"a table was not read: {fault}",))


def _merged(numbered: list[App]) -> tuple[App, ...]:
    """Merge what a notice numbers twice (two stores, two versions) into one app."""
    apps: dict[tuple[str, str], App] = {}
    for app in numbered:
        same = apps.setdefault((legal_name_key(app.name), legal_name_key(app.operator)), App(app.name, app.operator))
        same.add(app.issues, app.stores)
        same.shared = same.shared or app.shared
    return tuple(apps.values())
