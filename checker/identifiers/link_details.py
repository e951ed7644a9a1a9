"""Links without what follows the host: a query may hold a person's token, and no answer depends on it."""

_LINKS = ("url", "app_store_link")


def without_link_details(text: str) -> str:
    """Return a text with each link cut down to its host, or to an app store's app; the rest as it is."""
    if "." not in text and "。" not in text and "．" not in text:
        return text
    from checker.identifiers.find import find_identifiers  # noqa: PLC0415 - most names have no dot

    parts, at = [], 0
    for link in find_identifiers(text):
        if link.kind in _LINKS:
            parts += [text[at : link.start], link.text]
            at = link.end
    return "".join((*parts, text[at:]))
