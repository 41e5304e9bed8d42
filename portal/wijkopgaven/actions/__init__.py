"""Steering the work of a wijk."""
