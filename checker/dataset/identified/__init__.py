"""An identifier in place of a name: who bears it on record, or which known address a domain looks like."""
