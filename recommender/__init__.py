"""What to show next. Knows item ids, never a post."""
