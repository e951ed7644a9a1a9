"""Query parameters are strict: one that is not declared is refused."""

from flask import request

from checker.errors import BadParameterError
from registries.model import Text


def refuse_all_but(accepted: tuple[str, ...]) -> None:
    """Raise BadParameterError for a query parameter that is not accepted, or that is there twice."""
    if any(key not in accepted or len(values) > 1 for key, values in request.args.lists()):
        zh = f"网址里只能用这些参数，各写一次：{'、'.join(accepted) or '无'}。"
        en = f"A URL may carry only these parameters, once each: {', '.join(accepted) or 'none'}."
        raise BadParameterError(Text(zh=zh, en=en))
