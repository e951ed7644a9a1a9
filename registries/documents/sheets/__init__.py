"""Workbooks (xlsx, xls, XML Spreadsheet 2003) to tables."""
