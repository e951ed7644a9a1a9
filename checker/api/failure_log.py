"""The log of failures: what failed and where in the code, never what was requested."""

import logging
import traceback

from flask import request

_LOG = logging.getLogger("checker")


def log_failure(error: BaseException) -> None:
    """Log the error's class and the last six places in the code; its message may hold what a person typed, so it is
    left out."""
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    places = " > ".join(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames)
    _LOG.error("%s %s failed: %s at %s", request.method, request.endpoint, type(error).__name__, places)
