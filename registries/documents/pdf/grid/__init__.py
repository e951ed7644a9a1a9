"""In the child: drawn lines to grids of cells, and grids with glyphs to tables."""
