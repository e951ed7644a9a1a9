"""The words of the sheet: its rows of label and text, as paper and page print them, in one language."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from checker.sheet.model import CitedRecord, Sheet
from checker.summary.dates import date_text
from registries.model import PartialDate, Text
from registries.safe_yaml import read_yaml

Lang = Literal["zh", "en"]


class SheetFact(NamedTuple):
    """One line of the sheet: its label, what weighs in it, and the rest."""

    label: str
    strong: str
    rest: str


class Row(NamedTuple):
    """One record of the table, and its number in short."""

    date: str
    who: str
    says: str
    number: str


@cache
def _all_words() -> Mapping[str, Text]:
    content = read_yaml((files("checker.sheet") / "words.yaml").read_text(encoding="utf-8"))
    return {key: Text.model_validate(value) for key, value in content.items()}


def words(key: str) -> Text:
    """Return the sentence of that key in both languages. Raises KeyError if there is none."""
    return _all_words()[key]


def say(key: str, lang: Lang, **values: object) -> str:
    """Return the sentence of that key in one language, its {gaps} filled in. Raises KeyError if there is none."""
    return in_lang(words(key), lang).format(**values)


def in_lang(text: Text | None, lang: Lang) -> str:
    """Return one language's half of a text; "" for None."""
    if text is None:
        return ""
    return text.zh if lang == "zh" else text.en


def facts(sheet: Sheet, lang: Lang) -> Iterator[SheetFact]:
    """Yield the lines of the sheet, the name first and the moment last."""
    stop = "。" if lang == "zh" else ". "
    yield SheetFact(say("name", lang), sheet.name, "")
    found = " ".join(filter(None, (in_lang(sheet.typed, lang), in_lang(sheet.firm, lang))))
    if found or sheet.title != sheet.name:
        yield SheetFact(say("found", lang), sheet.title, found)
    limit = in_lang(sheet.limit, lang)
    does = f"{in_lang(sheet.word, lang)}{'，' if lang == 'zh' else ', '}{limit}" if limit else in_lang(sheet.word, lang)
    yield SheetFact(say("does", lang), does.rstrip("。.") + stop.strip(), in_lang(sheet.basis, lang))
    yield _worst(sheet, lang)
    yield SheetFact(say("unchecked", lang), "", _unchecked(sheet, lang))
    yield SheetFact(say("issued", lang), "", issued_text(sheet, lang))


def issued_text(sheet: Sheet, lang: Lang) -> str:
    """Return when the sheet was made and by which data and rules."""
    day = in_lang(date_text(sheet.issued.date().isoformat()), lang)
    time = sheet.issued.strftime("%H:%M:%S")
    return say("issued.text", lang, date=day, time=time, revision=sheet.revision, ruleset=sheet.ruleset)


def row(record: CitedRecord, lang: Lang) -> Row:
    """Return a record as a line of the table."""
    text = in_lang(record.text, lang)
    if record.contested:
        since = in_lang(date_text(record.contested.since.isoformat()), lang)
        text = say("contested", lang, text=text, date=since)
    who = say("who", lang, publisher=record.publisher, title=record.title)
    return Row(_day(record.as_of, record.stale, lang), who, text, record.number[:12])


def _day(as_of: PartialDate | None, stale: bool, lang: Lang) -> str:
    if as_of is None:
        return say("no_date", lang)
    return say("old", lang, date=as_of) if stale else as_of


def _worst(sheet: Sheet, lang: Lang) -> SheetFact:
    others = in_lang(sheet.others, lang)
    if sheet.worst is None:
        return SheetFact(say("none", lang), "", f"{in_lang(sheet.no_record, lang)} {others}".strip())
    text = in_lang(sheet.worst.text, lang)
    day = in_lang(date_text(sheet.worst.as_of), lang)
    return SheetFact(say("worst", lang), say("dated", lang, date=day, text=text), others)


def _unchecked(sheet: Sheet, lang: Lang) -> str:
    things = (" · " if lang == "zh" else "; ").join(in_lang(thing, lang) for thing in sheet.unchecked)
    more = sheet.unchecked_total > len(sheet.unchecked)
    key = "unchecked.more" if more else "unchecked.text"
    first = say(key, lang, things=things, n=sheet.unchecked_total) if things else ""
    lists = say("lists.text", lang, total=sheet.lists.total, n=sheet.lists.not_checked)
    return " ".join(filter(None, (first, lists if sheet.lists.not_checked else "")))
