"""What people hold in place of a name: web addresses, apps, codes and numbers of firms, told apart."""

from checker.identifiers.find import find_identifiers
from checker.identifiers.link_details import without_link_details
from checker.identifiers.model import Identifier

__all__ = ["Identifier", "find_identifiers", "without_link_details"]
