"""From the corrected form to the fields of the ordinary forms: of a check, of a cost, of a collector."""

from typing import Final

from checker.errors import QueryError
from checker.web.i18n import text
from checker.web.read.form import NEEDED, NO_NAME, ReadForm

Fields = dict[str, list[str]]

#: Of the figures, by their field here: those of the check's form, and of the cost's, which has other names for some.
_CHECK_ONLY_WHOLE: Final = (*NEEDED, "principal", "start")
_COST: Final = {
    "received": "received",
    "each": "each",
    "times": "count",
    "principal": "principal",
    "start": "start",
    "rate": "rate",
    "contract_date": "contract_date",
}


def check_fields(form: ReadForm) -> Fields:
    """Return the fields of a check: the name, the contract's lender, its date, and the figures where they are enough
    for a price. Raises QueryError where no name is chosen, or one of two lenders."""
    fields = {"name": _name(form), "lender": _lender(form), "contract_date": form.value("contract_date")}
    if all(form.value(field) for field in NEEDED):
        fields |= {field: form.value(field) for field in _CHECK_ONLY_WHOLE}
    return _filled(fields)


def cost_fields(form: ReadForm) -> Fields:
    """Return the fields of the cost: figures, fees and the contract's date; whatever is missing is asked there."""
    fees = {key: value for n, fee, payee in form.fees for key, value in ((f"fee{n}", fee), (f"payee{n}", payee))}
    fields = {field: form.value(own) for own, field in _COST.items()} | fees
    if fields["each"]:
        fields["rate"] = ""
    return _filled(fields)


def collector_fields(form: ReadForm) -> Fields:
    """Return the fields of the page on a collector: who presses, and for which lender."""
    collector = form.collector
    fields = {"name": collector.name if collector else _name(form), "lender": _lender(form)}
    return _filled(fields)


def _name(form: ReadForm) -> str:
    if own := form.value("own"):
        return own
    if not form.picked_name:
        choices = [*form.codes, *(row for row in form.rows if row.role != NO_NAME)]
        raise QueryError(text("read.pick_one"), "pick") if choices else QueryError(text("read.write_one"), "own")
    return form.picked_name


def _lender(form: ReadForm) -> str:
    """Return the contract's lender; "" where none was read, or it is itself looked up. Raises QueryError where two
    stand there and none is chosen."""
    if form.picked and form.picked.role == "lender" and not form.value("own"):
        return ""
    lenders = form.lenders if not form.value("own") else tuple(row for row in form.rows if row.role == "lender")
    chosen = [row for row in lenders if str(row.number) == form.value("lender")]
    if len(lenders) > 1 and not chosen:
        raise QueryError(text("read.which_lender"), "lender")
    return (chosen or [*lenders])[0].name if lenders else ""


def _filled(fields: dict[str, str]) -> Fields:
    return {field: [value] for field, value in fields.items() if value}
