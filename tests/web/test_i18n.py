"""The words themselves: none missing, none unused, none we may not say."""

import re
from pathlib import Path

import pytest

from checker.cost.offer import Payee
from checker.report import Dispute
from checker.terms import ChainRole, IdentifierKind, Relation, RoleName, Severity, Standing
from checker.web import i18n
from checker.web.check.follow_up import FOLDED, OFFER_FIELDS, WRITTEN
from checker.web.i18n import Translator, date_words, pieces
from checker.web.take_along.verification import Outcome as VerifyOutcome
from registries.model import Access, Confidence, LicenceType, Outcome, Text
from tests.every_case import every_case

WEB = Path(i18n.__file__).parent
SOURCES = [*(WEB / "templates").rglob("*.html"), *WEB.rglob("*.py")]
FORBIDDEN = ("正规", "官方认证", "无牌", "非法", "骗子", "跑路", "放心", "安全")
#: Said of a person's own safety, by order of the rules: not a judgement about a firm.
ALLOWED = "你先安全"
#: Families of keys that are put together from a value; each value must have its words.
FAMILIES: dict[str, tuple[str, ...]] = {
    "standing": Standing.__args__,
    "role": ChainRole.__args__,
    "firm_role": RoleName.__args__,
    "relation": Relation.__args__,
    "identifier": IdentifierKind.__args__,
    "severity": Severity.__args__,
    "licence": tuple(LicenceType),
    "confidence": tuple(Confidence),
    "known": (*Confidence, "told"),
    "stated": ("lender", "platform_operator"),
    "access": (Access.AUTOMATIC, Access.MANUAL),
    "outcome": tuple(Outcome),
    "sources": ("fresh", "due", "stale", "never"),
    "coverage": ("found", "not_found", "not_checked"),
    "answer": ("yes", "no", "unknown"),
    "situation": ("stop", "caution"),
    "section": FOLDED,
    "contest": Dispute.model_fields["state"].annotation.__args__,  # type: ignore[union-attr]
    "second": (*WRITTEN, *OFFER_FIELDS),
    "ask": OFFER_FIELDS,
    "payee": Payee.__args__,
    "verify": VerifyOutcome.__args__,
}
MADE_UP = (
    "emergency.",
    "collector.",
    "phone.",
    "match.",
    "score.",
    "chain.",
    "cost.",
    "report_platform.",
    "corrections.too_many_",
    "description.",
    "duration.",
    "home.",
    "method.",
    "read.role_",
    "read.why_",
    "read.masked_",
)


def sentences() -> list[tuple[str, Text]]:
    entries = [(key, entry if isinstance(entry, tuple) else (entry,)) for key, entry in i18n.texts().items()]
    return [(key, sentence) for key, list_of in entries for sentence in list_of]


def test_every_key_a_page_uses_exists() -> None:
    used = {key for path in SOURCES for key in re.findall(r"""["']([a-z]+\.[a-z_0-9]+)["']""", path.read_text())}
    known = {key.split(".")[0] for key in i18n.texts()}
    missing = {key for key in used if key.split(".")[0] in known and key not in i18n.texts()}
    # what ends in "_" is the beginning of a key that is put together
    assert {key for key in missing if not key.endswith((".css", ".js", ".svg", ".html", ".yaml", ".txt", "_"))} == set()


@every_case(("family", "values"), FAMILIES.items())
def test_every_value_has_its_words(family: str, values: tuple[str, ...]) -> None:
    assert [value for value in values if f"{family}.{value}" not in i18n.texts()] == []


def test_no_words_lie_about_unused() -> None:
    everything = "\n".join(path.read_text() for path in SOURCES)
    computed = tuple(f"{family}." for family in FAMILIES) + MADE_UP
    assert [key for key in i18n.texts() if key not in everything and not key.startswith(computed)] == []


@every_case(("key", "sentence"), sentences())
def test_both_languages_say_something_and_nothing_forbidden(key: str, sentence: Text) -> None:
    assert sentence.zh.strip()
    assert sentence.en.strip()
    assert set(re.findall(r"\{(\w+)\}", sentence.zh)) == set(re.findall(r"\{(\w+)\}", sentence.en))
    assert [word for word in FORBIDDEN if word in sentence.zh.replace(ALLOWED, "")] == []
    assert not re.search(
        r"\b(safe|legal|legitimate|fraud|scam)\b",
        re.sub("Get safe first|legal aid|Legal basis|anti-fraud", "", sentence.en),
    )


@every_case(
    ("value", "zh", "en"),
    [
        ("2025", "2025年", "2025"),
        ("2025-06", "2025年6月", "June 2025"),
        ("2025-06-30", "2025年6月30日", "30 June 2025"),
        ("2026-11-24T08:00:00Z", "2026年11月24日", "24 November 2026"),
        (None, "", ""),
    ],
)
def test_dates_say_no_more_than_is_known(value: str | None, zh: str, en: str) -> None:
    assert date_words(value, "zh") == zh
    assert date_words(value, "en") == en


@every_case(
    ("sentence", "dates"),
    [
        ("某局2025年12月2日公告：截至2026年1月。", ["2025年12月2日", "截至2026年1月"]),
        ("on 2026-03-13, as of 10 May 2021 and July 2024", ["2026-03-13", "as of 10 May 2021", "July 2024"]),
        ("360借条 12378", []),
        ("", []),
    ],
)
def test_dates_in_a_sentence_stay_whole(sentence: str, dates: list[str]) -> None:
    assert [piece for piece, kept in pieces(sentence) if kept] == dates
    assert "".join(piece for piece, _ in pieces(sentence)) == sentence


def test_a_speaker_fills_in_and_fails_loudly() -> None:
    assert Translator("zh")("report.more", n=2) == "再看2条"
    with pytest.raises(KeyError):
        Translator("zh")("report.nothing")
