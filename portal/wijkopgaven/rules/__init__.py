"""What holds for a wijkopgave, its goals and its inspanningen."""
