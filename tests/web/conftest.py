"""A tiny application around the real blueprint; its Checker answers with the reports of `reports.py`, by name."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest
from flask import Flask, Response
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from checker.dataset.holdings import Holding, Holdings
from checker.errors import QueryError, UnknownRevisionError
from checker.evidence.source_state import SourceState
from checker.report import Report
from checker.request.model import CheckRequest
from checker.web import blueprint, render_problem
from registries.model import Text
from tests.conftest import Server
from tests.web import lists, making, reports
from tests.web.filling import OpenPage

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "browser: drives a Chromium or Chrome")


HOLDINGS = Holdings(
    revision=17,
    holdings=(
        Holding(kind="firms", count=1602, newest="2026-04-17", old=False),
        Holding(kind="lenders", count=377, newest="2025-12-31", old=False),
        Holding(kind="brands", count=411, newest="2026-11-29", old=False),
        Holding(kind="notices", count=198, newest="2026-03-13", old=False),
        Holding(kind="partner_lists", count=19, newest="2026-01", old=True),
    ),
    lists=22,
    extracts=22,
    whole=0,
    known="listed_partner",
    unknown="unknown",
)


@dataclass
class Answers:
    """Stands where the application keeps its Checker."""

    held: dict[str, Report]
    asked: list[CheckRequest]
    lists: list[SourceState] = field(default_factory=lists.every_kind)
    kept: Holdings = HOLDINGS
    store_answers: bool = True

    def holdings(self) -> Holdings:
        return self.kept

    def check(self, request: CheckRequest) -> Report:
        self.asked.append(request)
        if request.as_of_rev == 999:
            raise UnknownRevisionError(Text(zh="没有这个数据版本。", en="No such revision."), "as_of_rev")
        if request.name == "？？？":
            raise QueryError(Text(zh="只有标点，没有名字。", en="Only punctuation."), "name")
        return self.held.get(request.name) or making.report("unknown", "没查到这个名字。", "U", query=request.name)

    def sources(self) -> list[SourceState]:
        return self.lists


@pytest.fixture(scope="session")
def app() -> Flask:
    app = Flask("tests.web", static_folder=None)
    app.config.update(TESTING=True, SETTINGS=SimpleNamespace(contact=None))
    app.register_blueprint(blueprint)
    app.extensions["checker"] = Answers(dict(reports.ALL), [])

    @app.after_request
    def policy(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response

    @app.errorhandler(404)
    def not_found(_: Exception) -> Response:
        title = Text(zh="没有这一页", en="No such page")
        return render_problem(404, title, Text(zh="网址可能写错了。", en="Check the address."))

    return app


@pytest.fixture
def answers(app: Flask) -> Answers:
    found: Answers = app.extensions["checker"]
    found.asked.clear()
    found.lists, found.kept, found.store_answers = lists.every_kind(), HOLDINGS, True
    return found


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def site(app: Flask) -> Iterator[str]:
    """The address of the served application."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


class Tabs:
    """Pages that one test after the other uses: to open one costs four times as much as to lead it elsewhere."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[str, list[Page]] = {}
        self._taken: list[tuple[str, Page]] = []

    def take(self, options: dict[str, object]) -> Page:
        """A page of this kind that nobody uses, without cookies and without anything in `asked` and `said`."""
        free = self._free.setdefault(repr(options), [])
        page = free.pop() if free else self._opened(options)
        page.asked, page.said = [], []
        self._taken.append((repr(options), page))
        return page

    def give_back(self) -> None:
        """What was taken is free again."""
        for kind, page in self._taken:
            page.unroute_all(behavior="ignoreErrors")
            page.goto("about:blank")
            page.context.clear_cookies()
            self._free[kind].append(page)
        self._taken.clear()

    def _opened(self, options: dict[str, object]) -> Page:
        page = self._browser.new_page(**options)
        page.on("request", lambda request: page.asked.append(request.url) if "suggest?" in request.url else None)
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.on("dialog", lambda dialog: page.said.append(dialog.message))
        return page


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Tabs:
    return Tabs(browser)


@pytest.fixture
def open_page(server: Server, tabs: Tabs) -> Iterator[OpenPage]:
    """Open a page of the served application as a phone does; what it asked for stands in `asked`, faults in `said`."""

    def opened(path: str = "/", site: str = server.url, **options: object) -> Page:
        page = tabs.take({"viewport": {"width": 360, "height": 780}, "locale": "zh-CN", **options})
        page.goto(f"{site}{path}")
        return page

    yield opened
    tabs.give_back()
