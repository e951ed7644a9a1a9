"""`refresh --every`: refresh the lists again and again, whenever that is due."""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Final

from checker.cli.options import CommandRefusedError
from checker.cli.terminal.language import pick, say
from checker.cli.terminal.lines import print_line
from registries.reader import Reader
from registries.refresh import schedule
from registries.store.store import Store

#: A scheduler whose refresh was refused, or whose run could not be noted, tries again after this: else it would spin.
_MIN_WAIT: Final = timedelta(minutes=10)


def refresh_forever(store: Store, readers: tuple[Reader, ...], every: timedelta, refresh: Callable[[], int]) -> None:
    """Call `refresh` whenever the list of `readers` that has waited longest is due, until the process is stopped."""
    sources = [reader.source for reader in readers]
    wait = schedule.due_in(store, sources, every)
    while True:
        hours = f"{wait.total_seconds() / 3600:.1f}"
        print_line(say(f"下次更新：{hours} 小时后", f"next refresh: {hours} h"), err=True)
        time.sleep(wait.total_seconds())
        try:
            refresh()
        except CommandRefusedError as refusal:
            print_line(f"lender-checker: {pick(refusal.reason)}", err=True)
        wait = max(_MIN_WAIT, schedule.due_in(store, sources, every))
