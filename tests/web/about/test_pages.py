"""The pages on privacy, on the service and on the method, as they are read."""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import get_args

import pytest
import yaml
from flask import Flask
from flask.testing import FlaskClient

from checker.assessment.method import current_method
from checker.assessment.score import BASES, GROUP_CAPS, OTHER_GROUP_CAP, BaseState, SettledCriteria, score
from checker.legal_citations.english import legal_basis_en
from checker.rules import CURRENT, SITUATION_GROUPS, Scored, load
from checker.settings import Settings
from checker.terms import Standing
from checker.web.about.prose import Page, prose
from registries.model import Text
from tests.web.reading import soup, words
from tests.web.test_i18n import ALLOWED, FORBIDDEN

ROOT = Path(__file__).parents[3]
PROVED = Path(__file__).with_name("privacy_tests.yaml")
PAGES = get_args(Page)


def proved() -> dict[str, list[str]]:
    return dict(yaml.safe_load(PROVED.read_text(encoding="utf-8")))


def test_each_claim_names_the_tests_that_hold_it_and_they_exist() -> None:
    claims = {point.key for part in prose("privacy").parts for point in part.points}
    assert set(proved()) == claims
    assert [claim for claim, tests in proved().items() if not tests] == ["others_see"], "that one is about others"
    for tests in proved().values():
        for test in tests:
            file, _, name = test.partition("::")
            assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8"), test


@pytest.mark.parametrize("name", PAGES)
def test_every_sentence_is_there_in_both_languages_and_none_is_forbidden(name: Page) -> None:
    page = prose(name)
    sentences = [page.title, page.lead, *(part.title for part in page.parts)]
    sentences += [point.text for part in page.parts for point in part.points]
    for sentence in sentences:
        assert sentence.zh.strip()
        assert sentence.en.strip()
        assert set(re.findall(r"\{\w+\}", sentence.zh)) == set(re.findall(r"\{\w+\}", sentence.en)), sentence.zh
        assert [word for word in FORBIDDEN if word in sentence.zh.replace(ALLOWED, "")] == []
        assert not re.search(r"\b(safe|legal|legitimate|fraud|scam)\b", sentence.en.replace("legal aid", ""))
    keys = [f"{part.key}-{point.key}" for part in page.parts for point in part.points]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_the_contents_lead_to_every_heading_and_no_gap_is_left_open(client: FlaskClient, name: Page, lang: str) -> None:
    page = soup(client, f"/{name}?lang={lang}")
    links = [str(a["href"]) for a in page.select(".toc a")]
    assert links == [f"#{h['id']}" for h in page.select("main h2")]
    assert not re.search(r"\{\w*\}", words(page))


def test_privacy_says_what_this_installation_does(app: Flask, client: FlaskClient) -> None:
    plain = words(soup(client, "/privacy"))
    assert "最多放1小时" in plain
    assert "只在内存里，最多2分钟" in plain
    assert "30天后清空" in plain
    assert "HTTPS" not in plain
    assert "共用一个缓存" not in plain
    other = {"contact": None, "cache_seconds": 90, "rate_limit": "9/day", "https": True, "redis_url": "redis://x"}
    app.config["SETTINGS"] = SimpleNamespace(**other)
    try:
        said = words(soup(client, "/privacy"))
        assert "at most 2 minutes" in words(soup(client, "/privacy?lang=en")), "never shorter than it is"
    finally:
        app.config["SETTINGS"] = SimpleNamespace(contact=None)
    for sentence in ("最多放2分钟", "放在共用的缓存里，不加密，最多2天", "只走加密连接", "共用一个缓存"):
        assert sentence in said
    assert "只在内存里" not in said


def test_about_invents_nobody(app: Flask, client: FlaskClient) -> None:
    nobody = words(soup(client, "/about"))
    assert "这个网站的运行者没有写明是谁" in nobody
    assert "没有留下联系方式" in nobody
    app.config["SETTINGS"] = SimpleNamespace(operator="<b>甲乙协会</b>", contact="fix@example.org")
    try:
        page = soup(client, "/about")
        assert "运行者写的名字：<b>甲乙协会</b>。" in words(page)
        assert page.select('main a[href="mailto:fix@example.org"]')
        app.config["SETTINGS"] = SimpleNamespace(operator="甲", contact="javascript:alert(1)")
        assert not [a for a in soup(client, "/about").select("main a[href]") if "javascript" in str(a["href"])]
    finally:
        app.config["SETTINGS"] = SimpleNamespace(contact=None)
    assert soup(client, "/about").select('main a[href="/corrections"]')


def test_the_operator_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LENDER_CHECKER_OPERATOR", "  某某协会 ")
    assert Settings.load().operator == "某某协会"


def test_every_rule_stands_on_the_method_page_with_its_law_and_weight(client: FlaskClient) -> None:
    page, english = soup(client, "/method"), soup(client, "/method?lang=en")
    ids = {rule.id for rule in load(CURRENT).rules}
    assert {str(tag["id"]) for tag in page.select(".rules > li")} == ids
    for rule in load(CURRENT).rules:
        entry, other = page.find(id=rule.id), english.find(id=rule.id)
        assert entry is not None
        assert other is not None
        assert rule.legal_basis in entry.get_text()
        assert legal_basis_en(rule.legal_basis) in other.get_text()
    newest = {rule.id: rule for rule in load(CURRENT).rules}
    for key, rule in newest.items():
        entry, other = page.find(id=key), english.find(id=key)
        assert entry is not None
        assert other is not None
        assert rule.title.zh in entry.get_text()
        assert rule.title.en in other.get_text()
    weights = {str(tag["id"]): words(tag) for tag in page.select(".rules > li")}
    assert "红线 / 大问题 · +16 / 到90分以上" in weights["disguised_loan"]
    assert "红线 · 到90分以上" in weights["name_uses_bank"]
    assert "· +0 … +16" in weights["licence_status"]
    assert "提醒 · 不加分" in weights["imitated_brand"]
    main = words(page)
    assert CURRENT in main
    assert [words(dt) for dt in page.select(".terms dt")] != []
    assert len(page.select(".terms dt")) == len(get_args(Standing))


def test_the_method_is_what_judges() -> None:
    method = current_method()
    assert {group.key: group.cap for group in method.groups} == {
        rule.group: None if rule.group in SITUATION_GROUPS else GROUP_CAPS.get(rule.group, OTHER_GROUP_CAP)
        for rule in load(CURRENT).rules
    }
    assert [(start.points, start.floor) for start in method.starts] == list(BASES.values())
    steps = {points: step.tier for step in method.tiers for points in range(step.least, step.most + 1)}
    assert set(steps) == set(range(10, 101))
    assert sum(step.most - step.least + 1 for step in method.tiers) == len(steps), "no points belong to two steps"
    for points in range(30, 90):  # the lift to 30 and the red line to 90 have tests of their own
        title = Text(zh="", en="")
        hits = [Scored("r", f"g{n}", "weak", min(24, points - 20 - 24 * n), "f", title) for n in range(3)]
        found = score(BaseState.VERIFIED, [hit for hit in hits if hit.points > 0], SettledCriteria())
        assert found.tier == steps[found.score]
    assert method.positive_cap == 12
