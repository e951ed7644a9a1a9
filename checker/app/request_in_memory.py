"""Requests whose files stay in memory: what a person sends comes to rest on no disk, not even in a temporary file."""

import io
from typing import IO

from flask import Request


class RequestInMemory(Request):
    """A request of Flask. Werkzeug writes files above 500 KB to temporary files; how large one may be is limited before
    any of it is read."""

    def _get_file_stream(
        self,
        total_content_length: int | None,  # noqa: ARG002 - Werkzeug's signature
        content_type: str | None,  # noqa: ARG002
        filename: str | None = None,  # noqa: ARG002
        content_length: int | None = None,  # noqa: ARG002
    ) -> IO[bytes]:
        return io.BytesIO()
