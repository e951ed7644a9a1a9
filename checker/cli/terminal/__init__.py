"""What every command needs of the terminal: the reader's language, its width, its colours, what it can write."""
