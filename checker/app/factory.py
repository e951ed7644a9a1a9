"""The web application: one factory that joins the checker, the pages, the API, limits and headers."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from urllib.parse import unquote_to_bytes

from flask import Flask, request
from flask_cors import CORS
from flask_limiter import Limiter
from limits import parse_many
from werkzeug.exceptions import RequestEntityTooLarge, RequestURITooLarge, SecurityError
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.sansio.utils import host_is_trusted

from checker import api, web
from checker.app.error_handlers import register_failures
from checker.cache.redis_server import RedisServer, redis_from
from checker.errors import BadParameterError
from checker.limits.client_address import client_key
from checker.limits.rate_limit_storage import SCHEME
from checker.limits.work_limits import WorkLimits
from checker.service.checker import Checker
from checker.service.current import register_checker
from checker.settings import Settings
from checker.web.security_headers import register_headers
from registries.model import Text

#: Two names of 120 characters, percent-encoded, are under 2.5 KiB; nothing asked of us needs more.
MAX_QUERY = 4096

LOOPBACK = ("localhost", "127.0.0.1")
_IPV6_LOOPBACK = re.compile(r"\[::1\](:\d+)?")

#: Endpoints that a watchdog or a page's own parts call; they cost nothing and count against nobody.
UNLIMITED = frozenset({"health.alive", "health.ready", "web.static"})

#: A person who types a name asks for suggestions a few times, then looks it up.
TYPING = 2


def create_app(settings: Settings | None = None) -> Flask:
    """The application on `settings` (default: the environment's). Loads starter facts into an empty data folder.

    Raises SettingsError, and what Checker.open raises.
    """
    settings = settings or Settings.load()
    app = Flask("checker", static_folder=None)
    app.config.update(
        MAX_CONTENT_LENGTH=settings.max_body,
        MAX_FORM_MEMORY_SIZE=settings.max_body,
        MAX_FORM_PARTS=50,  # two names, a date and some thirty answers
        SETTINGS=settings,
    )
    server = redis_from(settings)
    register_checker(app, Checker.open(settings, server, WorkLimits(client_key)))
    if settings.proxy_hops:
        hops = settings.proxy_hops
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=0)  # type: ignore[method-assign]
    register_failures(app)
    register_headers(app, https=settings.https)
    app.before_request(partial(_refuse_other_hosts, _trusts((*LOOPBACK, *settings.trusted_hosts))))
    app.before_request(_refuse_oversize)
    app.before_request(_refuse_other_encodings)
    limit(app, settings, server)
    for room in (web.blueprint, api.blueprint, api.type_ahead, api.health):
        app.register_blueprint(room)
    _share(app)
    return app


def _share(app: Flask) -> None:
    """Any page may read the API: it is public, and answers nobody differently for his cookies."""
    CORS(
        app,
        resources={r"/api/v1/.*": {"origins": "*"}},
        methods=["GET", "POST"],
        allow_headers=["Content-Type", "If-None-Match"],
        expose_headers=["ETag", "Retry-After"],
        send_wildcard=True,
        supports_credentials=False,
        max_age=86400,
    )


def _refuse_other_hosts(trusted: Callable[[str], bool]) -> None:
    """A page must not be made for another's name."""
    if not trusted(request.host):
        raise SecurityError


def _trusts(names: Sequence[str]) -> Callable[[str], bool]:
    """Whether a Host header is one of ours. Flask's own TRUSTED_HOSTS cannot hold an IPv6 address."""

    @lru_cache(64)
    def trusted(host: str) -> bool:
        return bool(_IPV6_LOOPBACK.fullmatch(host)) or host_is_trusted(host, names)

    return trusted


def _refuse_oversize() -> None:
    """Before anything reads it: a long URL (414), a large body on any method (413)."""
    if len(request.environ.get("QUERY_STRING", "")) > MAX_QUERY:
        raise RequestURITooLarge
    if (request.content_length or 0) >= (request.max_content_length or 0):
        raise RequestEntityTooLarge


def _refuse_other_encodings() -> None:
    """Text that is not UTF-8 would silently become another name."""
    try:
        unquote_to_bytes(request.query_string).decode()
    except UnicodeDecodeError:
        text = Text(zh="网址里的文字不是 UTF-8 编码。", en="The text in the URL is not UTF-8.")
        raise BadParameterError(text) from None


def limit(app: Flask, settings: Settings, server: RedisServer | None) -> None:
    """One allowance a client for the whole site, and a larger one for typing, which asks at every character. Counted
    in Redis if there is one, else, and while it is away, in each worker: then up to `workers` times the rate may pass,
    but never an error."""
    limiter = Limiter(
        client_key,
        application_limits=[settings.rate_limit],
        application_limits_exempt_when=lambda: request.blueprint == api.type_ahead.name,
        storage_uri=f"{SCHEME}://",
        storage_options={"server": server},  # type: ignore[dict-item]  # handed on to RateCounts as it is
        strategy="sliding-window-counter",
        headers_enabled=True,
    )
    limiter.request_filter(lambda: request.endpoint in UNLIMITED)
    limiter.limit(_while_typing(settings.rate_limit))(api.type_ahead)
    limiter.init_app(app)


def _while_typing(rate: str) -> str:
    """The allowance for type-ahead: `TYPING` requests for every look-up that the site's own rate allows."""
    rates = (f"{TYPING * limit.amount} per {limit.multiples} {limit.GRANULARITY.name}" for limit in parse_many(rate))
    return ";".join(rates)
