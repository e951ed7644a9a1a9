"""The answer in one glance: what every face (page, terminal, sheet, comparison) puts first."""
