"""Voordeur: the home page and the pages about the portal itself."""
