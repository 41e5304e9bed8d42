"""Moderatie: one queue, decisions with reasons, notes, reports of abuse and a second look."""
