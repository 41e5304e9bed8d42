"""What we look up here."""
