"""English pages on a phone: answers on one line, headings no longer than three, no word cut, law in English first."""

import pytest
import requests
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from checker.legal_citations.english import untranslated
from tests.conftest import Server

pytestmark = pytest.mark.browser

#: One name of each standing that the bundled facts have.
NAMES = ["360借条", "招联消费金融", "微粒贷", "银享花", "考拉速借", "福州奇富融资担保有限公司", "桔多多", "包商银行"]
PATHS = ["/collector", "/emergency", "/guides/overdue", *(f"/check?name={name}" for name in NAMES)]

#: Answers that take more than one line: each line of text is a rectangle of its own height.
WRAPPED = """[...document.querySelectorAll('label')].filter(e => /^(Yes|No|Not sure)$/.test(e.innerText.trim()))
  .filter(e => { const r = document.createRange(); r.selectNodeContents(e);
    const tops = [...r.getClientRects()].filter(b => b.width > 2 && b.height > 12).map(b => b.bottom);
    return Math.max(...tops) - Math.min(...tops) > 12 }).map(e => e.outerHTML)"""
ANSWERS = "[...document.querySelectorAll('label')].filter(e => /^(Yes|No|Not sure)$/.test(e.innerText.trim())).length"
#: Headings of more than three lines.
LONG = """[...document.querySelectorAll('h1, h2, h3, summary')].filter(e => e.getClientRects().length)
  .filter(e => { const r = document.createRange(); r.selectNodeContents(e);
    return new Set([...r.getClientRects()].filter(b => b.width).map(b => Math.round(b.bottom / 6))).size > 6
      && e.getBoundingClientRect().height > 4 * parseFloat(getComputedStyle(e).fontSize) * 1.6 })
  .map(e => e.innerText)"""
#: Words of labels and headings cut by a line's end: one word, two lines.
CUT = """[...document.querySelectorAll('dt, h1, h2, h3, label, button, .go, .word b')].flatMap(e => {
  const texts = document.createTreeWalker(e, NodeFilter.SHOW_TEXT), cut = [];
  for (let t = texts.nextNode(); t; t = texts.nextNode())
    for (const m of t.data.matchAll(/[A-Za-z']{3,}/g)) {
      const r = document.createRange(); r.setStart(t, m.index); r.setEnd(t, m.index + m[0].length);
      const tops = [...r.getClientRects()].map(b => b.top);
      if (tops.length && Math.max(...tops) - Math.min(...tops) > 6) cut.push(m[0]) }
  return cut })"""


def test_on_a_phone_answers_take_one_line_headings_three_and_no_word_is_cut(server: Server, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800}, locale="en-GB")
    answers = 0
    for path in PATHS:
        page.goto(f"{server.url}{path}{'&' if '?' in path else '?'}lang=en")
        page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
        answers += page.evaluate(ANSWERS)
        found = (page.evaluate(WRAPPED), page.evaluate(LONG), page.evaluate(CUT))
        assert found == ([], [], []), path
    assert answers > 30
    page.close()


def test_law_is_told_in_english_beside_the_chinese_that_counts(server: Server) -> None:
    answer = requests.get(f"{server.url}/api/v1/check", params={"name": "360借条"}, timeout=60).json()
    rows = [finding for finding in answer["findings"] if finding["legal_basis"]]
    cited = {finding["legal_basis"]: finding["legal_basis_en"] for finding in rows}
    assert cited
    assert all(english and not untranslated(chinese) for chinese, english in cited.items())
    pages = [requests.get(f"{server.url}/check?name=360借条&lang={lang}", timeout=60).text for lang in ("en", "zh")]
    english, chinese = (BeautifulSoup(page, "lxml") for page in pages)
    for basis, words in cited.items():
        assert f"{words} ({basis})" in english.get_text()
        assert words not in chinese.get_text()
        assert basis in chinese.get_text()
