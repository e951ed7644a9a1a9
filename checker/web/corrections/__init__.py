"""The pages of the right of reply: forms, tickets, what is refused."""
