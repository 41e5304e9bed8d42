"""What holds for a submission, whatever its kind."""
