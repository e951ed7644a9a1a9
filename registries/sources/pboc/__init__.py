"""中国人民银行: payment and credit-reporting institutions.

The LPR is not here: it is a rate, none of the four kinds of record, and a source without records would be a lie.
"""

from registries.reading import Reader
from registries.sources.pboc import credit_reporting, payment_cancelled, payment_licences

READERS: tuple[Reader, ...] = (payment_licences.READER, payment_cancelled.READER, credit_reporting.READER)
