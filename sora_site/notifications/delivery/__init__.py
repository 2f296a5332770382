"""How notices leave the site: when they are due, by web push and by e-mail."""
