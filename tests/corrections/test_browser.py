"""The forms in a real browser, as on a phone, without JavaScript; and a page elsewhere that tries to send one."""

import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server
from werkzeug.wrappers import Response

from checker.app.factory import create_app
from checker.corrections import Claim, Corrections
from checker.corrections.limits import UNCOUNTED
from checker.corrections.ticket import take
from checker.settings import Settings
from tests.conftest import UNLIMITED
from tests.corrections.test_ticket import answered
from tests.web.axe import violations_in_both_schemes

pytestmark = pytest.mark.browser
SMALL = """[...document.querySelectorAll('a, button, summary, input:not([type=hidden]), textarea')]
    .filter(e => !e.closest('.evidence, .trap, [hidden]') && !e.classList.contains('skip'))
    .filter(e => e.getBoundingClientRect().height < 43.5).map(e => e.outerHTML)"""
OpenPage = Callable[..., Page]


@contextmanager
def served(app: Any) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def folder(data_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(data_dir, tmp_path_factory.mktemp("browser") / "data"))


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    app = create_app(Settings(data_dir=folder, rate_limit=UNLIMITED))
    app.config["CORRECTIONS_LIMITS"] = UNCOUNTED
    with served(app) as address:
        yield address


@pytest.fixture(scope="module")
def tickets(folder: Path) -> Corrections:
    return Corrections(f"sqlite:///{folder / 'lender-checker.db'}")


@pytest.fixture
def phone(site: str, browser: Browser) -> Iterator[OpenPage]:
    with ExitStack() as stack:

        def opened(path: str, **options: Any) -> Page:
            page = browser.new_page(
                **{
                    "viewport": {"width": 360, "height": 780},
                    "java_script_enabled": False,
                    "locale": "zh-CN",
                    **options,
                }
            )
            stack.callback(page.close)
            page.goto(f"{site}{path}")
            return page

        yield opened


def ticket_of(page: Page) -> str:
    page.wait_for_url(re.compile(r"/corrections/[A-Z0-9-]{14}"))
    return page.locator(".number").inner_text()


def test_from_a_fact_to_a_ticket(phone: OpenPage, tickets: Corrections) -> None:
    page = phone("/check?name=360借条")
    page.locator("details.record:has(button[name=record]) > summary").first.click()
    page.locator("button[name=record]:visible").first.click()
    expect(page.locator(".long .about")).to_be_visible()
    page.get_by_label("哪里错了").fill("日期写错了。")
    page.get_by_label("这家公司的人").check()
    page.get_by_role("button", name="发给核对的人").click()
    ticket = tickets.ticket(ticket_of(page))
    assert (ticket.claim.text, ticket.claim.voice) == ("日期写错了。", "firm")
    assert ticket.record is not None


def test_a_suspicious_platform_is_told_by_keyboard_alone(phone: OpenPage, tickets: Corrections) -> None:
    page = phone("/report")
    page.get_by_label("它叫什么").focus()
    page.keyboard.type("测试乙贷")
    for keys in ("Tab", "Space", "Tab", "Space", "Tab", "Space"):
        page.keyboard.press(keys)
    page.keyboard.press("Enter")
    sighting = tickets.ticket(ticket_of(page)).claim.sighting
    assert sighting is not None
    assert (sighting.channel, sighting.asked) == ("app", ("fee_first", "private_transfer"))


def test_a_form_open_too_long_loses_nothing(phone: OpenPage, tickets: Corrections) -> None:
    page = phone("/corrections?about=测试甲贷")
    page.get_by_label("哪里错了").fill("写了\n很久")
    page.context.clear_cookies()
    page.get_by_role("button", name="发给核对的人").click()
    expect(page.get_by_role("alert")).to_contain_text("放得太久")
    expect(page.get_by_label("哪里错了")).to_have_value("写了\n很久")
    page.get_by_role("button", name="发给核对的人").click()
    assert tickets.ticket(ticket_of(page)).claim.text == "写了\n很久"


def test_another_site_cannot_send_the_form(site: str, browser: Browser, tickets: Corrections) -> None:
    form = f"<form action={site}/corrections method=post><input name=about value=a><input name=text value=b>"
    attack = Response(f"{form}<input name=kind value=correction><button>x</button></form>", mimetype="text/html")
    before = tickets.audit().rows
    page = browser.new_page()
    page.goto(f"{site}/corrections")  # the cookie is there
    with served(attack) as elsewhere:
        for place in (elsewhere, elsewhere.replace("127.0.0.1", "localhost")):
            page.goto(place)
            with page.expect_navigation() as answer:
                page.get_by_role("button").click()
            assert answer.value is not None
            assert answer.value.status == 403
    page.close()
    assert tickets.audit().rows == before


@pytest.fixture(scope="module")
def pages(site: str, tickets: Corrections) -> dict[str, str]:
    number = tickets.receive(Claim(kind="correction", about="测试甲贷", text="错了", record=None))
    tickets.append(number, lambda found: take(found, "甲"))
    answered(tickets, number, "declined")
    return {"form": "/corrections", "report": "/report", "ticket": f"/corrections/{number}", "none": "/corrections/x"}


@pytest.mark.parametrize("name", ["form", "report", "ticket", "none"])
def test_axe_finds_nothing(phone: OpenPage, pages: dict[str, str], name: str) -> None:
    page = phone(pages[name], java_script_enabled=True)
    assert violations_in_both_schemes(page) == ""


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_scrolls_sideways_and_targets_are_large(phone: OpenPage, pages: dict[str, str], lang: str) -> None:
    page = phone("/corrections", viewport={"width": 320, "height": 700}, java_script_enabled=True)
    for name, path in pages.items():
        page.goto(f"{urljoin(page.url, path)}?lang={lang}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
        assert page.evaluate(SMALL) == [], name
