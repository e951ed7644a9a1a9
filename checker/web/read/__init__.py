"""Reading a pasted text: its field, what was read in it for correction, and the way on to the ordinary forms."""
