"""What a form held that could not be taken just now, so that its page can send it again: nothing typed is lost to a
limit, or to a fault of ours."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from flask import request

from checker.web.check import check_form
from checker.web.collector import form as collector_form
from checker.web.corrections import form as corrections_form
from checker.web.cost import form as cost_form
from checker.web.read import form as read_form

#: With these, the same may succeed a little later.
STATUSES: Final = frozenset({429, 500, 503})

Fields = Mapping[str, Sequence[str]]
Pairs = Iterator[tuple[str, str]]


def fields_to_resend(status: int) -> list[tuple[str, str]]:
    """Return the fields of the form that this request sent, cleaned as when a form is shown again; none where it was no
    form of ours, or another answer cannot be expected."""
    cleaned = _FORMS.get(request.endpoint or "")
    if cleaned is None or status not in STATUSES:
        return []
    try:
        return [(field, value) for field, value in cleaned(request.form.to_dict(flat=False)) if value]
    except Exception:  # this is the page for when something is broken: it must come whatever is
        return []


def _check(form: Fields) -> Pairs:
    yield from check_form.form_input(form).items()


def _collector(form: Fields) -> Pairs:
    yield from collector_form.form_input(form).answers.items()


def _cost(form: Fields) -> Pairs:
    yield from cost_form.form_input(form).items()


def _text(form: Fields) -> Pairs:
    yield from ((field, form[field][0]) for field in ("text", "name") if form.get(field))


def _read(form: Fields) -> Pairs:
    yield from read_form.form_of(form).fields.items()


def _picture_lines(form: Fields) -> Pairs:
    yield from ((field, line) for field in ("line", "more") for line in form.get(field, ()))


def _correction(form: Fields) -> Pairs:
    shown = corrections_form.redisplayed(corrections_form.form_input(form), "zh")
    yield from shown.lines.items()
    yield "text", shown.text
    yield from (("asked", thing) for thing in shown.asked)


_FORMS: Final[Mapping[str, Callable[[Fields], Pairs]]] = {
    "web.check_with_answers": _check,
    "web.collector_answer": _collector,
    "web.cost_answer": _cost,
    "web.read_text": _text,
    "web.read_picture_lines": _picture_lines,
    "web.read_corrected": _read,
    "web.send_correction": _correction,
    "web.send_report": _correction,
}
