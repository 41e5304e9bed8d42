"""How fast the portal is, next to floors measured in the same run."""
