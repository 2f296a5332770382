"""What people report, and what moderators decide about it."""
