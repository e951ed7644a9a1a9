"""Whether a query is an identifier in place of a name: a website, an app, a code or a number, with words about it."""

import re
from typing import Final

from checker.identifiers import Identifier
from checker.names import normalise
from registries.characters import is_letter

_MOST_BESIDE: Final = 3
_FEWEST_DIGITS: Final = 5
#: What people call what they typed, where they have it from, and what they ask of it.
_ABOUT: Final = re.compile(
    r"(?i)真的假的|是真是假|是真的|真的|真假|是不是|是哪个|是哪家|哪个|哪家|是谁|谁的|是什么|什么|查一?下|查询|请问|"
    r"的?(?:官方网站|官网|网址|网站|网页|链接|域名|客服|热线|电话|座机|号码|短信|发件人|发送方|发来|来自|打来|打过来|"
    r"统一社会信用代码|社会信用代码|信用代码|机构代码|机构编码|许可证号|许可证|代码|编码|编号|流水号|税号|证号|"
    r"包名|安装包|应用|软件|app|备案号?|号|银行|公司|平台|机构)|登录|打开|点击|金融|这个|那个|为什么|怎么样?|给我|收到|"
    r"骗人|催收|逾期|[是吗呢啊的我你打说发了]|"
    r"\b(?:who|whose|what|is|it|this|the|a|number|website|code|called|from|legit|real|safe|me)\b"
)


def asked_identifier(raw: str) -> Identifier | None:
    """Return the one identifier a query is; None for a name, or for a name and an identifier beside it."""
    if not _may_hold_one(raw):
        return None
    identifiers = _identifiers_in(raw)
    if len({identifier.value for identifier in identifiers}) != 1:
        return None
    beside = _without(raw, identifiers)
    if not any(map(is_letter, beside)):
        return identifiers[0]
    beside = _ABOUT.sub("", beside)
    return identifiers[0] if not any(map(is_letter, beside)) or normalise(beside).only_noise else None


def identifiers_beside(raw: str) -> tuple[Identifier, ...]:
    """Return the identifiers of a query that is a name, or words, too; three at most."""
    return _identifiers_in(raw)[:_MOST_BESIDE] if _may_hold_one(raw) else ()


def _may_hold_one(raw: str) -> bool:
    # whatever has no dot has five digits: 95588
    return any(char in ".。．｡" for char in raw) or sum(map(str.isdigit, raw)) >= _FEWEST_DIGITS


def _identifiers_in(raw: str) -> tuple[Identifier, ...]:
    from checker.identifiers.find import find_identifiers  # noqa: PLC0415 - most queries are names

    return find_identifiers(raw)


def _without(text: str, identifiers: tuple[Identifier, ...]) -> str:
    ends = [0, *(identifier.end for identifier in identifiers)]
    starts = [*(identifier.start for identifier in identifiers), len(text)]
    return " ".join(text[end:start] for end, start in zip(ends, starts, strict=True)).strip()
