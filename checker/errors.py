"""The errors of a request. Every face shows these in its own form.

CheckerError (500)
  StoreAwayError (503)     the request needs the database, and it does not answer
  QueryError (422)         the request cannot be answered as it is; `detail` says what is accepted
    UnknownRevisionError (404)  the dataset revision does not exist
    BadParameterError (400)     a parameter that is not declared, or text that is not UTF-8
  TooBusyError (429, 503)  expensive work, and enough of it under way; `retry_after` says when to retry
"""

from registries.model import Text


class CheckerError(Exception):
    """Base. `slug` names the error in problem+json's `type`; `field` is the parameter at fault, if one is.

    The message never repeats what the person typed: messages reach logs and screenshots.
    """

    status = 500
    slug = "internal"
    title = Text(zh="出错了", en="Something went wrong")

    def __init__(self, detail: Text, field: str | None = None) -> None:
        super().__init__(detail.en)
        self.detail = detail
        self.field = field


class StoreAwayError(CheckerError):
    """A request that needs the database while it does not answer, or too many wait for it."""

    status = 503
    slug = "store-unavailable"
    title = Text(zh="暂时看不了", en="Unavailable for a moment")
    retry_after = 5

    def __init__(self) -> None:
        super().__init__(
            Text(
                zh="存数据的地方现在没有回应，这一页看不了。查名字、看急救办法都还可以。请过几秒再试。",
                en="The database does not answer, and this page needs it. Looking up a name and the emergency page "
                "still work. Please try again in a few seconds.",
            )
        )


class QueryError(CheckerError):
    """A request that cannot be answered as it is."""

    status = 422
    slug = "invalid-query"
    title = Text(zh="这样查不了", en="This cannot be looked up")


class UnknownRevisionError(QueryError):
    """A dataset revision that does not exist."""

    slug = "unknown-revision"
    title = Text(zh="没有这个数据版本", en="No such dataset revision")


class BadParameterError(QueryError):
    """A parameter that is not declared, or text that is not UTF-8."""

    status = 400
    slug = "bad-parameter"
    title = Text(zh="参数不对", en="Bad parameter")


class TooBusyError(CheckerError):
    """Enough expensive work is under way: of this client (429) or of others (503). `retry_after`: seconds."""

    slug = "busy"
    title = Text(zh="请等一下再查", en="Please ask again in a moment")

    def __init__(self, detail: Text, status: int, retry_after: int) -> None:
        super().__init__(detail)
        self.status, self.retry_after = status, retry_after
