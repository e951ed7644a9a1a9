"""Company names: their parts, their head offices, and the other writings that follow from them.

Keys are folded, simplified and without spaces (`normalise.known_key(simplified(…))`); brackets are ASCII. Pure
functions of the key and the package's tables. Whether a firm of a name exists, only a list can tell.
"""

from checker.names.companies.branch import head_office
from checker.names.companies.industries import is_industry, is_lending
from checker.names.companies.name_variants import other_names, trade_names, writings
from checker.names.companies.parse import CompanyName, is_bank, parse
from checker.names.companies.without_legal_form import stem, without_legal_form

__all__ = [
    "CompanyName",
    "head_office",
    "is_bank",
    "is_industry",
    "is_lending",
    "other_names",
    "parse",
    "stem",
    "trade_names",
    "without_legal_form",
    "writings",
]
