"""What may be asked about messages. One module a theme; import the one you need."""
