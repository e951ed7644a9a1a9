"""What one record says, in one sentence: of a list, whom it names; of a notice, its own words."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from checker.labels import label
from checker.sheet.wording import words
from registries.model import Text

Fields = Mapping[str, Any]

#: What the roles of partners are called among the roles of firms.
_ROLES: Final = {"platform_operator": "listed_platform", "payment": "payment_company"}


def record_text(record: Fields) -> Text:
    """Return the sentence of a record as a report holds it: its fields as JSON, without its citation."""
    sentence = _SENTENCES.get(record.get("kind", ""))
    return sentence(record) if sentence else words("record.other")


def _licence(record: Fields) -> Text:
    kind = label("licence", record["licence_type"])
    return _filled(f"record.{record['status']}", name=record["legal_name"], kind=kind)


def _partner(record: Fields) -> Text:
    if record["basis"] != "published_list" and record["status"] == "listed":  # a page that is not the lender's own
        return _filled("record.together", name=record["as_printed"], lender=record["lender"])
    role = label("firm_role", str(_ROLES.get(record["role"], record["role"])))
    return _filled(f"record.{record['status']}", name=record["as_printed"], kind=role)


def _notice(record: Fields) -> Text:
    own_words = record.get("words")
    said = Text.model_validate(own_words) if own_words else words(f"action.{record['action']}")
    key = "proposed" if record["stage"] == "proposed" else "notice"
    return _filled(f"record.{key}", name=record["subject"], words=said)


def _product(record: Fields) -> Text:
    brand, operator = record["brand"], record.get("operator")
    if record["finding"] != "known":
        return _filled(f"record.{record['finding']}", name=brand)
    former = "、".join(record.get("former_names") or ())
    named = _filled("record.former", name=brand, former=former) if former else Text(zh=brand, en=brand)
    key = "operated" if operator else "brand"
    return _filled(f"record.{key}", brand=named, operator=operator or "")


def _payee(record: Fields) -> Text:
    if record.get("what"):
        return _filled("record.notice", name=record["payee"], words=Text.model_validate(record["what"]))
    return _filled("record.identified", name=record["payee"], kind=label("firm_role", record["role"]))


def _identifier(record: Fields) -> Text:
    values = (value for field in ("domains", "app_ids", "service_numbers") for value in record.get(field) or ())
    return _filled("record.reached", name=record["subject"], values="、".join(values))


_SENTENCES: Final[dict[str, Callable[[Fields], Text]]] = {
    "licence": _licence,
    "partner": _partner,
    "notice": _notice,
    "product": _product,
    "payee": _payee,
    "identifier": _identifier,
}


def _filled(key: str, **values: Text | str) -> Text:
    sentence = words(key)
    zh = {name: value.zh if isinstance(value, Text) else value for name, value in values.items()}
    en = {name: value.en if isinstance(value, Text) else value for name, value in values.items()}
    return Text(zh=sentence.zh.format(**zh), en=sentence.en.format(**en))
