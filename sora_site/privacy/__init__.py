"""What people may do about their data: see it, take it along, go away, have it erased."""
