"""Lists damaged at random, in the five formats that offices write: right, held or refused, never silently wrong."""

from collections import Counter
from collections.abc import Callable
from random import Random

from registries.reader import Document, NeedsReviewError, PageChangedError
from registries.refresh.gate import faults
from registries.sources.declarative import reader
from registries.sources.declarative.spec import spec_files
from tests.registries.documents.mutations import csv, docx, html, json, xlsx
from tests.registries.documents.mutations.damage import KINDS, Damaged, Firm, untouched, whole

SOURCE = {
    "id": "testland.microloan",
    "title": {"zh": "测试省小额贷款公司名单", "en": "Microloan companies of Testland"},
    "publisher": {"zh": "测试省地方金融管理局", "en": "Testland's regulator"},
    "url": None,
    "kind": "licence",
    "access": "manual",
}
LIST = reader.DeclarativeReader(
    spec_files(
        "test.yaml",
        {
            "source": SOURCE,
            "columns": {"序号": "serial", "公司名称": "legal_name", "批准文号": "number", "批准时间": "granted"},
            "optional": ["serial", "number", "granted"],
            "constants": {"licence_type": "microloan", "status": "in_force"},
            "gate": {"expect_serials": True},
        },
    )
)
ROUNDS = 5  # of each kind and format
OWN_ROUNDS = 140  # of each format's own damages
Write = Callable[[Damaged, Random], bytes]


def _csv(one: Damaged, random: Random) -> bytes:
    return csv.damage(csv.write(one, random), random)


def _html(one: Damaged, random: Random) -> bytes:
    return html.damage(html.write(one, random), random)


def _json(one: Damaged, random: Random) -> bytes:
    return json.damage(json.write(one, random), random)


def _docx(one: Damaged, random: Random) -> bytes:
    return docx.write(one, random, more=True)


def _xlsx(one: Damaged, random: Random) -> bytes:
    return xlsx.write(one, random, more=True)


FORMATS: dict[str, tuple[Write, Write]] = {
    "csv": (csv.write, _csv),
    "html": (html.write, _html),
    "json": (json.write, _json),
    "docx": (docx.write, _docx),
    "xlsx": (xlsx.write, _xlsx),
}


def _published(content: bytes) -> list[Firm] | str:
    """The rows that a run would publish, or how it ended."""
    try:
        parsed = LIST.read([Document("list", content, "2026-11-24T00:00:00Z")])
    except PageChangedError:
        return "refused"
    except NeedsReviewError:
        return "held"
    if faults(parsed, LIST.gate, ()):
        return "held"
    return [(row.legal_name, row.number or "", row.granted or "") for row in parsed.rows]  # type: ignore[union-attr]


def test_a_damaged_list_is_right_held_or_refused_never_silently_wrong() -> None:
    outcomes: Counter[str] = Counter()
    silent = []
    for name, (write, damaging) in FORMATS.items():
        trials = [(kind.__name__, kind, write, seed) for kind in KINDS for seed in range(ROUNDS)]
        trials += [("own", untouched, damaging, seed) for seed in range(OWN_ROUNDS)]
        for kind, damage, writer, seed in trials:
            random = Random(f"{name} {kind} {seed}")
            one = whole(random)
            damage(random, one)
            content = writer(one, random)
            published = _published(content)
            outcome = published if isinstance(published, str) else "right" if _allowed(published, one) else "silent"
            outcomes[outcome] += 1
            if outcome == "silent":
                silent.append(f"{name} {kind} {seed}: {published}")
    print(f"{sum(outcomes.values())} damaged lists: {dict(outcomes)}")  # noqa: T201 - what pytest -s shows
    assert not silent, "\n".join(silent)
    assert sum(outcomes.values()) >= 1500
    assert outcomes["right"] >= 150  # held is no answer to everything


def _allowed(published: list[Firm], one: Damaged) -> bool:
    return any(sorted(published) == sorted(rows) for rows in one.allowed)
