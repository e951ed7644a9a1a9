"""Drafting labelled queries from the facts. People review and edit the drafts; the .tsv files are what counts."""
