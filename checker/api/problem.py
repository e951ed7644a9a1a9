"""Errors as RFC 9457 problem+json. Title and detail are Chinese first, then English; nothing repeats the input."""

import json

from flask import Response

from registries.model import Text


def problem(
    status: int, slug: str, title: Text, detail: Text, errors: list[dict[str, object]] | None = None
) -> Response:
    """Return a problem document; its `type` is /problems/<slug>, `errors` lists single faults of the request, if
    any."""
    body: dict[str, object] = {
        "type": f"/problems/{slug}",
        "title": f"{title.zh} {title.en}",
        "status": status,
        "detail": f"{detail.zh} {detail.en}",
    }
    if errors:
        body["errors"] = errors
    text = json.dumps(body, ensure_ascii=False)
    return Response(text, status, content_type="application/problem+json", headers={"Cache-Control": "no-store"})
