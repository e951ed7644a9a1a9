"""Is this the page, or a wall before it: a refusal, a challenge, a log-in page? Walls are reported, never climbed.

Status codes and words as seen at Chinese public sites (facts of 2026-11): 521 with `__jsl_clearance` is 加速乐, 412
瑞数, 创宇盾 says so itself. A page that holds its anchor text is the page, whatever words are on it: real notices warn
of giving away a 验证码.
"""

import json
import re

_STATUS = {
    202: "a challenge",
    401: "a log-in is asked for",
    403: "access is refused",
    412: "a challenge",
    429: "too many requests, it says",
    521: "a challenge",
}
#: Only walls hold these.
_MARKS = ("__jsl_clearance", "加速乐", "瑞数", "创宇盾", "访问过于频繁", "操作过于频繁", "X-WEB")
#: Words of walls that stand on true pages too: telling only on a short page of HTML.
_WEAK_MARKS = ("验证码",)
_PASSWORD_FIELD = re.compile(rb"<input[^>]{0,200}\btype\s*=\s*[\"']?password", re.IGNORECASE)
#: Bytes; walls are short, lists are not.
_SHORT = 65_536


def detect_wall(status: int, content: bytes, anchor: str | None) -> str | None:
    """Why this answer is a wall, or None. `anchor`: text the true page always holds."""
    if status in _STATUS:
        return f"HTTP {status}: {_STATUS[status]}"
    if status not in {200, 304}:
        return None
    if anchor is not None:
        return None if _holds(content, anchor) else f"the page lacks {anchor!r}{_hint(content)}"
    return _sign(content)


def _hint(content: bytes) -> str:
    sign = _sign(content)
    return f" ({sign})" if sign else ""


def _sign(content: bytes) -> str | None:
    if len(content) > _SHORT:
        return None
    html = content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    marks = (*_MARKS, *_WEAK_MARKS) if html else _MARKS
    found = next((mark for mark in marks if _holds(content, mark)), None)
    if found:
        return f"it speaks of {found}"
    return "it is a log-in page" if html and _PASSWORD_FIELD.search(content) else None


def _holds(content: bytes, text: str) -> bool:
    """Whether `text` is there in any encoding these publishers use, JSON escapes among them."""
    escaped = json.dumps(text)[1:-1]
    forms = {text.encode(), text.encode("gb18030"), escaped.encode(), _upper_escapes(escaped).encode()}
    return any(form in content for form in forms)


def _upper_escapes(escaped: str) -> str:
    return re.sub(r"\\u[0-9a-f]{4}", lambda match: "\\u" + match[0][2:].upper(), escaped)
