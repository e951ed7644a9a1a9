"""Pictures of the product as it is: the served application on the starter facts, as they are told today.

`make test` takes one of every story, in one language, width and scheme, and compares what each story shows in either
language with the interface. `make screenshots` (UPDATE_SCREENSHOTS=1) takes them all and keeps those of `KEPT` in
docs/screenshots; SCREENSHOT_DIR names a folder that takes them all, to be looked at.
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, Route

from checker.guidance import guides
from checker.terms import Standing
from tests.conftest import Server
from tests.web.collector_stories import STORY
from tests.web.palette import fewer_colours
from tests.web.read.texts import CONTRACT

pytestmark = pytest.mark.browser

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"
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
GUIDES = {f"guide-{slug}": f"/guides/{slug}" for slug in guides()}
#: More pages that are asked for by address.
MORE = {
    "cost_form": "/cost",
    "read": "/read",
    "corrections": "/corrections",
    "report_platform": "/report",
    "guides": "/guides",
    **{page: f"/{page}" for page in ("privacy", "about", "method")},
    "danger": f"/check?{urlencode({'name': '我还不上了，不想活了'})}",
    "replay": f"/replay?{urlencode({'name': '考拉速借', 'as_of_rev': 1})}",
    **GUIDES,
}
#: Pages that come by POST: the address and what a person told.
TOLD = {
    "second_step": (
        "/check",
        {
            "name": "360借条",
            "observed.money_received": "no",
            "observed.upfront_fee": "yes",
            "observed.membership_forced": "yes",
            "observed.downloaded_by_link": "no",
        },
    ),
    "campus_loan": ("/check", {"name": "京东金条", "observed.campus_loan_cancel": "yes"}),
    "fault": ("/check", {"name": "360借条", "received": "七千", "observed.upfront_fee": "yes"}),
    "read_found": ("/read", {"text": CONTRACT}),
    "cost": ("/cost", {"received": "10000", "each": "902.58", "count": "12", "lender_type": "consumer_finance"}),
    "collector_answer": ("/collector", STORY),
}
ADDRESSES = {**PLAIN, **MORE, **{page: path for page, (path, _) in TOLD.items()}, **dict.fromkeys(ASKED, "/check")}
FORMS = {**{page: form for page, (_, form) in TOLD.items()}, "contradicted": ASKED["contradicted"]}


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


#: Kept for readers of the repository: a few pages whole, of others the top, as far as a person sees at first.
WHOLE = ("form", "listed_partner", "second_step", "cost")
TOP = 1400
KEPT_MORE = ("read_found", "danger", "collector_answer", "guide-home-visit", "corrections")
README_PICTURES = (
    Shot("listed_partner", 390, height=1400, scale=1.5, name="report-phone"),
    Shot("form", 390, height=844, scale=1.5, name="form-phone"),
)
KEPT = (
    *README_PICTURES,
    *(Shot(page) for page in WHOLE),
    *(Shot(page, height=TOP, name=f"{page}-top") for page in (*PLAIN, *ASKED, *KEPT_MORE) if page not in WHOLE),
    *(Shot(page, 1280) for page in ("form", "listed_partner")),
    Shot("form", scheme="dark"),
    Shot("form", lang="en"),
    Shot("form", height=780, typed="招联", name="suggest-360-light-zh"),
)
SEEN = tuple(
    shot
    for shot in (
        *(Shot(page, width) for width in (360, 1280) for page in (*PLAIN, *ASKED)),
        *(Shot(page, scheme="dark") for page in (*ASKED, *TOLD)),
        *(Shot(page, lang="en") for page in (*PLAIN, *ASKED)),
        *(Shot(page, width, lang=lang) for lang in ("zh", "en") for width in (360, 1280) for page in (*MORE, *TOLD)),
    )
    if shot not in KEPT
)


class Camera:
    """Opens pages for pictures. Pages of one shape and language share one tab."""

    def __init__(self, browser: Browser, site: str) -> None:
        self.browser, self.site = browser, site
        self.tabs: dict[object, Page] = {}

    def opened(self, shot: Shot) -> Page:
        """The page of the picture, open; what a person told travels by POST, as the form sends it."""
        page = self._tab(shot)
        query = {"lang": shot.lang} if shot.page in FORMS else {**self._asked(shot), "lang": shot.lang}
        path = ADDRESSES[shot.page]
        address = f"{self.site}{path}{'&' if '?' in path else '?'}{urlencode(query)}"
        if shot.page in FORMS:
            self._post(page, address, urlencode(FORMS[shot.page]))
        else:
            page.goto(address)
        if shot.typed:
            page.locator("#name").press_sequentially(shot.typed)
            page.get_by_role("option").first.wait_for()
        return page

    def close(self) -> None:
        for page in self.tabs.values():
            page.close()

    def _asked(self, shot: Shot) -> dict[str, str]:
        return ASKED.get(shot.page, {})

    def _tab(self, shot: Shot) -> Page:
        shape = (shot.width, shot.height, shot.scale, shot.scheme, shot.lang, bool(shot.typed))
        if shape not in self.tabs:
            self.tabs[shape] = self.browser.new_page(
                viewport={"width": shot.width, "height": shot.height or 780},
                device_scale_factor=shot.scale,
                color_scheme="dark" if shot.scheme == "dark" else "light",
                locale="zh-CN" if shot.lang == "zh" else "en-GB",
                java_script_enabled=bool(shot.typed),
            )
        return self.tabs[shape]

    def _post(self, page: Page, address: str, body: str) -> None:
        form = {"content-type": "application/x-www-form-urlencoded"}

        def post(route: Route) -> None:
            route.continue_(method="POST", post_data=body, headers={**route.request.headers, **form})

        page.route(address, post)
        page.goto(address)
        page.unroute(address)


@pytest.fixture(scope="module")
def camera(server: Server, browser: Browser) -> Iterator[Camera]:
    camera = Camera(browser, server.url)
    yield camera
    camera.close()


@pytest.fixture(scope="session")
def said(server: Server, browser: Browser) -> dict[str, Any]:
    """The interface's answer to each question."""
    page = browser.new_page()
    address = f"{server.url}/api/v1/check"
    answers = {key: page.request.post(address, data=asked).json() for key, asked in ASKED.items()}
    page.close()
    return answers


def shows_what_the_interface_says(page: Page, said: dict[str, Any], shot: Shot) -> None:
    if shot.page in ASKED:
        assert said[shot.page]["verdict"]["headline"][shot.lang] in (page.text_content("details.score") or "")
    assert page.locator("h1").count() == 1


@pytest.mark.parametrize("story", ADDRESSES)
def test_a_story_is_told_in_english_too(camera: Camera, said: dict[str, Any], story: str) -> None:
    shot = Shot(story, lang="en")
    shows_what_the_interface_says(camera.opened(shot), said, shot)


def once_a_story(shots: Iterable[Shot]) -> Iterator[Any]:
    """`make test` takes the first picture of each story; `make screenshots` and `make property` take all."""
    met: set[str] = set()
    for shot in shots:
        yield pytest.param(shot, marks=[pytest.mark.exhaustive] if shot.page in met else [], id=shot.file)
        met.add(shot.page)


@pytest.mark.parametrize("shot", list(once_a_story([*KEPT, *SEEN])))
def test_a_picture_shows_what_the_interface_says(
    camera: Camera, browser: Browser, said: dict[str, Any], shot: Shot
) -> None:
    page = camera.opened(shot)
    shows_what_the_interface_says(page, said, shot)
    if page.locator("#link").count():
        page.eval_on_selector("#link", SAME_ADDRESS, camera.site)
    picture = page.screenshot(full_page=shot.height is None)
    assert len(picture) > 10_000
    if folder := os.environ.get("SCREENSHOT_DIR"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        (Path(folder) / shot.file).write_bytes(picture)
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
    assert sum(path.stat().st_size for path in FOLDER.glob("*.png")) < 4_000_000
