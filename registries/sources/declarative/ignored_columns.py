"""Words on a firm's standing in columns of a list of licences that no field is made of: 备注 已于2025年注销.

A description leaves such columns out because they mostly hold nothing, or what is nobody's business. A row whose
licence they may take back is not published as one in force without a person.
"""

from collections.abc import Iterable, Iterator

from registries.documents.tables.numbering import column_of_serials
from registries.documents.tables.table import Records
from registries.firm_names.name_notes import speaks_of_status

_NOTHING = frozenset({"", "-", "--", "—", "——", "/", "\\", "无", "否", "未", "0"})
#: What firms of a kind may do (支付清算, 破产管理) says nothing of one of them.
_NO_REMARK = ("范围", "英文", "网址", "网站")


def status_in_ignored_columns(parts: Iterable[Records]) -> Iterator[str]:
    """Yield a sentence for each row of which a column that is left out speaks of the end of a licence."""
    for part in parts:
        used = set(part.headers.values())
        serial = column_of_serials(part.columns)
        places = [
            place
            for place, name in enumerate(part.columns)
            if name and name not in used and place != serial and not any(word in name for word in _NO_REMARK)
        ]
        for row, cells in zip(part.rows, part.printed, strict=True):
            for place in places:
                cell = cells[place] if place < len(cells) else ""
                name = part.columns[place]
                if cell not in _NOTHING and (speaks_of_status(cell) or speaks_of_status(name)):
                    firm = row.get("legal_name", "")[:60]
                    yield f"{firm}: the column {name[:20]!r} is left out, and says {cell[:60]!r}"
