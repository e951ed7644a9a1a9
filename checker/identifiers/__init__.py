"""What people hold in place of a name: web addresses, apps, codes and numbers of firms, told apart.

To find them (`find`) takes expressions that most questions never need: it is imported where it is called.
"""

from checker.identifiers.link_details import without_link_details
from checker.identifiers.model import Identifier

__all__ = ["Identifier", "without_link_details"]
