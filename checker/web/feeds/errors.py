"""The error of a feed that does not exist."""

from checker.errors import CheckerError
from registries.model import Text


class NoSuchFeedError(CheckerError):
    """A feed, or a page of one, that does not exist."""

    status = 404
    slug = "no-such-feed"
    title = Text(zh="没有这个订阅", en="No such feed")
