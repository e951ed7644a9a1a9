"""Tickets, their audit and the counts of what comes in, in the database."""
