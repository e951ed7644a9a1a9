"""Records to entities: who they are, their standing, and the chain that ties them."""
