"""The commands of `lender-checker`."""
