"""Is this the page, or a wall before it: a refusal, a challenge, a log-in page? Walls are reported, never climbed.

Status codes and words as seen at Chinese public sites (facts of 2026-11): 521 with `__jsl_clearance` is 加速乐, 412
瑞数, 创宇盾 says so itself. A page that holds its anchor text is the page, whatever words are on it: real notices warn
of giving away a 验证码.
"""

import json
import re

_STATUS_MEANING = {
    202: "a challenge",
    401: "a log-in is asked for",
    403: "access is refused",
    412: "a challenge",
    429: "too many requests, it says",
    521: "a challenge",
}
#: Words that only walls hold.
_MARKS = ("__jsl_clearance", "加速乐", "瑞数", "创宇盾", "访问过于频繁", "操作过于频繁", "X-WEB")
#: Words of walls that stand on true pages too: telling only on a short page of HTML.
_WEAK_MARKS = ("验证码",)
_PASSWORD_FIELD = re.compile(rb"<input[^>]{0,200}\btype\s*=\s*[\"']?password", re.IGNORECASE)
#: Bytes; walls are short, lists are not.
_MAX_WALL_BYTES = 65_536


def detect_wall(status: int, content: bytes, anchor: str | None) -> str | None:
    """Return why this response is a wall, or None. `anchor`: text the true page always holds."""
    if status in _STATUS_MEANING:
        return f"HTTP {status}: {_STATUS_MEANING[status]}"
    if status not in {200, 304}:
        return None
    if anchor is not None:
        return None if _holds(content, anchor) else f"the page lacks {anchor!r}{_mark_hint(content)}"
    return _wall_mark(content)


def _mark_hint(content: bytes) -> str:
    mark = _wall_mark(content)
    return f" ({mark})" if mark else ""


def _wall_mark(content: bytes) -> str | None:
    if len(content) > _MAX_WALL_BYTES:
        return None
    html = content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
    marks = (*_MARKS, *_WEAK_MARKS) if html else _MARKS
    mark = next((word for word in marks if _holds(content, word)), None)
    if mark:
        return f"it speaks of {mark}"
    return "it is a log-in page" if html and _PASSWORD_FIELD.search(content) else None


def _holds(content: bytes, text: str) -> bool:
    """Return whether `text` is there in any encoding these publishers use, JSON escapes among them."""
    escaped = json.dumps(text)[1:-1]
    forms = {text.encode(), text.encode("gb18030"), escaped.encode(), _upper_escapes(escaped).encode()}
    return any(form in content for form in forms)


def _upper_escapes(escaped: str) -> str:
    return re.sub(r"\\u[0-9a-f]{4}", lambda match: "\\u" + match[0][2:].upper(), escaped)
