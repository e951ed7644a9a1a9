"""`lender-checker serve`: the pages and the API, until stopped."""

import click

from checker.app.factory import create_app
from checker.cli.options import without_none
from checker.server.serve import PortTakenError, probe
from checker.server.serve import serve as serve_until_stopped
from checker.settings import Settings


@click.command()
@click.option("--host", metavar="ADDRESS")
@click.option("--port", type=click.IntRange(1, 65535))
@click.option("--workers", type=click.IntRange(1, 64))
def serve(**options: str | int | None) -> None:
    """开网页和接口 serve the pages and the API until stopped."""
    settings = Settings.load(**without_none(options))
    try:
        probe(settings.host, settings.port)
    except PortTakenError as error:
        raise click.UsageError(str(error)) from None
    serve_until_stopped(create_app(settings), settings)
