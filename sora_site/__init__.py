"""The roof and the floor of the site."""
