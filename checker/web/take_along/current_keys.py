"""The keys that the present application marks its sheets with."""

import secrets
from typing import Final, cast

from flask import Flask, current_app
from flask.blueprints import BlueprintSetupState

from checker.settings import Settings
from checker.sheet.keys import SheetKeys
from checker.web.rendering import blueprint

_EXTENSION: Final = "sheet_keys"


def _prepare(state: BlueprintSetupState) -> None:
    """Give the application the keys of its sheets, from its server's secret."""
    app = cast("Flask", state.app)
    settings = app.config.get("SETTINGS")
    fresh = SheetKeys(secrets.token_bytes(32))
    app.extensions[_EXTENSION] = SheetKeys.of(settings) if isinstance(settings, Settings) else fresh


blueprint.record(_prepare)


def sheet_keys() -> SheetKeys:
    """Return the keys of the present application's sheets."""
    return cast("SheetKeys", current_app.extensions[_EXTENSION])
