"""A small world of lenders, an app and collectors. Firm names are invented."""

from checker.assessment.context import AssessmentContext
from checker.collection.build_report import collector_report
from checker.collection.model import CollectorReport, CollectorRequest
from checker.collection.parsing import parse_collector_request
from checker.dataset.dataset import Dataset, indexed_names
from checker.names import NameIndex
from checker.rules import load
from registries.model import Access, Outcome, Record, Run, Source
from registries.sources import SOURCES, source_by_id
from tests.factories.records import SOURCE_OF, cite, licence, partner, product
from tests.factories.worlds import TODAY, graph_of

LENDER, BANK, MICROLOAN = "甲消费金融有限公司", "乙银行股份有限公司", "丙小额贷款有限公司"
COLLECTOR, OTHER = "丁商务咨询有限公司", "戊信息服务有限公司"
OPERATOR, APP = "己信息科技有限公司", "己花"
LIST = "催收合作机构名单"


def collects(lender: str, name: str, as_of: str = "2026-09-30", **fields: object) -> Record:
    """A row of a lender's own list of collectors."""
    return partner(lender, name, **{"role": "collector", "cite": cite(as_of, title=LIST), **fields})


WORLD: tuple[Record, ...] = (
    licence(LENDER),
    licence(BANK, "bank"),
    licence(MICROLOAN, "microloan"),
    licence(OPERATOR, "technology", "identified"),
    product(APP, OPERATOR),
    partner(LENDER, OPERATOR, products=(APP,)),
    partner(BANK, OPERATOR, products=(APP,)),
    collects(LENDER, COLLECTOR),
)


def court(*records: Record, whole: bool = False) -> AssessmentContext:
    """A court on these records; `whole`: the list of partners is held whole, official and fresh."""
    graph = graph_of(*(records or WORLD))
    sources, runs = _whole_list() if whole else (SOURCES, {})
    dataset = Dataset(7, graph, NameIndex.build(indexed_names(graph)), runs)
    return AssessmentContext(dataset, load(), sources, TODAY)


def _whole_list() -> tuple[tuple[Source, ...], dict[str, Run]]:
    source = source_by_id(SOURCE_OF["partner"]).model_copy(update={"whole": True, "access": Access.AUTOMATIC})
    run = Run(
        source=source.id,
        started_at="",
        outcome=Outcome.PUBLISHED,
        as_of="2026-09-30",
        rows=1,
        sha256="",
        revision=1,
        counted=True,
        confirmed=True,
    )
    return (source,), {source.id: run}


def ask(
    name: str = "", lender: str | None = None, *, of: AssessmentContext | None = None, **observed: str
) -> CollectorReport:
    """The report on one collector."""
    request = CollectorRequest.model_validate({"name": name, "lender": lender, "observed": observed})
    return collector_report(parse_collector_request(request), of or court(), "2026-11-24T00:00:00+00:00")
