"""The service behind web, API and commands: a request in, a report out, through the cache."""
