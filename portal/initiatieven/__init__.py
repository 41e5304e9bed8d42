"""Initiatieven: a plan by residents, from first idea to work done."""
