"""In the child: what is drawn on a page: glyphs, lines, fills, pictures, and what of it a reader of the page sees."""
