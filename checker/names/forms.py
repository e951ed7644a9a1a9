"""Which known names a form equals, as it stands or by rule."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from checker.names.company import head_office, stem
from checker.names.known import KIND_ORDER, Hit, How, KnownName
from checker.names.normalise import known_key
from checker.names.script import simplified
from checker.names.variants import may_be_pinyin, pinyin_forms, with_digits

_COMPANY_NAMES = frozenset({"legal_name", "former_name"})

_Table = dict[str, tuple[Hit, ...]]


class FormTable:
    """Three tables: names as recorded, company names without their legal form, and other spellings."""

    def __init__(self, names: Sequence[KnownName]) -> None:
        recorded: defaultdict[str, list[Hit]] = defaultdict(list)
        companies: defaultdict[str, list[Hit]] = defaultdict(list)
        spelled: defaultdict[str, list[Hit]] = defaultdict(list)
        for name in names:
            plain = known_key(name.text)
            folded = known_key(simplified(plain))
            recorded[plain].append(Hit(name, "same"))
            if folded != plain:
                recorded[folded].append(Hit(name, "script"))
            short = stem(folded) if name.kind in _COMPANY_NAMES else None
            if short:
                _add(companies, short, Hit(name, "company"))
            for form in pinyin_forms(short or folded):
                spelled[form].append(Hit(name, "pinyin"))
            if with_digits(folded) != folded:
                spelled[with_digits(folded)].append(Hit(name, "digits"))
        self._recorded, self._companies, self._spelled = map(_frozen, (recorded, companies, spelled))

    def exact(self, form: str, script_folded: bool) -> tuple[Hit, ...]:
        """The names recorded as `form`; of several, those in the script that was typed, and a full legal name before
        short names, because no firm may call itself by another's.

        `script_folded`: `form` is not as it was typed, but after traditional characters became simplified ones.
        """
        hits = self._recorded.get(form, ())
        hits = tuple(hit for hit in hits if hit.how == "same") or hits
        hits = tuple(hit for hit in hits if hit.known.kind == "legal_name") or hits
        return tuple(_as(hit, "script") for hit in hits) if script_folded else hits

    def variants(self, form: str) -> tuple[Hit, ...]:
        """The names of which `form` is another writing. All rules are asked, so that a clash shows as one."""
        digits = with_digits(form)
        found = [*self._company(form), *self._company(digits), *self._head_office(form)]
        if digits != form:
            found += (_as(hit, "digits") for hit in self.exact(digits, script_folded=False))
        found += (hit for hit in self._spelled.get(digits, ()) if hit.how == "digits")
        if may_be_pinyin(form):
            found += (hit for hit in self._spelled.get(form, ()) if hit.how == "pinyin")
        return tuple(sorted(dict.fromkeys(found), key=_rank))

    def _company(self, form: str) -> tuple[Hit, ...]:
        # with or without a legal form, only company names are looked up: 微粒贷有限公司 is not 微粒贷
        return self._companies.get(stem(form) or form, ())

    def _head_office(self, form: str) -> list[Hit]:
        bank = head_office(form)
        if bank is None:
            return []
        hits = (*self.exact(bank, script_folded=False), *self._company(bank))
        return [_as(hit, "branch") for hit in hits if _is_bank(hit.known)]


def _is_bank(known: KnownName) -> bool:
    return known.kind == "legal_name" and (stem(known_key(known.text)) or "").endswith("银行")


def _add(table: defaultdict[str, list[Hit]], short: str, hit: Hit) -> None:
    table[short].append(hit)
    if with_digits(short) != short:
        table[with_digits(short)].append(hit)


def _as(hit: Hit, how: How) -> Hit:
    return replace(hit, how=how)


def _rank(hit: Hit) -> tuple[int, str, str]:
    return (KIND_ORDER[hit.known.kind], hit.known.text, hit.known.entity_id)


def _frozen(table: dict[str, list[Hit]]) -> _Table:
    return {form: tuple(sorted(dict.fromkeys(hits), key=_rank)) for form, hits in table.items()}
