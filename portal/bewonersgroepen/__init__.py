"""Groups of residents and recognised organisations: who is in them, in which role, and what they add to a regeling."""
