"""Sheets of the facts as shipped."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

import pytest

from checker.cache.cache import MemoryCache
from checker.china_time import CHINA, today_in_china
from checker.request.model import CheckRequest
from checker.service.checker import Checker
from checker.sheet.addresses import SheetAddresses
from checker.sheet.build import sheet_of
from checker.sheet.code import SheetCode, code_of
from checker.sheet.keys import SheetKeys
from checker.sheet.model import Sheet
from registries.store.store import Store

SITE = "https://lists.example.org"
KEYS = SheetKeys(b"k" * 32)


def moment() -> datetime:
    """A quarter past nine today, in China."""
    today = today_in_china()
    return datetime(today.year, today.month, today.day, 9, 15, 42, tzinfo=CHINA)


def addresses(name: str, code: SheetCode) -> SheetAddresses:
    return SheetAddresses(
        itself=f"{SITE}/verify?name={quote(name)}&code={code.letters}",
        verify=f"{SITE}/verify",
        answer=f"{SITE}/check?name={quote(name)}",
        corrections=f"{SITE}/corrections",
    )


class Office:
    """Issues sheets as the service does."""

    def __init__(self, checker: Checker) -> None:
        self.check = checker.check

    def sheet(self, name: str, issued: datetime | None = None, revision: int | None = None) -> Sheet:
        when = issued or moment()
        request = CheckRequest(name=name, as_of_rev=revision, on=when.date())
        return sheet_of(self.check(request), when)

    def issue(self, name: str, issued: datetime | None = None, revision: int | None = None) -> tuple[Sheet, SheetCode]:
        sheet = self.sheet(name, issued, revision)
        return sheet, code_of(sheet, KEYS)


@pytest.fixture(scope="session")
def office(data_dir: Path) -> Iterator[Office]:
    store = Store(f"sqlite:///{data_dir / 'lender-checker.db'}")
    yield Office(Checker(store, MemoryCache(10**8), 3600))
    store.close()
