"""What is filled in about a wijkopgave."""
