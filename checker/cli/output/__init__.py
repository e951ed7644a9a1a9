"""What the commands print: reports, rows and the progress of a refresh as text or JSON lines."""
