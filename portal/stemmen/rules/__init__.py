"""What holds in a voting round: its life, the forms of a ballot and what makes one valid."""
