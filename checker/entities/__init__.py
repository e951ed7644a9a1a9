"""Records to entities: who they are, their standing on a day, and the chain that ties them."""
