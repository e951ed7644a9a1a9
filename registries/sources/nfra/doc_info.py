"""Documents of www.nfra.gov.cn: the titles of a column (`itemId`), and one document by its `docId`.

The site serves the same JSON in two forms. The API form gives every page of a column; the static form, which the site
writes for its own pages, was seen to exist for the first three pages of a column only. Others report the API form
working without a browser (2026-08-20, 2026-09-27), and a refusal (403) of a mixture of both (2026-10-03). So the API
form is asked first; where it is refused, the static form once; where that is refused too, the run is blocked.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, Field, ValidationError, model_validator

from registries.documents.dates import iso_date
from registries.documents.decode import decode
from registries.documents.json_page import parse_json
from registries.model import PartialDate
from registries.reader import BlockedError, Document, Fetch, PageChangedError

HOST = "https://www.nfra.gov.cn"
_ANCHOR = '"rptCode"'  # in every answer of the site's own, in no wall
_ATTACHMENTS = "/chinese/docfile/"
T = TypeVar("T")


class _Attachment(BaseModel):
    path: str | None = Field(None, alias="urlOtherName")


class DocEntry(BaseModel):
    """A line of a column. `title`: docSubtitle, which is the whole title, else docTitle. `published`: a day."""

    doc_id: int = Field(alias="docId")
    title: str = Field(alias="docSubtitle", min_length=1)
    published: Annotated[PartialDate, BeforeValidator(iso_date)] = Field(alias="publishDate")

    @model_validator(mode="before")
    @classmethod
    def _short_title(cls, data: object) -> object:
        if not isinstance(data, dict):
            return data
        title = data.get("docSubtitle") or data.get("docTitle") or ""
        return {**data, "docSubtitle": " ".join(str(title).split())}


class Article(DocEntry):
    """One document. `body`: HTML. `attachments`: see `pdf_attachment`."""

    body: str | None = Field(None, alias="docClob")
    attachments: list[_Attachment] | None = Field(None, alias="attachmentInfoVOList")


class _Page(BaseModel):
    total: int
    rows: list[DocEntry]


class _ArticleAnswer(BaseModel):
    code: int = Field(alias="rptCode")
    data: Article


class _PageAnswer(BaseModel):
    code: int = Field(alias="rptCode")
    data: _Page


@dataclass(frozen=True)
class Column:
    """Titles of a column, and the answers that they stand in."""

    entries: tuple[DocEntry, ...]
    pages: tuple[Document, ...]


@dataclass(frozen=True)
class _Form:
    """Where the form keeps lists and articles, how many titles a page has, and how many pages there are."""

    list_url: str
    article_url: str
    page_size: int
    pages: int | None

    def page(self, fetch: Fetch, item_id: int, page: int) -> Document:
        return _get(fetch, self.list_url, {"itemId": item_id, "pageSize": self.page_size, "pageIndex": page})

    def article(self, fetch: Fetch, doc_id: int) -> Document:
        return _get(fetch, self.article_url, {"docId": doc_id})


_API = _Form(
    list_url=f"{HOST}/cbircweb/DocInfo/SelectDocByItemIdAndChild",
    article_url=f"{HOST}/cbircweb/DocInfo/SelectByDocId",
    page_size=20,
    pages=None,
)
_STATIC_FOLDER = f"{HOST}/cn/static/data/DocInfo"
_STATIC = _Form(
    list_url=_STATIC_FOLDER
    + "/SelectDocByItemIdAndChild/data_itemId={itemId},pageIndex={pageIndex},pageSize={pageSize}.json",
    article_url=_STATIC_FOLDER + "/SelectByDocId/data_docId={docId}.json",
    page_size=18,
    pages=3,
)


class DocInfo:
    """Both forms behind one face. Once refused, the API form is not asked again in this run."""

    def __init__(self, fetch: Fetch) -> None:
        self._fetch = fetch
        self._form = _API

    def entries(self, item_id: int, pages: int | None = None) -> tuple[DocEntry, ...]:
        """Return the titles of `column`."""
        return self.column(item_id, pages).entries

    def column(self, item_id: int, pages: int | None = None) -> Column:
        """Return the newest `pages` pages of a column, or all there are. Raises BlockedError, FetchError, and
        PageChangedError where the titles are fewer than the total that the answer itself declares."""
        return self._ask(lambda form: _column(self._fetch, form, item_id, pages))

    def article(self, doc_id: int) -> Document:
        """Return the document of that id, as JSON. Raises BlockedError, FetchError."""
        return self._ask(lambda form: form.article(self._fetch, doc_id))

    def _ask(self, question: Callable[[_Form], T]) -> T:
        try:
            return question(self._form)
        except BlockedError:
            if self._form is _STATIC:
                raise
            self._form = _STATIC
            return question(_STATIC)


def titles_in(documents: Iterable[Document]) -> tuple[DocEntry, ...]:
    """Return the titles of those documents that are pages of a column."""
    return tuple(
        entry for document in documents if is_list_page(document) for entry in _answer(document, _PageAnswer).data.rows
    )


def is_list_page(document: Document) -> bool:
    """Return whether a document is a page of a column, told by its address."""
    return "/SelectDocByItemIdAndChild" in document.url


def read_article(document: Document) -> Article:
    """Return the article of a detail answer. Raises PageChangedError for one that the site says failed, or of another
    shape."""
    return _answer(document, _ArticleAnswer).data


def pdf_attachment(article: Article) -> str:
    """Return the address of the article's one PDF. `pdfFileUrl` is never looked at: it is an empty decoy of 968 bytes.

    Raises PageChangedError when there is none, or several, or it lies elsewhere than attachments do.
    """
    paths = [attachment.path or "" for attachment in article.attachments or ()]
    pdfs = [path for path in paths if path.lower().endswith(".pdf")]
    if len(pdfs) != 1:
        raise PageChangedError(f"expected one PDF among the attachments of {article.title!r}, found {paths[:5]}")
    path = pdfs[0].removeprefix(HOST)
    if not path.startswith(_ATTACHMENTS) or ".." in path:
        raise PageChangedError(f"expected the attachment under {_ATTACHMENTS}, found {pdfs[0][:200]!r}")
    return HOST + path


def _get(fetch: Fetch, url: str, values: Mapping[str, int]) -> Document:
    if "{" in url:
        return fetch.get(url.format_map(values), anchor=_ANCHOR)
    return fetch.get(url, params={key: str(value) for key, value in values.items()}, anchor=_ANCHOR)


def _column(fetch: Fetch, form: _Form, item_id: int, pages: int | None) -> Column:
    most = min(filter(None, (pages, form.pages)), default=None)
    entries: list[DocEntry] = []
    documents: list[Document] = []
    total, page = 1, 0
    while len(entries) < total and page != most:
        page += 1
        document = form.page(fetch, item_id, page)
        documents.append(document)
        answer = _answer(document, _PageAnswer).data
        if page > 1 and answer.total != total:
            raise PageChangedError(f"{document.url}: the total was {total} on page 1, is {answer.total} on page {page}")
        total = answer.total
        entries += answer.rows
        if len(entries) != min(total, page * form.page_size):
            raise PageChangedError(
                f"{document.url}: {len(entries)} titles up to page {page}, the declared total is {total}"
            )
    if len(entries) < total:
        _refuse_disorder(entries)
    return Column(tuple(entries), tuple(documents))


def _refuse_disorder(entries: Sequence[DocEntry]) -> None:
    """Raise PageChangedError unless titles are newest first: else a part of a column is not its newest part."""
    for earlier, later in pairwise(entries):
        if later.published > earlier.published:
            raise PageChangedError(f"titles are not newest first: {later.title!r} stands after {earlier.title!r}")


A = TypeVar("A", _ArticleAnswer, _PageAnswer)


def _answer(document: Document, shape: type[A]) -> A:
    value = parse_json(decode(document))
    code = value.get("rptCode") if isinstance(value, dict) else None
    if code != 200:
        message = str(value.get("msg"))[:80] if isinstance(value, dict) else "no object"
        raise PageChangedError(f"{document.url}: expected rptCode 200, found {code!r} ({message})")
    try:
        return shape.model_validate(value)
    except ValidationError as fault:
        first = fault.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise PageChangedError(f"{document.url}: {where or 'the answer'} is not as expected: {first['msg']}") from fault
