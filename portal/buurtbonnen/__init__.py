"""Applications for money: asking, handling, deciding."""
