"""People: who is who, how they log in, and which roles they hold where."""
