"""What a form held, sealed in a cookie of the person's own browser for some minutes: so the page that follows from it
has an address, without it, and going back or reloading shows it again. No server keeps it, and the browser cannot read
it.

Only a browser that navigates is led there. Whoever sends the form otherwise gets the page as the answer to it.
"""

import base64
import hmac
import json
import secrets
import zlib
from collections.abc import Mapping, Sequence
from typing import Any, Final, cast

from cryptography.fernet import Fernet, InvalidToken
from flask import current_app, redirect, request, url_for
from flask.blueprints import BlueprintSetupState
from werkzeug.wrappers import Response as AnyResponse

from checker.server_secret import server_secret
from checker.settings import Settings

COOKIE: Final = "answers"
#: Long enough to read a guide and come back.
SECONDS: Final = 20 * 60
#: Bytes. Browsers keep 4096 with the cookie's name and attributes.
MOST: Final = 3600
#: A field in the form of a browser that keeps no cookie: the page is then the answer to the form itself.
DIRECT: Final = "direct"

Fields = Mapping[str, Sequence[str]]


def prepare(state: BlueprintSetupState) -> None:
    """Give the application the seal, from the server's secret, so that every worker opens what another sealed."""
    settings = state.app.config.get("SETTINGS")
    secret = server_secret(settings) if isinstance(settings, Settings) else secrets.token_bytes(32)
    key = hmac.digest(secret, b"answers of forms", "sha256")
    cast("dict[str, object]", state.app.extensions)["answers_seal"] = Fernet(base64.urlsafe_b64encode(key))


def sent_fields() -> dict[str, list[str]]:
    """Return the fields of the form that this request sent."""
    fields = request.form.to_dict(flat=False)
    fields.pop(DIRECT, None)
    return fields


def answer_at_address(answer: AnyResponse, endpoint: str, fields: Fields, **address: str | None) -> AnyResponse:
    """Return a redirect to the page `endpoint`, with the fields sealed for it; the answer itself where it tells of a
    fault, where the sender is no browser that navigates, or where the fields are too long. `address`: what the address
    of the page holds."""
    if answer.status_code != 200 or request.headers.get("Sec-Fetch-Mode") != "navigate" or DIRECT in request.form:
        return answer
    sealed = _seal().encrypt(zlib.compress(json.dumps(dict(fields), ensure_ascii=False).encode())).decode()
    if len(sealed) > MOST:
        return answer
    values: dict[str, Any] = dict(address)
    response = redirect(url_for(endpoint, **values), 303)
    https = request.is_secure or bool(getattr(current_app.config.get("SETTINGS"), "https", False))
    response.set_cookie(COOKIE, sealed, path=url_for(endpoint), httponly=True, samesite="Strict", secure=https)
    response.headers["Cache-Control"] = "no-store"
    return response


def sealed_answers() -> Fields | None:
    """Return the fields that this browser's cookie holds; None for none, for old ones, or for what we did not seal."""
    try:
        opened = _seal().decrypt(request.cookies.get(COOKIE, ""), ttl=SECONDS)
        return cast("Fields", json.loads(zlib.decompress(opened)))
    except (InvalidToken, ValueError):  # the second for what is no ASCII
        return None


def keeps_no_cookie() -> bool:
    """Whether this browser was led here by us a moment ago and brings no cookie: its form is then to be sent with
    DIRECT."""
    return COOKIE not in request.cookies and request.headers.get("Sec-Fetch-Site") == "same-origin"


def _seal() -> Fernet:
    return cast("Fernet", current_app.extensions["answers_seal"])
