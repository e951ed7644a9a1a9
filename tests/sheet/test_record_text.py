"""What a record says in one sentence, in both languages, for every record as shipped."""

from pathlib import Path

from checker.sheet.record_text import record_text
from registries.model import RateRecord
from registries.store.store import Store


def test_every_record_as_shipped_has_its_sentence(data_dir: Path) -> None:
    store = Store(f"sqlite:///{data_dir / 'lender-checker.db'}")
    rows = store.records(store.stamp()[0], {})
    store.close()
    kinds = set()
    for row in rows:
        if isinstance(row.record, RateRecord):
            continue
        fields = row.record.model_dump(mode="json", exclude={"cite"})
        text = record_text(fields)
        kinds.add(fields["kind"])
        for words in (text.zh, text.en):
            assert len(words) > 3, fields
            assert "{" not in words, fields
            assert "None" not in words, fields
    assert kinds == {"licence", "partner", "notice", "product", "payee", "identifier"}


def test_a_record_of_an_unknown_kind_is_no_fault() -> None:
    assert record_text({}).zh == "写到它"
