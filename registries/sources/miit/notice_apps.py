"""The apps of one notice, from all its tables."""

from collections.abc import Mapping
from dataclasses import dataclass

from registries.documents.table import Table
from registries.model import legal_name_key
from registries.reader import Document, PageChangedError
from registries.sources.miit.app_table import App, AppTable, app_table
from registries.sources.miit.notice_page import declared_apps, tables_of


@dataclass(frozen=True)
class NoticeApps:
    """Each app once, with all that is said of it; and what was unexpected."""

    apps: tuple[App, ...]
    warnings: tuple[str, ...]


def notice_apps(page: Document, others: Mapping[str, Document]) -> NoticeApps:
    """Read the apps of one notice. Raises PageChangedError when no table is a list of apps, and as `tables_of` does."""
    readings = [_reading(table) for table in tables_of(page, others)]
    apps = [app for reading in readings for app in reading.apps]
    warnings = tuple(sentence for reading in readings for sentence in reading.warnings)
    if not apps:
        raise PageChangedError("; ".join(warnings) or "no table, neither in the page nor attached")
    declared = declared_apps(page)
    if declared not in (None, len(apps)):
        warnings += (f"it says {declared} apps, its table has {len(apps)}",)
    return NoticeApps(_merged(apps), warnings)


def _reading(table: Table) -> AppTable:
    """Read one table: one that is no list of apps is a warning, and costs the notice nothing else."""
    try:
        return app_table(table)
    except PageChangedError as fault:
        return AppTable((), (f"a table was not read: {fault}",))


def _merged(numbered: list[App]) -> tuple[App, ...]:
    """Merge what a notice numbers twice (two stores, two versions) into one app."""
    apps: dict[tuple[str, str], App] = {}
    for app in numbered:
        same = apps.setdefault((legal_name_key(app.name), legal_name_key(app.operator)), App(app.name, app.operator))
        same.issues += [issue for issue in app.issues if issue not in same.issues]
    return tuple(apps.values())
