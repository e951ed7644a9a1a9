"""`lender-checker` on a database that hangs: no statement ends while the file that HANGS_WHILE names is there."""

import os
import time
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine import Engine

from checker.cli.main import main

FLAG = Path(os.environ["HANGS_WHILE"])


def hang(*_: object) -> None:
    while FLAG.exists():
        time.sleep(0.05)


event.listen(Engine, "before_cursor_execute", hang)
main()
