"""The naive ways answer as their libraries do."""

import pytest

from tests.evaluation import fts5, postgres

NAMES = ["微粒贷", "安逸花", "招联消费金融股份有限公司", "马上消费金融股份有限公司", 'a "quoted" name']


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("招联消费金融", "招联消费金融股份有限公司"),
        ("微粒贷客服电话", "微粒贷"),
        ("微粒", None),
        ('"quoted', 'a "quoted" name'),
        ("今天天气很好", None),
    ],
)
def test_full_text_search_takes_the_name_with_most_trigrams(query: str, found: str | None) -> None:
    best = fts5.best(NAMES, [query])
    if best is None:
        pytest.skip("this SQLite has no trigram tokenizer")
    assert best[0][0] == found


def test_pg_trgm_takes_the_most_similar_name() -> None:
    best = postgres.best(NAMES, ["招联消费金融有限公司", "今天天气很好", "微粒贷", '\u200b安逸花, "x"\n'])
    if best is None:
        pytest.skip("no PostgreSQL with pg_trgm here")
    assert [text for text, _ in best[:3]] == ["招联消费金融股份有限公司", None, "微粒贷"]
    assert best[2][1] == pytest.approx(1.0)


def test_without_a_postgres_nothing_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "_binaries", lambda: None)
    assert postgres.best(NAMES, ["微粒贷"]) is None
