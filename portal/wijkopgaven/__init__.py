"""The work of a wijk by goals: what is going on, what we want, what we do for it, and whom it came from."""
