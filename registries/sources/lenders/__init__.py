"""Partner and collector lists that lenders publish themselves (金规〔2025〕9号): one reader, a description each."""

from registries.reader import Reader
from registries.sources.lenders.descriptions import load
from registries.sources.lenders.partner_list import PartnerList

_LISTS = load()
READERS: tuple[Reader, ...] = tuple(
    PartnerList(_LISTS, lender, kind) for lender in _LISTS.lenders for kind in lender.lists
)
