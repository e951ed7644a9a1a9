"""`lender-checker serve`: the pages and the API, until stopped."""

import click

from checker.app.factory import create_app
from checker.cli.options import without_none
from checker.cli.terminal.language import say
from checker.cli.terminal.one_language_help import Command
from checker.server.serve import PortTakenError, probe
from checker.server.serve import serve as serve_until_stopped
from checker.settings import Settings


@click.command(cls=Command)
@click.option("--host", metavar="ADDRESS", help="在哪个地址 | the address to listen on")
@click.option("--port", type=click.IntRange(1, 65535), help="在哪个端口 | the port to listen on")
@click.option("--workers", type=click.IntRange(1, 64), help="几个进程 | how many processes")
def serve(**options: str | int | None) -> None:
    """开网页和接口，直到停下 | serve the pages and the API until stopped"""
    settings = Settings.load(**without_none(options))
    try:
        probe(settings.host, settings.port)
    except PortTakenError as error:
        address = f"{settings.host}:{settings.port}"
        raise click.UsageError(say(f"{address} 用不了：端口有人在用，或者没有这个地址", str(error))) from None
    serve_until_stopped(create_app(settings), settings)
