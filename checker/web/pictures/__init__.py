"""The page /read/picture: a picture is sent, its recognised lines are compared with it by a person, and only then read
as a text."""
