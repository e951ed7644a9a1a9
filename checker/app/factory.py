"""The web application: one factory that joins the checker, the pages, the API, limits and headers."""

import logging

from flask import Flask
from flask_cors import CORS
from werkzeug.middleware.proxy_fix import ProxyFix

from checker import api, web
from checker.app.compression import register_compression
from checker.app.error_handlers import register_error_handlers
from checker.app.hot_answers import HotAnswers
from checker.app.rate_limits import register_rate_limits
from checker.app.request_guards import register_request_guards
from checker.app.request_in_memory import RequestInMemory
from checker.cache.cache import redis_from
from checker.cache.lifetimes import copy_seconds
from checker.limits.client_address import client_key
from checker.limits.request_rates import RequestRates
from checker.limits.work_limits import WorkLimits
from checker.service.checker import Checker
from checker.service.current import register_checker
from checker.settings import Settings
from checker.web.security_headers import register_security_headers

_LOG = logging.getLogger("checker.sources")


def create_app(settings: Settings | None = None) -> Flask:
    """Return the application on `settings` (default: the environment's); an empty data folder gets the starter facts.

    Raises SettingsError, and what Checker.open raises.
    """
    settings = settings or Settings.load()
    app = Flask("checker", static_folder=None)
    app.request_class = RequestInMemory
    app.config.update(
        MAX_CONTENT_LENGTH=settings.max_body,
        MAX_FORM_MEMORY_SIZE=settings.max_body,
        MAX_FORM_PARTS=50,  # two names, a date and some thirty answers
        SETTINGS=settings,
    )
    # lines that hold a tag of a template and nothing else are no lines of the page
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    server = redis_from(settings)
    checker = Checker.open(settings, server, WorkLimits(client_key))
    register_checker(app, checker)
    rates = RequestRates(settings.rate_limit, server)
    for fault in checker.source_faults:
        _LOG.warning("sources/%s; all other lists go on", fault)
    seconds = copy_seconds(settings.cache_seconds)
    hot = HotAnswers(app.wsgi_app, checker.moment, rates, settings.cache_bytes // 2, seconds)
    app.wsgi_app = hot  # type: ignore[method-assign]
    if settings.proxy_hops:
        hops = settings.proxy_hops
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=0)  # type: ignore[method-assign]
    register_compression(app)
    # in this order: what the guards refuse needs an error page with headers, and counts against nobody's rate
    register_error_handlers(app)
    register_security_headers(app, https=settings.https)
    register_request_guards(app, settings.trusted_hosts)
    register_rate_limits(app, rates)
    for blueprint in (web.blueprint, api.blueprint, api.type_ahead, api.health):
        app.register_blueprint(blueprint)
    _share_api(app)
    return app


def _share_api(app: Flask) -> None:
    """Let any web page read the API (CORS): it is public, and its answers depend on no cookie."""
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
