"""Under which keys a name on record is stored, and which names a form of the query equals, as it stands or by rule.

The first character of a key says what it is: `=` a name as recorded, `~` a company name without its legal form or in
another certain writing, `d` with digits, `p` in pinyin, `i` its pinyin initials, `t` a company's trade name alone, `h`
how a longer name begins, `s` a brand from one of its later characters on, `q` the same in pinyin, `e` a name in English
that is only asked about. The last six serve suggestions, they never lead to an entity.
"""

from collections.abc import Iterator

from checker.names.characters.pinyin import pinyin_initials, to_pinyin
from checker.names.characters.spelling_variants import may_be_pinyin, pinyin_forms, with_digits
from checker.names.companies.branch import head_office
from checker.names.companies.name_variants import other_names
from checker.names.companies.parse import is_bank, parse
from checker.names.companies.without_legal_form import stem
from checker.names.compiled.form_lookup import FormLookup
from checker.names.compiled.indexed_names import IndexedNames
from checker.names.compiled.outlet_lookup import OutletLookup
from checker.names.compiled.packing import Tables
from checker.names.indexed_name import KIND_ORDER, WRITINGS, Hit, IndexedName, Writing
from checker.names.lookup.name_starts import PREFIX_LENGTH
from checker.names.normalise import folded_key

COMPANY_NAMES = frozenset({"legal_name", "former_name"})
OUTLET_ENDS = ("支行", "分行", "分理处", "储蓄所", "营业部", "营业所", "营业室")
_LONGEST_TRADE_NAME = 6  # characters
_MOST_SHORT_FOR = 20  # keys: more firms than are ever suggested
_LONGEST_BRAND = 16  # characters; what is longer is a sentence or a firm
_CODES = {how: code for code, how in enumerate(WRITINGS)}
_MIN_WEIGHT_IN_PINYIN = 2  # weight; nobody spells the trade names of the other thousands
_HOW_BITS = 3  # how a name is written, beside its row in one number
_HOW = (1 << _HOW_BITS) - 1


def pack_hit(row: int, how: Writing) -> int:
    """Pack a row and the writing of its name into one number."""
    return row << _HOW_BITS | _CODES[how]


def unpack_hit(number: int) -> tuple[int, Writing]:
    """Return the row and the writing that `pack_hit` packed."""
    return number >> _HOW_BITS, WRITINGS[number & _HOW]


def is_outlet(name: IndexedName, folded: str) -> bool:
    """Return whether a name is that of a bank's branch: the mass of names, none of which is a firm of its own."""
    return name.kind == "legal_name" and folded.endswith(OUTLET_ENDS)


def keys_of(name: IndexedName, plain: str, folded: str) -> list[tuple[str, Writing]]:
    """Return the keys of any name but an outlet's, each with the writing it stands for.

    `plain`: the name's characters as printed; `folded`: simplified.
    """
    if name.kind == "reading":
        return [(f"e{plain}", "same")]
    keys: list[tuple[str, Writing]] = [(f"={plain}", "same")]
    if folded != plain:
        keys.append((f"={folded}", "script"))
    short = folded
    if name.kind in COMPANY_NAMES:
        short = stem(folded) or folded
        certain, weaker = other_names(folded)
        written = dict.fromkeys((short, *certain) if short != folded else certain)
        keys += [(f"~{form}", "company") for form in written]
        keys += [(f"~{digits}", "company") for form in written if (digits := with_digits(form)) != form]
        # what is weaker leads to no entity: its own letter keeps it from `exact` and `variants`
        keys += [(f"t{form}", "company") for form in weaker]
        if name.weight >= _MIN_WEIGHT_IN_PINYIN:
            keys += [(f"t{spelled}", "pinyin") for form in weaker for spelled in pinyin_forms(form)[:1]]
    keys += [(f"p{spelled}", "pinyin") for spelled in pinyin_forms(short)]
    keys += [(f"i{letters}", "pinyin") for letters in pinyin_initials(short)]
    if len(short) > PREFIX_LENGTH:
        keys.append((f"h{short[:PREFIX_LENGTH]}", "same"))
    keys += [
        key for part in later_parts(name, folded) for key in ((f"s{part}", "same"), (f"q{to_pinyin(part)}", "pinyin"))
    ]
    digits = with_digits(folded)
    return [*keys, (f"d{digits}", "digits")] if digits != folded else keys


def later_parts(name: IndexedName, folded: str) -> Iterator[str]:
    """Yield a brand or a short name from each of its later characters on, for who remembers only a part: 360借条 is
    found by 借条.

    No single character, and none from within letters or digits. Full names of companies have their trade names.
    """
    if name.entity_type == "organisation" and (name.kind in COMPANY_NAMES or folded.endswith("公司")):
        return
    if len(folded) > _LONGEST_BRAND:
        return
    for at in range(1, len(folded) - 1):
        if not (folded[at - 1].isascii() and folded[at].isascii()):
            yield folded[at:]


class ExactLookup:
    """Look-up of the names that a form equals, as it stands or by rule."""

    def __init__(self, tables: Tables, lookup: FormLookup, names: IndexedNames) -> None:
        self._lookup, self._outlets, self._names = lookup, OutletLookup(tables), names

    def exact(self, form: str, script_folded: bool) -> tuple[Hit, ...]:
        """Return the names recorded as `form`.

        Of several, those in the script that was typed, and a full legal name before short names, because no firm may
        call itself by another's. `script_folded`: `form` is not as it was typed, but after traditional characters
        became simplified ones.
        """
        hits = self._hits("=" + form) or self._outlet(form)
        if len(hits) > 1:
            hits = tuple(hit for hit in hits if hit.how == "same") or hits
            hits = tuple(hit for hit in hits if hit.entry.kind == "legal_name") or hits
        return tuple(_with_writing(hit, "script") for hit in hits) if script_folded else hits

    def variants(self, form: str) -> tuple[Hit, ...]:
        """Return the names of which `form` is another writing. All rules are tried, so that a clash shows as one."""
        digits = with_digits(form)
        hits = [*self._company(form), *self._head_office(form)]
        if digits != form:
            hits += self._company(digits)
            hits += (_with_writing(hit, "digits") for hit in self.exact(digits, script_folded=False))
        hits += self._hits("d" + digits)
        if may_be_pinyin(form):
            hits += self._hits("p" + form)
        return tuple(sorted(dict.fromkeys(hits), key=_rank)) if len(hits) > 1 else tuple(hits)

    def of_trade_name(self, form: str) -> tuple[IndexedName, ...]:
        """Return the companies whose trade name `form` is: others may bear it too, so it serves suggestions only."""
        return tuple(hit.entry for hit in self._hits("t" + form))

    def read_as(self, form: str) -> tuple[IndexedName, ...]:
        """Return the names that `form` may be in English: others may go by it, so it serves suggestions only."""
        return tuple(hit.entry for hit in self._hits("e" + form)) if form[:1].isascii() else ()

    def short_for(self, form: str) -> tuple[IndexedName, ...]:
        """Return the companies for whose trade name and trade `form` may be short: 测甲数据, 测甲数据处理有限公司."""
        # a trade name at its start is looked up by its hash; walking the keys is dear, and for the few that have one
        trades = (form[:size] for size in range(2, min(len(form), _LONGEST_TRADE_NAME + 1)))
        if len(form) < PREFIX_LENGTH or not any("t" + trade in self._lookup for trade in trades):
            return ()
        longer = self._lookup.with_prefix("t" + form, _MOST_SHORT_FOR)
        entries = (self._names[unpack_hit(hit)[0]] for _, hits in longer for hit in hits)
        return tuple(entry for entry in dict.fromkeys(entries) if _trade_of(entry, form))

    def _outlet(self, form: str) -> tuple[Hit, ...]:
        if not form.endswith(OUTLET_ENDS):
            return ()
        entries = (self._names[row] for row in self._outlets.rows(form))
        return tuple(Hit(entry, "same") for entry in entries if entry.text == form or folded_key(entry.text) == form)

    def _company(self, form: str) -> tuple[Hit, ...]:
        # with or without a legal form, only company names are looked up: 微粒贷有限公司 is not 微粒贷
        return self._hits("~" + (stem(form) or form))

    def _head_office(self, form: str) -> list[Hit]:
        bank = head_office(form)
        if bank is None:
            return []
        hits = (*self.exact(bank, script_folded=False), *self._company(bank))
        return [_with_writing(hit, "branch") for hit in hits if _is_bank(hit.entry)]

    def _hits(self, key: str) -> tuple[Hit, ...]:
        # every look-up ends here: unpacked in place, which saves a call for each hit
        packed_hits = self._lookup.get(key)
        hits = tuple([Hit(self._names[number >> _HOW_BITS], WRITINGS[number & _HOW]) for number in packed_hits])
        return tuple(sorted(dict.fromkeys(hits), key=_rank)) if len(hits) > 1 else hits


def _trade_of(entry: IndexedName, form: str) -> bool:
    """Return whether `form` holds the whole trade name of a firm and the beginning of its trade."""
    company = parse(folded_key(entry.text))
    return (
        company is not None
        and len(company.trade_name) > 1
        and form.startswith(company.trade_name)
        and (form != company.trade_name)
    )


def _is_bank(entry: IndexedName) -> bool:
    """Return whether a name is that of a bank, in full or short (邮储银行)."""
    written = entry.text if entry.kind == "legal_name" else entry.entity_name
    return entry.entity_type == "organisation" and is_bank(folded_key(written))


def _with_writing(hit: Hit, how: Writing) -> Hit:
    return hit._replace(how=how)


def _rank(hit: Hit) -> tuple[int, str, str]:
    return (KIND_ORDER[hit.entry.kind], hit.entry.text, hit.entry.entity_id)
