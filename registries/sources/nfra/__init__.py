"""国家金融监督管理总局: lists of licensed institutions, and penalties.

Its interviews and risk warnings (约谈, 风险提示) are published through the same API, but the number of their column is
not known to us and is not guessed; they stay with the facts gathered by hand until someone reads it on the live site.
"""

from registries.reader import Reader
from registries.sources.nfra.foreign_bank_branches import FOREIGN_BANK_BRANCHES
from registries.sources.nfra.legal_persons import LEGAL_PERSONS
from registries.sources.nfra.penalties import PENALTIES

READERS: tuple[Reader, ...] = (LEGAL_PERSONS, FOREIGN_BANK_BRANCHES, PENALTIES)
