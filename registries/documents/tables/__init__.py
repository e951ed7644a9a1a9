"""A list's table: its rows by their headers, several tables as one list, and what is printed outside the rows."""
