"""The account of the research papers: held under the same name and day, left out with a reason, or missing."""

from pathlib import Path

import pytest

from scripts.account_of_facts import LeftOut, main
from scripts.fact_names import dates_of, names_of, pairs_of


@pytest.mark.parametrize(
    ("paper", "counted", "missing"),
    [
        # the starter data has 融e借 from a paper of 2025-08-11: the same day is held, another day is another fact
        ("facts:\n- {brand: 融e借, date: 2025-08-11, states: a}\n", "1 rows, 1 in the starter data, 0 left out", 0),
        ("facts:\n- {brand: 融e借, date: 2024-02-03, states: a}\n", "1 rows, 0 in the starter data, 0 left out", 1),
        ("- {name: 招商银行股份有限公司}\n- {name: 测试无此行}\n", "2 rows, 1 in the starter data, 0 left out", 1),
        # that a licence list holds the bank says nothing of a fact about it
        ("- {subject: 贵阳银行股份有限公司, date: 2025-11, states: a}\n", "0 in the starter data, 1 left out", 0),
        ("- {brand: 惠民贷, date: 2025-03, states: held under the bank's name}\n", "1 in the starter data", 0),
        ("- {names: [优享用, 测试无此花]}\n", "1 rows, 0 in the starter data, 0 left out", 1),
        ("- {lender: 测试行, partner: 京东, list_date: 2025-05}\n", "0 in the starter data, 1 left out", 0),
    ],
)
def test_each_row_is_held_left_out_or_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], paper: str, counted: str, missing: int
) -> None:
    (tmp_path / "paper.yaml").write_text(paper, encoding="utf-8")
    assert main([str(tmp_path)]) == min(missing, 1)
    out = capsys.readouterr().out
    assert counted in out
    assert f"unaccounted in all: {missing}" in out


def test_names_and_dates_of_rows_of_every_paper() -> None:
    assert names_of({"name": "宝升小贷 (full name not seen)"}) == ("宝升小贷",)
    assert names_of({"brand": "58好借 (担保费)", "states": "a"}) == ("58好借 (担保费)", "58好借")
    assert names_of({"bank_products": {"融e借": "工行"}, "states": "a"}) == ("融e借",)
    assert dates_of({"date": "2025/2026", "as_of": "2025-10 (approx.)", "list_date": "2025-05"}) == ("2025-05",)
    assert pairs_of({"lender": "甲行", "partner": "乙 (operator not printed)", "product": "丙花"}) == (
        "甲行→乙 (operator not printed)",
        "甲行→乙",
        "甲行→丙花",
    )


def test_every_reason_has_a_name_under_it() -> None:
    left_out = LeftOut()
    assert set(left_out.reasons) == left_out.used_reasons()
