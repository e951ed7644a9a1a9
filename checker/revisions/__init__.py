"""Which revision answers: loaded, held and swapped while people ask."""
