"""The story: every event that happened, everyone who follows, and how they hear of it."""
