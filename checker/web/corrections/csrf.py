"""Protection of the forms against cross-site request forgery: a token bound to a cookie, and a check of the sender.

The cookie goes to these pages only, holds nothing but the token's other half, and ends with the browser's session.
"""

import hmac
import secrets
from typing import Final, cast

from flask import Flask, Request, abort, current_app, request
from flask.blueprints import BlueprintSetupState
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from flask_wtf.csrf import ValidationError as TokenFault
from flask_wtf.csrf import validate_csrf

from checker.corrections.limits import ClaimLimits
from checker.corrections.sender_network import Sender, network_key, sender_of
from checker.server_secret import server_secret
from checker.settings import Settings
from checker.web.corrections.form import not_sent

TOKEN: Final = "csrf_token"  # noqa: S105 - the name of the field
#: Somebody who writes slowly on a phone; a page open longer is likely somebody else's.
TOKEN_SECONDS: Final = 4 * 3600
LIMITS: Final = ClaimLimits()
_OWN_SITES: Final = frozenset({"same-origin", "none"})


class _PathSession(SecureCookieSessionInterface):
    """A session whose cookie is sent back to the page that set it, and to no other."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Return an empty session at once where no cookie came, as with nearly all requests."""
        if self.get_cookie_name(app) not in request.cookies:
            return self.session_class()
        return super().open_session(app, request)

    def get_cookie_path(self, app: Flask) -> str:  # noqa: ARG002 - Flask's signature
        return "/" + request.path.split("/")[1]

    def get_cookie_secure(self, app: Flask) -> bool:
        return request.is_secure or bool(getattr(app.config.get("SETTINGS"), "https", False))


def prepare(state: BlueprintSetupState) -> None:
    """Give the application what tokens need, a key from the server's secret and a cookie, and the key that networks are
    hashed with."""
    app = cast("Flask", state.app)  # what blueprints call it by is its base, which has no sessions
    settings = app.config.get("SETTINGS")
    secret = server_secret(settings) if isinstance(settings, Settings) else secrets.token_bytes(32)
    app.secret_key = app.secret_key or hmac.digest(secret, b"tokens of forms", "sha256")
    app.extensions["network_key"] = network_key(secret)
    app.config.update(SESSION_COOKIE_SAMESITE="Lax", SESSION_COOKIE_HTTPONLY=True)
    app.session_interface = _PathSession()


def refuse_other_sites() -> None:
    """Answer 403 to a form that another site sent. Browsers send whose page it was on (Sec-Fetch-Site), old ones at
    least its Origin, which is `null` from our own pages: they send no referrer."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        if site not in _OWN_SITES:
            abort(403)
        return
    origin = request.headers.get("Origin", "null")
    if origin != "null" and origin.partition("://")[2] != request.host:
        abort(403)


def require_token() -> None:
    """Raise FormNotSentError when the form does not carry the token of this browser, or carries it too late."""
    try:
        validate_csrf(request.form.get(TOKEN), time_limit=TOKEN_SECONDS)
    except TokenFault:
        raise not_sent("corrections.expired", 400) from None


def sender() -> Sender:
    """Return the networks that this request counts against."""
    return sender_of(request.remote_addr or "", cast("bytes", current_app.extensions["network_key"]))


def limits() -> ClaimLimits:
    """Return how many claims are accepted in which time."""
    return cast("ClaimLimits", current_app.config.get("CORRECTIONS_LIMITS", LIMITS))
