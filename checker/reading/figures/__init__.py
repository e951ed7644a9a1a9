"""Figures in a text: amounts, rates, dates and terms, each with what the words around it say it is."""
