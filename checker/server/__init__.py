"""The production server: gunicorn, its worker, and how connections wait."""
