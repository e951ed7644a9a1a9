"""A checker for one answer says what a server's checker says, and imports nothing it has no use for."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker.corrections.claim import Claim, RecordRef
from checker.corrections.store.store import Corrections
from checker.request.model import CheckRequest
from checker.service.checker import Checker
from checker.settings import Settings
from registries.row_identity import digest
from registries.store.store import Store

ON = date(2026, 11, 24)
NAMES = ("360借条", "招联消费金融", "银享花", "微粒货", "衣食贷", "重庆市阿拉丁小额贷款有限公司", "未曾听说贷")


#: Modules that one answer has no use for, each of which drags in others.
UNNEEDED = {
    "checker.assessment.offer",
    "checker.changes",
    "checker.corrections.ticket",
    "checker.cost.calculate",
    "checker.guidance.guide",
    "checker.identifiers.find",
    "checker.reading",
    "flask",
    "redis",
    "registries.documents",
    "registries.sources.readers",
    "sqlalchemy",
}


def answer(checker: Checker, name: str, **fields: object) -> dict[str, Any]:
    asked = CheckRequest.model_validate({"name": name, "on": ON} | fields)
    report: dict[str, Any] = json.loads(checker.check_json(asked))
    return {key: value for key, value in report.items() if key != "generated_at"}


def test_it_answers_as_a_server_does(settings: Settings) -> None:
    once, served = Checker.open_once(settings), Checker.open(settings)
    assert [answer(once, name) for name in NAMES] == [answer(served, name) for name in NAMES]
    old = {"as_of_rev": 3, "ruleset": "2026.12"}
    assert answer(once, "360借条", **old) == answer(served, "360借条", **old)
    assert once.newest().index is not None


@pytest.mark.usefixtures("data_dir")
def test_it_imports_nothing_that_one_answer_has_no_use_for(settings: Settings) -> None:
    program = (
        "import sys; from checker.cli.main import cli; cli.main(['check', '360借条'], standalone_mode=False);"
        f"print(*sorted({UNNEEDED} & set(sys.modules)), file=sys.stderr)"
    )
    environment = {"LENDER_CHECKER_DATA_DIR": str(settings.data_dir), "PYTHONUTF8": "1"}
    run = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    assert "奇富借条" in run.stdout
    assert run.stderr.strip() == ""


def test_an_empty_folder_is_filled_first(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "new")
    assert answer(Checker.open_once(settings), "360借条")["verdict"]["standing"] == "listed_partner"
    assert answer(Checker.open_once(settings), "360借条")["verdict"]["standing"] == "listed_partner"


def test_a_disputed_record_is_marked(tmp_path: Path, starter: Path) -> None:
    """Whoever is told of a record is told that it is disputed, by whichever way the file is read."""
    settings = Settings(data_dir=tmp_path)
    (tmp_path / "lender-checker.db").write_bytes(starter.read_bytes())
    store, corrections = Store(settings.database_url), Corrections(settings.database_url)
    row = next(row for row in store.records(store.revision()) if getattr(row.record, "subject", "") == "衣食贷")
    store.close()
    claim = {"about": "衣食贷", "text": "不是我们。", "voice": "firm", "kind": "correction"}
    ref = RecordRef(source=row.source, digest=digest(row.record))
    assert not any(entry.get("contested") for entry in answer(Checker.open_once(settings), "衣食贷")["evidence"])
    number = corrections.receive(Claim.model_validate(claim | {"record": ref}))
    corrections.close()
    evidence = answer(Checker.open_once(settings), "衣食贷")["evidence"]
    assert [entry["contested"]["ticket"] for entry in evidence if entry.get("contested")] == [number]
