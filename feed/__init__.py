"""What people see and do: posts, likes and the feeds."""
