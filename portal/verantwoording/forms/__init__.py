"""What may be filled in here."""
