"""Every measurement that has a goal, this build beside an earlier one: `python -m benchmarks.against CHECKOUT [WHAT]`.

Runs the benchmarks one after the other, each of which takes the two builds in alternating rounds, prints their rows as
they come, and at the end which of them missed a goal. Ends with 1 if one did.
"""

import argparse
import subprocess
import sys
from pathlib import Path
from typing import Final

#: Module of this package, and whether it takes the checkout: the others compare with libraries within one run.
MEASURED: Final = {
    "checks": True,
    "http": True,
    "questions": True,
    "batch": True,
    "memory": True,
    "start_up": True,
    "refresh": True,
    "publish": False,
    "names": False,
}


def main() -> None:
    """Run all benchmarks, or those that are named."""
    parser = argparse.ArgumentParser(description="All that is measured, beside an earlier build.")
    parser.add_argument("checkout", type=lambda path: Path(path).resolve(), help="a built checkout to compare with")
    parser.add_argument("what", nargs="*", help=f"of {', '.join(MEASURED)}; all, if none is named")
    words = parser.parse_args()
    if unknown := set(words.what) - set(MEASURED):
        parser.error(f"no such benchmark: {', '.join(sorted(unknown))}; there are {', '.join(MEASURED)}")
    codes = {what: _run(what, words.checkout) for what in words.what or MEASURED}
    missed = [what for what, code in codes.items() if code]
    print("\nmissed a goal: " + (", ".join(missed) or "none"))
    sys.exit(bool(missed))


def _run(what: str, checkout: Path) -> int:
    print(f"\n== {what}", flush=True)
    arguments = [str(checkout)] if MEASURED[what] else []
    return subprocess.run([sys.executable, "-m", f"benchmarks.{what}", *arguments], check=False).returncode


if __name__ == "__main__":
    main()
