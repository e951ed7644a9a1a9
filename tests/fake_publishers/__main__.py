"""python -m tests.fake_publishers [--port 8400] [--small] [--fault HOST=FAULT]…: the publishers' street, until
stopped."""

import argparse

import click

from tests.fake_publishers.publishers import routes
from tests.fake_publishers.server import CONTROL, FAULTS, Street


def main() -> None:
    """Open the street and say how to try the job on it."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.fake_publishers", description="One server that plays all publishers."
    )
    parser.add_argument("--port", type=int, default=8400)
    parser.add_argument("--small", action="store_true", help="lists of a few rows instead of their real size")
    parser.add_argument(
        "--fault", action="append", default=[], metavar="HOST=FAULT", help=f"one of {', '.join(FAULTS)}"
    )
    asked = parser.parse_args()
    faults = dict(pair.partition("=")[::2] for pair in asked.fault)
    if unknown := sorted({fault.partition("@")[0] for fault in faults.values()} - set(FAULTS)):
        parser.error(f"no such fault: {', '.join(unknown)}")
    street = Street(routes(small=asked.small), asked.port)
    street.faults.update(faults)
    click.echo(f"{len(street.routes)} pages at {street.base}; faults are switched at {street.base}{CONTROL}")
    click.echo(
        f"try:  LENDER_CHECKER_PUBLISHERS_URL={street.base} LENDER_CHECKER_PAUSE_SECONDS=0 lender-checker refresh"
    )
    try:
        street.serve_forever()
    except KeyboardInterrupt:
        street.server_close()


if __name__ == "__main__":
    main()
