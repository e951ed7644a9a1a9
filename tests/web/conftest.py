"""A tiny application around the real blueprint; its Checker answers with the reports of `reports.py`, by name."""

import shutil
import threading
from dataclasses import dataclass
from types import SimpleNamespace

import pytest
from flask import Flask
from werkzeug.serving import make_server

from checker.errors import QueryError, UnknownRevision
from checker.web import blueprint, render_problem
from registries.model import Text
from tests.web import reports

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)


def source(name, state="fresh", **changes):
    base = {
        "id": name,
        "title": Text(zh=f"{name}名单", en=f"List of {name}"),
        "publisher": Text(zh="国家金融监督管理总局", en="NFRA"),
        "url": "https://www.nfra.gov.cn/list",
        "kind": "licence",
        "access": "starter",
        "whole": False,
        "state": state,
        "as_of": "2025-06-30",
        "rows": 232,
        "last_good_run": None,
        "last_attempt": None,
        "outcome": None,
    }
    return SimpleNamespace(**{**base, **changes})


@dataclass
class Answers:
    """Stands where the application keeps its Checker."""

    held: dict
    asked: list

    def check(self, request):
        self.asked.append(request)
        if request.as_of_rev == 999:
            raise UnknownRevision(Text(zh="没有这个数据版本。", en="No such revision."), "as_of_rev")
        if request.name == "？？？":
            raise QueryError(Text(zh="只有标点，没有名字。", en="Only punctuation."), "name")
        return self.held.get(request.name) or reports.report("unknown", "没查到这个名字。", "U", query=request.name)

    def sources(self):
        return [
            source("银行"),
            source("消费金融", "stale"),
            source("小贷", "never", as_of=None, rows=0, url="javascript:alert(1)"),
        ]


@pytest.fixture(scope="session")
def app():
    app = Flask("tests.web", static_folder=None)
    app.config.update(TESTING=True, CONTACT="")
    app.register_blueprint(blueprint)
    app.extensions["checker"] = Answers(dict(reports.ALL), [])

    @app.after_request
    def policy(response):
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response

    @app.errorhandler(404)
    def not_found(_):
        return render_problem(
            404, Text(zh="没有这一页", en="No such page"), Text(zh="网址可能写错了。", en="Check the address.")
        )

    return app


@pytest.fixture
def client(app):
    app.extensions["checker"].asked.clear()
    return app.test_client()


@pytest.fixture
def answers(app):
    return app.extensions["checker"]


@pytest.fixture(scope="session")
def site(app):
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def browser():
    playwright = pytest.importorskip("playwright.sync_api")
    program = next((found for name in ("chromium", "google-chrome", "chrome") if (found := shutil.which(name))), None)
    if not program:
        pytest.skip("no Chromium or Chrome on this machine")
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
    quiet += ["--disable-component-update", "--disable-sync", "--no-first-run"]
    with playwright.sync_playwright() as session:
        browser = session.chromium.launch(executable_path=program, args=quiet)
        yield browser
        browser.close()


def pytest_configure(config):
    config.addinivalue_line("markers", "browser: drives an installed Chromium or Chrome")
