"""All labelled queries, put to our own resolving."""

from datetime import date

from checker.dataset.dataset import Dataset
from checker.entities.standing import standing_of
from tests.evaluation.answers import ours
from tests.evaluation.queries import load_all
from tests.evaluation.scoring import Judged, judge_all

_DAY = date(2026, 11, 24)  # of the labels, so that a licence that runs out changes no result


def evaluate(dataset: Dataset) -> list[Judged]:
    """All labelled queries, answered by us and judged."""
    return judge_all(load_all(), ours(dataset), lambda id_: is_known(id_, dataset))


def is_known(entity_id: str, dataset: Dataset) -> bool:
    """Whether an entity has any standing but `unknown`."""
    return standing_of(dataset.graph.entities[entity_id], dataset.graph, _DAY).standing != "unknown"
