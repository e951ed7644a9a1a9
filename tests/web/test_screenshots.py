"""Pictures of the product as it is: the served application on the starter facts, judged on one fixed day.

Every run takes them all and compares what they show with the interface; `make screenshots` (UPDATE_SCREENSHOTS=1)
keeps those of `KEPT` in docs/screenshots.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, Route

from checker.report import Standing
from tests.conftest import Server
from tests.web.palette import fewer_colours

pytestmark = pytest.mark.browser

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"
DAY = "2026-11-24"
#: picture → what is asked; one of each standing and of each hard case
ASKED = {
    "licensed_lender": {"name": "招联消费金融"},
    "lender_product": {"name": "安逸花"},
    "listed_partner": {"name": "360借条"},
    "unconfirmed": {"name": "宜享花"},
    "not_a_lender": {"name": "福州奇富融资担保有限公司"},
    "unknown": {"name": "银享花"},
    "lookalike": {"name": "微粒货"},
    "ambiguous": {"name": "360网贷"},
    "disqualified": {"name": "重庆市阿拉丁小额贷款有限公司"},
    "warned": {"name": "衣食贷"},
    "contradicted": {"name": "惠享花", "lender": "瑞安五洲小额贷款股份有限公司"},
}
PLAIN = {"form": "/", "collector": "/collector", "emergency": "/emergency", "sources": "/sources"}


#: The port of a test's server changes with every run; a picture shows the one of `make run`.
SAME_ADDRESS = "(link, site) => link.value = link.value.replace(site, 'http://127.0.0.1:8000')"


@dataclass(frozen=True)
class Shot:
    """One picture: of which page, how wide (CSS pixels), in which colours and language. With `height`, only the top
    of the page, at `scale` pixels a CSS pixel. With `typed`, the names that complete it are open; without, no script
    runs."""

    page: str
    width: int = 360
    scheme: str = "light"
    lang: str = "zh"
    height: int | None = None
    scale: float = 1
    name: str = ""
    typed: str = ""

    @property
    def file(self) -> str:
        return f"{self.name or '-'.join((self.page, str(self.width), self.scheme, self.lang))}.png"


README_PICTURES = (
    Shot("listed_partner", 390, height=1400, scale=1.5, name="report-phone"),
    Shot("form", 390, height=844, scale=1.5, name="form-phone"),
)
KEPT = (
    *README_PICTURES,
    *(Shot(page) for page in (*PLAIN, *ASKED)),
    *(Shot(page, 1280) for page in ("form", "licensed_lender", "listed_partner", "contradicted")),
    Shot("form", scheme="dark"),
    Shot("form", lang="en"),
    Shot("form", height=780, typed="招联", name="suggest-360-light-zh"),
)
SEEN = (
    *(Shot(page, 1280) for page in ASKED if page not in {shot.page for shot in KEPT if shot.width == 1280}),
    *(Shot(page, scheme="dark") for page in ASKED),
    *(Shot(page, lang="en") for page in (*PLAIN, *ASKED) if page != "form"),
)


def open_shot(browser: Browser, site: str, shot: Shot) -> Page:
    """The page of the picture, open; a question with a lender travels by POST, as the form sends it."""
    page = browser.new_page(
        viewport={"width": shot.width, "height": shot.height or 780},
        device_scale_factor=shot.scale,
        color_scheme="dark" if shot.scheme == "dark" else "light",
        locale="zh-CN",
        java_script_enabled=bool(shot.typed),
    )
    asked = ASKED.get(shot.page)
    if asked is None:
        page.goto(f"{site}{PLAIN[shot.page]}?lang={shot.lang}")
        if shot.typed:
            page.locator("#name").press_sequentially(shot.typed)
            page.get_by_role("option").first.wait_for()
    elif "lender" in asked:
        body = urlencode({**asked, "on": DAY})
        form = {"content-type": "application/x-www-form-urlencoded"}

        def post(route: Route) -> None:
            route.continue_(method="POST", post_data=body, headers={**route.request.headers, **form})

        page.route("**/check*", post)
        page.goto(f"{site}/check?lang={shot.lang}")
    else:
        page.goto(f"{site}/check?{urlencode({**asked, 'on': DAY, 'lang': shot.lang})}")
    return page


@pytest.fixture(scope="session")
def said(server: Server, browser: Browser) -> dict[str, Any]:
    """The interface's answer to each question."""
    page = browser.new_page()
    address = f"{server.url}/api/v1/check"
    answers = {key: page.request.post(address, data={**asked, "on": DAY}).json() for key, asked in ASKED.items()}
    page.close()
    return answers


@pytest.mark.parametrize("shot", [*KEPT, *SEEN], ids=lambda shot: shot.file)
def test_a_picture_shows_what_the_interface_says(
    server: Server, browser: Browser, tmp_path: Path, said: dict[str, Any], shot: Shot
) -> None:
    page = open_shot(browser, server.url, shot)
    if shot.page in ASKED:
        assert page.inner_text("#standing") == said[shot.page]["verdict"]["headline"][shot.lang]
        page.eval_on_selector("#link", SAME_ADDRESS, server.url)
    picture = page.screenshot(path=tmp_path / shot.file, full_page=shot.height is None)
    page.close()
    assert len(picture) > 10_000
    if shot in KEPT and os.environ.get("UPDATE_SCREENSHOTS") == "1":
        (FOLDER / shot.file).write_bytes(fewer_colours(browser, picture))


def test_the_questions_cover_every_standing(said: dict[str, Any]) -> None:
    found = {key: answer["verdict"]["standing"] for key, answer in said.items()}
    assert {key: found[key] for key in Standing.__args__} == {key: key for key in Standing.__args__}
    assert said["ambiguous"]["match"]["kind"] == "ambiguous"
    assert "lookalike" in {other["kind"] for other in said["lookalike"]["match"]["alternatives"]}
    assert "contradicted" in {link["relation"] for link in said["contradicted"]["chain"]}


def test_the_folder_holds_these_pictures_only_each_with_its_line() -> None:
    files = {path.name for path in FOLDER.glob("*.png")}
    assert files == {shot.file for shot in KEPT}
    listed = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [name for name in files if name not in listed] == []
    assert sum(path.stat().st_size for path in FOLDER.glob("*.png")) < 3_000_000
