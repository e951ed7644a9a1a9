"""The refresh job: read, gate, publish or hold."""
