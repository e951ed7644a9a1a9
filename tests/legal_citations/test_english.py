"""Every citation of ours in English: its title, its number, its articles; nothing left untranslated or invented."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import checker
from checker.guidance import guides
from checker.legal_citations.articles import ARTICLES, articles_en, chinese_number
from checker.legal_citations.dates import dated_en
from checker.legal_citations.english import legal_basis_en, untranslated
from checker.legal_citations.titles import english_title, english_titles, phrases
from registries.safe_yaml import read_yaml

HERE = Path(checker.__file__).parent


def _cited(content: object) -> Iterator[str]:
    """The Chinese under every `legal_basis` and `law` of a file."""
    if isinstance(content, dict):
        for key, value in content.items():
            words = value.get("zh") if key == "law" and isinstance(value, dict) else value
            if key in {"legal_basis", "law"} and isinstance(words, str):
                yield words
            yield from _cited(value)
    elif isinstance(content, list):
        for item in content:
            yield from _cited(item)


def citations() -> set[str]:
    paths = [path for path in HERE.rglob("*.yaml") if path.parent.name != "legal_citations"]
    return {words for path in paths for words in _cited(read_yaml(path.read_bytes()))}


def test_nothing_cited_is_left_untranslated() -> None:
    assert len(citations()) > 100
    assert {basis: untranslated(basis) for basis in citations() if untranslated(basis)} == {}


def test_every_article_number_year_and_document_number_is_kept() -> None:
    for basis in citations():
        english = legal_basis_en(basis)
        numbers = re.findall(r"\d+", english)
        for article in re.findall(r"第([零一二三四五六七八九十百千]+)条", basis):
            assert str(chinese_number(article)) in numbers, basis
        assert set(re.findall(r"\d{3,}|\d+(?=号)", basis)) <= set(numbers), basis
        assert english.count("(") == english.count(")"), english
        assert not re.search(r"[(] |\s[;,)]| {2}|,;|[(][)]", english), english


def test_every_rule_of_numerals() -> None:
    for numeral, value in {
        "一": 1, "十": 10, "十二": 12, "二十": 20, "三十一": 31, "一百零三": 103, "一百七十五": 175, "二百": 200,
        "六百八十": 680, "一千零三十三": 1033, "一千二百六十": 1260, "九千九百九十九": 9999,
    }.items():  # fmt: skip
        assert chinese_number(numeral) == value, numeral
    for wrong in ("", "零", "三三", "两百", "12", "百万"):
        with pytest.raises(ValueError, match="no Chinese numeral"):
            chinese_number(wrong)


def test_articles_paragraphs_and_items() -> None:
    for cited, english in {
        "第六百七十条": "Article 670",
        "第九条、第二十条": "Articles 9 and 20",
        "第二百三十八条、第二百九十三条、第二百九十三条之一": "Articles 238, 293 and 293-1",
        "第十一条第二款": "Article 11 (paragraph 2)",
        "第四十七条第三项、第五十条": "Articles 47 (item 3) and 50",
        "第三条第二款第一项": "Article 3 (paragraph 2, item 1)",
    }.items():
        assert re.fullmatch(ARTICLES, cited), cited
        assert articles_en(cited) == english


def test_whole_citations() -> None:
    lending = "Provisions on Several Issues concerning the Application of Law in the Trial of Private Lending Cases"
    for basis, english in {
        "《民法典》第六百七十条": "Civil Code, Article 670",
        "《中华人民共和国刑法》第二百四十五条": "Criminal Law, Article 245",
        "《银行业监督管理法》（2006年修正）第十九条": "Banking Supervision Law (as amended in 2006), Article 19",
        "法释〔2020〕17号第二十六条": f"{lending} (Fa Shi [2020] No. 17), Article 26",
        "《最高人民法院关于审理民间借贷案件适用法律若干问题的规定》（法释〔2020〕17号）第十三条第三项": (
            f"Supreme People's Court, {lending} (Fa Shi [2020] No. 17), Article 13 (item 3)"
        ),
        "《刑法》第二百七十九条（冒充国家机关）、第一百七十五条之一": (
            "Criminal Law, Article 279 (posing as a state organ), Article 175-1"
        ),
        "中国人民银行公告〔2021〕第3号": "People's Bank of China Announcement [2021] No. 3",
        "": "",
    }.items():
        assert legal_basis_en(basis) == english


def test_what_no_table_holds_stays_and_is_named() -> None:
    english = legal_basis_en("《渔业法》第二条；《民法典》第六百七十条")
    assert english == "《渔业法》, Article 2; Civil Code, Article 670"
    assert untranslated("《渔业法》第二条") == ("《渔业法》",)


def test_dates_as_people_write_them() -> None:
    assert dated_en("2025年10月1日起施行") == "in force from 1 October 2025"
    assert (dated_en("2024年8月"), dated_en("2021年起"), dated_en("2026-01-30")) == (
        "August 2024",
        "from 2021",
        "30 January 2026",
    )
    with pytest.raises(ValueError, match="no date"):
        dated_en("去年")


def test_each_title_says_whose_translation_it_is() -> None:
    rows = english_titles()
    assert {row.translation for row in rows.values()} == {"established", "ours"}
    assert not [title for title in rows if title.startswith("中华人民共和国")]
    assert len({row.en for row in rows.values()}) == len(rows)
    cited = "".join(citations()) + "".join(str(guide) for guide in guides().values())
    assert [title for title in rows if title not in cited] == []
    assert [words for words in phrases().notes if words not in "".join(citations())] == []


def test_a_guide_calls_a_law_by_the_same_title() -> None:
    sources = {source.title.zh: source.title.en for guide in guides().values() for source in guide.sources.values()}
    compared = 0
    for chinese, english in sources.items():
        for title in re.findall(r"《([^》]*)》", chinese):
            if known := english_title(title):
                compared += 1
                assert known.rpartition("Court, ")[2] in english, chinese
    assert compared > 15
