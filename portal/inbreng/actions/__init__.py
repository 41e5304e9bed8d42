"""What staff do with a submission."""
