"""From a row of the list and the page of its institution to a licence record."""

import re
from collections.abc import Iterator

from registries.documents.dates import iso_date
from registries.model import (
    Citation,
    LicenceRecord,
    LicenceStatus,
    LicenceType,
    Text,
    legal_name_key,
)
from registries.reader import PageChangedError
from registries.sources.pboc.payment_detail import (
    ADDRESS,
    EXPIRES,
    FIRST_GRANTED,
    ISSUED,
    NAME,
    NUMBER,
    REMARK,
    Details,
)
from registries.sources.pboc.payment_entry import PaymentEntry

_PROVINCE = re.compile(
    "(?:中国[（(])?(北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|重庆"
    "|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆)"
)
_SAYS_NOTHING = frozenset(("", "无", "/", "-", "—", "长期", "长期有效"))


def licence(
    entry: PaymentEntry, details: Details, status: LicenceStatus, cite: Citation, *, dates_licence: bool
) -> LicenceRecord:
    """Return the licence record of an institution. `dates_licence`: the date in the list is about the licence
    (注销日期), so the record's note holds it.

    Raises pydantic.ValidationError for what cannot be a row: a name of 200 characters, say.
    """
    now, own = details.now, legal_name_key(details.now[NAME])
    province = _PROVINCE.match(now.get(ADDRESS, ""))
    return LicenceRecord(
        legal_name=now[NAME],
        former_names=tuple(name for name in details.former_names if legal_name_key(name) != own),
        licence_type=LicenceType.PAYMENT,
        status=status,
        number=now[NUMBER],
        regulator=cite.publisher,
        region=province[1] if province else None,
        granted=iso_date(now.get(FIRST_GRANTED) or now.get(ISSUED, "")),
        expires=iso_date(now.get(EXPIRES, "")),
        note=_note(now, (entry.header, entry.date) if dates_licence else ("", "")),
        cite=cite,
    )


def disagreements(entry: PaymentEntry, details: Details) -> Iterator[str]:
    """Yield what a person must look at. Raises PageChangedError when the page is another institution's."""
    name, number = details.now[NAME], details.now[NUMBER]
    same = (number == entry.number, legal_name_key(name) == legal_name_key(entry.name))
    if not any(same):
        raise PageChangedError(f"{entry.url} is the page of {name}, not of {entry.name}")
    if not all(same):
        yield f"the list says {entry.number} {entry.name}, the institution's page {number} {name}"
    for key in (FIRST_GRANTED, ISSUED, EXPIRES):
        printed = details.now.get(key, "")
        if printed not in _SAYS_NOTHING and iso_date(printed) is None:
            yield f"{entry.name}: {key} is no date: {printed[:40]!r}"


def _note(now: dict[str, str], dated: tuple[str, str]) -> Text | None:
    sentences = [" ".join(dated)] if all(dated) else []
    remark = now.get(REMARK, "")
    sentences += [f"{REMARK} {remark}"] if remark not in _SAYS_NOTHING else []
    words = "；".join(sentences)
    return Text(zh=f"名单上写着：{words}。", en=f"In the list's own words: {words}") if words else None
