"""Whether a person looks at our output, how wide it is, and whether in colour.

A terminal shows the short answer with signs and colours; a pipe or a file gets one fact a line. `FORCE_COLOR` and
`CLICOLOR_FORCE` make any output a terminal, `NO_COLOR` and `TERM=dumb` take the colours away.
"""

import os
import shutil
import sys
from collections.abc import Mapping
from typing import Final

WIDEST: Final = 80
_NARROWEST: Final = 24


def is_screen(environment: Mapping[str, str] = os.environ) -> bool:
    """Return whether standard output is shown to a person."""
    return sys.stdout.isatty() or _forced(environment)


def in_colour(environment: Mapping[str, str] = os.environ) -> bool:
    """Return whether standard output is coloured: NO_COLOR before all, then what forces, then TERM and CLICOLOR."""
    if environment.get("NO_COLOR"):
        return False
    if _forced(environment):
        return True
    plain = environment.get("TERM") == "dumb" or environment.get("CLICOLOR") == "0"
    return sys.stdout.isatty() and not plain


def width() -> int:
    """Return the cells of a line: as wide as the terminal (or COLUMNS), 80 at most."""
    return max(_NARROWEST, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns))


def _forced(environment: Mapping[str, str]) -> bool:
    return any(environment.get(name, "0") not in {"", "0"} for name in ("FORCE_COLOR", "CLICOLOR_FORCE"))
