"""What search engines may list, and what they are told of it."""
