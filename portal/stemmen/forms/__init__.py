"""What may be filled in."""
