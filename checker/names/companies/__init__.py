"""Company names: their parts, their head offices, and the other writings that follow from them.

Keys are folded, simplified and without spaces (`normalise.folded_key`); brackets are ASCII. Pure functions of the key
and the package's tables. Whether a firm of a name exists, only a list can tell.
"""
