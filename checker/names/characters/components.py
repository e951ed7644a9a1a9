"""The parts that Chinese characters are drawn of (tables/components.tsv): 你 and 称 share 尔, 安 holds 女."""

from functools import cache, lru_cache
from importlib.resources import files


def share_component(a: str, b: str) -> bool:
    """Return whether both characters are drawn of a same part, or one of them is a part of the other."""
    parts, others = _components(a), _components(b)
    return a in others or b in parts or any(part in others for part in parts)


@lru_cache(maxsize=2048)
def _components(char: str) -> str:
    """Return the parts of one character in a row; "" for one that has none or is not in the table."""
    text = _text()
    start = text.find(f"\n{char}\t")
    return text[start + 3 : text.index("\n", start + 3)] if start >= 0 else ""


# one text that is searched: a dictionary of these eight thousand lines would take each worker two megabytes
@cache
def _text() -> str:
    return (files("checker.names.tables") / "components.tsv").read_text(encoding="utf-8")
