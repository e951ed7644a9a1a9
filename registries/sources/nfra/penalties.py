"""行政处罚: the newest decisions of the head office, the provincial bureaus and their branches (4113, 4114, 4115).

A window, not a list: `PAGES` pages of twenty a level, each a document of its own. Only what the score speaks of is
kept: a firm, by its full legal name, punished for something that touches consumer loans (`TOPICS`: loans to persons,
interest and fees, collection, partners, personal data). Persons and branches are left out. A row says which of these
topics stand in the reasons, and a fine where it is the only thing decided; the document's own sentences name persons
too often to be kept.

Two layouts are read, as others' programs read them: a table of seven labelled lines (被处罚当事人 …), and since 2024 a
list with the columns of `COLUMNS`. Hundreds of offices write these pages by hand, so up to one document in ten may be
of another layout; beyond that the page has changed.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from registries.documents.dates import iso_date
from registries.documents.html import tables
from registries.documents.table import Table, header_key, only_table, records
from registries.model import Access, Citation, Confidence, NoticeAction, NoticeRecord, PartialDate, Source, Text
from registries.reader import Document, Fetch, Gate, PageChangedError, ParsedList
from registries.sources.nfra.doc_info import HOST, Article, DocInfo, read_article
from registries.sources.nfra.punished import firms
from registries.sources.publishers import NFRA

LEVELS = (4113, 4114, 4115)
PAGES = 1
UNREAD_AT_MOST = 0.10
COLUMNS = {
    "当事人名称": "party",
    "主要违法违规行为": "reasons",
    "行政处罚内容": "decision",
    "作出决定机关": "authority",
}
LABELS = {
    "被处罚当事人": "party",
    "主要违法违规事实(案由)": "reasons",
    "行政处罚决定": "decision",
    "作出处罚决定的机关名称": "authority",
    "作出处罚决定的日期": "date",
}
TOPICS = (
    (re.compile("消费贷|消费信贷|个人贷款|个人信贷|互联网贷款|网络贷款|信用卡"), "个人贷款", "personal loans"),
    (re.compile("利率|息费|融资成本|罚息|违规收费|收取费用"), "利息和收费", "interest and fees"),
    (re.compile("催收"), "催收", "debt collection"),
    (re.compile("合作机构|合作方|助贷"), "合作机构", "partners"),
    (re.compile("个人信息|客户信息|信用信息|征信"), "个人信息", "personal data"),
)
_FINE = re.compile(r"(?:处以?)?罚款(?:人民币)?(\d{1,6}(?:\.\d{1,4})?)万元[。.]?")


@dataclass(frozen=True)
class _Decision:
    party: str
    reasons: str
    decision: str
    authority: str
    day: PartialDate


class Penalties:
    """The reader of the newest penalties."""

    source = Source(
        id="nfra.penalties",
        title=Text(
            zh="金融监管总局及其派出机构的行政处罚（最近公布、涉及个人贷款的）",
            en="Penalties of the NFRA and its bureaus (latest, touching personal loans)",
        ),
        publisher=NFRA,
        url="https://www.nfra.gov.cn/cn/view/pages/ItemList.html?itemPId=923&itemId=4113&itemUrl=ItemListRightList.html",
        kind="notice",
        access=Access.AUTOMATIC,
        window=True,
        cadence_days=7,
    )
    gate = Gate(min_rows=0, max_rows=300, removed_at_most=1.0, added_at_most=300.0)  # a window

    def documents(self, fetch: Fetch) -> Iterable[Document]:
        """Return the newest documents of each level."""
        info = DocInfo(fetch)
        for level in LEVELS:
            for entry in info.entries(level, PAGES):
                yield info.article(entry.doc_id)

    def read(self, documents: Sequence[Document]) -> ParsedList:
        """Return one row a firm and decision. Raises PageChangedError when too many documents cannot be read."""
        articles = [(document, read_article(document)) for document in documents]
        rows: list[NoticeRecord] = []
        unread: list[int] = []
        for document, article in articles:
            notices = _notices(document, article)
            if notices is None:
                unread.append(article.doc_id)
            else:
                rows += notices
        if len(unread) > UNREAD_AT_MOST * len(articles):
            raise PageChangedError(
                f"{len(unread)} of {len(articles)} penalty documents are of no known layout: {unread[:5]}"
            )
        return ParsedList(rows=tuple(rows), as_of=max((article.published for _, article in articles), default=None))


def _notices(document: Document, article: Article) -> list[NoticeRecord] | None:
    """Return the notices of one document; None where its layout or a party cannot be read."""
    decisions = _decisions(article)
    named = [(decision, firms(decision.party)) for decision in decisions or ()]
    if not named or any(punished is None for _, punished in named):
        return None
    retrieved = date.fromisoformat(document.fetched_at[:10])
    return [
        _notice(firm, decision, words, article, retrieved)
        for decision, punished in named
        for firm in punished or ()
        if "保险" not in firm and (words := _words(decision))
    ]


def _decisions(article: Article) -> tuple[_Decision, ...] | None:
    """Return what the document's one known table says."""
    if not article.body or article.body.isspace():
        return None
    parsed = tables(article.body)
    labelled = [decision for table in parsed if (decision := _labelled(table))]
    if len(labelled) == 1:
        return tuple(labelled)
    try:
        rows = records(only_table(parsed, COLUMNS), COLUMNS).rows
    except PageChangedError:
        return None
    return tuple(_Decision(**row, day=article.published) for row in rows if row["party"])


def _labelled(table: Table) -> _Decision | None:
    """Return the seven labelled lines: label | text. A date that cannot be read makes the table unreadable."""
    pairs = {header_key(row[0]): row[1] for row in table.rows if len(row) == 2}
    values = {field: pairs.get(label, "") for label, field in LABELS.items()}
    day = iso_date(values.pop("date"))
    return _Decision(**values, day=day) if day and all(values.values()) else None


def _words(decision: _Decision) -> Text | None:
    """Return the topics of consumer lending among the reasons; None when there are none."""
    topics = [(zh, en) for pattern, zh, en in TOPICS if pattern.search(decision.reasons)]
    if not topics:
        return None
    fine = _FINE.fullmatch("".join(decision.decision.split()))
    return Text(
        zh=f"{f'罚款{fine[1]}万元。' if fine else ''}案由写到：{'、'.join(zh for zh, _ in topics)}。",
        en=f"{f'Fined {float(fine[1]) * 10_000:,.0f} yuan. ' if fine else ''}"
        f"The reasons mention: {', '.join(en for _, en in topics)}.",
    )


def _notice(firm: str, decision: _Decision, words: Text, article: Article, retrieved: date) -> NoticeRecord:
    authority = "".join(decision.authority.split())
    return NoticeRecord(
        subject=firm,
        action=NoticeAction.PENALTY,
        stage="final",
        date=decision.day,
        words=words,
        cite=Citation(
            publisher=authority
            if re.fullmatch(r".{2,30}(?:总局|监管局|监管分局)", authority)
            else Penalties.source.publisher.zh,
            title="行政处罚信息公示",  # the document's own title may name a person
            url=f"{HOST}/cn/view/pages/ItemDetail.html?docId={article.doc_id}",
            as_of=article.published,
            retrieved_at=retrieved,
            confidence=Confidence.OFFICIAL,
        ),
    )


PENALTIES = Penalties()
