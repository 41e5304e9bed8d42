"""What was granted: its budget, what is spent of it with a second pair of eyes, and what moves to another year or group."""
