"""What every request of a person passes."""
