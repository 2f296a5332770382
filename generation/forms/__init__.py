"""What people fill in. One module a theme."""
