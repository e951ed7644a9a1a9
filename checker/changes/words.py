"""What changed, in sentences: as data in `words.yaml`."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from checker.changes.model import ChangeItem, ReadIn, RevisionChanges
from checker.labels import label
from registries.model import Confidence, PartialDate, Text
from registries.safe_yaml import read_yaml

#: A list's title often ends in its date, which is told beside it, and which a newer list does not share.
_TITLE_DATE: Final = re.compile(r"（截至[^）]*）$")
_ENDED: Final = frozenset({"suspended", "expired", "cancelled"})
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@cache
def change_words() -> Mapping[str, Text]:
    """Return all sentences by key. Raises ValidationError if a language is missing."""
    content = read_yaml((files("checker.changes") / "words.yaml").read_text(encoding="utf-8"))
    return {key: Text.model_validate(value) for key, value in content.items()}


def item_text(item: ChangeItem, revision: RevisionChanges) -> Text:
    """Return one change in a sentence. `revision`: the one that brought it, whose list's date a removal names."""
    listed = revision.as_of is not None and not revision.curated
    return _filled(
        _key(item, listed=listed),
        name=item.name or "",
        before=_value(item, item.before),
        after=_value(item, item.after),
        action=_action(item),
        type=label("licence", item.type) if item.kind.startswith("licence") and item.type else "",
        list_date=date_text(revision.as_of),
    )


def read_in_text(record: ReadIn) -> Text:
    """Return where a change was read: publisher, title, day."""
    title = _TITLE_DATE.sub("", record.title)
    return _filled("read_in", publisher=record.publisher, title=title, date=date_text(record.as_of))


def date_text(when: PartialDate | None) -> Text:
    """Return 2025年6月30日 and 30 Jun 2025, as much of it as is known."""
    if not when:
        return change_words()["no_date"]
    year, *rest = (int(part) for part in when[:10].split("-"))
    zh = "".join(f"{number}{mark}" for number, mark in zip((year, *rest), "年月日", strict=False))
    day = str(rest[1]) if len(rest) > 1 else ""
    month = _MONTHS[rest[0] - 1] if rest else ""
    return Text(zh=zh, en=" ".join(part for part in (day, month, str(year)) if part))


def _key(item: ChangeItem, *, listed: bool) -> str:
    unverified = item.record is not None and item.record.confidence is Confidence.UNVERIFIED
    match item.kind:
        case "lender_added":
            return f"lender_added.{item.after}"
        case "licence_added":
            how = "ended" if item.after in _ENDED else item.after
            return "licence_added.unverified" if unverified else f"licence_added.{how}"
        case "lender_removed" | "licence_removed" | "partner_removed":
            return f"{item.kind}.listed" if listed and not unverified else item.kind
        case "notice_added":
            return "notice_added.proposed" if item.type == "proposed" else item.kind
        case _:
            return item.kind


def _value(item: ChangeItem, value: str | None) -> Text | str:
    match item.kind:
        case "standing":
            return label("standing", value or "unknown")
        case "licence_added" | "licence_removed" | "licence_changed":
            return change_words()[f"status.{value}"] if value else ""
        case _:
            return value or change_words()["none"]


def _action(item: ChangeItem) -> Text | str:
    action = item.after or item.before
    return change_words()[f"action.{action}"] if "notice" in item.kind and action else ""


def _filled(key: str, **gaps: Text | str) -> Text:
    sentence = change_words()[key]
    zh, en = (
        {gap: getattr(value, lang) if isinstance(value, Text) else value for gap, value in gaps.items()}
        for lang in ("zh", "en")
    )
    return Text(zh=sentence.zh.format(**zh), en=sentence.en.format(**en))
