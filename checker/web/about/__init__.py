"""The pages about the service itself: what happens to what is typed, who runs it, how an answer is made."""
