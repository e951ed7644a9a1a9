"""Prints how long the pages are on a phone, and where on them a person finds what matters, as a Markdown table.

    python -m scripts.page_heights 360借条 银享花                  # of these names, in both languages
    python -m scripts.page_heights --path /cost --path /emergency   # of these pages
    python -m scripts.page_heights --site http://127.0.0.1:8000 …   # of a server that is running already

Measured in CSS pixels from the top at 360 × 800 with every fold closed, in an installed Chromium. Without --site a
server on the bundled facts is started for as long as it takes.
"""

import argparse
import gzip
import json
import shutil
import tempfile
import threading
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlencode

from playwright.sync_api import Page, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from checker.app.factory import create_app
from checker.settings import Settings

WIDTH, HEIGHT = 360, 800
NAMES: Final = ("360借条", "银享花", "招联消费金融", "安逸花", "宜享花", "考拉速借", "衣食贷", "360网贷")
LANGUAGES: Final = ("zh", "en")
HEAD: Final = (
    "| page | lang | height | worst | one thing to do | unchecked end | what to do | lender | HTML KB | gzip KB |"
)
#: Where the parts of a report stand: the top of each, and the bottom of what is unchecked. A lender is where its name
#: is printed first.
MEASURE: Final = """names => {
  const place = (found, edge) => found ? Math.round(found.getBoundingClientRect()[edge] + scrollY) : null;
  const first = selector => place(document.querySelector(selector), 'top');
  const last = selector => place([...document.querySelectorAll(selector)].at(-1), 'bottom');
  const named = () => {
    const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const hit = names.map(name => node.data.indexOf(name)).filter(at => at >= 0);
      if (!hit.length) continue;
      range.setStart(node, Math.min(...hit));
      range.setEnd(node, Math.min(...hit) + 1);
      if (range.getBoundingClientRect().height) return place(range, 'top');
    }
    return null;
  };
  return [document.documentElement.scrollHeight, first('#worst'), first('#slip .do'), last('#slip .not li'),
          first('#todo'), first('#lender1') ?? (names.length ? named() : null)];
}"""


@dataclass(frozen=True)
class Row:
    """What was measured of one page in one language: pixels, None for what is not on it; kilobytes of 1,024 bytes."""

    page: str
    lang: str
    height: int
    worst: int | None
    action: int | None
    unchecked_end: int | None
    todo: int | None
    lender: int | None
    html: float
    gzipped: float

    def line(self) -> str:
        """Return it as a line of the table."""
        cells = ("–" if cell is None else f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in astuple(self))
        return f"| {' | '.join(cells)} |"


class _Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002 - Werkzeug's signature
        """Say nothing."""


@dataclass(frozen=True)
class Wanted:
    """A page to measure. `lenders`: names of which the first that is printed counts."""

    title: str
    path: str
    lenders: tuple[str, ...] = ()

    def address(self, site: str, lang: str) -> str:
        """Return its address in a language."""
        return f"{site}{self.path}{'&' if '?' in self.path else '?'}lang={lang}"


@contextmanager
def served() -> Iterator[str]:
    """Serve the bundled facts, and give the address."""
    with tempfile.TemporaryDirectory() as folder:
        app = create_app(Settings(data_dir=Path(folder), rate_limit="1000000/minute"))
        server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_Quiet)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
            server.server_close()


def fetched(address: str) -> bytes:
    """Return what the server answers, not compressed."""
    with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 - the site that was given
        return bytes(answer.read())


def lenders(site: str, name: str) -> tuple[str, ...]:
    """Return the lenders of a name, each in full and without the words for its legal form."""
    report = json.loads(fetched(f"{site}/api/v1/check?{urlencode({'name': name})}"))
    full = [link["entity"]["name"] for link in report["chain"] if link["role"] == "lender"]
    forms = ("股份有限公司", "有限责任公司", "股份公司", "有限公司")
    return (*full, *(one.removesuffix(form) for one in full for form in forms if one.endswith(form)))


def measure(page: Page, wanted: Wanted, site: str, lang: str) -> Row:
    """Return the row of one page of the site."""
    page.goto(wanted.address(site, lang))
    html = fetched(wanted.address(site, lang))
    places = page.evaluate(MEASURE, list(wanted.lenders))
    sizes = (round(len(body) / 1024, 1) for body in (html, gzip.compress(html, 6)))
    return Row(wanted.title, lang, *places, *sizes)


def rows(site: str, chromium: str | None, names: Sequence[str], paths: Sequence[str]) -> Iterator[Row]:
    """Yield a row for each name and each path in either language. `chromium`: None for Playwright's own."""
    pages = [Wanted(name, f"/check?name={quote(name)}", lenders(site, name)) for name in names]
    pages += [Wanted(path, path) for path in paths]
    with sync_playwright() as session:
        browser = session.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, locale="zh-CN")
        for wanted in pages:
            yield from (measure(page, wanted, site, lang) for lang in LANGUAGES)
        browser.close()


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table of what is asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "names", nargs="*", help="names to look up; without any, and without --path, some of each standing"
    )
    parser.add_argument("--path", action="append", default=[], help="another page, as /cost")
    parser.add_argument("--site", help="the address of a server that is running")
    parser.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("google-chrome"))
    chosen = parser.parse_args(arguments)
    names = chosen.names or ([] if chosen.path else NAMES)
    print(HEAD, "|---|---" + "|---:" * (HEAD.count("|") - 3) + "|", sep="\n")  # noqa: T201 - what was asked for
    with served() if chosen.site is None else _given(chosen.site) as site:
        for row in rows(site, chosen.chromium, names, chosen.path):
            print(row.line(), flush=True)  # noqa: T201


@contextmanager
def _given(site: str) -> Iterator[str]:
    yield site.rstrip("/")


if __name__ == "__main__":
    main()
