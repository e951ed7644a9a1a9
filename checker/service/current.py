"""The checker of the Flask application that answers the present request."""

from typing import Final, cast

from flask import Flask, current_app

from checker.service.checker import Checker

_EXTENSION: Final = "checker"


def register_checker(app: Flask, checker: Checker) -> None:
    """Let every request to `app` be answered by `checker`."""
    app.extensions[_EXTENSION] = checker


def current_checker() -> Checker:
    """Return the present application's checker. Raises RuntimeError outside a request or application context."""
    return cast("Checker", current_app.extensions[_EXTENSION])
