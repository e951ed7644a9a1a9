"""The floor: a WSGI application that answers a fixed body, under the same server as ours and with nothing else."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from checker.server.serve import serve
from checker.settings import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

#: As long as a report on a well-known name.
BODY = b"x" * 28_000


def bare(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:  # noqa: ARG001 - the protocol
    """Answer BODY to everything."""
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(BODY)))])
    return [BODY]


if __name__ == "__main__":
    chosen = Settings.load(port=int(sys.argv[1]))
    serve(bare, chosen)
