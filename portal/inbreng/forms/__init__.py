"""What staff fill in about a submission."""
