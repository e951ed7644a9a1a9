"""What people hold in place of a name: web addresses, apps, codes and numbers of firms, told apart."""

from checker.identifiers.find import find_identifiers
from checker.identifiers.link_details import without_link_details
from checker.identifiers.model import Identifier, IdentifierKind

__all__ = ["Identifier", "IdentifierKind", "find_identifiers", "without_link_details"]
