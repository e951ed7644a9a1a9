"""What a loan really costs a year: exact decimals, no I/O, the same cost for the same offer."""
