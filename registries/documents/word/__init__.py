"""Word documents (.docx) to tables."""
