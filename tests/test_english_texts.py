"""English as good as Chinese: every text has both, in English punctuation, with dates as English readers write them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import checker
from checker.legal_citations.dates import MONTHS
from registries.safe_yaml import read_yaml

HERE = Path(checker.__file__).parent
#: Tables from Chinese to English, whose rows are no texts.
ENGLISH_ONLY = {"english_names", "legal_citations"}
#: Chinese words may stand in English text, as in “lender” (贷款人); the punctuation of Chinese may not.
CHINESE_PUNCTUATION = re.compile(r"[《》〈〉【】「」『』〔〕（）：；，。、！？～]")
ISO_DAY = re.compile(r"\b\d{4}-\d\d(-\d\d)?\b")
OTHER_DAY = re.compile(rf"\b({'|'.join(MONTHS)}) \d{{1,2}},")
#: What somebody has to type, or a machine to read, is written as it is typed.
TYPED = re.compile(r"(?<=like )\d{4}-\d\d-\d\d|\d{4}-\d\d-\d\d(?==)|(?<=@)\d{4}-\d\d-\d\d")


class Words(NamedTuple):
    where: str
    zh: str
    en: str


def _texts(content: object, where: str) -> Iterator[Words]:
    if isinstance(content, dict):
        zh, en = content.get("zh"), content.get("en")
        if isinstance(zh, str) and isinstance(en, str):
            yield Words(where, zh, en)
        elif isinstance(zh, str) != isinstance(en, str):
            yield Words(where, str(zh or ""), str(en or ""))
        for key, value in content.items():
            yield from _texts(value, f"{where} {key}")
    elif isinstance(content, list):
        for number, item in enumerate(content):
            yield from _texts(item, f"{where} {number}")


def texts_in_data() -> list[Words]:
    paths = [path for path in sorted(HERE.rglob("*.yaml")) if path.parent.name not in ENGLISH_ONLY]
    return [words for path in paths for words in _texts(read_yaml(path.read_bytes()), str(path.relative_to(HERE)))]


def texts_in_code() -> Iterator[Words]:
    """The English of every Text(zh=…, en=…) in a module, gaps left out."""
    for path in sorted(HERE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "en":
                parts = [part.value for part in ast.walk(node.value) if isinstance(part, ast.Constant)]
                words = "".join(part for part in parts if isinstance(part, str))
                yield Words(f"{path.relative_to(HERE)}:{node.value.lineno}", words, words)


def test_every_text_has_both_languages() -> None:
    texts = texts_in_data()
    assert len(texts) > 2000
    assert [words for words in texts if bool(words.zh.strip()) != bool(words.en.strip())] == []


def test_no_english_text_has_chinese_punctuation() -> None:
    texts = [*texts_in_data(), *texts_in_code()]
    assert [(words.where, words.en) for words in texts if CHINESE_PUNCTUATION.search(words.en)] == []


def test_english_days_are_written_one_way() -> None:
    """13 March 2026, and an ISO date only in what has to be typed. Published rule sets keep their words."""
    texts = [words for words in texts_in_data() if not words.where.startswith("rules/catalogue")]
    assert [(words.where, words.en) for words in texts if ISO_DAY.search(TYPED.sub("", words.en))] == []
    assert [(words.where, words.en) for words in texts if OTHER_DAY.search(words.en)] == []
