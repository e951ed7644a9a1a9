"""行政处罚: the newest decisions of the head office, the provincial bureaus and their branches (4113, 4114, 4115).

A window, not a list: `PAGES` pages of twenty a level, each a document of its own. Only what the score speaks of is
kept: a firm, by its full legal name, punished for something that touches consumer loans (`TOPICS`: loans to persons,
interest and fees, collection, partners, personal data). Persons and branches are left out. A row says which of these
topics stand in the reasons, and a fine where it is the only thing decided; the document's own sentences name persons
too often to be kept.

Hundreds of offices write these pages by hand, in the layouts and words that `penalty_layouts` knows. A document that
cannot be read is named among the warnings, so that a person looks: a penalty that is missed says of no one that there
is none.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from registries.documents.html import tables
from registries.model import Access, Citation, Confidence, NoticeAction, NoticeRecord, Source, Text
from registries.reader import Document, Fetch, Gate, PageChangedError, ParsedList
from registries.sources.nfra.doc_info import HOST, Article, DocInfo, read_article
from registries.sources.nfra.penalty_layouts import Decision, UnreadTableError, decisions, unread
from registries.sources.nfra.punished import firms
from registries.sources.publishers import NFRA

LEVELS = (4113, 4114, 4115)
PAGES = 1
TOPICS = (
    (re.compile("消费贷|消费信贷|个人贷款|个人信贷|互联网贷款|网络贷款|信用卡"), "个人贷款", "personal loans"),
    (re.compile("利率|息费|融资成本|罚息|违规收费|收取费用"), "利息和收费", "interest and fees"),
    (re.compile("催收"), "催收", "debt collection"),
    (re.compile("合作机构|合作方|助贷"), "合作机构", "partners"),
    (re.compile("个人信息|客户信息|信用信息|征信"), "个人信息", "personal data"),
)
_FINE = re.compile(r"(?:处以?)?罚款(?:人民币)?(\d{1,6}(?:\.\d{1,4})?)万元[。.]?")


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
        """Return one row a firm and decision; a document that cannot be read is named, by its number and address, never
        by its title, which may hold a person's name. Raises PageChangedError where none can be read."""
        articles = [(document, read_article(document)) for document in documents]
        rows: list[NoticeRecord] = []
        faults: list[str] = []
        beside: list[str] = []
        for document, article in articles:
            try:
                rows += _notices(document, article)
                beside += [f"{_place(article)}: {sentence}" for sentence in unread(tables(article.body or ""))]
            except UnreadTableError as fault:
                faults.append(f"{_place(article)}: {fault}")
        if faults and len(faults) == len(articles):
            raise PageChangedError(f"none of {len(articles)} penalty documents was read: {'; '.join(faults[:5])}")
        warnings = (*(f"not read: {fault}" for fault in faults), *beside)
        as_of = max((article.published for _, article in articles), default=None)
        return ParsedList(rows=tuple(rows), as_of=as_of, warnings=warnings)


def _notices(document: Document, article: Article) -> list[NoticeRecord]:
    """Return the notices of one document. Raises UnreadTableError where its layout or a party cannot be read."""
    if not article.body or article.body.isspace():
        raise UnreadTableError("it is empty")
    try:
        named = [(decision, firms(decision.party)) for decision in decisions(tables(article.body), article.published)]
    except PageChangedError as fault:
        raise UnreadTableError(str(fault)) from fault
    if any(punished is None for _, punished in named):
        raise UnreadTableError("whom a cell names cannot be told")
    retrieved = date.fromisoformat(document.fetched_at[:10])
    return [
        _notice(firm, decision, words, article, retrieved)
        for decision, punished in named
        for firm in punished or ()
        if "保险" not in firm and (words := _words(decision))
    ]


def _place(article: Article) -> str:
    return f"document {article.doc_id} of {article.published} ({_address(article)})"


def _address(article: Article) -> str:
    return f"{HOST}/cn/view/pages/ItemDetail.html?docId={article.doc_id}"


def _words(decision: Decision) -> Text | None:
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


def _notice(firm: str, decision: Decision, words: Text, article: Article, retrieved: date) -> NoticeRecord:
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
            url=_address(article),
            as_of=article.published,
            retrieved_at=retrieved,
            confidence=Confidence.OFFICIAL,
        ),
    )


PENALTIES = Penalties()
