"""States of lists for the page of lists. Every name is invented."""

from typing import Any

from checker.evidence.source_state import Size, SourceState
from registries.model import Text

NIGHT = "2026-11-23T19:00:00+00:00"  # the 24th in China
EARLIER = "2026-11-20T19:00:00+00:00"
HOSTILE = "</bdi></p><script>alert(1)</script><img src=x onerror=alert(1)>\u202e\x1b[31m\n{{ 7*7 }}"
HALVED = (Size(when="2025-06", rows=4070), Size(when="2025-12", rows=3619))
UNREAD: dict[str, Any] = {
    "state": "never",
    "as_of": None,
    "rows": 0,
    "last_good_run": None,
    "last_attempt": None,
    "outcome": None,
    "sizes": (),
}


def state(name: str, **changes: Any) -> SourceState:
    """An official list that was read last night, unchanged."""
    base = {
        "id": name,
        "title": Text(zh=f"{name}名单", en=f"List of {name}"),
        "publisher": Text(zh="某金融监管机构", en="A regulator"),
        "url": "https://regulator.example/list",
        "kind": "licence",
        "access": "automatic",
        "whole": True,
        "state": "fresh",
        "as_of": "2025-12-31",
        "rows": 3619,
        "last_good_run": NIGHT,
        "last_attempt": NIGHT,
        "outcome": "unchanged",
        "sizes": HALVED,
    }
    return SourceState(**{**base, **changes})


def never(name: str, **changes: Any) -> SourceState:
    """A list never read."""
    return state(name, **{**UNREAD, **changes})


def of_lender(lender: str, kind: str, **changes: Any) -> SourceState:
    """A list that a lender publishes of itself."""
    title = Text(zh=f"{lender}：{kind}名单", en=f"{lender}: list of {kind}")
    made = {"title": title, "publisher": Text(zh=lender, en=lender), "url": "https://lender.example/lists"}
    return state(f"{lender}{kind}", **{"kind": "partner", "whole": False, "rows": 12, "sizes": (), **made, **changes})


def every_kind() -> list[SourceState]:
    """One of each group, state and outcome."""
    bad = {"last_good_run": EARLIER, "state": "stale"}
    bundled = {"access": "starter", "url": None, "whole": False, "outcome": "published", "sizes": HALVED[:1]}
    return [
        state("随附甲", **bundled),
        state("随附乙", **bundled, state="stale", as_of=None),
        state("银行"),
        state("支付", state="due", outcome="published", rows=1, sizes=HALVED[1:]),
        state("信托", **bad, outcome="held", message="rows fell from 4070 to 12"),
        state("处罚", **bad, outcome="blocked", message=HOSTILE),
        state("通报", **bad, outcome="failed", message="no table with these headers; " * 30),
        never("分行", url="javascript:alert(1)", last_attempt=NIGHT, outcome="failed", message="timed out"),
        never("某省小贷", access="manual"),
        of_lender("乙消费金融有限公司", "平台"),
        of_lender("乙消费金融有限公司", "催收"),
        of_lender("丙消费金融有限公司", "平台", outcome="failed", message="gone", last_good_run=EARLIER),
        of_lender(
            "丙消费金融有限公司", "催收", state="never", rows=0, last_good_run=None, last_attempt=None, outcome=None
        ),
        of_lender("丙消费金融有限公司", "担保", access="manual"),
        never("登记系统", access="link_only"),
    ]
