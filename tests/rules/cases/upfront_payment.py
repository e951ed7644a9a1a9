"""The rules of the group upfront_payment."""

from tests.rules.cases.kinds import Cases, flag

RULES: dict[str, Cases] = {
    "upfront_payment": flag("upfront_fee", "hard", 0),
    "fake_official_document": flag("fake_official_letter", "hard", 0),
    "credit_repair": flag("credit_repair_fee", "hard", 0),
}
