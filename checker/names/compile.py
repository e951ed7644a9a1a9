"""From the names of one revision to the byte tables of their index."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from checker.gc_pause import gc_paused
from checker.names.characters.chinese_script import may_be_traditional
from checker.names.characters.ignorable import is_plain
from checker.names.companies.without_legal_form import comparison_key
from checker.names.compiled import form_lookup, indexed_names, outlet_lookup
from checker.names.compiled.packing import encoded, numbers, texts
from checker.names.indexed_name import IndexedName
from checker.names.lookup import name_starts
from checker.names.lookup.blocking_keys import blocking_keys, firm_keys
from checker.names.lookup.candidate_index import pack_keys
from checker.names.lookup.exact_lookup import COMPANY_NAMES, is_outlet, keys_of, pack_hit
from checker.names.normalise import folded_key, index_key


def compile_names(names: Iterable[IndexedName]) -> dict[str, bytes]:
    """Return the index of these names as tables for `NameIndex`.

    Their order, and a name that comes twice, make no difference: the same names give the same bytes.
    """
    with gc_paused(walk_after=False):
        return _tables(_in_order(names))


def _tables(ordered: Sequence[IndexedName]) -> dict[str, bytes]:
    plain, folded = _keys([name.text for name in ordered])
    outlets = [row for row, name in enumerate(ordered) if is_outlet(name, folded[row])]
    firms = sorted(set(range(len(ordered))).difference(outlets))
    # what a name is read as in English is found as it stands, and resembles nothing
    compared = [row for row in firms if ordered[row].kind != "reading"]
    forms: defaultdict[str, list[int]] = defaultdict(list)
    for row in firms:
        for key, how in keys_of(ordered[row], plain[row], folded[row]):
            forms[key].append(pack_hit(row, how))
    # companies are compared without their legal form, brands as they stand
    company = [ordered[row].kind in COMPANY_NAMES for row in compared]
    targets = [
        comparison_key(folded[row]) if firm else folded[row] for row, firm in zip(compared, company, strict=True)
    ]
    return {
        **indexed_names.pack(ordered),
        **form_lookup.pack(forms),
        **name_starts.pack(forms),
        **outlet_lookup.pack((row, folded[row]) for row in outlets),
        **texts("targets", encoded(targets)),
        "targets.row": numbers("I", compared),
        **pack_keys((firm_keys if firm else blocking_keys)(form) for form, firm in zip(targets, company, strict=True)),
    }


def _keys(names: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the keys of names as printed, and in simplified characters (`index_key`, `folded_key`).

    Most hold no character that either changes; one search for those that do is cheaper than trying both on each.
    """
    changed = [char for char in set().union(*names) if not is_plain(char) or may_be_traditional(char)]
    if not changed:
        return list(names), list(names)
    holds_one = re.compile(f"[{''.join(map(re.escape, changed))}]").search
    plain = [index_key(text) if holds_one(text) else text for text in names]
    folded = [folded_key(text) if holds_one(text) else text for text in names]
    return plain, folded


def _in_order(names: Iterable[IndexedName]) -> list[IndexedName]:
    ordered = sorted(names)
    return [name for name, before in zip(ordered, (None, *ordered), strict=False) if name != before]
