"""中国人民银行: payment and credit-reporting institutions, and the loan prime rate (LPR)."""

from registries.reader import Reader
from registries.sources.pboc import credit_reporting, lpr, payment_cancelled, payment_licences

READERS: tuple[Reader, ...] = (payment_licences.READER, payment_cancelled.READER, credit_reporting.READER, lpr.READER)
