"""Documents that share a heading: read on one day in one way, and all old or none."""

from checker.web.check.source_groups import read_alike
from tests.web import standings


def test_documents_share_a_heading_only_where_it_holds_for_each() -> None:
    first = next(one for one in standings.listed_partner().evidence if one.confidence == "reported")
    day = {"retrieved_at": "2026-11-25"}
    rows = [
        first,
        first.model_copy(update={"id": "old", "stale": not first.stale}),
        first.model_copy(update={"id": "later", **day}),
        first.model_copy(update={"id": "official", "confidence": "official"}),
        first.model_copy(update={"id": "again"}),
    ]
    groups = read_alike(rows)
    assert [[one.id for one in group.rows] for group in groups] == [
        [first.id, "again"],
        ["old"],
        ["later"],
        ["official"],
    ]
    assert [group.size for group in groups] == [2, 1, 1, 1]
    assert [group.read.stale for group in groups] == [first.stale, not first.stale, first.stale, first.stale]
