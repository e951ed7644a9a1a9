"""What every face calls: a request in, a report out, through the cache."""
