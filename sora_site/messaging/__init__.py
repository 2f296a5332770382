"""Messages between two people, mostly to hand a clip on with a line."""
