"""What people see and do. One module a theme."""
