"""The web application: factory and error handlers."""
