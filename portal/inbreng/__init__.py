"""Everything people hand in, of whatever kind: where it belongs, when it is answered, and what became of it."""
