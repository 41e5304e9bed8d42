"""Paying what was granted: bank accounts, payment runs by two people, and what comes back."""
