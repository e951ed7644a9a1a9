"""What a person takes along: the evidence sheet and its check, what to do as calendar and text, links to share."""
