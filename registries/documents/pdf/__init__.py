"""PDF tables. pdfium finds glyphs and lines, in a child process; where a table's cells are is worked out from both, and
every printed word that lands in no cell is accounted for: `accounting`."""

from registries.documents.pdf.tables import pdf_table, pdf_tables

__all__ = ["pdf_table", "pdf_tables"]
