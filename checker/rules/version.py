"""The versions of the packaged rule sets: all but the newest are published and never change."""

CURRENT = "2027.02"
VERSIONS = ("2026.11", "2026.12", "2027.01", CURRENT)

#: The first rule set whose headlines call a firm by what it does (a collector, the operator of a brand).
ROLES_SINCE = "2027.02"

#: The first rule set whose reports tell the effect of every input, and whose `band` spans all that is asked.
EVERY_INPUT_SINCE = "2027.02"

#: The first rule set that reads answers and offers.
ANSWERS_SINCE = "2026.12"
